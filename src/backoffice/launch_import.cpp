#include "backoffice/launch_import.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "backoffice/launch_parts.hpp"
#include "backoffice/master_rows.hpp"
#include "backoffice/repeated.hpp"
#include "domain/account.hpp"

namespace backoffice {

using domain::no;
using domain::refusal;
using platform::postgres::transaction;

namespace {

// What lines may name, by lower-case name and by slug.
struct known_parts {
  std::map<std::string, domain::rocket> rockets;
  std::map<std::string, domain::spaceport> spaceports;
  std::map<std::string, domain::destination> destinations;
  std::set<std::pair<std::string, domain::instant>> flights;  // rocket and departure, already there
};

// PostgreSQL knows Ā from ā, so it says what the names are in lower case.
std::map<std::string, std::string> folded_names(transaction& t,
                                                const std::vector<import_line>& lines) {
  std::vector<std::string> names;
  for (const auto& l : lines) names.insert(names.end(), {l.rocket, l.spaceport, l.destination});
  std::map<std::string, std::string> out;
  for (const auto r :
       t.exec("select distinct n as name, lower(n) as folded from unnest($1::text[]) n", {names}))
    out[r.text("name")] = r.text("folded");
  return out;
}

known_parts read_parts(transaction& t, const std::string& supplier, domain::instant now) {
  known_parts out;
  // Locked against changes until the lines are written.
  for (const auto r :
       t.exec("select lower(k.name) as key, " + std::string(rocket_columns) +
                  " from rockets k where k.supplier_id = $1 order by k.id for share of k",
              {supplier}))
    out.rockets[r.text("key")] = rocket_of(r);
  for (const auto r : t.exec("select *, lower(name) as key from spaceports where not retired")) {
    const domain::spaceport p{r.text("id"),      r.text("name"),      r.text("slug"),
                              r.text("country"), r.text("time_zone"), r.i64("version")};
    out.spaceports[r.text("key")] = out.spaceports[p.slug] = p;
  }
  for (const auto r : t.exec("select *, lower(name) as key from destinations where not retired")) {
    const domain::destination d{r.text("id"),          r.text("name"),       r.text("slug"),
                                r.text("description"), range_of(r, "range"), r.i64("version")};
    out.destinations[r.text("key")] = out.destinations[d.slug] = d;
  }
  for (const auto r :
       t.exec("select rocket_id, departs_at from launches where supplier_id = $1 and departs_at > "
              "$2 and status <> 'aborted'",
              {supplier, now}))
    out.flights.emplace(r.text("rocket_id"), r.at("departs_at"));
  return out;
}

import_fault fault_of(int line, domain::offer_fault f, const domain::rocket& rocket) {
  using domain::offer_fault;
  switch (f) {
    case offer_fault::departs_too_soon:
      return {line, "departure", "A launch is offered more than a year ahead."};
    case offer_fault::destination_out_of_range:
      return {line, "destination", rocket.name + " does not reach so far."};
    case offer_fault::capacity_out_of_bounds:
      return {
          line, "seats",
          "From one seat to the " + std::to_string(rocket.capacity) + " of " + rocket.name + "."};
    case offer_fault::price_out_of_bounds: return {line, "price", "From 0.01 to 100,000,000 USD."};
    case offer_fault::head_start_out_of_bounds: return {line, "vip hours", "From 0 to 720 hours."};
  }
  throw std::logic_error("an offer's fault without a name");
}

class examination {
 public:
  examination(transaction& t, const supplier& s, const std::vector<import_line>& lines,
              domain::instant now)
      : supplier_(s),
        now_(now),
        folded_(folded_names(t, lines)),
        parts_(read_parts(t, s.id, now)) {}

  void look_at(const import_line& line) {
    launch_parts p;
    const bool named = name(line, "rocket", line.rocket, parts_.rockets, p.rocket,
                            "You have no rocket of this name.") &
                       name(line, "spaceport", line.spaceport, parts_.spaceports, p.spaceport,
                            "There is no spaceport of this name.") &
                       name(line, "destination", line.destination, parts_.destinations,
                            p.destination, "There is no destination of this name.");
    if (!named) return;
    auto l = offered_by(supplier_, std::move(p), line.departs_at, line.price, line.capacity,
                        line.vip_head_start_hours);
    check(line, l);
    report_.launches.push_back(std::move(l));
  }

  import_report done() {
    if (!report_.faults.empty()) report_.launches.clear();
    return std::move(report_);
  }

 private:
  template <class T>
  bool name(const import_line& line, const char* column, const std::string& text,
            const std::map<std::string, T>& known, std::optional<T>& into, const char* otherwise) {
    const auto found = known.find(folded_.at(text));
    if (found == known.end()) {
      report_.faults.push_back({line.number, column, otherwise});
      return false;
    }
    into = found->second;
    return true;
  }

  void check(const import_line& line, const domain::launch_master& l) {
    auto& faults = report_.faults;
    if (l.rocket.retired) faults.push_back({line.number, "rocket", "This rocket is retired."});
    for (const auto f :
         domain::faults_of({l.destination.range, l.rocket.range, l.rocket.capacity, l.departs_at,
                            l.price, l.capacity, l.vip_head_start_hours},
                           now_))
      faults.push_back(fault_of(line.number, f, l.rocket));
    if (!parts_.flights.emplace(l.rocket.id, l.departs_at).second)
      faults.push_back({line.number, "departure",
                        l.rocket.name + " departs at this time already; a rocket flies once."});
  }

  const supplier& supplier_;
  domain::instant now_;
  std::map<std::string, std::string> folded_;
  known_parts parts_;
  import_report report_;
};

domain::result<import_report> examine(transaction& t, const std::string& supplier_id,
                                      const std::vector<import_line>& lines, domain::instant now) {
  const auto company = t.exec("select * from suppliers where id = $1 for share", {supplier_id});
  if (company.empty()) return refusal{no::supplier_not_found};
  const auto s = supplier_of(company[0]);
  if (!s.details_complete()) return refusal{no::supplier_details_missing};
  examination e(t, s, lines, now);
  for (const auto& line : lines) e.look_at(line);
  return e.done();
}

}  // namespace

void refuse_import(const std::vector<import_fault>& faults) {
  std::vector<platform::json::field_error> errors;
  for (const auto& f : faults) {
    const auto line = std::to_string(f.line);
    const bool whole = f.column.empty();
    errors.push_back({"/csv/" + line + (whole ? "" : "/" + f.column), "line_refused",
                      "Line " + line + (whole ? "" : ", " + f.column) + ": " + f.detail});
  }
  throw platform::json::invalid(std::move(errors));
}

domain::result<import_report> launch_import::check(const std::string& supplier,
                                                   const std::vector<import_line>& lines,
                                                   domain::instant now) {
  return platform::postgres::retry(
      db_, [&](transaction& t) { return examine(t, supplier, lines, now); });
}

domain::result<std::string> launch_import::run(const request& r,
                                               const std::vector<import_line>& lines,
                                               domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) {
    return answer_once(t, {r.actor, r.key, r.fingerprint}, now,
                       [&]() -> domain::result<std::string> {
                         auto report = examine(t, r.supplier, lines, now);
                         if (!report) return report.error();
                         if (!report->faults.empty()) refuse_import(report->faults);
                         for (auto& l : report->launches) put_on_offer(t, l, r.actor, now);
                         return r.answer(*report);
                       });
  });
}

}  // namespace backoffice
