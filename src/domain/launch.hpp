#pragma once
// A launch: what may be offered, when seats are on sale, and the dates that hang on its departure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/money.hpp"

namespace domain {

// Ordered: a rocket serves its range and all below.
enum class range { suborbital, low_earth_orbit, interplanetary };
enum class launch_status { scheduled, delayed, succeeded, aborted };

[[nodiscard]] std::string_view name_of(range r) noexcept;
[[nodiscard]] std::string_view name_of(launch_status s) noexcept;
[[nodiscard]] std::optional<range> range_named(std::string_view name) noexcept;
[[nodiscard]] std::optional<launch_status> launch_status_named(std::string_view name) noexcept;

// A larger launch would make its one deciding document too heavy (about 50 kB at 500).
inline constexpr int most_seats = 500;
inline constexpr int longest_head_start_hours = 720;

// It is still to fly: neither aborted nor flown.
[[nodiscard]] constexpr bool ahead(launch_status s) noexcept {
  return s == launch_status::scheduled || s == launch_status::delayed;
}

// Seats are sold until a week before departure.
inline constexpr std::chrono::days sale_closes{7};
[[nodiscard]] constexpr instant sale_ends(instant departs_at) noexcept {
  return departs_at - sale_closes;
}
[[nodiscard]] constexpr bool on_sale(launch_status status, instant departs_at,
                                     instant now) noexcept {
  return ahead(status) && now < sale_ends(departs_at);
}

// Go or no-go: under 30 % of capacity four months before departure the supplier is warned; from
// three months before on it may abort for financial reasons.
[[nodiscard]] constexpr instant go_no_go_deadline(instant departs_at) noexcept {
  return months_before(departs_at, 4);
}
inline constexpr int percent_to_go = 30;
[[nodiscard]] constexpr int seats_to_go(int capacity) noexcept {
  return (capacity * percent_to_go + 99) / 100;
}

// For financial reasons a launch is aborted from three months before departure on.
inline constexpr int financial_abort_months = 3;
[[nodiscard]] constexpr instant financial_abort_from(instant departs_at) noexcept {
  return months_before(departs_at, financial_abort_months);
}

struct offer {
  range destination_range;
  range rocket_range;
  int rocket_capacity;
  instant departs_at;
  cents price;
  int capacity;
  int vip_head_start_hours;
};

enum class offer_fault {
  departs_too_soon,          // more than one year ahead when offered
  destination_out_of_range,  // beyond what the rocket reaches
  capacity_out_of_bounds,    // 1 to the rocket's own, at most most_seats
  price_out_of_bounds,
  head_start_out_of_bounds,
};

// Everything wrong with an offer at once, so that a form can show it all.
[[nodiscard]] std::vector<offer_fault> faults_of(const offer& o, instant now);

// "<rocket>-<spaceport>-<destination>-<date>-<id>": lower case ASCII words, readable and unique by
// the id's start.
[[nodiscard]] std::string launch_slug(std::string_view rocket, std::string_view spaceport,
                                      std::string_view destination, instant departs_at,
                                      std::string_view launch_id);
// Letters and digits in lower case, the rest as single dashes; letters with accents lose them.
[[nodiscard]] std::string slug_of(std::string_view name);

}  // namespace domain
