#include "platform/mail/message.hpp"

#include <algorithm>
#include <string_view>

#include "platform/mail/header.hpp"

namespace platform::mail {
namespace {

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return c > 0x20 && c < 0x7f &&
           std::string_view("()<>@,;:\\\"[]?=").find(c) == std::string_view::npos;
  });
}

void require(bool good, const char* what) {
  if (!good) throw refused(0, what);
}

}  // namespace

void check(const message& m) {
  require(is_address(m.from.address) && is_address(m.to.address), "not an e-mail address");
  require(is_address(m.message_id), "not a message id");
  for (const auto* header : {&m.from.name, &m.to.name, &m.subject})
    require(!has_control_character(*header), "control character in a header");
  for (const auto& [name, value] : m.extra_headers)
    require(is_token(name) && !has_control_character(value), "not a header");
  for (const auto& a : m.attachments) {
    const bool plain =
        std::ranges::all_of(a.file_name, [](char c) { return c >= 0x20 && c < 0x7f; });
    require(
        !a.file_name.empty() && plain && a.file_name.find_first_of("\"\\/") == std::string::npos,
        "not a plain file name");
    require(!has_control_character(a.content_type), "not a content type");
  }
  require(m.text.find('\0') == std::string::npos && m.html.find('\0') == std::string::npos,
          "NUL in the text");
}

}  // namespace platform::mail
