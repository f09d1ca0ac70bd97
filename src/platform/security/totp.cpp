// TOTP by OpenSSL's HMAC; see totp.hpp.
#include "platform/security/totp.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

#include "platform/security/hash.hpp"

namespace platform::security {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t step_seconds = 30;

std::string escaped(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~' || c == '@';
    if (plain)
      out += c;
    else
      (out += '%') += {hex[byte >> 4], hex[byte & 15]};
  }
  return out;
}

}  // namespace

std::string base32(std::string_view bytes) {
  std::string out;
  std::uint32_t pending = 0;
  unsigned bits = 0;
  for (const char c : bytes) {
    pending = (pending << 8) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5;) out += alphabet[(pending >> (bits -= 5)) & 31];
  }
  if (bits > 0) out += alphabet[(pending << (5 - bits)) & 31];
  return out;
}

std::optional<std::string> from_base32(std::string_view text) {
  std::string out;
  std::uint32_t pending = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const auto digit = alphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    pending = (pending << 5) | static_cast<std::uint32_t>(digit);
    bits += 5;
    if (bits >= 8) out += static_cast<char>((pending >> (bits -= 8)) & 255);
  }
  return out;
}

std::int64_t totp_step(instant at) noexcept {
  return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count() / step_seconds;
}

std::string totp_code(std::string_view secret, std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i)
    counter[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (56 - 8 * i));
  std::array<unsigned char, 20> mac{};
  unsigned length = 0;
  if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(),
           counter.size(), mac.data(), &length) == nullptr ||
      length != mac.size())
    throw std::runtime_error("HMAC failed");
  const std::size_t at = mac.back() & 15U;
  const std::uint32_t word = ((mac[at] & 127U) << 24) | (static_cast<unsigned>(mac[at + 1]) << 16) |
                             (static_cast<unsigned>(mac[at + 2]) << 8) | mac[at + 3];
  auto digits = std::to_string(word % 1'000'000);
  return std::string(6 - digits.size(), '0') + digits;
}

std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code,
                                       instant now) {
  const auto step = totp_step(now);
  for (const auto near : {step, step - 1, step + 1}) {
    if (constant_time_equal(totp_code(secret, near), code)) return near;
  }
  return std::nullopt;
}

std::string totp_address(std::string_view secret, std::string_view issuer,
                         std::string_view account) {
  return "otpauth://totp/" + escaped(issuer) + ":" + escaped(account) +
         "?secret=" + base32(secret) + "&issuer=" + escaped(issuer);
}

}  // namespace platform::security
