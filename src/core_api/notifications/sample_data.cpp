#include "core_api/notifications/sample_data.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <map>
#include <string>

namespace core_api {
namespace {

using boost::json::object;

// What is a list in our templates; every other section is there or not.
constexpr std::array<std::string_view, 7> lists{"passengers", "gone",          "tooOld",  "tiers",
                                                "bookings",   "cancellations", "findings"};

const std::map<std::string_view, std::string_view>& known() {
  static const std::map<std::string_view, std::string_view> all{
      {"name", "Zoë O’Brien & Søns <script>alert(1)</script>"},
      {"customer", "Hâna “Ж” von und zu Überlingen-Müller de la Fuente y Ñáñez"},
      {"destination", "Low Earth orbit"},
      {"rocket", "Petrel 9 \"Heavy\""},
      {"spaceport", "Kourou, Guyane française"},
      {"supplier", "Boreal Spaceways <Ltd> & Co."},
      {"departure", "29 February 2028, 23:59 UTC"},
      {"before", "27 February 2028, 23:59 UTC"},
      {"reference", "AB-7K2M9Q"},
      {"number", "INV-2026-000001"},
      {"creditNote", "CN-2026-000001"},
      {"invoice", "INV-2026-000001"},
      {"seats", "4"},
      {"seatWord", "seats"},
      {"givenUp", "1"},
      {"givenUpWord", "seat"},
      {"kept", "3"},
      {"keptWord", "seats"},
      {"percent", "90"},
      {"period", "16 November to 22 November 2026"},
      {"every", "week"},
      {"capacity", "12"},
      {"sold", "3"},
      {"needed", "4"},
      {"amount", "US$ 54,999,999.99"},
      {"total", "US$ 219,999,999.96"},
      {"price", "US$ 54,999,999.99"},
      {"back", "US$ 49,499,999.99"},
      {"revenue", "US$ 219,999,999.96"},
      {"fee", "US$ 2,199,999.99"}};
  return all;
}

std::string sample(std::string_view name) {
  if (const auto at = known().find(name); at != known().end()) return std::string(at->second);
  if (name.ends_with("Url") || name == "url") return "https://example.com/" + std::string(name);
  for (const auto* time : {"at", "until", "since", "date", "Day", "On", "From", "Until"}) {
    if (name == time || name.ends_with(time)) return "29 February 2028, 00:00 UTC";
  }
  return "(" + std::string(name) + ") “weather” & <delay>";
}

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '&' || s.front() == '{'))
    s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '}')) s.remove_suffix(1);
  return s;
}

// Up to the end of the section that is open; what follows it.
std::string_view read(std::string_view text, object& into) {
  for (;;) {
    const auto open = text.find("{{");
    if (open == text.npos) return {};
    const auto close = text.find("}}", open);
    if (close == text.npos) return {};
    auto tag = text.substr(open + 2, close - open - 2);
    text.remove_prefix(std::min(text.size(), close + 2 + (tag.starts_with('{') ? 1 : 0)));
    const char kind = tag.empty() ? ' ' : tag.front();
    if (kind == '/') return text;
    if (kind == '!') continue;
    if (kind != '#' && kind != '^') {
      if (tag != ".") into.emplace(trimmed(tag), sample(trimmed(tag)));
      continue;
    }
    const auto name = trimmed(tag.substr(1));
    if (std::ranges::find(lists, name) == lists.end()) {
      into.emplace(name, sample(name));
      text = read(text, into);
      continue;
    }
    object one;
    text = read(text, one);
    if (one.empty())
      into.emplace(name, boost::json::array{sample("name"), sample("customer")});
    else
      into.emplace(name, boost::json::array{one, one});
  }
}

}  // namespace

void add_samples(std::string_view template_text, object& into) {
  (void)read(template_text, into);
}

}  // namespace core_api
