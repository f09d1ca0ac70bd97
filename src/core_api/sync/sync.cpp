#include "core_api/sync/sync.hpp"

#include <boost/json/parse.hpp>

#include "contract/events.hpp"
#include "contract/review_snapshots.hpp"
#include "contract/snapshots.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/runtime/log.hpp"

namespace core_api {

using domain::job_kind;
using platform::mongo::doc;
using platform::mongo::view;

namespace {

constexpr std::size_t bookings_a_slice = 200;
constexpr std::chrono::seconds look_again_after{30};

contract::event event_of(const job& j) {
  return contract::event_from_json(boost::json::parse(j.payload).as_object());
}

backoffice::seat_count count_seats(const sales::launch_with_entries& l, domain::instant now) {
  backoffice::seat_count c;
  c.launch_id = l.launch.master.id;
  c.as_of = now;
  c.free = l.launch.available + l.launch.offerable;
  for (const auto& e : l.entries) {
    c.forfeited += e.forfeited;
    (e.state == sales::entry_state::sold ? c.sold : c.held) += e.seats - e.forfeited;
  }
  return c;
}

}  // namespace

void sync::register_with(job_runner& runner) {
  runner.on(job_kind::sync_booking, [this](const job& j) {
    const auto e = event_of(j);
    apply(contract::booking_from_json(e.payload), e.id);
    return slice{};
  });
  runner.on(job_kind::sync_customer, [this](const job& j) {
    const auto e = event_of(j);
    p_.customers.apply(contract::customer_from_json(e.payload), e.id, p_.clock.now());
    return slice{};
  });
  runner.on(job_kind::sync_launch, [this](const job& j) {
    apply(contract::launch_from_json(event_of(j).payload));
    return slice{};
  });
  runner.on(job_kind::sync_supplier, [this](const job& j) {
    apply(contract::supplier_from_json(event_of(j).payload));
    return slice{};
  });
  runner.on(job_kind::sync_spaceport, [this](const job& j) {
    p_.places.put(contract::spaceport_from_json(event_of(j).payload));
    return slice{};
  });
  runner.on(job_kind::sync_destination, [this](const job& j) {
    p_.places.put(contract::destination_from_json(event_of(j).payload));
    return slice{};
  });
  runner.on(job_kind::note_incident_seen, [this](const job& j) {
    const auto seen = event_of(j).payload;
    p_.flow.incident_seen(std::string(seen.at("booking").as_string()),
                          std::string(seen.at("incident").as_string()), p_.clock.now());
    return slice{};
  });
  runner.on(job_kind::sync_review, [this](const job& j) {
    apply(contract::review_from_json(event_of(j).payload));
    return slice{};
  });
  runner.on(job_kind::sync_support, [this](const job& j) {
    apply(contract::support_request_from_json(event_of(j).payload));
    return slice{};
  });
  runner.on(job_kind::complete_bookings, [this](const job&) { return complete_bookings(); });
  runner.on(job_kind::copy_seat_counts, [this](const job&) { return copy_seat_counts(); });
}

std::vector<domain::document_facts> sync::apply(const contract::booking_snapshot& s,
                                                const std::string& event_id) {
  auto issued = p_.rows.apply(s, event_id, p_.clock.now());
  for (const auto& d : issued.documents) p_.bookings.note_document(s.booking.id, d);
  p_.refunds.carry_on(s.booking, issued.refunds);
  return std::move(issued.documents);
}

void sync::apply(const domain::launch_master& l) {
  if (p_.launches.apply(l, p_.clock.now()) == sales::launch_store::applied::refused) {
    throw permanent_failure("launch " + l.id + ": the new capacity is below the seats taken");
  }
  p_.masters.published(l.id, l.version);
}

void sync::apply(const domain::supplier_profile& s) {
  copy_picture(s.logo);
  for (const auto& rocket : s.rockets) copy_picture(rocket.picture);
  p_.places.put(s);
}

void sync::apply(const domain::review& r) {
  p_.review_rows.apply(r);
  p_.reviews.count_rating(r.supplier_id);
}

void sync::apply(const domain::support_request& r) {
  p_.support_rows.apply(r);
}

void sync::copy_picture(const std::string& hash) {
  if (hash.empty() || p_.pictures.has(hash)) return;
  const auto kept = p_.kept_pictures.find(hash);
  if (!kept) throw permanent_failure("picture " + hash + " is named but not kept");
  p_.pictures.put({kept->hash, kept->type, kept->bytes});
}

slice sync::complete_bookings() {
  const auto due = p_.bookings.due(p_.clock.now(), bookings_a_slice);
  for (const auto& b : due) complete(b);
  if (due.size() == bookings_a_slice) return {false, "more"};
  const auto now = p_.clock.now();
  const auto since = last_done("complete-bookings").value_or(now);
  int orphans = 0;
  for (const auto& l : p_.launches.changed_with_entries(since - sales::orphans_live_within)) {
    orphans += p_.flow.release_orphans(l, since, now);
    p_.waiting.finish_offers(l, now);
  }
  if (orphans > 0)
    platform::log::warning("holds without a booking were released", {{"holds", orphans}});
  p_.waiting.offer_seats(now);
  p_.waiting.end_lists(now);
  note_done("complete-bookings", now);
  return {};
}

// One booking that cannot be brought forward must not keep the others waiting.
void sync::complete(const domain::booking& b) {
  const auto now = p_.clock.now();
  try {
    const auto after = p_.flow.advance(b, now);
    if (after.version != b.version) return;
    const auto then = now + look_again_after;
    p_.bookings.look_again(after, std::max(sales::due_at(after).value_or(then), then));
    return;
  } catch (const std::exception& e) {
    platform::log::error("a booking could not be brought forward",
                         {{"booking", b.id}, {"error", e.what()}});
  }
  p_.bookings.look_again(b, now + look_again_after);
}

std::optional<domain::instant> sync::last_done(const char* what) {
  const auto found = p_.core["progress"].find_one(doc{{"_id", what}});
  if (!found) return {};
  return view(*found).time("at");
}

void sync::note_done(const char* what, domain::instant at) {
  p_.core["progress"].update_one(doc{{"_id", what}}, doc{{"$set", doc{{"at", at}}}}, true);
}

slice sync::copy_seat_counts() {
  const auto now = p_.clock.now();
  const auto before = last_done("copy-seat-counts");
  const auto since = before ? *before - std::chrono::seconds{60} : domain::instant{};
  std::vector<backoffice::seat_count> counts;
  for (const auto& l : p_.launches.changed_with_entries(since))
    counts.push_back(count_seats(l, now));
  if (!counts.empty()) p_.masters.copy_seats(counts, now);
  note_done("copy-seat-counts", now);
  return {};
}

}  // namespace core_api
