#include "sales/support.hpp"

#include <algorithm>
#include <stdexcept>

#include "contract/review_snapshots.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/security/hash.hpp"
#include "sales/outbox.hpp"

namespace sales {

using domain::event_kind;
using domain::no;
using domain::refusal;
using domain::result;
using domain::support_request;
using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::view;

namespace {

constexpr int most_tries = 20;

doc to_bson(const support_request& r) {
  arr messages;
  for (const auto& m : r.messages) {
    messages.add(doc{{"fromCustomer", m.from_customer},
                     {"key", m.key},
                     {"by", m.by},
                     {"author", m.author},
                     {"text", m.text},
                     {"at", m.at}});
  }
  return doc{
      {"customerId", r.customer_id}, {"bookingId", r.booking_id},         {"launchId", r.launch_id},
      {"subject", r.subject},        {"state", domain::name_of(r.state)}, {"messages", messages},
      {"opened", r.opened},          {"closedBy", r.closed_by},           {"openedAt", r.opened_at},
      {"changedAt", r.changed_at}};
}

support_request from_bson(view v) {
  support_request r;
  r.id = v.text("_id");
  r.customer_id = v.text("customerId");
  r.booking_id = v.text("bookingId");
  r.launch_id = v.text("launchId");
  r.subject = v.text("subject");
  r.state = domain::support_state_named(v.str("state")).value();
  v.each("messages", [&](view m) {
    r.messages.push_back({m.flag("fromCustomer"), m.text("key"), m.text("by"), m.text("author"),
                          m.text("text"), m.time("at")});
  });
  r.opened = static_cast<int>(v.i64("opened"));
  r.closed_by = v.text("closedBy");
  r.opened_at = v.time("openedAt");
  r.changed_at = v.time("changedAt");
  r.version = v.i64("version");
  return r;
}

contract::event event_of(event_kind kind, const support_request& r, domain::instant now) {
  return contract::make_event(kind, r.id, r.version, now, contract::to_json(r));
}

platform::mongo::find_options without_outbox() {
  platform::mongo::find_options options;
  options.projection = doc{{"outbox", 0}};
  return options;
}

}  // namespace

result<support_request> support::ask(const new_support_request& wish, domain::instant now) {
  support_request r;
  r.id = "sr_" + platform::security::sha256_hex(wish.customer + '\n' + wish.key).substr(0, 32);
  r.customer_id = wish.customer;
  r.booking_id = wish.booking;
  r.launch_id = wish.launch;
  r.subject = wish.subject;
  r.opened_at = r.changed_at = now;
  r.messages.push_back({true, wish.key, wish.customer, wish.author, wish.text, now});
  const auto same = [&](const support_request& there) -> result<support_request> {
    const bool is = there.subject == r.subject && there.booking_id == r.booking_id &&
                    there.messages.front().text == wish.text;
    return is ? result<support_request>(there) : refusal{no::key_reused};
  };
  if (const auto there = find(r.id)) return same(*there);
  const doc open{{"customerId", wish.customer}, {"state", "open"}};
  if (db_["support_requests"].count(open) >= domain::most_open_requests)
    return refusal{no::too_many_requests_open};
  auto fresh = to_bson(r);
  fresh.add("_id", r.id);
  fresh.add("version", r.version);
  fresh.add("outbox", doc{{"v1", event_to_bson(event_of(event_kind::support_changed, r, now))}});
  fresh.add("pending", 1);
  if (db_["support_requests"].insert(fresh)) return r;
  return same(find(r.id).value());
}

template <class Change>
result<support_request> support::change(const std::string& id, event_kind kind, domain::instant now,
                                        Change next) {
  for (int n = 0; n < most_tries; ++n) {
    const auto before = find(id);
    if (!before) return refusal{no::support_request_not_found};
    const result<support_request> after = next(*before);
    if (!after || after->version == before->version) return after;
    auto members = to_bson(*after);
    doc increments{{"version", 1}};
    put_into_outbox(event_of(kind, *after, now), members, increments);
    const doc read{{"_id", id}, {"version", before->version}};
    if (db_["support_requests"].update_one(read, doc{{"$set", members}, {"$inc", increments}}) == 1)
      return after;
  }
  throw std::runtime_error("support request " + id + " is changed all the time");
}

result<support_request> support::write(const std::string& customer, const std::string& id,
                                       const domain::support_message& m) {
  return change(id, event_kind::support_changed, m.at,
                [&](const support_request& r) -> result<support_request> {
                  if (r.customer_id != customer) return refusal{no::support_request_not_found};
                  return domain::write_to(r, m);
                });
}

result<support_request> support::answer(const std::string& id, const domain::support_message& m) {
  return change(id, event_kind::support_answered, m.at,
                [&](const support_request& r) { return domain::answer_to(r, m); });
}

result<support_request> support::close(const std::string& id, const std::string& by,
                                       domain::instant now) {
  return change(id, event_kind::support_changed, now,
                [&](const support_request& r) -> result<support_request> {
                  return domain::close(r, by, now);
                });
}

result<support_request> support::reopen(const std::string& id, domain::instant now) {
  return change(
      id, event_kind::support_changed, now,
      [&](const support_request& r) -> result<support_request> { return domain::reopen(r, now); });
}

void support::forget_author(const std::string& customer, domain::instant now) {
  for (const auto& each : of_customer(customer)) {
    (void)change(each.id, event_kind::support_changed, now,
                 [](const support_request& r) -> result<support_request> {
                   return domain::forget_author(r);
                 });
  }
}

std::optional<support_request> support::find(const std::string& id) {
  const auto found = db_["support_requests"].find_one(doc{{"_id", id}}, doc{{"outbox", 0}});
  if (!found) return {};
  return from_bson(*found);
}

std::vector<support_request> support::find(const std::vector<std::string>& ids) {
  std::vector<support_request> out;
  for (const auto& id : ids) {
    if (auto r = find(id)) out.push_back(std::move(*r));
  }
  return out;
}

std::vector<support_request> support::of_customer(const std::string& customer) {
  std::vector<support_request> out;
  db_["support_requests"].find_each(doc{{"customerId", customer}}, without_outbox(),
                                    [&](view v) { out.push_back(from_bson(v)); });
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.changed_at != b.changed_at ? a.changed_at > b.changed_at : a.id < b.id;
  });
  return out;
}

std::vector<support_request> support::some(const std::string& after, std::size_t limit) {
  auto options = without_outbox();
  options.sort = doc{{"_id", 1}};
  options.limit = static_cast<std::int64_t>(limit);
  std::vector<support_request> out;
  db_["support_requests"].find_each(doc{{"_id", doc{{"$gt", after}}}}, options,
                                    [&](view v) { out.push_back(from_bson(v)); });
  return out;
}

}  // namespace sales
