// UUIDs; see uuid.hpp.
#include "platform/security/uuid.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/security/hash.hpp"
#include "platform/security/random.hpp"

namespace platform::security {

namespace {

using uuid_bytes = std::array<unsigned char, 16>;

bool is_hex(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

bool is_dash_place(std::size_t i) noexcept {
  return i == 8 || i == 13 || i == 18 || i == 23;
}

std::string name_space_bytes(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c != '-') digits += c;
  bool good = digits.size() == 32 && (text.size() == 32 || is_canonical_uuid(text));
  for (const char c : digits) good = good && is_hex(c);
  if (!good) throw std::invalid_argument("name space is not a UUID");
  const auto nibble = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i < 32; i += 2)
    bytes += static_cast<char>(nibble(digits[i]) * 16 + nibble(digits[i + 1]));
  return bytes;
}

std::string hex_with_version(uuid_bytes b, unsigned version) {
  b[6] = static_cast<unsigned char>((b[6] & 0x0F) | (version << 4));
  b[8] = static_cast<unsigned char>((b[8] & 0x3F) | 0x80);
  return hex({reinterpret_cast<const char*>(b.data()), b.size()});
}

std::string dashed(std::string digits) {
  for (const std::size_t at : {8U, 13U, 18U, 23U}) digits.insert(at, 1, '-');
  return digits;
}

}  // namespace

bool is_canonical_uuid(std::string_view text) noexcept {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (is_dash_place(i) ? text[i] != '-' : !is_hex(text[i])) return false;
  return true;
}

std::string uuid_v5_hex(std::string_view name_space, std::string_view name) {
  const auto data = name_space_bytes(name_space) + std::string(name);
  std::array<unsigned char, EVP_MAX_MD_SIZE> sha1{};
  if (EVP_Digest(data.data(), data.size(), sha1.data(), nullptr, EVP_sha1(), nullptr) != 1)
    throw std::runtime_error("SHA-1 failed");
  uuid_bytes first{};
  std::copy_n(sha1.begin(), first.size(), first.begin());
  return hex_with_version(first, 5);
}

std::string uuid_v5(std::string_view name_space, std::string_view name) {
  return dashed(uuid_v5_hex(name_space, name));
}

std::string random_uuid() {
  const auto random = random_bytes(16);
  uuid_bytes b{};
  for (std::size_t i = 0; i < b.size(); ++i) b[i] = static_cast<unsigned char>(random[i]);
  return dashed(hex_with_version(b, 4));
}

}  // namespace platform::security
