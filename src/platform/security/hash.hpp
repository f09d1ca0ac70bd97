#pragma once
// SHA-256, HMAC and comparison in constant time.

#include <array>
#include <string>
#include <string_view>

namespace platform::security {

using digest = std::array<unsigned char, 32>;

[[nodiscard]] digest sha256(std::string_view data);
[[nodiscard]] std::string sha256_hex(std::string_view data);  // 64 lower-case digits
// Of a file's bytes, without keeping them; throws std::runtime_error when it cannot be read.
[[nodiscard]] std::string sha256_hex_of_file(const std::string& path);
[[nodiscard]] digest hmac_sha256(std::string_view key, std::string_view data);
[[nodiscard]] std::string hmac_sha256_hex(std::string_view key, std::string_view data);
// Takes the same time wherever the two differ; the lengths are not secret.
[[nodiscard]] bool constant_time_equal(std::string_view a, std::string_view b) noexcept;
[[nodiscard]] std::string hex(std::string_view bytes);

}  // namespace platform::security
