#include "contract/unsubscribe.hpp"

#include "platform/security/hash.hpp"

namespace contract {

std::string unsubscribe_token(std::string_view secret, std::string_view customer) {
  const auto mark = platform::security::hmac_sha256_hex(
      secret, "unsubscribe new-launch " + std::string(customer));
  return std::string(customer) + "." + mark.substr(0, 32);
}

std::optional<std::string> unsubscribed_by(std::string_view secret, std::string_view token) {
  const auto dot = token.rfind('.');
  if (dot == token.npos) return {};
  const auto customer = token.substr(0, dot);
  if (!platform::security::constant_time_equal(unsubscribe_token(secret, customer), token))
    return {};
  return std::string(customer);
}

}  // namespace contract
