#pragma once
// Our fonts only, so that a document has the same bytes on every machine: Noto Sans
// (fonts-noto-core) and, for Chinese, Japanese and Korean, Droid Sans Fallback
// (fonts-droid-fallback).

#include <pango/pangocairo.h>

#include <mutex>
#include <string>

namespace platform::pdf {

inline constexpr const char* font_families = "Noto Sans, Droid Sans Fallback";

// Documents are laid out one after the other: a font map for each thread would cost megabytes in
// every worker, and a document takes five milliseconds.
[[nodiscard]] std::unique_lock<std::mutex> lock_fonts();

// The process' layout context, made at its first use; hold the lock while you use it. `cache` is a
// folder for fontconfig's index (made when absent); without one each process reads all font files
// anew, a quarter of a second.
[[nodiscard]] PangoContext* font_context(const std::string& cache);

}  // namespace platform::pdf
