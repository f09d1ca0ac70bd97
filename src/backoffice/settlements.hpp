#pragma once
// What suppliers get for successful launches. Opened with its statement and our fee invoice when
// all bookings have flown; the supplier's invoice sets off what it owes; a financial employee pays
// out the rest.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/paging.hpp"
#include "domain/calendar.hpp"
#include "domain/settlement.hpp"

namespace backoffice {

struct supplier_invoice {
  std::string id, launch_id, supplier_id, supplier_name;
  std::string number;  // the supplier's own
  domain::day issued_on{};
  domain::cents amount = 0;
  domain::instant received_at{};
  std::string entered_by_name;
};

struct settlement_line {  // a seat
  std::string booking_id, passenger, outcome;
  domain::cents paid = 0, refunded = 0;
};

struct settlement {
  std::string launch_id, supplier_id, supplier_name, rocket, destination;
  domain::instant departs_at{}, succeeded_at{};
  domain::settlement_state state = domain::settlement_state::awaiting_invoice;
  domain::cents revenue = 0, fee = 0;
  int rate_per_mille = 0;
  std::string statement_number, fee_number;  // empty: nothing to tell, nothing to pay
  std::optional<domain::cents> payout;
  domain::instant opened_at{};
  std::optional<domain::instant> invoiced_at, settled_at;
  std::string payout_reference, paid_by_name;
};

struct settlement_detail {
  settlement facts;
  std::vector<settlement_line> lines;
  std::vector<domain::open_claim> set_off;  // what was taken; while no invoice is there, what would
  domain::cents expected_payout = 0;        // with these
  std::optional<supplier_invoice> invoice;
};

struct settlement_filter {
  std::string supplier = {};  // empty: all
  std::optional<domain::settlement_state> state = {};
};

struct new_supplier_invoice {
  std::string launch_id, number;
  domain::day issued_on{};
  domain::cents amount = 0;
  std::string pdf;  // the file's bytes
};

class settlements {
 public:
  explicit settlements(platform::postgres::pool& db) : db_(db) {}

  [[nodiscard]] page<settlement> list(const settlement_filter& f, const page_request& p);
  // `supplier` empty: of any.
  [[nodiscard]] std::optional<settlement_detail> find(const std::string& supplier,
                                                      const std::string& launch);
  [[nodiscard]] page<supplier_invoice> invoices(const std::string& supplier,
                                                const page_request& p);  // newest first
  [[nodiscard]] std::optional<supplier_invoice> invoice(const std::string& supplier,
                                                        const std::string& id);
  [[nodiscard]] std::string invoice_file(const std::string& id);

  // The supplier's invoice has come: what it owes is set off. The same again changes nothing.
  // no::settlement_not_found, invoice_number_taken, and what domain::why_not_invoiced says.
  [[nodiscard]] domain::result<supplier_invoice> take_invoice(const std::string& supplier,
                                                              const new_supplier_invoice& i,
                                                              const std::string& actor,
                                                              domain::instant now);
  // The payout was sent. The same reference again changes nothing. no::settlement_not_found,
  // not_possible_in_this_state; needs_another_person: whoever entered the invoice does not pay it.
  [[nodiscard]] domain::result<settlement_detail> paid_out(const std::string& launch,
                                                           const std::string& reference,
                                                           const std::string& actor,
                                                           domain::instant now);
  // For launches whose fee was computed before there were settlements.
  void open_missing(domain::instant now);

 private:
  platform::postgres::pool& db_;
};

// For the transaction that computes a launch's fee: the statement, our fee invoice, the settlement.
void open_settlement(platform::postgres::transaction& t, const std::string& launch,
                     domain::instant now);

}  // namespace backoffice
