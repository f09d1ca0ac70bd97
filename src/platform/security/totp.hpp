#pragma once
// One-time codes of authenticator apps (RFC 6238: SHA-1, six digits, 30 seconds) and the base32
// (RFC 4648 section 6, without padding) that their secrets are written in.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/runtime/time.hpp"

namespace platform::security {

[[nodiscard]] std::string base32(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base32(std::string_view text);  // nullopt: not base32

[[nodiscard]] std::int64_t totp_step(instant at) noexcept;
[[nodiscard]] std::string totp_code(std::string_view secret, std::int64_t step);
// The step whose code this is, at most one step before or after now: phones' clocks differ.
[[nodiscard]] std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code,
                                                     instant now);
// What the QR code says: otpauth://totp/<issuer>:<account>?secret=…&issuer=…
[[nodiscard]] std::string totp_address(std::string_view secret, std::string_view issuer,
                                       std::string_view account);

}  // namespace platform::security
