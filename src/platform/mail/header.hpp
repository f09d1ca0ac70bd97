#pragma once
// What may stand in an e-mail's header: RFC 2047 words, RFC 5322 dates and addresses.

#include <string>
#include <string_view>

#include "platform/runtime/time.hpp"

namespace platform::mail {

// Plain ASCII as it is, all else as UTF-8 base64 words of at most 75 characters, never cut inside
// of a character; folded onto lines.
[[nodiscard]] std::string encoded_text(std::string_view text);
// "Name" <address>, or the address alone when there is no name.
[[nodiscard]] std::string encoded_mailbox(std::string_view name, std::string_view address);
// "Mon, 23 Nov 2026 02:00:00 +0000"
[[nodiscard]] std::string encoded_date(platform::instant at);

// local@domain in ASCII, without quotes, comments or spaces; at most 254 characters.
[[nodiscard]] bool is_address(std::string_view text) noexcept;
[[nodiscard]] bool has_control_character(std::string_view text) noexcept;

}  // namespace platform::mail
