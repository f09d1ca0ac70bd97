#include "admin_api/money/bank_http.hpp"

#include <algorithm>
#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/money/bank_csv.hpp"
#include "admin_api/money/camt053.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/problems.hpp"
#include "domain/booking.hpp"
#include "platform/json/text.hpp"
#include "platform/security/base64url.hpp"
#include "platform/security/hash.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;
using boost::json::object;
using boost::json::value;

struct upload {
  std::string name, file;
};
BOOST_DESCRIBE_STRUCT(upload, (), (name, file))

struct confirmation {
  std::string of;
};
BOOST_DESCRIBE_STRUCT(confirmation, (), (of))

struct aside_body {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(aside_body, (), (reason))

constexpr std::chrono::seconds patience{10};  // a payment provider may have to be asked

// Files come as ordinary base64.
std::string bytes_of(std::string base64) {
  while (base64.ends_with('=')) base64.pop_back();
  std::replace(base64.begin(), base64.end(), '+', '-');
  std::replace(base64.begin(), base64.end(), '/', '_');
  auto bytes = platform::security::from_base64url(base64).value_or("");
  if (bytes.empty() || bytes.find('\0') != bytes.npos)
    throw json::invalid({{"/file", "file_invalid", "A file in base64 is expected here."}});
  return bytes;
}

// What is not UTF-8 was written by an older program: Latin 1.
std::string as_utf8(std::string text) {
  if (json::valid_utf8(text)) return text;
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xC0 | (byte >> 6));
      out += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return out;
}

backoffice::bank_file file_of(const upload& u) {
  const auto bytes = bytes_of(u.file);
  const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool xml = first != bytes.npos && bytes[first] == '<';
  auto file = xml ? read_camt053(bytes) : read_bank_csv(as_utf8(bytes));
  file.name = u.name;
  file.hash = platform::security::sha256_hex(bytes);
  return file;
}

object statement_json(const backoffice::bank_statement& s) {
  return {{"id", s.id},
          {"name", s.name},
          {"format", s.format},
          {"account", text_or_null(s.account)},
          {"uploadedAt", platform::format_instant(s.uploaded_at)},
          {"uploadedBy", s.uploaded_by_name},
          {"lines", s.lines},
          {"open", s.open},
          {"knownBefore", s.known_before},
          {"incoming", money_json(s.incoming)}};
}

value candidate_json(const std::optional<backoffice::bank_candidate>& c) {
  if (!c) return nullptr;
  return object{{"paymentId", c->payment_id},
                {"bookingId", c->booking_id},
                {"bookingReference", domain::reference_of(c->booking_id)},
                {"bookingState", c->booking_state},
                {"customerName", c->customer_name},
                {"total", money_json(c->awaited.total)},
                {"received", money_json(c->awaited.received)}};
}

object line_json(const backoffice::bank_line& n) {
  const bool open = n.state == "open";
  return {{"id", n.id},
          {"date", platform::format_day(n.entry.booked_on)},
          {"amount", object{{"amountCents", n.entry.amount}, {"currency", n.entry.currency}}},
          {"payer", text_or_null(n.entry.payer)},
          {"text", text_or_null(n.entry.text)},
          {"reference", text_or_null(n.entry.reference)},
          {"state", n.state},
          {"match", open ? value(domain::name_of(n.proposal.match)) : value(nullptr)},
          {"missing", money_json(n.proposal.missing)},
          {"surplus", money_json(n.proposal.surplus)},
          {"booking", candidate_json(n.candidate)},
          {"note", text_or_null(n.note)},
          {"decidedAt", instant_or_null(n.decided_at)},
          {"decidedBy", text_or_null(n.decided_by_name)}};
}

object detail_json(const backoffice::bank_statement_detail& d) {
  auto out = statement_json(d.facts);
  boost::json::array entries;
  for (const auto& n : d.lines) entries.push_back(line_json(n));
  out["entries"] = std::move(entries);
  return out;
}

}  // namespace

http::response bank_http::list(http::request& r) {
  const http::query_params q(r.query, {"cursor", "limit"});
  return answer_page(statements_.list(page_of(q)), statement_json);
}

http::response bank_http::take(http::request& r) {
  const auto body = json::read<upload>(r.body);
  field_checks checks;
  checks.line("/name", body.name, 200);
  checks.done();
  const auto id = statements_.take(file_of(body), r.who.subject, clock_.now());
  return answer(200, detail_json(statements_.find(id).value()));
}

http::response bank_http::one(http::request& r) {
  const auto d = statements_.find(r.param("id"));
  return d ? answer(200, detail_json(*d)) : contract::answer({domain::no::document_not_found});
}

http::response bank_http::show(const std::string& line) {
  const auto n = statements_.line(line);
  return n ? answer(200, line_json(*n)) : contract::answer({domain::no::document_not_found});
}

http::response bank_http::confirm(http::request& r) {
  const auto body = json::read<confirmation>(r.body);
  field_checks checks;
  checks.line("/of", body.of, 60);
  checks.done();
  const auto id = r.param("id");
  const auto b = statements_.begin(id, body.of, r.who.subject, clock_.now());
  if (!b) return contract::answer(b.error());
  if (!b->tell) return show(id);
  // Should the answer be lost, the same request again tells the same sum.
  const auto answered = core_.post("/internal/v1/bookings/" + b->booking_id + "/transfer",
                                   {{"key", b->payment_id},
                                    {"outcome", "completed"},
                                    {"amountCents", b->received},
                                    {"reference", b->reference}},
                                   patience);
  if (answered.status >= 400) {
    statements_.refused(id);
    return contract::pass_on(answered);
  }
  statements_.booked(id);
  return show(id);
}

http::response bank_http::set_aside(http::request& r) {
  const auto body = json::read<aside_body>(r.body);
  field_checks checks;
  checks.line("/reason", body.reason, 200);
  checks.done();
  const auto id = r.param("id");
  const auto done = statements_.set_aside(id, body.reason, r.who.subject, clock_.now());
  return done ? show(id) : contract::answer(done.error());
}

}  // namespace admin_api
