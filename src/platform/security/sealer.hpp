#pragma once
// Short secrets, encrypted for a database that does not have the key: AES-256-GCM, bound to whom
// they belong to. Several keys open, so that the key can be changed without losing anything.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace platform::security {

class sealer {
 public:
  // 64 hexadecimal digits each, from `openssl rand -hex 32`. The first one seals, all open.
  // Throws std::invalid_argument.
  explicit sealer(const std::vector<std::string>& keys);

  // "v1.<key>.<nonce, cipher text, tag>"; another text each time.
  [[nodiscard]] std::string seal(std::string_view plain, std::string_view owner) const;
  // Nothing when it was altered, belongs to somebody else, or was sealed with another key.
  [[nodiscard]] std::optional<std::string> open(std::string_view sealed,
                                                std::string_view owner) const;
  // Sealed at all, and with the key that seals now.
  [[nodiscard]] bool is_current(std::string_view text) const;
  [[nodiscard]] static bool is_sealed(std::string_view text) { return text.starts_with("v1."); }

 private:
  struct key {
    std::string id, bytes;  // id: the first digits of its hash
  };
  std::vector<key> keys_;
};

}  // namespace platform::security
