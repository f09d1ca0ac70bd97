#include "domain/support.hpp"

#include <algorithm>
#include <array>

namespace domain {
namespace {

constexpr std::array<std::string_view, 3> state_names{"open", "answered", "closed"};

result<support_request> add(support_request r, const support_message& m, support_state next) {
  if (r.messages.size() >= most_messages) return refusal{no::support_thread_full};
  r.messages.push_back(m);
  r.state = next;
  r.changed_at = m.at;
  ++r.version;
  return r;
}

}  // namespace

std::string_view name_of(support_state s) noexcept {
  return state_names[static_cast<std::size_t>(s)];
}

std::optional<support_state> support_state_named(std::string_view name) noexcept {
  const auto it = std::find(state_names.begin(), state_names.end(), name);
  if (it == state_names.end()) return {};
  return static_cast<support_state>(it - state_names.begin());
}

bool support_request::has(std::string_view key) const noexcept {
  return std::any_of(messages.begin(), messages.end(),
                     [&](const support_message& m) { return m.key == key; });
}

result<support_request> write_to(support_request r, const support_message& m) {
  if (r.has(m.key)) return r;
  if (r.state == support_state::closed) ++r.opened;
  return add(std::move(r), m, support_state::open);
}

result<support_request> answer_to(support_request r, const support_message& m) {
  if (r.has(m.key)) return r;
  if (r.state == support_state::closed) return refusal{no::not_possible_in_this_state};
  return add(std::move(r), m, support_state::answered);
}

support_request close(support_request r, const std::string& by, instant now) {
  if (r.state == support_state::closed) return r;
  r.state = support_state::closed;
  r.closed_by = by;
  r.changed_at = now;
  ++r.version;
  return r;
}

support_request reopen(support_request r, instant now) {
  if (r.state != support_state::closed) return r;
  r.state = support_state::open;
  ++r.opened;
  r.changed_at = now;
  ++r.version;
  return r;
}

support_request forget_author(support_request r) {
  constexpr std::string_view unnamed = "A former customer";
  bool changed = false;
  for (auto& m : r.messages) {
    if (!m.from_customer || m.author == unnamed) continue;
    m.author = unnamed;
    changed = true;
  }
  if (changed) ++r.version;
  return r;
}

}  // namespace domain
