#include "sales/webhook_signature.hpp"

#include <charconv>
#include <optional>
#include <string>

#include "platform/security/hash.hpp"

namespace sales {
namespace {

constexpr std::int64_t tolerance = 300;  // seconds, either way

// Of each "name=value" of the header, in order; false ends it.
template <class F>
bool each_member(std::string_view header, F f) {
  while (true) {
    const auto comma = header.find(',');
    const auto member = header.substr(0, comma);
    const auto equals = member.find('=');
    if (equals == member.npos) return false;
    if (!f(member.substr(0, equals), member.substr(equals + 1))) return false;
    if (comma == header.npos) return true;
    header.remove_prefix(comma + 1);
  }
}

// The one time it names.
std::optional<std::string_view> time_in(std::string_view header) {
  std::optional<std::string_view> time;
  const bool well_formed = each_member(header, [&](std::string_view name, std::string_view value) {
    if (name != "t") return true;
    if (time) return false;
    time = value;
    return true;
  });
  return well_formed ? time : std::nullopt;
}

bool fresh(std::string_view time, domain::instant now) {
  std::int64_t seconds = 0;
  const auto [stop, ec] = std::from_chars(time.data(), time.data() + time.size(), seconds);
  if (ec != std::errc{} || stop != time.data() + time.size() || seconds < 0) return false;
  const auto age =
      std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count() - seconds;
  return age <= tolerance && age >= -tolerance;
}

}  // namespace

bool webhook_signature_valid(std::string_view header, std::string_view body,
                             std::string_view secret, domain::instant now) {
  const auto time = time_in(header);
  if (secret.empty() || !time || !fresh(*time, now)) return false;
  const auto expected =
      platform::security::hmac_sha256_hex(secret, std::string(*time) + "." + std::string(body));
  bool fits = false;
  each_member(header, [&](std::string_view name, std::string_view value) {
    if (name == "v1" && platform::security::constant_time_equal(value, expected)) fits = true;
    return true;
  });
  return fits;
}

}  // namespace sales
