#include "core_api/reconciliation/reconciliation.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <set>
#include <thread>

#include "contract/snapshots.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"
#include "platform/security/random.hpp"

namespace core_api {

using boost::json::object;

namespace {

constexpr std::size_t page_size = 500, suspects_a_slice = 50;
constexpr std::string_view second_look = ":again";

std::string text_in(const object& payload, const char* name, std::string fallback) {
  const auto* v = payload.if_contains(name);
  return v != nullptr && v->is_string() ? std::string(v->get_string()) : fallback;
}

bool can_be_mended(const discrepancy& d) {
  return d.found != classes::extra && d.found != classes::refund_wrong &&
         d.found != classes::row_differs && d.found != classes::seats_wrong &&
         d.found != classes::booking_without_entry;
}

std::vector<std::string> phases_of(const std::string& scope, bool some) {
  if (some) return {"some", "again"};
  if (scope == "bookings") return {"bookings", "rows", "again"};
  if (scope == "launches") return {"launches", "again"};
  return {"bookings", "launches", "profiles", "rows", "reviews", "support", "again"};
}

}  // namespace

void reconciliation::register_with(job_runner& runner) {
  runner.on(domain::job_kind::reconcile, [this](const job& j) { return run(j); });
  runner.on(domain::job_kind::reconcile_booking,
            [this](const job& j) { return check_one_booking(j); });
}

std::string reconciliation::start(const std::string& scope, const std::vector<std::string>& ids,
                                  const std::string& by) {
  const auto now = p_.clock.now();
  const auto id = "rec_" + platform::security::random_hex(12);
  boost::json::array list;
  for (const auto& one : ids) list.emplace_back(one);
  (void)begin(id, scope, by);
  p_.jobs.add(
      {{"reconcile:" + id,
        domain::job_kind::reconcile,
        boost::json::serialize(object{{"report", id}, {"scope", scope}, {"ids", std::move(list)}}),
        {},
        now}},
      now);
  return id;
}

reconciliation_report reconciliation::begin(const std::string& id, const std::string& scope,
                                            const std::string& by) {
  if (const auto there = p_.reports.find(id)) return *there;
  reconciliation_report r;
  r.id = id;
  r.scope = scope;
  r.by = by;
  r.started_at = p_.clock.now();
  p_.reports.save(r);
  p_.log.add({{},
              r.started_at,
              "RECONCILE",
              "info",
              "core-api",
              "reconciliation started",
              {},
              {{"report", id}, {"scope", scope}, {"userId", by}}});
  return r;
}

// Cursor: "<phase>:<last id>"; one page a slice.
slice reconciliation::run(const job& j) {
  const auto payload = boost::json::parse(j.payload).as_object();
  const auto scope = text_in(payload, "scope", "all");
  std::vector<std::string> ids;
  if (const auto* list = payload.if_contains("ids")) {
    for (const auto& id : list->as_array()) ids.emplace_back(id.as_string());
  }
  const auto phases = phases_of(scope, !ids.empty());
  const auto colon = j.cursor.find(':');
  const auto phase = j.cursor.empty() ? phases.front() : j.cursor.substr(0, colon);
  const auto after = j.cursor.empty() ? std::string() : j.cursor.substr(colon + 1);
  auto r = begin(text_in(payload, "report", "rec_" + j.id), scope, {});
  r.phase = phase;
  std::string next;
  if (phase == "some")
    look_at_some(r, ids);
  else if (phase == "bookings")
    next = look_at_bookings(r, after);
  else if (phase == "launches")
    next = look_at_launches(r, after);
  else if (phase == "profiles")
    next = look_at_profiles(r, after);
  else if (phase == "rows")
    next = look_at_rows(r, after);
  else if (phase == "reviews")
    next = look_at_reviews(r, after);
  else if (phase == "support")
    next = look_at_support(r, after);
  else
    next = look_again(r, after);
  p_.reports.save(r);
  if (!next.empty() && !r.stopped) return {false, phase + ":" + next};
  const auto at = std::find(phases.begin(), phases.end(), phase);
  if (!r.stopped && at != phases.end() && at + 1 != phases.end()) return {false, *(at + 1) + ":"};
  finish(r);
  return {};
}

std::string reconciliation::look_at_bookings(reconciliation_report& r, const std::string& after) {
  // Launch by launch, until it is a page: a MongoDB-protocol server may read all that matches a
  // range before it keeps to a limit.
  const auto launches = p_.masters.masters(after, page_size / 10);
  std::vector<domain::booking> page;
  auto next = launches.begin();
  for (; next != launches.end() && page.size() < page_size; ++next) {
    for (auto& b : p_.bookings.of_launch(next->id)) page.push_back(std::move(b));
  }
  r.processed += static_cast<std::int64_t>(page.size());
  r.bookings += static_cast<std::int64_t>(page.size());
  p_.reports.suspect(r, differences_of(page));
  const bool last = next == launches.end() && launches.size() < page_size / 10;
  return last ? std::string() : std::prev(next)->id;
}

std::string reconciliation::look_at_launches(reconciliation_report& r, const std::string& after) {
  // A launch is looked at with all of its bookings: fewer at a time.
  const auto page = p_.masters.masters(after, page_size / 10);
  r.processed += static_cast<std::int64_t>(page.size());
  p_.reports.suspect(r, compare_.of_launches(page));
  return page.size() < page_size / 10 ? std::string() : page.back().id;
}

std::string reconciliation::look_at_profiles(reconciliation_report& r, const std::string& after) {
  const auto page = p_.suppliers.profiles(after, page_size / 10);
  r.processed += static_cast<std::int64_t>(page.size());
  p_.reports.suspect(r, compare_.of_profiles(page));
  return page.size() < page_size / 10 ? std::string() : page.back().id;
}

std::string reconciliation::look_at_rows(reconciliation_report& r, const std::string& after) {
  std::vector<std::string> ids;
  for (const auto& row : p_.rows.versions(after, page_size)) ids.push_back(row.id);
  r.rows += static_cast<std::int64_t>(ids.size());
  p_.reports.suspect(r, compare_.of_rows(ids));
  return ids.size() < page_size ? std::string() : ids.back();
}

std::string reconciliation::look_at_reviews(reconciliation_report& r, const std::string& after) {
  const auto page = p_.reviews.some(after, page_size);
  r.processed += static_cast<std::int64_t>(page.size());
  p_.reports.suspect(r, compare_.of_reviews(page));
  return page.size() < page_size ? std::string() : page.back().id;
}

std::string reconciliation::look_at_support(reconciliation_report& r, const std::string& after) {
  const auto page = p_.support.some(after, page_size);
  r.processed += static_cast<std::int64_t>(page.size());
  p_.reports.suspect(r, compare_.of_support(page));
  return page.size() < page_size ? std::string() : page.back().id;
}

void reconciliation::look_at_some(reconciliation_report& r, const std::vector<std::string>& ids) {
  const auto bookings = p_.bookings.find(ids);
  const auto launches = p_.masters.masters(ids);
  r.processed += static_cast<std::int64_t>(bookings.size() + launches.size());
  p_.reports.suspect(r, differences_of(bookings));
  p_.reports.suspect(r, compare_.of_launches(launches));
  p_.reports.suspect(r, compare_.of_profiles(profiles_of(ids)));
  p_.reports.suspect(r, compare_.of_reviews(p_.reviews.find(ids)));
  p_.reports.suspect(r, compare_.of_support(p_.support.find(ids)));
  std::vector<std::string> rows;
  for (const auto& row : p_.rows.versions(ids)) rows.push_back(row.id);
  p_.reports.suspect(r, compare_.of_rows(rows));
}

std::string reconciliation::look_again(reconciliation_report& r, const std::string& after) {
  const auto suspects = p_.reports.suspects(r, after, suspects_a_slice);
  if (suspects.empty()) return {};
  // Only once: what is on the later pages is older than this by now.
  if (after.empty()) std::this_thread::sleep_for(pause_);
  const auto most = std::max(most_repairs_, std::max(r.bookings, r.rows) / 100);
  for (auto& d : still_there(suspects)) {
    r.stopped = can_be_mended(d) && r.repaired >= most;
    if (!r.stopped) d.action = mend(d);
    const bool mended = !d.action.empty();
    if (!mended) d.action = r.stopped ? "left for a person to look first" : "reported";
    d.at = p_.clock.now();
    if (p_.reports.add_change(r, d)) ++r.found[d.found];
    if (mended) ++r.repaired;
    if (r.stopped) return {};
  }
  return suspects.size() < suspects_a_slice ? std::string() : suspects.back().key();
}

std::vector<domain::supplier_profile> reconciliation::profiles_of(
    const std::vector<std::string>& ids) {
  std::vector<domain::supplier_profile> out;
  for (const auto& id : ids) {
    if (auto s = p_.suppliers.profile(id)) out.push_back(std::move(*s));
  }
  return out;
}

std::vector<discrepancy> reconciliation::differences_of(const std::vector<domain::booking>& page) {
  auto out = compare_.of_bookings(page);
  try {
    for (auto& d : compare_.of_charges(page)) out.push_back(std::move(d));
  } catch (const platform::unavailable& e) {
    platform::log::warning("charges were not compared", {{"error", e.what()}});
  }
  return out;
}

std::vector<discrepancy> reconciliation::still_there(const std::vector<discrepancy>& suspects) {
  std::set<std::string> keys, rated, shown;
  std::vector<std::string> bookings, launches, reviews, requests, rows;
  for (const auto& d : suspects) {
    keys.insert(d.key());
    if (d.found == classes::rating_stale)
      rated.insert(d.id);
    else if (d.entity == "supplier")
      shown.insert(d.id);
    else if (d.entity == "review")
      reviews.push_back(d.id);
    else if (d.entity == "support")
      requests.push_back(d.id);
    else if (d.found == classes::extra)
      rows.push_back(d.id);
    else if (d.found == classes::booking_without_entry)
      launches.push_back(d.detail);
    else
      (d.entity == "launch" ? launches : bookings).push_back(d.id);
  }
  std::vector<discrepancy> out;
  const auto take = [&](std::vector<discrepancy> found) {
    for (auto& d : found) {
      if (keys.erase(d.key()) != 0) out.push_back(std::move(d));
    }
  };
  take(differences_of(p_.bookings.find(bookings)));
  take(compare_.of_launches(p_.masters.masters(launches)));
  take(compare_.of_rows(rows));
  take(compare_.of_reviews(p_.reviews.find(reviews)));
  take(compare_.of_support(p_.support.find(requests)));
  take(compare_.of_ratings(rated));
  take(compare_.of_profiles(profiles_of({shown.begin(), shown.end()})));
  return out;
}

std::string reconciliation::mend(const discrepancy& d) {
  // Seats and money are never mended by guess.
  if (!can_be_mended(d)) return {};
  if (d.found == classes::rating_stale) {
    p_.reviews.count_rating(d.id);
    return "counted";
  }
  if (d.entity == "supplier") {
    const auto s = p_.suppliers.profile(d.id);
    if (!s) return {};
    p_.sync.apply(*s);
    return "copied";
  }
  if (d.entity == "support") {
    const auto r = p_.support.find(d.id);
    if (!r) return {};
    p_.sync.apply(*r);
    return "written";
  }
  if (d.entity == "review") {
    const auto r = p_.reviews.find(d.id);
    if (!r) return {};
    p_.sync.apply(*r);
    return "written";
  }
  if (d.found == classes::copy_missing || d.found == classes::copy_stale) {
    const auto m = p_.masters.master(d.id);
    if (!m) return {};
    p_.sync.apply(*m);
    return "copied";
  }
  if (d.found == classes::entry_without_booking) return release(d.id, d.detail);
  if (d.found == classes::charge_without_booking) return settle(d.id, d.detail);
  return mend_booking(d.id);
}

std::string reconciliation::mend_booking(const std::string& id) {
  const auto b = p_.bookings.find(id);
  if (!b) return {};
  const auto customer = p_.customers.find(b->customer_id);
  if (!customer) throw std::runtime_error("booking " + id + " has no customer");
  p_.sync.apply({*b, *customer}, "reconcile:" + id + ":" + std::to_string(b->version));
  return "written";
}

// The state machine finds seats for the money or gives it back.
std::string reconciliation::settle(const std::string& booking, const std::string& key) {
  auto b = p_.bookings.find(booking);
  if (!b || b->attempt_of(key) == nullptr) return {};
  return p_.flow.heard_of(*b, key, p_.clock.now()).version == b->version ? "" : "settled";
}

// Seats that nobody has: the state machine gives them back, if it finds so too.
std::string reconciliation::release(const std::string& launch, const std::string& booking) {
  const auto l = p_.launches.find_with_entries(launch);
  const auto* e = l ? l->find(booking) : nullptr;
  if (e == nullptr) return {};
  (void)p_.flow.release_orphans(*l, domain::instant{}, p_.clock.now());
  const auto after = p_.launches.find_with_entries(launch);
  return after && after->find(booking) == nullptr ? "released" : "";
}

void reconciliation::finish(reconciliation_report& r) {
  r.state = "done";
  r.phase.clear();
  r.finished_at = p_.clock.now();
  p_.reports.save(r);
  p_.reports.forget_suspects(r);
  object found;
  for (const auto& [name, n] : r.found) found[name] = n;
  if (r.stopped)
    platform::log::critical("reconciliation stopped: too much differs", {{"report", r.id}});
  p_.log.add({{},
              *r.finished_at,
              "RECONCILE",
              r.stopped ? "critical" : "info",
              "core-api",
              r.stopped ? "reconciliation stopped: too much differs" : "reconciliation finished",
              {},
              {{"report", r.id},
               {"processed", r.processed},
               {"repaired", r.repaired},
               {"found", std::move(found)}}});
}

// A minute after each event: has its booking arrived? What differs is looked at again a little
// later, by another job: a worker that waits would keep the very jobs waiting that it waits for.
slice reconciliation::check_one_booking(const job& j) {
  const auto e = contract::event_from_json(boost::json::parse(j.payload).as_object());
  const auto differences = compare_.of_bookings(p_.bookings.find(std::vector{e.aggregate}));
  if (differences.empty()) return {};
  const auto now = p_.clock.now();
  if (!j.id.ends_with(second_look)) {
    const auto pause = std::chrono::ceil<std::chrono::milliseconds>(pause_);
    p_.jobs.add({{j.id + std::string(second_look), j.kind, j.payload, j.traceparent, now + pause}},
                now);
    return {};
  }
  for (auto d : differences) {
    d.action = mend(d);
    p_.log.add({{},
                now,
                "RECONCILE",
                "warning",
                "core-api",
                d.action.empty() ? "a booking differs from its books"
                                 : "a booking differed from its books and is mended",
                {},
                object{{"booking", d.id}, {"class", d.found}, {"detail", d.detail}}});
  }
  return {};
}

}  // namespace core_api
