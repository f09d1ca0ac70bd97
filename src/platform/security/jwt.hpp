#pragma once
// ES256 tokens (RFC 7515, 7518, 7519) with OpenSSL: one algorithm, so there is none to confuse. Who
// verifies has a key_set made from the issuer's JWKS; who signs has a signing_key.

#include <boost/json/object.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/runtime/time.hpp"

struct evp_pkey_st;

namespace platform::security {

class signing_key {
 public:
  [[nodiscard]] static signing_key generate();
  [[nodiscard]] static signing_key from_pem(const std::string& pem);  // throws for all but P-256

  [[nodiscard]] std::string to_pem() const;  // PKCS#8, secret
  // The key's thumbprint (RFC 7638), so that the same key always has the same id.
  [[nodiscard]] const std::string& kid() const noexcept { return kid_; }
  [[nodiscard]] boost::json::object jwk() const;  // the public half
  [[nodiscard]] std::string sign(const boost::json::object& claims) const;

 private:
  explicit signing_key(std::shared_ptr<evp_pkey_st> key);
  std::shared_ptr<evp_pkey_st> key_;
  std::string kid_;
};

// {"keys": [ … ]} of the public halves.
[[nodiscard]] boost::json::object jwks(std::span<const signing_key> keys);

class key_set {
 public:
  key_set() = default;
  // Takes the P-256 signature keys out of a JWKS. Throws std::runtime_error for what is not a JWKS,
  // a key that is not on the curve, or two keys with one id.
  [[nodiscard]] static key_set from_jwks(std::string_view json);
  [[nodiscard]] evp_pkey_st* find(std::string_view kid) const noexcept;  // nullptr: unknown
  [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }

 private:
  struct key {
    std::string kid;
    std::shared_ptr<evp_pkey_st> pub;
  };
  std::vector<key> keys_;
};

// The claims of a token that is signed by one of our keys, for this issuer and audience, not
// expired, and not from the future (60 s of clock difference allowed for iat and nbf). At most 4
// kB.
[[nodiscard]] std::optional<boost::json::object> verify(std::string_view token, const key_set& keys,
                                                        instant now, std::string_view issuer,
                                                        std::string_view audience);
// Only to tell a caller why it is refused: all of verify but the times.
[[nodiscard]] std::optional<boost::json::object> verify_ignoring_expiry(std::string_view token,
                                                                        const key_set& keys,
                                                                        std::string_view issuer,
                                                                        std::string_view audience);

}  // namespace platform::security
