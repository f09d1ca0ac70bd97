#include "sales/reviews.hpp"

#include <stdexcept>

#include "contract/review_snapshots.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/mongo/timeline.hpp"
#include "platform/security/hash.hpp"
#include "sales/outbox.hpp"

namespace sales {

using domain::no;
using domain::refusal;
using domain::result;
using domain::review;
using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::null;
using platform::mongo::value;
using platform::mongo::view;

namespace {

constexpr int most_tries = 20;

// One for each customer and launch, however many bookings they are.
std::string id_of(const std::string& customer, const std::string& launch) {
  return "rv_" + platform::security::sha256_hex(customer + '\n' + launch).substr(0, 32);
}

value act(const std::string& text, const std::string& by, domain::instant at) {
  return doc{{"text", text}, {"by", by}, {"at", at}};
}

doc to_bson(const review& r) {
  return doc{{"bookingId", r.booking_id},
             {"launchId", r.launch_id},
             {"supplierId", r.supplier_id},
             {"customerId", r.customer_id},
             {"author", r.author},
             {"destination", r.destination},
             {"rocket", r.rocket},
             {"departsAt", r.departs_at},
             {"stars", r.words.stars},
             {"title", r.words.title},
             {"text", r.words.text},
             {"writtenAt", r.written_at},
             {"editedAt", r.edited_at},
             {"answer", r.answer ? act(r.answer->text, r.answer->by, r.answer->at) : value(null)},
             {"hidden", r.hidden ? act(r.hidden->reason, r.hidden->by, r.hidden->at) : value(null)},
             {"shown", !r.hidden.has_value()}};
}

review from_bson(view v) {
  review r;
  r.id = v.text("_id");
  r.booking_id = v.text("bookingId");
  r.launch_id = v.text("launchId");
  r.supplier_id = v.text("supplierId");
  r.customer_id = v.text("customerId");
  r.author = v.text("author");
  r.destination = v.text("destination");
  r.rocket = v.text("rocket");
  r.departs_at = v.time("departsAt");
  r.words = {static_cast<int>(v.i64("stars")), v.text("title"), v.text("text")};
  r.written_at = v.time("writtenAt");
  r.edited_at = v.maybe_time("editedAt");
  if (const auto a = v.maybe_sub("answer"))
    r.answer = domain::review_answer{a->text("text"), a->text("by"), a->time("at")};
  if (const auto h = v.maybe_sub("hidden"))
    r.hidden = domain::review_hiding{h->text("text"), h->text("by"), h->time("at")};
  r.version = v.i64("version");
  return r;
}

}  // namespace

// `r` is the next version of what was read. False: somebody else was first, read again.
bool reviews::put(const review& r, domain::instant now) {
  const auto e = contract::make_event(domain::event_kind::review_changed, r.id, r.version, now,
                                      contract::to_json(r));
  auto members = to_bson(r);
  if (r.version == 1) {
    members.add("_id", r.id);
    members.add("version", r.version);
    members.add("outbox", doc{{"v1", event_to_bson(e)}});
    members.add("pending", 1);
    return db_["reviews"].insert(members);
  }
  doc increments{{"version", 1}};
  put_into_outbox(e, members, increments);
  return db_["reviews"].update_one(doc{{"_id", r.id}, {"version", r.version - 1}},
                                   doc{{"$set", members}, {"$inc", increments}}) == 1;
}

template <class Change>
result<review> reviews::change(const std::string& id, domain::instant now, Change next) {
  for (int n = 0; n < most_tries; ++n) {
    const auto before = find(id);
    result<review> after = next(before);
    if (!after) return after;
    after->id = id;
    if ((before && after->version == before->version) || put(*after, now)) return after;
  }
  throw std::runtime_error("review " + id + " is changed all the time");
}

result<review> reviews::write(const domain::booking& b, const domain::review_words& words,
                              const std::string& full_name, domain::instant now) {
  return change(id_of(b.customer_id, b.launch.id), now, [&](const auto& before) {
    return domain::write_review(b, before, words, full_name, now);
  });
}

result<review> reviews::answer(const std::string& id, const std::string& text,
                               const std::string& by, domain::instant now) {
  return change(id, now, [&](const auto& before) -> result<review> {
    if (!before) return refusal{no::review_not_found};
    return domain::answer_review(*before, text, by, now);
  });
}

result<review> reviews::hide(const std::string& id, const std::string& reason,
                             const std::string& by, domain::instant now) {
  return change(id, now, [&](const auto& before) -> result<review> {
    if (!before) return refusal{no::review_not_found};
    return domain::hide_review(*before, reason, by, now);
  });
}

result<review> reviews::show(const std::string& id, domain::instant now) {
  return change(id, now, [&](const auto& before) -> result<review> {
    if (!before) return refusal{no::review_not_found};
    return domain::show_review(*before);
  });
}

void reviews::forget_author(const std::string& customer, domain::instant now) {
  for (const auto& r : of_customer(customer)) {
    (void)change(r.id, now, [](const auto& before) -> result<review> {
      if (!before) return refusal{no::review_not_found};
      return domain::forget_author(*before);
    });
  }
}

std::optional<review> reviews::find(const std::string& id) {
  const auto found = db_["reviews"].find_one(doc{{"_id", id}}, doc{{"outbox", 0}});
  if (!found) return {};
  return from_bson(*found);
}

std::optional<review> reviews::of(const std::string& customer, const std::string& launch) {
  return find(id_of(customer, launch));
}

std::vector<review> reviews::of_customer(const std::string& customer) {
  platform::mongo::find_options options;
  options.projection = doc{{"outbox", 0}};
  std::vector<review> out;
  db_["reviews"].find_each(doc{{"customerId", customer}}, options,
                           [&](view v) { out.push_back(from_bson(v)); });
  return out;
}

review_page reviews::of_supplier(const std::string& supplier, const std::string& cursor,
                                 std::size_t limit, domain::instant now) {
  platform::mongo::timeline t{"writtenAt", doc{{"supplierId", supplier}, {"shown", true}}};
  t.few = true;
  t.cursor = cursor;
  t.limit = limit;
  const auto found = platform::mongo::read_page(db_["reviews"], t, now);
  review_page page{{}, found.next};
  for (const auto& d : found.items) page.items.push_back(from_bson(d));
  return page;
}

std::vector<review> reviews::some(const std::string& after, std::size_t limit) {
  platform::mongo::find_options options;
  options.sort = doc{{"_id", 1}};
  options.limit = static_cast<std::int64_t>(limit);
  options.projection = doc{{"outbox", 0}};
  std::vector<review> out;
  db_["reviews"].find_each(doc{{"_id", doc{{"$gt", after}}}}, options,
                           [&](view v) { out.push_back(from_bson(v)); });
  return out;
}

std::vector<review> reviews::find(const std::vector<std::string>& ids) {
  std::vector<review> out;
  for (const auto& id : ids) {
    if (auto r = find(id)) out.push_back(std::move(*r));
  }
  return out;
}

domain::rating reviews::rating_of(const std::string& supplier) {
  const auto found = db_["ratings"].find_one(doc{{"_id", supplier}});
  if (!found) return {};
  return {view(*found).i64("count"), view(*found).i64("stars")};
}

domain::rating reviews::counted(const std::string& supplier) {
  platform::mongo::find_options options;
  options.projection = doc{{"stars", 1}};
  domain::rating all;
  db_["reviews"].find_each(doc{{"supplierId", supplier}, {"shown", true}}, options, [&](view v) {
    ++all.count;
    all.stars += v.i64("stars");
  });
  return all;
}

// The revision is read before the reviews are: if another count was written in between, this one
// may be older, and counts again.
void reviews::count_rating(const std::string& supplier) {
  auto ratings = db_["ratings"];
  for (int n = 0; n < most_tries; ++n) {
    const auto before = ratings.find_one(doc{{"_id", supplier}});
    const auto revision = before ? view(*before).i64("revision") : 0;
    const auto now = counted(supplier);
    const doc members{{"count", now.count}, {"stars", now.stars}, {"revision", revision + 1}};
    if (before) {
      if (ratings.update_one(doc{{"_id", supplier}, {"revision", revision}},
                             doc{{"$set", members}}) == 1)
        return;
      continue;
    }
    doc fresh(members);
    fresh.add("_id", supplier);
    if (ratings.insert(fresh)) return;
  }
  throw std::runtime_error("the rating of " + supplier + " is counted all the time");
}

}  // namespace sales
