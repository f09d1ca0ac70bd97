#pragma once
// What both outboxes tell at /metrics: how many events wait, and since when.

#include <algorithm>

#include "contract/service.hpp"

namespace contract {

// Any outbox with size() and oldest(); it must outlive the service's listeners.
template <class Outbox>
void tell_outbox(service& of, Outbox& box) {
  of.metrics().gauge("outbox_waiting", "What waits to be carried to Core.",
                     [&box] { return static_cast<double>(box.size()); });
  of.metrics().gauge("outbox_oldest_seconds", "How long the oldest event has waited.", [&of, &box] {
    const auto since = box.oldest();
    if (!since) return 0.0;
    const std::chrono::duration<double> waited = of.clock().now() - *since;
    return std::max(0.0, waited.count());
  });
}

}  // namespace contract
