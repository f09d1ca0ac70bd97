#pragma once
// Rows of rockets, launches and suppliers as the domain has them, and the events that tell the
// Customer side of their changes. Private to backoffice.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/suppliers.hpp"
#include "domain/master_data.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

[[nodiscard]] domain::range range_of(const platform::postgres::row& r, const char* column);

// Columns with the prefix "rocket_" (id, supplier_id, name, …), as rocket_columns selects them from
// `rockets k`.
inline constexpr std::string_view rocket_columns =
    "k.id as rocket_id, k.supplier_id as rocket_supplier_id, k.name as rocket_name, k.slug as "
    "rocket_slug, "
    "k.description as rocket_description, k.range as rocket_range, k.capacity as rocket_capacity, "
    "k.specifications as rocket_specifications, k.retired as rocket_retired, k.version as "
    "rocket_version, k.picture as rocket_picture";
[[nodiscard]] domain::rocket rocket_of(const platform::postgres::row& r);

// A launch with all that hangs on it, from `launches l` and its joins.
inline constexpr std::string_view launch_from =
    "launches l join rockets k on k.id = l.rocket_id join spaceports p on p.id = l.spaceport_id "
    "join destinations d on d.id = l.destination_id join suppliers s on s.id = l.supplier_id "
    "left join launch_changes c on c.launch_id = l.id and c.state = 'asked'";
[[nodiscard]] const std::string& launch_columns();
[[nodiscard]] domain::launch_master master_of(const platform::postgres::row& r);

// What `launches.words` holds.
[[nodiscard]] std::string words_of(const domain::launch_master& l);

[[nodiscard]] supplier supplier_of(const platform::postgres::row& r);
[[nodiscard]] domain::supplier_profile profile_of(const supplier& s,
                                                  std::vector<domain::rocket> rockets);

// The supplier's public profile has changed: its version + 1 and an event with all its rockets.
// Nothing while it is only invited.
void tell_supplier_changed(platform::postgres::transaction& t, const std::string& supplier_id,
                           domain::instant now);
// The launches with this condition on `l` have changed: each version + 1, its words anew, and an
// event. One whose change is being decided keeps its version and is told when that has ended.
void tell_launches_changed(platform::postgres::transaction& t, std::string_view condition,
                           const platform::postgres::params& values, domain::instant now);
// A decision has ended: what was kept back meanwhile is told.
void tell_launch_kept_back(platform::postgres::transaction& t, const std::string& id,
                           domain::instant now);
void tell_launch(platform::postgres::transaction& t, const domain::launch_master& l,
                 domain::instant now);

}  // namespace backoffice
