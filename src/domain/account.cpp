#include "domain/account.hpp"

#include <algorithm>

#include "domain/common_passwords.hpp"

namespace domain {
namespace {

constexpr std::array<std::string_view, 5> role_names{"customer", "supplier", "employee",
                                                     "financial", "it"};

std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return out;
}

// UTF-8 characters, not bytes.
std::size_t length(std::string_view s) {
  return static_cast<std::size_t>(
      std::count_if(s.begin(), s.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool any(std::string_view s, bool (*test)(char)) {
  return std::any_of(s.begin(), s.end(), test);
}

}  // namespace

std::string_view name_of(role r) noexcept {
  return role_names[static_cast<std::size_t>(r)];
}

std::optional<role> role_named(std::string_view name) noexcept {
  for (std::size_t i = 0; i < role_names.size(); ++i) {
    if (role_names[i] == name) return static_cast<role>(i);
  }
  return {};
}

std::string folded_email(std::string_view email) {
  while (!email.empty() && email.front() == ' ') email.remove_prefix(1);
  while (!email.empty() && email.back() == ' ') email.remove_suffix(1);
  return lower(email);
}

bool plausible_email(std::string_view email) noexcept {
  if (email.size() < 6 || email.size() > 254) return false;
  if (any(email, [](char c) {
        return c <= ' ' || c > '~' ||
               std::string_view("\"(),:;<>[\\]").find(c) != std::string_view::npos;
      })) {
    return false;
  }
  const auto at = email.find('@');
  if (at == email.npos || at == 0 || at > 64 || email.find('@', at + 1) != email.npos) return false;
  const auto domain = email.substr(at + 1);
  const auto dot = domain.rfind('.');
  return dot != domain.npos && dot != 0 && dot + 2 < domain.size() &&
         domain.find("..") == domain.npos && domain.front() != '-' && domain.front() != '.' &&
         email[at - 1] != '.' && email.front() != '.';
}

std::vector<password_fault> faults_of_password(std::string_view password, std::string_view email) {
  std::vector<password_fault> faults;
  const auto n = length(password);
  if (n < 8) faults.push_back(password_fault::too_short);
  if (n > 128) faults.push_back(password_fault::too_long);
  if (!any(password, [](char c) { return c >= 'A' && c <= 'Z'; }))
    faults.push_back(password_fault::no_upper);
  if (!any(password, [](char c) { return c >= 'a' && c <= 'z'; }))
    faults.push_back(password_fault::no_lower);
  if (!any(password, [](char c) { return c >= '0' && c <= '9'; }))
    faults.push_back(password_fault::no_digit);
  const auto special = [](char c) {
    return !((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  };
  if (!any(password, special)) faults.push_back(password_fault::no_special);
  const auto plain = lower(password);
  if (is_common_password(plain)) faults.push_back(password_fault::too_common);
  const auto address = folded_email(email);
  const auto name = address.substr(0, address.find('@'));
  if (!address.empty() &&
      (plain.find(address) != plain.npos || (name.size() >= 4 && plain.find(name) != plain.npos))) {
    faults.push_back(password_fault::contains_email);
  }
  return faults;
}

std::string_view name_of(password_fault f) noexcept {
  switch (f) {
    case password_fault::too_short: return "password_too_short";
    case password_fault::too_long: return "password_too_long";
    case password_fault::no_upper: return "password_needs_upper_case";
    case password_fault::no_lower: return "password_needs_lower_case";
    case password_fault::no_digit: return "password_needs_digit";
    case password_fault::no_special: return "password_needs_special_character";
    case password_fault::too_common: return "password_too_common";
    case password_fault::contains_email: return "password_contains_email";
  }
  return "password_too_short";
}

}  // namespace domain
