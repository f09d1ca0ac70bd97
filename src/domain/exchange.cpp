#include "domain/exchange.hpp"

#include <algorithm>
#include <tuple>

namespace domain {

bool same_person(const passenger& a, const passenger& b) noexcept {
  return a.full_name == b.full_name && a.born == b.born;
}

bool same_details(const passenger& a, const passenger& b) noexcept {
  const auto rest = [](const passenger& p) {
    return std::tie(p.email, p.phone, p.nationality, p.document_number, p.special_needs,
                    p.emergency_contact);
  };
  return same_person(a, b) && rest(a) == rest(b);
}

result<std::vector<const passenger*>> seats_for(const booking& b,
                                                const std::vector<passenger>& list) {
  std::vector<const passenger*> kept, seats;
  for (const auto& p : b.passengers) {
    if (p.state == passenger_state::kept) kept.push_back(&p);
  }
  if (kept.size() != list.size()) return refusal{no::passenger_not_kept};
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto* seat = kept[i];
    if (!list[i].id.empty()) {
      const auto named = std::find_if(kept.begin(), kept.end(),
                                      [&](const auto* p) { return p->id == list[i].id; });
      if (named == kept.end()) return refusal{no::passenger_not_kept};
      seat = *named;
    }
    if (std::find(seats.begin(), seats.end(), seat) != seats.end())
      return refusal{no::passenger_not_kept};
    seats.push_back(seat);
  }
  return seats;
}

result<int> exchange_passengers(booking& b, std::vector<passenger> list) {
  const auto seats = seats_for(b, list);
  if (!seats) return seats.error();
  int changes = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto& seat = b.passengers[static_cast<std::size_t>((*seats)[i] - b.passengers.data())];
    if (same_details(seat, list[i])) continue;
    list[i].id = seat.id;
    list[i].paid = seat.paid;
    list[i].refunded = seat.refunded;
    seat = std::move(list[i]);
    ++changes;
  }
  return changes;
}

}  // namespace domain
