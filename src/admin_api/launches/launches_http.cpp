#include "admin_api/launches/launches_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/bookings/booking_json.hpp"
#include "admin_api/launches/launch_json.hpp"
#include "admin_api/launches/manifest.hpp"
#include "admin_api/launches/manifest_pdf.hpp"
#include "admin_api/people/reason.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/idempotency.hpp"
#include "contract/problems.hpp"
#include "domain/fees.hpp"
#include "platform/security/hash.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using domain::no;

struct launch_body {
  std::string rocketId, spaceportId, destinationId;
  platform::instant departsAt{};
  std::int64_t priceCents = 0;
  std::optional<int> capacity, vipHeadStartHours;
};
BOOST_DESCRIBE_STRUCT(launch_body, (),
                      (rocketId, spaceportId, destinationId, departsAt, priceCents, capacity,
                       vipHeadStartHours))

struct launch_edit_body {
  std::int64_t version = 0;
  std::optional<std::string> rocketId, spaceportId, destinationId;
  std::optional<platform::instant> departsAt;
  std::optional<std::int64_t> priceCents;
  std::optional<int> capacity, vipHeadStartHours;
  std::optional<std::string> reason;  // employees must, suppliers need not
};
BOOST_DESCRIBE_STRUCT(launch_edit_body, (),
                      (version, rocketId, spaceportId, destinationId, departsAt, priceCents,
                       capacity, vipHeadStartHours, reason))

backoffice::new_launch wish_of(launch_body&& body, std::string supplier) {
  return {std::move(supplier),
          std::move(body.rocketId),
          std::move(body.spaceportId),
          std::move(body.destinationId),
          body.departsAt,
          body.priceCents,
          body.capacity,
          body.vipHeadStartHours.value_or(0)};
}

backoffice::launch_edit edit_of(launch_edit_body& body, bool on_behalf) {
  field_checks checks;
  checks.within("/version", body.version, 1, std::numeric_limits<std::int64_t>::max());
  if (on_behalf || body.reason) {
    if (!body.reason) body.reason.emplace();
    checks.line("/reason", *body.reason, most_reason);
  }
  checks.done();
  return {body.version,
          std::move(body.rocketId),
          std::move(body.spaceportId),
          std::move(body.destinationId),
          body.departsAt,
          body.priceCents,
          body.capacity,
          body.vipHeadStartHours};
}

// What was asked for, however its JSON was spaced and ordered.
std::string fingerprint_of(const backoffice::new_launch& w) {
  return platform::security::sha256_hex(
      w.rocket_id + ' ' + w.spaceport_id + ' ' + w.destination_id + ' ' +
      platform::format_instant(w.departs_at) + ' ' + std::to_string(w.price) + ' ' +
      std::to_string(w.capacity.value_or(0)) + ' ' + std::to_string(w.vip_head_start_hours));
}

std::string location_of(const boost::json::object& launch) {
  return "/api/v1/launches/" + std::string(launch.at("id").as_string());
}

}  // namespace

http::response launches_http::list(http::request& r) {
  const http::query_params q(
      r.query, {"status", "rocket", "supplier", "q", "from", "to", "sort", "cursor", "limit"});
  backoffice::launch_filter f;
  f.supplier = scope_of(r);
  if (f.supplier.empty()) f.supplier = q.text("supplier").value_or("");
  f.rocket = q.text("rocket").value_or("");
  f.text = q.text("q").value_or("");
  f.status = named(q, "status", domain::launch_status_named);
  f.from = day_of(q, "from");
  f.to = day_of(q, "to");
  f.sort = one_of(q, "sort", {"departure", "-departure", "price", "-price", "fill", "-fill"});
  return answer_page(launches_.list(f, page_of(q)), launch_json);
}

http::response launches_http::offer(http::request& r) {
  auto wish = wish_of(json::read<launch_body>(r.body), scope_of(r));
  if (r.header("idempotency-key").empty()) {
    const auto made = launches_.create(wish, r.who.subject, clock_.now());
    if (!made) return contract::answer(made.error());
    told_();
    const auto body = launch_json(*made);
    return created(location_of(body), body);
  }
  const backoffice::repeatable once{
      contract::idempotency_key(r), fingerprint_of(wish),
      [](const backoffice::launch& l) { return boost::json::serialize(launch_json(l)); }};
  const auto text = launches_.create_once(wish, once, r.who.subject, clock_.now());
  if (!text) return contract::answer(text.error());
  told_();
  const auto body = boost::json::parse(*text).as_object();
  return created(location_of(body), body);
}

http::response launches_http::one(http::request& r) {
  // Its changes first: what was made by then, the launch itself shows.
  boost::json::array changes;
  for (const auto& c : changes_.of_launch(r.param("id"))) changes.push_back(change_json(c));
  const auto found = launches_.find(scope_of(r), r.param("id"));
  if (!found) return contract::answer({no::launch_not_found});
  auto body = launch_json(*found);
  body["changes"] = std::move(changes);
  boost::json::array history;
  for (const auto& h : launches_.history(found->master.id))
    history.push_back(
        {{"at", platform::format_instant(h.at)}, {"actor", h.actor}, {"change", h.change}});
  body["history"] = std::move(history);
  const auto fee = fees_.find(found->master.id);
  body["fee"] = fee ? boost::json::value(fee_json(*fee)) : boost::json::value(nullptr);
  body["takings"] = takings_json(launches_.takings(found->master.id));
  body["abortFee"] = money_json(domain::abort_fee);
  body["financialAbortFrom"] =
      platform::format_instant(domain::financial_abort_from(found->master.departs_at));
  return answer(200, body);
}

http::response launches_http::edit(http::request& r) {
  auto body = json::read<launch_edit_body>(r.body);
  const auto scope = scope_of(r);
  const auto edit = edit_of(body, scope.empty());
  const backoffice::editor by{scope, r.who.subject, body.reason.value_or("")};
  const auto done = launches_.edit(by, r.param("id"), edit, clock_.now());
  if (!done) return contract::answer(done.error());
  told_();
  return answer(done->pending ? 202 : 200, launch_json(*done));
}

http::response launches_http::bookings(http::request& r) {
  const http::query_params q(r.query, {"cursor", "limit"});
  const auto page = page_of(q);
  const auto found = launches_.find(scope_of(r), r.param("id"));
  if (!found) return contract::answer({no::launch_not_found});
  backoffice::booking_filter f;
  f.launch = found->master.id;
  return answer_page(bookings_.search(f, page),
                     [](const backoffice::booking_row& b) { return booking_json(b); });
}

http::response launches_http::seats(http::request& r) {
  const auto found = launches_.find(scope_of(r), r.param("id"));
  if (!found) return contract::answer({no::launch_not_found});
  boost::json::array items;
  for (const auto& c : launches_.seats_over_time(found->master.id, clock_.now()))
    items.push_back({{"at", platform::format_instant(c.as_of)},
                     {"sold", c.sold},
                     {"held", c.held},
                     {"forfeited", c.forfeited},
                     {"free", c.free}});
  return answer(200, {{"items", std::move(items)}});
}

http::response launches_http::manifest(http::request& r) {
  const http::query_params q(r.query, {"format"});
  const auto format = one_of(q, "format", {"json", "csv", "pdf"});
  const auto found = launches_.find(scope_of(r), r.param("id"));
  if (!found) return contract::answer({no::launch_not_found});
  const auto flyers = bookings_.manifest(found->master.id);
  const auto departs_at = found->master.departs_at;
  if (format == "pdf") {
    return {
        200,
        "application/pdf",
        manifest_pdf(*found, flyers, clock_.now()),
        {{"Cache-Control", "no-store"},
         {"Content-Disposition", "inline; filename=\"manifest-" + found->master.slug + ".pdf\""}}};
  }
  if (format == "csv")
    return manifest_csv(flyers, departs_at).answer("manifest-" + found->master.slug);
  return answer(
      200, {{"launch", launch_json(*found)}, {"passengers", manifest_json(flyers, departs_at)}});
}

}  // namespace admin_api
