#include "contract/wished_language.hpp"

#include <algorithm>
#include <cctype>

namespace contract {
namespace {

std::string_view trimmed(std::string_view s) noexcept {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

// In thousandths; a weight that cannot be read is 0.
int weight_of(std::string_view parameters) noexcept {
  parameters = trimmed(parameters);
  if (parameters.empty()) return 1000;
  if (parameters.size() < 3 || (parameters[0] != 'q' && parameters[0] != 'Q') ||
      parameters[1] != '=')
    return 0;
  const auto figure = parameters.substr(2);
  if (figure.front() == '1') return 1000;
  if (figure.front() != '0') return 0;
  int weight = 0, unit = 100;
  for (const char c : figure.substr(std::min<std::size_t>(figure.size(), 2))) {
    if (c < '0' || c > '9') return 0;
    weight += (c - '0') * unit;
    unit /= 10;
  }
  return weight;
}

// "es-MX" is Spanish.
std::optional<domain::language> named(std::string_view range) noexcept {
  const auto primary = range.substr(0, range.find('-'));
  if (primary.size() != 2) return {};
  const auto lower = [](char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  };
  const char code[2] = {lower(primary[0]), lower(primary[1])};
  return domain::language_coded({code, 2});
}

}  // namespace

domain::language wished_language(std::string_view header) noexcept {
  auto best = domain::language::english;
  int most = 0;
  while (!header.empty()) {
    const auto end = std::min(header.find(','), header.size());
    const auto entry = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    const auto semicolon = std::min(entry.find(';'), entry.size());
    const auto weight = weight_of(entry.substr(std::min(semicolon + 1, entry.size())));
    const auto language = named(trimmed(entry.substr(0, semicolon)));
    if (language && weight > most) {
      best = *language;
      most = weight;
    }
  }
  return best;
}

}  // namespace contract
