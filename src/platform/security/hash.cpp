// SHA-256 and HMAC by OpenSSL; see hash.hpp.
#include "platform/security/hash.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <fstream>
#include <memory>
#include <stdexcept>
#include <vector>

namespace platform::security {

namespace {

std::string_view text(const digest& d) {
  return {reinterpret_cast<const char*>(d.data()), d.size()};
}

}  // namespace

digest sha256(std::string_view data) {
  digest out{};
  unsigned length = 0;
  if (EVP_Digest(data.data(), data.size(), out.data(), &length, EVP_sha256(), nullptr) != 1 ||
      length != out.size())
    throw std::runtime_error("SHA-256 failed");
  return out;
}

std::string sha256_hex(std::string_view data) {
  return hex(text(sha256(data)));
}

std::string sha256_hex_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> on(EVP_MD_CTX_new(),
                                                                   EVP_MD_CTX_free);
  bool good = in.is_open() && on && EVP_DigestInit_ex(on.get(), EVP_sha256(), nullptr) == 1;
  std::vector<char> buffer(std::size_t{64} * 1024);
  while (good && in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    good = EVP_DigestUpdate(on.get(), buffer.data(), static_cast<std::size_t>(in.gcount())) == 1;
  }
  digest out{};
  unsigned length = 0;
  if (!good || in.bad() || EVP_DigestFinal_ex(on.get(), out.data(), &length) != 1)
    throw std::runtime_error("cannot read " + path);
  return hex(text(out));
}

digest hmac_sha256(std::string_view key, std::string_view data) {
  digest out{};
  unsigned length = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(data.data()), data.size(), out.data(),
           &length) == nullptr ||
      length != out.size())
    throw std::runtime_error("HMAC failed");
  return out;
}

std::string hmac_sha256_hex(std::string_view key, std::string_view data) {
  return hex(text(hmac_sha256(key, data)));
}

bool constant_time_equal(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

}  // namespace platform::security
