#pragma once
// The envelope in which an event travels from an outbox to Core.

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "contract/core_client.hpp"
#include "domain/event.hpp"

namespace contract {

struct event {
  std::string id, aggregate, kind, traceparent;
  std::int64_t version = 0;
  domain::instant at{};
  boost::json::object payload;  // a snapshot, see snapshots.hpp
};

[[nodiscard]] event make_event(domain::event_kind kind, std::string_view aggregate,
                               std::int64_t version, domain::instant at,
                               boost::json::object payload);
[[nodiscard]] boost::json::object to_json(const event& e);
[[nodiscard]] event event_from_json(
    const boost::json::object& o);  // throws platform::json::invalid

// Hands events to Core; returns only when Core has them (throws otherwise). Core takes an event any
// number of times.
void deliver(core_client& core, const std::vector<event>& events);

}  // namespace contract
