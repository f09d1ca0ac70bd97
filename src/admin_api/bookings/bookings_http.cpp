#include "admin_api/bookings/bookings_http.hpp"

#include "admin_api/answers.hpp"
#include "admin_api/bookings/booking_json.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/csv.hpp"
#include "contract/problems.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"

namespace admin_api {

namespace http = platform::http;

namespace {

constexpr std::size_t most_exported = 20'000, exported_at_once = 1'000;

void put_line(contract::csv_file& out, const backoffice::booking_row& b) {
  out.row({domain::reference_of(b.id), platform::format_instant(b.created_at),
           std::string(domain::name_of(b.state)), std::to_string(b.seats),
           contract::csv_money(b.total), b.customer_name, b.customer_email, b.destination, b.rocket,
           platform::format_instant(b.departs_at)});
}

}  // namespace

http::response bookings_http::file(const backoffice::booking_filter& f) {
  contract::csv_file out({"booking", "booked (UTC)", "state", "seats", "total (USD)", "customer",
                          "e-mail", "destination", "rocket", "departure (UTC)"});
  backoffice::page_request p{"", exported_at_once, false};
  for (std::size_t lines = 0;;) {
    const auto page = bookings_.search(f, p);
    lines += page.items.size();
    if (lines > most_exported) {
      throw platform::json::invalid(
          {{"/?format", "too_many", "At most 20,000 bookings a file: narrow the search."}});
    }
    for (const auto& b : page.items) put_line(out, b);
    if (!page.next) break;
    p.cursor = *page.next;
  }
  return out.answer("bookings");
}

http::response bookings_http::list(http::request& r) {
  const http::query_params q(r.query, {"q", "state", "launch", "customer", "supplier", "from", "to",
                                       "sort", "format", "cursor", "limit"});
  backoffice::booking_filter f;
  f.text = q.text("q").value_or("");
  f.state = named(q, "state", domain::booking_state_named);
  f.launch = q.text("launch").value_or("");
  f.customer = q.text("customer").value_or("");
  f.supplier = scope_of(r);
  if (f.supplier.empty()) f.supplier = q.text("supplier").value_or("");
  f.from = day_of(q, "from");
  f.to = day_of(q, "to");
  f.sort = one_of(q, "sort", {"-createdAt", "createdAt", "-total", "total", "departure"});
  if (one_of(q, "format", {"json", "csv"}) == "csv") return file(f);
  return answer_page(bookings_.search(f, page_of(q)),
                     [](const backoffice::booking_row& b) { return booking_json(b); });
}

boost::json::value bookings_http::emails_of(const std::string& booking) {
  try {
    const auto answered = core_.get("/internal/v1/notifications?booking=" + booking);
    if (answered.status != 200)
      throw platform::unavailable("core-api", "status " + std::to_string(answered.status));
    return answered.json().at("items");
  } catch (const platform::unavailable& e) {
    // The booking is shown without them rather than not at all.
    platform::log::warning("e-mails of a booking are not shown",
                           {{"booking", booking}, {"error", e.what()}});
    return nullptr;
  }
}

http::response bookings_http::one(http::request& r) {
  const auto found = bookings_.find(r.param("id"));
  if (!found) return contract::answer({domain::no::booking_not_found});
  auto body = booking_json(*found);
  body["emails"] = emails_of(found->booking.id);
  return answer(200, body);
}

}  // namespace admin_api
