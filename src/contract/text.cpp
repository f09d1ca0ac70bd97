#include "contract/text.hpp"

#include <array>
#include <cstdio>

namespace contract::text {
namespace {

// How a language writes figures and days.
struct writing {
  char group, point;
  std::size_t grouped_from;  // digits: Spanish leaves four together
  bool unit_first;
  std::string_view between;  // of a day's parts
  std::array<const char*, 12> months;
  std::array<const char*, 3> ranges;
};

constexpr writing english{',',
                          '.',
                          4,
                          true,
                          " ",
                          {"January", "February", "March", "April", "May", "June", "July", "August",
                           "September", "October", "November", "December"},
                          {"Suborbital", "Low Earth orbit", "Interplanetary"}};

constexpr writing spanish{'.',
                          ',',
                          5,
                          false,
                          " de ",
                          {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
                           "septiembre", "octubre", "noviembre", "diciembre"},
                          {"Suborbital", "Órbita terrestre baja", "Interplanetario"}};

constexpr const writing& of(language l) noexcept {
  switch (l) {
    case language::english: return english;
    case language::spanish: return spanish;
  }
  return english;
}

}  // namespace

std::string number(std::int64_t n, language l) {
  const auto& w = of(l);
  auto digits = std::to_string(n);
  if (digits.size() < w.grouped_from) return digits;
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, w.group);
  }
  return digits;
}

char decimal_point(language l) noexcept {
  return of(l).point;
}

std::string tenths(std::int64_t n, language l) {
  return std::to_string(n / 10) + of(l).point + std::to_string(n % 10);
}

std::string money(domain::cents amount, language l) {
  const auto& w = of(l);
  auto figure = number(amount / 100, l);
  if (const auto rest = amount % 100; rest != 0) {
    figure += w.point;
    figure += (rest < 10 ? "0" : "") + std::to_string(rest);
  }
  return w.unit_first ? "US$\xC2\xA0" + figure : figure + "\xC2\xA0US$";
}

std::string day(domain::instant at, language l) {
  const auto& w = of(l);
  const auto d = domain::day_of(at);
  std::string out = std::to_string(static_cast<unsigned>(d.day()));
  out += w.between;
  out += w.months[static_cast<unsigned>(d.month()) - 1];
  out += w.between;
  return out + std::to_string(static_cast<int>(d.year()));
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

std::string instant(domain::instant at, language l) {
  return day(at, l) + ", " + time(at);
}

std::string_view range(domain::range r, language l) noexcept {
  return of(l).ranges[static_cast<std::size_t>(r)];
}

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string out;
  for (auto open = pattern.find('{'); open != pattern.npos; open = pattern.find('{')) {
    out += pattern.substr(0, open);
    out += values.begin()[pattern[open + 1] - '0'];
    pattern.remove_prefix(open + 3);
  }
  return out += pattern;
}

}  // namespace contract::text
