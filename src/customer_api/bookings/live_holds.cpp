#include "customer_api/bookings/live_holds.hpp"

namespace customer_api {

int live_holds::count(const std::string& customer, domain::instant now) {
  const std::scoped_lock lock(guard_);
  const auto it = by_customer_.find(customer);
  if (it == by_customer_.end()) return 0;
  std::erase_if(it->second, [&](const auto& hold) { return hold.second < now; });
  const auto n = static_cast<int>(it->second.size());
  if (n == 0) by_customer_.erase(it);
  return n;
}

void live_holds::add(const domain::booking& b) {
  const std::scoped_lock lock(guard_);
  by_customer_[b.customer_id][b.id] = b.held_until;
}

void live_holds::remove(const domain::booking& b) {
  const std::scoped_lock lock(guard_);
  const auto it = by_customer_.find(b.customer_id);
  if (it == by_customer_.end()) return;
  it->second.erase(b.id);
  if (it->second.empty()) by_customer_.erase(it);
}

}  // namespace customer_api
