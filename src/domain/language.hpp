#pragma once
// The languages in which customers are spoken to. One more is a line here, its words beside the
// others' (the compiler names each place) and its catalogue in web/languages.

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace domain {

enum class language { english, spanish };

inline constexpr std::array languages{language::english, language::spanish};

// BCP 47
[[nodiscard]] constexpr std::string_view code_of(language l) noexcept {
  switch (l) {
    case language::english: return "en";
    case language::spanish: return "es";
  }
  return "en";
}

// As those say it who speak it.
[[nodiscard]] constexpr std::string_view name_of(language l) noexcept {
  switch (l) {
    case language::english: return "English";
    case language::spanish: return "Español";
  }
  return "English";
}

[[nodiscard]] constexpr std::optional<language> language_coded(std::string_view code) noexcept {
  for (const auto l : languages) {
    if (code_of(l) == code) return l;
  }
  return {};
}

// Where its pages begin: "" or "/es".
[[nodiscard]] inline std::string pages_at(language l) {
  return l == language::english ? std::string() : "/" + std::string(code_of(l));
}

}  // namespace domain
