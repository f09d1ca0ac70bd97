#pragma once
// Our fonts only, so that a document has the same bytes on every machine: Noto Sans
// (fonts-noto-core) and, for Chinese, Japanese and Korean, Droid Sans Fallback
// (fonts-droid-fallback).

#include <pango/pangocairo.h>

#include <string>

namespace platform::pdf {

inline constexpr const char* font_families = "Noto Sans, Droid Sans Fallback";

// This thread's layout context, made at its first use. `cache` is a folder for fontconfig's index
// (made when absent); without one each process reads all font files anew, a quarter of a second.
[[nodiscard]] PangoContext* font_context(const std::string& cache);

}  // namespace platform::pdf
