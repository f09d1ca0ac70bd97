#include "core_api/notifications/mail_events_http.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "core_api/jobs/job_queue.hpp"
#include "platform/http/problem.hpp"
#include "platform/json/read.hpp"
#include "platform/json/text.hpp"
#include "platform/mail/header.hpp"
#include "platform/security/hash.hpp"
#include "sales/webhook_signature.hpp"

namespace core_api {
namespace {

namespace http = platform::http;
using boost::json::object;
using boost::json::value;

struct event_body {
  std::string event, recipient;
  bool permanent = true;
  std::optional<std::string> detail, messageId;
};
BOOST_DESCRIBE_STRUCT(event_body, (), (event, recipient, permanent, detail, messageId))

[[noreturn]] void refuse_signature() {
  throw http::refused({401, "signature_invalid", "The signature does not fit."});
}

// The text at a path of objects; "" when there is none.
std::string text_at(const object& from, std::initializer_list<std::string_view> path) {
  const value* at = nullptr;
  const object* in = &from;
  for (const auto name : path) {
    if (in == nullptr) return {};
    at = in->if_contains(name);
    in = at != nullptr ? at->if_object() : nullptr;
  }
  const auto* text = at != nullptr ? at->if_string() : nullptr;
  return text != nullptr ? std::string(*text) : std::string();
}

// The signature stands in the body: HMAC-SHA256 of timestamp and token.
bool mailgun_signed(const object& body, const std::string& key) {
  const auto time = text_at(body, {"signature", "timestamp"});
  const auto expected =
      platform::security::hmac_sha256_hex(key, time + text_at(body, {"signature", "token"}));
  if (key.empty() || time.empty() || time.size() > 12 ||
      time.find_first_not_of("0123456789") != time.npos)
    return false;
  const auto age = std::chrono::floor<std::chrono::seconds>(job_queue::system_time())
                       .time_since_epoch()
                       .count() -
                   std::stoll(time);
  // Mailgun goes on to try for eight hours, each time with a signature of that moment.
  constexpr std::int64_t tolerance = 300;
  return age <= tolerance && age >= -tolerance &&
         platform::security::constant_time_equal(text_at(body, {"signature", "signature"}),
                                                 expected);
}

// Our Message-ID is the notification's id.
std::string notification_of(std::string message_id) {
  if (message_id.starts_with('<')) message_id.erase(0, 1);
  const auto at = message_id.find('@');
  return message_id.starts_with("n_") && at != message_id.npos ? message_id.substr(0, at)
                                                               : std::string();
}

object suppression_json(const suppression& s) {
  return {{"id", s.id},
          {"address", s.address},
          {"reason", s.reason},
          {"detail", s.detail},
          {"notificationId", s.notification.empty() ? value(nullptr) : value(s.notification)},
          {"at", platform::format_instant(s.at)}};
}

}  // namespace

void mail_events_http::suppress(suppression s) {
  constexpr std::size_t longest_detail = 300;
  if (!platform::mail::is_address(s.address)) return;  // nothing of ours goes there
  s.detail = platform::json::clean(s.detail.substr(0, longest_detail));
  s.at = clock_.now();
  log_.add({{},
            s.at,
            "NOTIFY",
            "warning",
            "core-api",
            s.address + " is suppressed: " + s.reason,
            {},
            {{"recipient", s.address}, {"notificationId", s.notification}, {"error", s.detail}}});
  all_.add(std::move(s));
}

http::response mail_events_http::mailgun(http::request& r) {
  boost::system::error_code ec;
  const auto parsed = boost::json::parse(r.body, ec);
  const auto* body = ec ? nullptr : parsed.if_object();
  if (body == nullptr || !mailgun_signed(*body, secrets_.mailgun)) refuse_signature();
  const auto event = text_at(*body, {"event-data", "event"});
  const bool bounced =
      event == "failed" && text_at(*body, {"event-data", "severity"}) == "permanent";
  if (bounced || event == "complained") {
    auto detail = text_at(*body, {"event-data", "delivery-status", "message"});
    if (detail.empty()) detail = text_at(*body, {"event-data", "reason"});
    suppress({{},
              text_at(*body, {"event-data", "recipient"}),
              bounced ? "bounce" : "complaint",
              std::move(detail),
              notification_of(text_at(*body, {"event-data", "message", "headers", "message-id"})),
              {}});
  }
  return http::no_content();
}

http::response mail_events_http::generic(http::request& r) {
  if (!sales::webhook_signature_valid(r.header("x-astro-signature"), r.body, secrets_.generic,
                                      job_queue::system_time()))
    refuse_signature();
  const auto b = platform::json::read<event_body>(r.body);
  if (b.event != "bounce" && b.event != "complaint")
    throw platform::json::invalid({{"/event", "unknown_value", "Say bounce or complaint."}});
  if (b.event == "complaint" || b.permanent) {
    suppress({{},
              b.recipient,
              b.event,
              b.detail.value_or(""),
              notification_of(b.messageId.value_or("")),
              {}});
  }
  return http::no_content();
}

http::response mail_events_http::list(http::request& r) {
  const http::query_params q(r.query, {"cursor", "limit"});
  const auto page =
      all_.list(q.text("cursor").value_or(""),
                static_cast<std::size_t>(q.integer("limit", 1, 100).value_or(50)), clock_.now());
  boost::json::array items;
  for (const auto& s : page.items) items.push_back(suppression_json(s));
  const object body{
      {"items", std::move(items)},
      {"nextCursor", page.next_cursor.empty() ? value(nullptr) : value(page.next_cursor)}};
  return http::json_response(200, boost::json::serialize(body));
}

http::response mail_events_http::remove(http::request& r) {
  const auto s = all_.remove(r.param("id"));
  if (!s) return http::problem_response({404, "not_found", "This address is not suppressed."});
  log_.add({{},
            clock_.now(),
            "NOTIFY",
            "info",
            "core-api",
            s->address + " is no more suppressed",
            {},
            {{"recipient", s->address}, {"userId", r.who.subject}}});
  return http::no_content();
}

}  // namespace core_api
