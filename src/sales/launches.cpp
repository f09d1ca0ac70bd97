#include "sales/launches.hpp"

namespace sales {

std::string_view name_of(entry_state s) noexcept {
  switch (s) {
    case entry_state::held: return "held";
    case entry_state::paying: return "paying";
    case entry_state::sold: return "sold";
  }
  return "held";
}

const entry* launch_with_entries::find(const std::string& booking) const noexcept {
  for (const auto& e : entries) {
    if (e.booking == booking) return &e;
  }
  return nullptr;
}

domain::seats_of_launch seats_of(const launch_with_entries& l) noexcept {
  domain::seats_of_launch s{l.launch.master.capacity, l.launch.available};
  for (const auto& e : l.entries) s.sold += e.state == entry_state::sold ? e.seats : e.forfeited;
  return s;
}

domain::instant open_to_all(const domain::launch_master& l) noexcept {
  return l.created_at + std::chrono::hours{l.vip_head_start_hours};
}

}  // namespace sales
