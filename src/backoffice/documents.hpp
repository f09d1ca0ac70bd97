#pragma once
// Invoices and credit notes: immutable, numbered without a gap for each series and year. Emitter,
// recipient and lines are frozen on the day of issue.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/paging.hpp"
#include "backoffice/suppliers.hpp"
#include "contract/snapshots.hpp"
#include "domain/invoice.hpp"
#include "domain/language.hpp"

namespace backoffice {

struct party {
  std::string name, tax_id;
  bool has_address = false;
  domain::address address;
};

struct document_line {
  std::string text, detail;  // "Seat 1", the passenger's name
  domain::cents amount = 0;
};

struct refund_date {
  int percent = 0;
  domain::instant until{};
};

struct document {
  std::string number, series;
  domain::document_kind kind = domain::document_kind::invoice;
  domain::day issued_on{}, due_on{};
  domain::cents amount = 0;
  party emitter, recipient;
  std::string booking_id, launch_id;  // empty: none
  std::string payment_state;          // pending, completed, failed
  std::optional<domain::instant> paid_at;
  // What the amount is for.
  std::vector<document_line> lines;
  std::string reference, payment_method;
  std::string refers_to;  // of a credit note: the invoice
  std::string rocket, destination, spaceport, time_zone, supplier;
  domain::instant departs_at{};
  std::vector<refund_date> refunds;
  domain::language language = domain::language::english;
};

// Its money came, failed or was put right.
struct document_payment {
  std::string state, actor_name;  // no name: the rules
  domain::instant at{};
};

struct document_filter {
  std::string text = {};
  std::optional<domain::document_kind> kind = {};
  std::string supplier = {};  // not empty: only what suppliers get, and of this one
  std::string launch = {}, launches_of = {}, destination = {};  // ids of launch, supplier, …
  std::string payment_state = {};
  std::string customer = {};                      // a customer's id
  std::optional<domain::day> from = {}, to = {};  // issued
};

class documents {
 public:
  explicit documents(platform::postgres::pool& db) : db_(db) {}

  [[nodiscard]] std::optional<document> find(const std::string& number);
  // What this supplier gets: fee invoices and statements of its launches. Empty: any.
  [[nodiscard]] std::optional<document> find(const std::string& supplier,
                                             const std::string& number);
  [[nodiscard]] std::vector<document_payment> payments_of(const std::string& number);
  [[nodiscard]] std::vector<document> of_booking(const std::string& booking_id);
  [[nodiscard]] std::vector<document> of_launch(const std::string& launch_id,
                                                domain::document_kind kind);
  [[nodiscard]] page<document> search(const document_filter& f,
                                      const page_request& p);  // newest first

 private:
  platform::postgres::pool& db_;
};

// What must have been issued for a booking.
struct wanted_document {
  domain::document_kind kind = domain::document_kind::invoice;
  std::string source;
};
[[nodiscard]] std::vector<wanted_document> wanted_documents(const domain::booking& b);

// For transactions that issue. The caller has the booking's or launch's row locked; what has been
// issued is not issued again.
[[nodiscard]] bool invoiced(const domain::booking& b);  // confirmed once, or a transfer is awaited
void issue_invoice(platform::postgres::transaction& t, const contract::booking_snapshot& s,
                   domain::instant now);
// The invoice's payment state follows its booking; paid stays paid.
void note_invoice_payment(platform::postgres::transaction& t, const domain::booking& b,
                          domain::instant now);
// One for each cancellation that gives money back, one when the launch was aborted.
void issue_credit_notes(platform::postgres::transaction& t, const contract::booking_snapshot& s,
                        domain::instant now);
[[nodiscard]] std::string aborted_source(const std::string& booking);
// The supplier pays for an aborted launch.
void issue_abort_fee(platform::postgres::transaction& t, const supplier& s,
                     const domain::launch_master& l, domain::instant now);
[[nodiscard]] std::vector<domain::document_facts> facts_of_booking(
    platform::postgres::transaction& t, const std::string& booking_id);

}  // namespace backoffice
