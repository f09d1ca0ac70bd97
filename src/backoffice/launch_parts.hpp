#pragma once
// What offering, editing and deciding share: the parts of a launch read and checked, an edit
// applied, the row written. Private to backoffice.

#include <boost/json/value.hpp>
#include <string>

#include "backoffice/launches.hpp"
#include "backoffice/suppliers.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

struct launch_parts {
  std::optional<domain::rocket> rocket;
  std::optional<domain::spaceport> spaceport;
  std::optional<domain::destination> destination;
  bool spaceport_retired = false, destination_retired = false;
};
// The rocket is locked against changes, so that what is decided here still holds when it is
// written.
[[nodiscard]] launch_parts parts_of(platform::postgres::transaction& t, const std::string& supplier,
                                    const std::string& rocket, const std::string& spaceport,
                                    const std::string& destination);
// A launch that has no id yet, and was not checked; of the rocket's capacity if none is given.
[[nodiscard]] domain::launch_master offered_by(const supplier& s, launch_parts parts,
                                               domain::instant departs_at, domain::cents price,
                                               std::optional<int> capacity,
                                               int vip_head_start_hours);
// Throw platform::json::invalid, naming each part that is missing and each field that is wrong.
// What is retired may stay where it was.
struct new_parts {
  bool rocket = true, spaceport = true, destination = true;
};
void require_parts(const launch_parts& p, new_parts chosen);
void check_offer(const domain::launch_master& l, domain::instant now, bool departure_is_new);

// The launch as it would be; `checked`: throws as the first of the two above.
[[nodiscard]] domain::launch_master with_edit(platform::postgres::transaction& t,
                                              const domain::launch_master& old,
                                              const launch_edit& e, bool checked);
// A new launch that was checked: takes an id and a slug, is written, told and audited.
void put_on_offer(platform::postgres::transaction& t, domain::launch_master& l,
                  const std::string& actor, domain::instant now);
// Departure, price, parts, capacity, state and version, as given.
void store_launch(platform::postgres::transaction& t, const domain::launch_master& l);
[[nodiscard]] launch read_launch(platform::postgres::transaction& t, const std::string& id);

// From the copied counts and from the bookings here, whichever knows of more.
[[nodiscard]] int seats_taken(platform::postgres::transaction& t, const launch& l);

// For the audit, and for people.
[[nodiscard]] boost::json::value audited(const domain::launch_master& l);
[[nodiscard]] std::string differences(const domain::launch_master& before,
                                      const domain::launch_master& after);
// "Price: … → …. Why: the supplier called"; the summary alone when nobody said why.
[[nodiscard]] std::string with_reason(std::string summary, const std::string& reason);
[[nodiscard]] std::string time_text(domain::instant at);

[[nodiscard]] boost::json::value to_stored(const launch_edit& e);
[[nodiscard]] launch_edit edit_from_stored(const boost::json::value& v);

}  // namespace backoffice
