#pragma once
// Content codings: brotli (quality 5) and gzip (level 6), measured as the knees of their curves.

#include <string>
#include <string_view>

namespace platform::http {

enum class coding { identity, gzip, brotli };

// The best of what `accept_encoding` names (q=0 refuses); identity when it names none of ours.
[[nodiscard]] coding choose_coding(std::string_view accept_encoding) noexcept;
[[nodiscard]] std::string encode(coding how, std::string_view bytes);
[[nodiscard]] std::string_view name_of(coding c) noexcept;

}  // namespace platform::http
