#pragma once
// Base64url without padding (RFC 4648 section 5), strict: one spelling per value.

#include <optional>
#include <string>
#include <string_view>

namespace platform::security {

[[nodiscard]] std::string base64url(std::string_view bytes);
// nullopt for padding, another alphabet, an impossible length or trailing bits.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

}  // namespace platform::security
