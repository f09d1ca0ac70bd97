#include "backoffice/reviews.hpp"

#include <array>

namespace backoffice {

using platform::postgres::param;
using platform::postgres::row;

namespace {

constexpr std::string_view columns =
    "r.*, s.name as supplier_name, coalesce((select a.name from accounts a where a.id = "
    "r.answered_by), '') as answered_by_name, coalesce((select a.name from accounts a where a.id = "
    "r.hidden_by), '') as hidden_by_name";
constexpr std::string_view from = "reviews r join suppliers s on s.id = r.supplier_id";

constexpr std::array<order, 4> orders{{{"-writtenAt", "r.written_at", "timestamptz", true},
                                       {"writtenAt", "r.written_at", "timestamptz", false},
                                       {"-stars", "r.stars", "int", true},
                                       {"stars", "r.stars", "int", false}}};

const order& order_named(std::string_view name) {
  for (const auto& o : orders) {
    if (o.name == name) return o;
  }
  return orders[0];
}

review_row review_of(const row& r) {
  review_row out;
  auto& v = out.review;
  v.id = r.text("id");
  v.version = r.i64("version");
  v.booking_id = r.text("booking_id");
  v.launch_id = r.text("launch_id");
  v.supplier_id = r.text("supplier_id");
  v.customer_id = r.text("customer_id");
  v.author = r.text("author");
  v.destination = r.text("destination");
  v.rocket = r.text("rocket");
  v.departs_at = r.at("departs_at");
  v.words = {static_cast<int>(r.i64("stars")), r.text("title"), r.text("body")};
  v.written_at = r.at("written_at");
  v.edited_at = r.maybe_at("edited_at");
  if (!r.null("answered_at"))
    v.answer = domain::review_answer{r.text("answer"), r.text("answered_by"), r.at("answered_at")};
  if (!r.null("hidden_at"))
    v.hidden =
        domain::review_hiding{r.text("hidden_reason"), r.text("hidden_by"), r.at("hidden_at")};
  out.supplier_name = r.text("supplier_name");
  out.answered_by_name = r.text("answered_by_name");
  out.hidden_by_name = r.text("hidden_by_name");
  return out;
}

template <class T, class F>
param maybe(const std::optional<T>& v, F member) {
  return v ? param(member(*v)) : param(std::nullopt);
}

}  // namespace

bool reviews::apply(const domain::review& r) {
  const auto words =
      r.words.title + ' ' + r.words.text + ' ' + r.author + ' ' + r.destination + ' ' + r.rocket;
  const auto put = db_.exec(
      "insert into reviews as known (id, version, booking_id, launch_id, supplier_id, "
      "customer_id, author, destination, rocket, departs_at, stars, title, body, written_at, "
      "edited_at, answer, answered_by, answered_at, hidden_reason, hidden_by, hidden_at, words) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
      "$19, $20, $21, lower($22)) on conflict (id) do update set version = excluded.version, "
      "author = excluded.author, stars = excluded.stars, title = excluded.title, body = "
      "excluded.body, edited_at = excluded.edited_at, answer = excluded.answer, answered_by = "
      "excluded.answered_by, answered_at = excluded.answered_at, hidden_reason = "
      "excluded.hidden_reason, hidden_by = excluded.hidden_by, hidden_at = excluded.hidden_at, "
      "words = excluded.words where known.version < excluded.version",
      {r.id,
       r.version,
       r.booking_id,
       r.launch_id,
       r.supplier_id,
       r.customer_id,
       r.author,
       r.destination,
       r.rocket,
       r.departs_at,
       r.words.stars,
       r.words.title,
       r.words.text,
       r.written_at,
       r.edited_at,
       maybe(r.answer, [](const auto& a) { return a.text; }),
       maybe(r.answer, [](const auto& a) { return a.by; }),
       maybe(r.answer, [](const auto& a) { return a.at; }),
       maybe(r.hidden, [](const auto& h) { return h.reason; }),
       maybe(r.hidden, [](const auto& h) { return h.by; }),
       maybe(r.hidden, [](const auto& h) { return h.at; }),
       words});
  return put.affected() != 0;
}

page<review_row> reviews::list(const review_filter& f, const page_request& p) {
  selection s;
  s.words("r.words", f.text);
  if (!f.supplier.empty()) s.where("r.supplier_id = ?", {f.supplier});
  if (!f.launch.empty()) s.where("r.launch_id = ?", {f.launch});
  if (f.stars) s.where("r.stars = ?", {*f.stars});
  if (f.answered) s.where(*f.answered ? "r.answer is not null" : "r.answer is null", {});
  if (f.hidden) s.where(*f.hidden ? "r.hidden_at is not null" : "r.hidden_at is null", {});
  return read_page<review_row>(db_, s, {columns, from, "reviews r", "r.id"}, order_named(f.sort), p,
                               review_of);
}

std::optional<review_row> reviews::find(const std::string& supplier, const std::string& id) {
  const auto found = db_.exec("select " + std::string(columns) + " from " + std::string(from) +
                                  " where r.id = $1 and ($2 = '' or r.supplier_id = $2)",
                              {id, supplier});
  if (found.empty()) return {};
  return review_of(found[0]);
}

std::map<std::string, std::int64_t> reviews::versions(const std::vector<std::string>& ids) {
  std::map<std::string, std::int64_t> out;
  for (const auto r : db_.exec("select id, version from reviews where id = any($1)", {ids}))
    out[r.text("id")] = r.i64("version");
  return out;
}

}  // namespace backoffice
