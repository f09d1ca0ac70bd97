#include "domain/common_passwords.hpp"

#include <algorithm>
#include <array>

namespace domain {
namespace {

// Words at the head of every published list of leaked passwords; sorted, for a binary search. Our
// policy asks for upper, lower, digit and special, so nearly all of a top-10,000 list fails before
// it gets here; what is left of it are these words with digits and signs around them.
constexpr std::array<std::string_view, 112> common{
    "abc",        "abcd",      "abcdef",    "access",    "admin",    "administrator", "alexander",
    "amanda",     "andrea",    "andrew",    "angel",     "anthony",  "apple",         "asdf",
    "asdfgh",     "asdfghjkl", "ashley",    "astro",     "austin",   "azerty",        "baby",
    "babygirl",   "bailey",    "banana",    "barcelona", "baseball", "basketball",    "batman",
    "booking",    "bookings",  "butterfly", "changeme",  "charlie",  "cheese",        "chelsea",
    "chocolate",  "computer",  "cookie",    "daniel",    "default",  "dragon",        "elizabeth",
    "fender",     "flower",    "football",  "freedom",   "friends",  "gandalf",       "ginger",
    "google",     "guest",     "hannah",    "harley",    "hello",    "hockey",        "hunter",
    "iloveyou",   "internet",  "jennifer",  "jessica",   "jordan",   "joshua",        "killer",
    "letmein",    "liverpool", "login",     "london",    "love",     "lovely",        "maggie",
    "master",     "matrix",    "matthew",   "michael",   "michelle", "monkey",        "mustang",
    "nicole",     "ninja",     "pass",      "passw",     "password", "passwort",      "patrick",
    "pepper",     "princess",  "qazwsx",    "qwe",       "qwer",     "qwert",         "qwerty",
    "qwertyuiop", "robert",    "root",      "samantha",  "secret",   "shadow",        "soccer",
    "starwars",   "summer",    "sunshine",  "superman",  "taylor",   "test",          "thomas",
    "trustno",    "user",      "welcome",   "whatever",  "winter",   "zaq",           "zxcvbnm"};
static_assert(std::is_sorted(common.begin(), common.end()));

bool letter(char c) noexcept {
  return c >= 'a' && c <= 'z';
}

}  // namespace

bool is_common_password(std::string_view lower) noexcept {
  while (!lower.empty() && !letter(lower.front())) lower.remove_prefix(1);
  while (!lower.empty() && !letter(lower.back())) lower.remove_suffix(1);
  char word[64];
  std::size_t n = 0;
  for (char c : lower) {  // the usual disguises: p@ssw0rd
    if (c == '@') c = 'a';
    if (c == '0') c = 'o';
    if (c == '1' || c == '!') c = 'i';
    if (c == '3') c = 'e';
    if (c == '$' || c == '5') c = 's';
    if (n == sizeof word) return false;
    word[n++] = c;
  }
  return std::binary_search(common.begin(), common.end(), std::string_view(word, n));
}

}  // namespace domain
