#include "sales/memory_bookings.hpp"

#include <algorithm>
#include <set>

namespace sales {

bool memory_bookings::insert(const domain::booking& b, const std::optional<contract::event>& told) {
  const std::scoped_lock lock(guard_);
  const bool fresh = bookings_.emplace(b.id, b).second;
  if (fresh && told) told_.push_back(*told);
  return fresh;
}

std::optional<domain::booking> memory_bookings::find(const std::string& id) {
  const std::scoped_lock lock(guard_);
  const auto it = bookings_.find(id);
  return it == bookings_.end() ? std::nullopt : std::optional(it->second);
}

bool memory_bookings::update(domain::booking& b, const std::optional<contract::event>& told) {
  const std::scoped_lock lock(guard_);
  const auto it = bookings_.find(b.id);
  if (it == bookings_.end() || it->second.version != b.version) return false;
  ++b.version;
  it->second = b;
  if (told) told_.push_back(*told);
  return true;
}

std::vector<domain::booking> memory_bookings::of_customer(const booking_filter& f) {
  const std::scoped_lock lock(guard_);
  std::vector<domain::booking> out;
  for (const auto& [id, b] : bookings_) {
    if (b.customer_id == f.customer && (!f.state || b.state == *f.state)) out.push_back(b);
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.created_at != b.created_at ? a.created_at > b.created_at : a.id > b.id;
  });
  return out;
}

int memory_bookings::trips_of(const std::string& customer) {
  using domain::booking_state;
  const std::scoped_lock lock(guard_);
  std::set<std::string> launches;
  for (const auto& [id, b] : bookings_) {
    const bool trip = b.state == booking_state::confirmed || b.state == booking_state::flown ||
                      b.state == booking_state::forfeited;
    if (trip && b.customer_id == customer) launches.insert(b.launch.id);
  }
  return static_cast<int>(launches.size());
}

std::vector<domain::booking> memory_bookings::due(domain::instant now, std::size_t limit) {
  const std::scoped_lock lock(guard_);
  std::vector<domain::booking> out;
  for (const auto& [id, b] : bookings_) {
    const auto at = due_at(b);
    if (at && *at <= now && out.size() < limit) out.push_back(b);
  }
  return out;
}

void memory_bookings::note_asked(const domain::booking& b) {
  const std::scoped_lock lock(guard_);
  const auto it = bookings_.find(b.id);
  if (it == bookings_.end() || it->second.version != b.version) return;
  it->second.ask_at = b.ask_at;
  it->second.asks_left = b.asks_left;
}

std::vector<domain::booking> memory_bookings::of_launch(const std::string& launch) {
  auto out = all();
  std::erase_if(out, [&](const auto& b) { return b.launch.id != launch; });
  return out;
}

std::vector<domain::booking> memory_bookings::all() {
  const std::scoped_lock lock(guard_);
  std::vector<domain::booking> out;
  for (const auto& [id, b] : bookings_) out.push_back(b);
  return out;
}

std::vector<contract::event> memory_bookings::told() {
  const std::scoped_lock lock(guard_);
  return told_;
}

}  // namespace sales
