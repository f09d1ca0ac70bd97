#include "contract/text.hpp"

#include <array>
#include <cstdio>

namespace contract::text {
namespace {

constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};

}  // namespace

std::string number(std::int64_t n) {
  auto digits = std::to_string(n);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return digits;
}

std::string money(domain::cents amount) {
  std::string out = "US$\xC2\xA0" + number(amount / 100);
  if (const auto rest = amount % 100; rest != 0)
    out += (rest < 10 ? ".0" : ".") + std::to_string(rest);
  return out;
}

std::string day(domain::instant at) {
  const auto d = domain::day_of(at);
  return std::to_string(static_cast<unsigned>(d.day())) + ' ' +
         months[static_cast<unsigned>(d.month()) - 1] + ' ' +
         std::to_string(static_cast<int>(d.year()));
}

std::string time(domain::instant at) {
  const std::chrono::hh_mm_ss<std::chrono::milliseconds> t{
      at - std::chrono::floor<std::chrono::days>(at)};
  char text[16];
  const int n =
      std::snprintf(text, sizeof text, "%02d:%02d UTC", static_cast<int>(t.hours().count()),
                    static_cast<int>(t.minutes().count()));
  return {text, static_cast<std::size_t>(n)};
}

std::string instant(domain::instant at) {
  return day(at) + ", " + time(at);
}

std::string_view range(domain::range r) noexcept {
  switch (r) {
    case domain::range::suborbital: return "Suborbital";
    case domain::range::low_earth_orbit: return "Low Earth orbit";
    case domain::range::interplanetary: return "Interplanetary";
  }
  return "";
}

}  // namespace contract::text
