#include "domain/bank_line.hpp"

#include <algorithm>
#include <array>

namespace domain {
namespace {

constexpr std::size_t reference_digits = 8, year_digits = 4, number_digits = 6;

char upper(char c) noexcept {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
bool digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
bool hex(char c) noexcept {
  return digit(c) || (c >= 'A' && c <= 'F');
}
bool word(char c) noexcept {
  return digit(c) || (c >= 'A' && c <= 'Z');
}

// Banks leave dashes out, or put spaces in their place.
std::size_t past_separator(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && (text[at] == '-' || text[at] == ' ') ? at + 1 : at;
}

std::string_view run(std::string_view text, std::size_t at, bool (*of)(char)) noexcept {
  auto end = at;
  while (end < text.size() && of(text[end])) ++end;
  return text.substr(std::min(at, text.size()), end - at);
}

// "AB-" and exactly eight digits.
std::string booking_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "AB") return {};
  const auto digits = run(text, past_separator(text, at + 2), word);
  const bool all = std::all_of(digits.begin(), digits.end(), hex);
  return digits.size() == reference_digits && all ? "AB-" + std::string(digits) : std::string();
}

// "INV-", a year, and at least six digits.
std::string invoice_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 3) != "INV") return {};
  const auto from = past_separator(text, at + 3);
  const auto year = run(text, from, digit).substr(0, year_digits);
  if (year.size() != year_digits) return {};
  const auto number = run(text, past_separator(text, from + year_digits), digit);
  if (number.size() < number_digits) return {};
  return "INV-" + std::string(year) + "-" + std::string(number);
}

void add_once(std::vector<std::string>& to, std::string text) {
  if (!text.empty() && std::find(to.begin(), to.end(), text) == to.end())
    to.push_back(std::move(text));
}

}  // namespace

payment_references references_in(std::string_view text) {
  std::string all(text);
  std::transform(all.begin(), all.end(), all.begin(), upper);
  payment_references found;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (at > 0 && word(all[at - 1])) continue;
    add_once(found.bookings, booking_at(all, at));
    add_once(found.invoices, invoice_at(all, at));
  }
  return found;
}

std::string_view name_of(bank_match m) noexcept {
  constexpr std::array<std::string_view, 10> names{
      "exact", "part",      "over",    "late",     "noted",
      "again", "by-amount", "unknown", "outgoing", "other-currency"};
  return names[static_cast<std::size_t>(m)];
}

bank_proposal propose(cents amount, std::string_view currency_code,
                      const std::optional<awaited_transfer>& of, bool named) noexcept {
  if (amount <= 0) return {bank_match::outgoing};
  if (currency_code != currency) return {bank_match::other_currency};
  if (!of) return {bank_match::unknown};
  const auto sum = of->received + amount;
  if (of->paid && sum <= of->total) return {bank_match::noted};
  if (of->paid || of->received >= of->total) return {bank_match::again, 0, amount};
  const auto missing = std::max<cents>(0, of->total - sum);
  const auto surplus = std::max<cents>(0, sum - of->total);
  if (of->ended) return {bank_match::late, missing, surplus};
  if (missing > 0) return {bank_match::part, missing};
  if (surplus > 0) return {bank_match::over, 0, surplus};
  return {named ? bank_match::exact : bank_match::by_amount};
}

bool confirmable(bank_match m) noexcept {
  return m != bank_match::unknown && m != bank_match::outgoing && m != bank_match::other_currency;
}

}  // namespace domain
