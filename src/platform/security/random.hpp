#pragma once
// Randomness of the operating system's quality.

#include <cstddef>
#include <string>

namespace platform::security {

[[nodiscard]] std::string random_bytes(std::size_t count);
[[nodiscard]] std::string random_hex(std::size_t bytes);  // two digits a byte
[[nodiscard]] std::string random_token();                 // 256 bits, base64url, 43 characters

}  // namespace platform::security
