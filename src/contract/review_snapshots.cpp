#include "contract/review_snapshots.hpp"

#include <boost/json/array.hpp>

#include "contract/snapshot_reader.hpp"

namespace contract {
namespace {

namespace bj = boost::json;
using platform::format_instant;
using reader = snapshot_reader;

bj::object act_json(const std::string& text, const std::string& by, domain::instant at) {
  return {{"text", text}, {"by", by}, {"at", format_instant(at)}};
}

}  // namespace

bj::object to_json(const domain::review& r) {
  bj::object o{{"id", r.id},
               {"bookingId", r.booking_id},
               {"launchId", r.launch_id},
               {"supplierId", r.supplier_id},
               {"customerId", r.customer_id},
               {"author", r.author},
               {"destination", r.destination},
               {"rocket", r.rocket},
               {"departsAt", format_instant(r.departs_at)},
               {"stars", r.words.stars},
               {"title", r.words.title},
               {"text", r.words.text},
               {"writtenAt", format_instant(r.written_at)},
               {"editedAt", nullptr},
               {"answer", nullptr},
               {"hidden", nullptr},
               {"version", r.version}};
  if (r.edited_at) o["editedAt"] = format_instant(*r.edited_at);
  if (r.answer) o["answer"] = act_json(r.answer->text, r.answer->by, r.answer->at);
  if (r.hidden) o["hidden"] = act_json(r.hidden->reason, r.hidden->by, r.hidden->at);
  return o;
}

domain::review review_from_json(const bj::object& o) {
  const reader s(o);
  domain::review r;
  r.id = s.text("id");
  r.booking_id = s.text("bookingId");
  r.launch_id = s.text("launchId");
  r.supplier_id = s.text("supplierId");
  r.customer_id = s.text("customerId");
  r.author = s.text("author");
  r.destination = s.text("destination");
  r.rocket = s.text("rocket");
  r.departs_at = s.at("departsAt");
  r.words = {static_cast<int>(s.integer("stars")), s.text("title"), s.text("text")};
  r.written_at = s.at("writtenAt");
  if (s.has("editedAt")) r.edited_at = s.at("editedAt");
  if (s.has("answer")) {
    const auto a = s.object("answer");
    r.answer = domain::review_answer{a.text("text"), a.text("by"), a.at("at")};
  }
  if (s.has("hidden")) {
    const auto h = s.object("hidden");
    r.hidden = domain::review_hiding{h.text("text"), h.text("by"), h.at("at")};
  }
  r.version = s.integer("version");
  return r;
}

bj::object to_json(const domain::support_request& r) {
  bj::array messages;
  for (const auto& m : r.messages) {
    messages.push_back(bj::object{{"fromCustomer", m.from_customer},
                                  {"key", m.key},
                                  {"by", m.by},
                                  {"author", m.author},
                                  {"text", m.text},
                                  {"at", format_instant(m.at)}});
  }
  return {{"id", r.id},
          {"customerId", r.customer_id},
          {"bookingId", r.booking_id},
          {"launchId", r.launch_id},
          {"subject", r.subject},
          {"state", domain::name_of(r.state)},
          {"messages", std::move(messages)},
          {"closedBy", r.closed_by},
          {"opened", r.opened},
          {"openedAt", format_instant(r.opened_at)},
          {"changedAt", format_instant(r.changed_at)},
          {"version", r.version}};
}

domain::support_request support_request_from_json(const bj::object& o) {
  const reader s(o);
  domain::support_request r;
  r.id = s.text("id");
  r.customer_id = s.text("customerId");
  r.booking_id = s.text("bookingId");
  r.launch_id = s.text("launchId");
  r.subject = s.text("subject");
  r.state = s.named("state", domain::support_state_named);
  s.each("messages", [&](const reader& m) {
    r.messages.push_back({m.flag("fromCustomer"), m.text("key"), m.text("by"), m.text("author"),
                          m.text("text"), m.at("at")});
  });
  r.closed_by = s.text("closedBy");
  r.opened = static_cast<int>(s.integer("opened"));
  r.opened_at = s.at("openedAt");
  r.changed_at = s.at("changedAt");
  r.version = s.integer("version");
  return r;
}

}  // namespace contract
