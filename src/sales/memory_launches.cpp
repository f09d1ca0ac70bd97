#include "sales/memory_launches.hpp"

#include <algorithm>

#include "contract/problems.hpp"
#include "platform/runtime/failpoint.hpp"

namespace sales {

std::optional<launch> memory_launches::find(const std::string& id_or_slug) {
  const std::scoped_lock lock(guard_);
  for (const auto& [id, l] : launches_) {
    if (id == id_or_slug || l.launch.master.slug == id_or_slug) return l.launch;
  }
  return {};
}

std::optional<launch_with_entries> memory_launches::find_with_entries(const std::string& id) {
  const std::scoped_lock lock(guard_);
  const auto it = launches_.find(id);
  return it == launches_.end() ? std::nullopt : std::optional(it->second);
}

std::vector<launch> memory_launches::changed_since(std::optional<domain::instant> since) {
  const std::scoped_lock lock(guard_);
  std::vector<launch> out;
  for (const auto& [id, l] : launches_) {
    if (!since || l.launch.changed_at >= *since) out.push_back(l.launch);
  }
  return out;
}

std::vector<launch_with_entries> memory_launches::changed_with_entries(domain::instant since) {
  const std::scoped_lock lock(guard_);
  std::vector<launch_with_entries> out;
  for (const auto& [id, l] : launches_) {
    if (l.launch.changed_at >= since) out.push_back(l);
  }
  return out;
}

entry* memory_launches::entry_in(const std::string& launch, const std::string& booking,
                                 entry_state state) {
  const auto it = launches_.find(launch);
  if (it == launches_.end()) return nullptr;
  for (auto& e : it->second.entries) {
    if (e.booking == booking && (e.state == state || platform::fault("no_step_guard"))) return &e;
  }
  return nullptr;
}

launch& memory_launches::touch(const std::string& id, domain::instant now) {
  auto& l = launches_.at(id).launch;
  ++l.version;
  l.changed_at = now;
  return l;
}

launch_store::applied memory_launches::apply(const domain::launch_master& master,
                                             domain::instant now) {
  const std::scoped_lock lock(guard_);
  auto [it, fresh] = launches_.try_emplace(master.id);
  auto& l = it->second.launch;
  if (!fresh && l.master.version >= master.version) return applied::older;
  const int more = master.capacity - (fresh ? 0 : l.master.capacity);
  if (l.available + more < 0) return applied::refused;
  // A larger capacity is for those who wait, if any.
  (more > 0 && l.waiting > 0 ? l.offerable : l.available) += more;
  l.master = master;
  touch(master.id, now);
  return applied::yes;
}

decision memory_launches::decide(const domain::launch_change& c, domain::instant now) {
  const std::scoped_lock lock(guard_);
  const auto& id = c.after.id;
  auto [it, fresh] = launches_.try_emplace(id);
  auto& l = it->second;
  if (fresh) {
    l.launch.master = c.after;
    l.launch.available = c.after.capacity;
    decided_[id] = {c.id, {}};
    touch(id, now);
    return {};
  }
  if (const auto last = decided_.find(id); last != decided_.end() && last->second.change == c.id)
    return answer_of(last->second.why);
  if (l.launch.master.version >= c.after.version) return {decision::answer::older, {}};
  const auto no = domain::why_not(l.launch.master, c, seats_of(l), now);
  decided_[id] = {c.id, no ? contract::problem_of(*no).code : std::string()};
  if (no) {
    l.launch.master.version = c.after.version;
  } else {
    const int more = c.after.capacity - l.launch.master.capacity;
    (more > 0 && l.launch.waiting > 0 ? l.launch.offerable : l.launch.available) += more;
    l.launch.master = c.after;
  }
  touch(id, now);
  return answer_of(decided_[id].why);
}

}  // namespace sales
