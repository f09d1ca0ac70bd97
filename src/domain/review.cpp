#include "domain/review.hpp"

namespace domain {
namespace {

review begin(const booking& b, instant now) {
  review r;
  r.booking_id = b.id;
  r.launch_id = b.launch.id;
  r.supplier_id = b.launch.supplier_id;
  r.customer_id = b.customer_id;
  r.destination = b.launch.destination;
  r.rocket = b.launch.rocket;
  r.departs_at = b.launch.departs_at;
  r.written_at = now;
  return r;
}

// The first character, which may be several bytes of UTF-8.
std::string_view first_character(std::string_view text) {
  std::size_t n = 1;
  while (n < text.size() && (static_cast<unsigned char>(text[n]) & 0xC0U) == 0x80U) ++n;
  return text.substr(0, n);
}

}  // namespace

std::string public_name(std::string_view full_name) {
  const auto begin = full_name.find_first_not_of(' ');
  if (begin == full_name.npos) return std::string(unnamed_author);
  const auto name = full_name.substr(begin, full_name.find_last_not_of(' ') - begin + 1);
  const auto last = name.rfind(' ');
  if (last == name.npos) return std::string(name);
  return std::string(name.substr(0, name.find(' '))) + ' ' +
         std::string(first_character(name.substr(last + 1))) + '.';
}

result<review> write_review(const booking& b, const std::optional<review>& before,
                            const review_words& words, std::string_view full_name, instant now) {
  if (b.state != booking_state::flown) return refusal{no::booking_not_flown};
  if (before && before->words == words) return *before;
  if (before && now > review_editable_until(before->written_at)) return refusal{no::review_closed};
  auto r = before ? *before : begin(b, now);
  if (before) r.edited_at = now;
  r.words = words;
  r.author = public_name(full_name);
  ++r.version;
  return r;
}

review answer_review(review r, const std::string& text, const std::string& by, instant now) {
  if (r.answer && r.answer->text == text) return r;
  r.answer = review_answer{text, by, now};
  ++r.version;
  return r;
}

review hide_review(review r, const std::string& reason, const std::string& by, instant now) {
  if (r.hidden && r.hidden->reason == reason) return r;
  r.hidden = review_hiding{reason, by, now};
  ++r.version;
  return r;
}

review show_review(review r) {
  if (!r.hidden) return r;
  r.hidden.reset();
  ++r.version;
  return r;
}

review forget_author(review r) {
  if (r.author == unnamed_author) return r;
  r.author = unnamed_author;
  ++r.version;
  return r;
}

}  // namespace domain
