#include "customer_api/reviews/review_json.hpp"

#include "contract/text.hpp"
#include "platform/runtime/time.hpp"

namespace customer_api {

namespace text = contract::text;
using boost::json::array;
using boost::json::object;
using boost::json::value;
using platform::format_instant;

namespace {

std::string star_row(int stars) {
  std::string row;
  for (int n = 1; n <= domain::most_stars; ++n) row += n <= stars ? "\u2605" : "\u2606";
  return row;
}

value answer_json(const domain::review& r) {
  if (!r.answer) return nullptr;
  return object{{"text", r.answer->text}, {"at", format_instant(r.answer->at)}};
}

object review_data(const domain::review& r, const page_words& w) {
  object o{{"stars", star_row(r.words.stars)},
           {"starsText", text::filled(w.stars, {std::to_string(r.words.stars)})},
           {"title", r.words.title},
           {"text", r.words.text},
           {"author", r.author},
           {"flight", text::filled(w.flew, {r.destination, r.rocket})},
           {"day", text::day(r.edited_at.value_or(r.written_at), w.language)},
           {"edited", r.edited_at.has_value()},
           {"answer", r.answer ? value(r.answer->text) : value(false)},
           {"answerDay", r.answer ? text::day(r.answer->at, w.language) : std::string()}};
  return o;
}

}  // namespace

reviewed reviews_of(sales::reviews& all, const std::string& supplier, const std::string& cursor,
                    domain::instant now) {
  return {all.rating_of(supplier), all.of_supplier(supplier, cursor, reviews_a_page, now),
          !cursor.empty()};
}

value rating_json(const domain::rating& r) {
  if (r.count == 0) return nullptr;
  return object{{"average", static_cast<double>(r.tenths()) / 10}, {"count", r.count}};
}

object review_json(const domain::review& r) {
  object o{{"id", r.id},
           {"author", r.author},
           {"stars", r.words.stars},
           {"title", r.words.title},
           {"text", r.words.text},
           {"destinationName", r.destination},
           {"rocketName", r.rocket},
           {"departsAt", format_instant(r.departs_at)},
           {"writtenAt", format_instant(r.written_at)},
           {"editedAt", nullptr},
           {"answer", answer_json(r)}};
  if (r.edited_at) o["editedAt"] = format_instant(*r.edited_at);
  return o;
}

object own_review_json(const domain::review& r) {
  auto o = review_json(r);
  o["editableUntil"] = format_instant(domain::review_editable_until(r.written_at));
  o["hiddenBecause"] = r.hidden ? value(r.hidden->reason) : value(nullptr);
  return o;
}

void add_reviews(object& data, const reviewed& r, const std::string& path, const page_words& w) {
  array list;
  for (const auto& each : r.page.items) list.push_back(review_data(each, w));
  const auto count = r.rating.count;
  data["hasReviews"] = !list.empty();
  data["reviews"] = std::move(list);
  data["average"] = count > 0 ? text::tenths(r.rating.tenths(), w.language) : std::string();
  data["averageStars"] = star_row(static_cast<int>((r.rating.tenths() + 5) / 10));
  data["reviewCount"] =
      text::number(count, w.language) + ' ' + std::string(count == 1 ? w.review : w.reviews);
  data["newestHref"] = r.later ? path : std::string();
  data["olderHref"] = r.page.next.empty() ? std::string() : path + "?cursor=" + r.page.next;
}

value rating_json_ld(const domain::rating& r) {
  if (r.count == 0) return nullptr;
  return object{{"@type", "AggregateRating"},
                {"ratingValue", text::tenths(r.tenths())},
                {"bestRating", "5"},
                {"worstRating", "1"},
                {"reviewCount", r.count}};
}

}  // namespace customer_api
