#include "backoffice/relay.hpp"

#include "platform/runtime/failpoint.hpp"

namespace backoffice {
namespace {

constexpr std::size_t batch = 50;

}  // namespace

void carry(outbox& from, contract::core_client& core) {
  for (;;) {
    const auto events = from.waiting(batch);
    if (events.empty()) return;
    contract::deliver(core, events);
    platform::crash_point("relay.after_core");
    std::vector<std::string> ids;
    for (const auto& e : events) ids.push_back(e.id);
    from.done(ids);
    platform::crash_point("relay.after_done");
  }
}

}  // namespace backoffice
