#include "contract/events.hpp"

#include <boost/describe.hpp>

#include "platform/json/read.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/time.hpp"
#include "platform/runtime/trace.hpp"

namespace contract {
namespace {

struct wire_event {
  std::string id, kind, aggregate;
  std::int64_t version = 0;
  platform::instant at{};
  std::optional<std::string> traceparent;
  boost::json::object payload;
};
BOOST_DESCRIBE_STRUCT(wire_event, (), (id, kind, aggregate, version, at, traceparent, payload))

}  // namespace

event make_event(domain::event_kind kind, std::string_view aggregate, std::int64_t version,
                 domain::instant at, boost::json::object payload) {
  const auto& trace = platform::current_trace();
  return {domain::event_id(aggregate, version, kind),
          std::string(aggregate),
          std::string(domain::name_of(kind)),
          trace.id.empty() ? std::string() : trace.header(),
          version,
          at,
          std::move(payload)};
}

boost::json::object to_json(const event& e) {
  boost::json::object o{{"id", e.id},
                        {"kind", e.kind},
                        {"aggregate", e.aggregate},
                        {"version", e.version},
                        {"at", platform::format_instant(e.at)},
                        {"payload", e.payload}};
  if (!e.traceparent.empty()) o["traceparent"] = e.traceparent;
  return o;
}

event event_from_json(const boost::json::object& o) {
  auto w = platform::json::from_value<wire_event>(o);
  return {std::move(w.id),     std::move(w.aggregate),
          std::move(w.kind),   w.traceparent.value_or(""),
          w.version,           w.at,
          std::move(w.payload)};
}

void deliver(core_client& core, const std::vector<event>& events) {
  boost::json::array list;
  for (const auto& e : events) list.push_back(to_json(e));
  const auto answer = core.post("/internal/v1/events", {{"events", std::move(list)}});
  if (answer.status != 202) {
    throw platform::unavailable(
        "core-api", "events refused with " + std::to_string(answer.status) + ": " + answer.body);
  }
}

}  // namespace contract
