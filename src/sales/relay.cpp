#include "sales/relay.hpp"

#include "platform/runtime/failpoint.hpp"

namespace sales {
namespace {

constexpr std::size_t batch = 50;

}  // namespace

void carry(outbox& from, contract::core_client& core) {
  for (;;) {
    const auto waiting = from.waiting(batch);
    if (waiting.empty()) return;
    std::vector<contract::event> events;
    events.reserve(waiting.size());
    for (const auto& w : waiting) events.push_back(w.event);
    contract::deliver(core, events);
    platform::crash_point("relay.after_core");
    for (const auto& w : waiting) from.done(w);
    platform::crash_point("relay.after_done");
  }
}

}  // namespace sales
