#include "platform/security/sealer.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "platform/security/base64url.hpp"
#include "platform/security/hash.hpp"
#include "platform/security/random.hpp"

namespace platform::security {
namespace {

constexpr std::size_t key_bytes = 32, nonce_bytes = 12, tag_bytes = 16;
constexpr std::string_view form = "v1.";

using cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string bytes_of(const std::string& hex_text) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex_text.size(); i += 2) {
    const int high = digit(hex_text[i]), low = digit(hex_text[i + 1]);
    if (high < 0 || low < 0) return {};
    out += static_cast<char>(high * 16 + low);
  }
  return hex_text.size() % 2 == 0 ? out : std::string();
}

const unsigned char* raw(std::string_view s) {
  return reinterpret_cast<const unsigned char*>(s.data());
}

unsigned char* raw(std::string& s) {
  return reinterpret_cast<unsigned char*>(s.data());
}

cipher begun(int (*init)(EVP_CIPHER_CTX*, const EVP_CIPHER*, ENGINE*, const unsigned char*,
                         const unsigned char*),
             std::string_view key, std::string_view nonce) {
  cipher on(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  if (!on || init(on.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)) != 1)
    throw std::runtime_error("AES-256-GCM cannot begin");
  return on;
}

}  // namespace

sealer::sealer(const std::vector<std::string>& keys) {
  for (const auto& text : keys) {
    auto bytes = bytes_of(text);
    if (bytes.size() != key_bytes)
      throw std::invalid_argument("a sealing key has 64 hexadecimal digits");
    keys_.push_back({sha256_hex(bytes).substr(0, 8), std::move(bytes)});
  }
  if (keys_.empty()) throw std::invalid_argument("no sealing key");
}

std::string sealer::seal(std::string_view plain, std::string_view owner) const {
  const auto& k = keys_.front();
  const auto nonce = random_bytes(nonce_bytes);
  const auto on = begun(EVP_EncryptInit_ex, k.bytes, nonce);
  std::string out(plain.size(), '\0'), tag(tag_bytes, '\0');
  int n = 0, rest = 0;
  const bool good =
      EVP_EncryptUpdate(on.get(), nullptr, &n, raw(owner), static_cast<int>(owner.size())) == 1 &&
      EVP_EncryptUpdate(on.get(), raw(out), &n, raw(plain), static_cast<int>(plain.size())) == 1 &&
      EVP_EncryptFinal_ex(on.get(), raw(out) + n, &rest) == 1 &&
      EVP_CIPHER_CTX_ctrl(on.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag_bytes),
                          tag.data()) == 1;
  if (!good) throw std::runtime_error("AES-256-GCM failed");
  return std::string(form) + k.id + "." + base64url(nonce + out + tag);
}

std::optional<std::string> sealer::open(std::string_view sealed, std::string_view owner) const {
  if (!is_sealed(sealed)) return {};
  const auto dot = sealed.find('.', form.size());
  if (dot == sealed.npos) return {};
  const auto id = sealed.substr(form.size(), dot - form.size());
  const auto k = std::ranges::find(keys_, id, &key::id);
  const auto bytes = from_base64url(sealed.substr(dot + 1));
  if (k == keys_.end() || !bytes || bytes->size() < nonce_bytes + tag_bytes) return {};
  const auto nonce = bytes->substr(0, nonce_bytes);
  const auto text = bytes->substr(nonce_bytes, bytes->size() - nonce_bytes - tag_bytes);
  auto tag = bytes->substr(bytes->size() - tag_bytes);
  const auto on = begun(EVP_DecryptInit_ex, k->bytes, nonce);
  std::string out(text.size(), '\0');
  int n = 0, rest = 0;
  const bool good =
      EVP_DecryptUpdate(on.get(), nullptr, &n, raw(owner), static_cast<int>(owner.size())) == 1 &&
      EVP_DecryptUpdate(on.get(), raw(out), &n, raw(text), static_cast<int>(text.size())) == 1 &&
      EVP_CIPHER_CTX_ctrl(on.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag_bytes),
                          tag.data()) == 1 &&
      EVP_DecryptFinal_ex(on.get(), raw(out) + n, &rest) == 1;
  if (!good) return {};
  return out;
}

bool sealer::is_current(std::string_view text) const {
  return text.starts_with(std::string(form) + keys_.front().id + ".");
}

}  // namespace platform::security
