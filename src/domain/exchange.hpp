#pragma once
// Another passenger on a seat that is paid. The seat's id and money stay; the person changes.

#include <vector>

#include "domain/booking.hpp"
#include "domain/refusal.hpp"

namespace domain {

[[nodiscard]] bool same_person(const passenger& a, const passenger& b) noexcept;
[[nodiscard]] bool same_details(const passenger& a, const passenger& b) noexcept;

// The seats that `list` is for, in its order: by id where one is given, else the kept ones in
// turn. Refused unless there is one for each kept seat.
[[nodiscard]] result<std::vector<const passenger*>> seats_for(const booking& b,
                                                              const std::vector<passenger>& list);
// How many passengers' details have changed.
[[nodiscard]] result<int> exchange_passengers(booking& b, std::vector<passenger> list);

}  // namespace domain
