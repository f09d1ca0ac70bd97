// What the leak sanitizer need not tell about tests that make PDFs: fontconfig leaves one pattern
// behind per process.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig";
}
