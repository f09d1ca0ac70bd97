#include "contract/service_token.hpp"

#include <charconv>

#include "platform/security/hash.hpp"
#include "platform/security/random.hpp"

namespace contract {
namespace {

constexpr std::string_view scheme = "Service ";

std::int64_t unix_seconds(platform::instant at) {
  return std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
}

}  // namespace

std::string make_service_token(std::string_view caller, std::string_view secret,
                               platform::instant now) {
  const auto claims = std::string(caller) + '.' +
                      std::to_string(unix_seconds(now + service_token_life)) + '.' +
                      platform::security::random_hex(8);
  return std::string(scheme) + claims + '.' + platform::security::hmac_sha256_hex(secret, claims);
}

std::optional<std::string> read_service_token(
    std::string_view authorization, platform::instant now,
    const std::function<std::string(std::string_view)>& secret_of) {
  if (!authorization.starts_with(scheme) || authorization.size() > 256) return {};
  const auto token = authorization.substr(scheme.size());
  const auto last = token.rfind('.');
  const auto first = token.find('.');
  if (last == token.npos || first == last) return {};
  const auto claims = token.substr(0, last);
  const auto caller = token.substr(0, first);
  std::int64_t expiry = 0;
  const auto expiry_text = claims.substr(first + 1, claims.find('.', first + 1) - first - 1);
  const auto end = expiry_text.data() + expiry_text.size();
  if (const auto [stop, ec] = std::from_chars(expiry_text.data(), end, expiry);
      ec != std::errc{} || stop != end)
    return {};
  const auto left = expiry - unix_seconds(now);
  if (left < 0 || left > service_token_life.count() + 5) return {};
  const auto secret = secret_of(caller);
  if (secret.empty()) return {};
  if (!platform::security::constant_time_equal(token.substr(last + 1),
                                               platform::security::hmac_sha256_hex(secret, claims)))
    return {};
  return std::string(caller);
}

}  // namespace contract
