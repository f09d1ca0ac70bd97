#include "backoffice/settlements.hpp"

#include "backoffice/settlement_rows.hpp"

namespace backoffice {

using platform::postgres::row;
using platform::postgres::transaction;

namespace {

settlement settlement_of(const row& r) {
  settlement s;
  s.launch_id = r.text("launch_id");
  s.supplier_id = r.text("supplier_id");
  s.supplier_name = r.text("supplier_name");
  s.rocket = r.text("rocket");
  s.destination = r.text("destination");
  s.departs_at = r.at("departs_at");
  s.succeeded_at = r.at("succeeded_at");
  s.state = domain::settlement_state_named(r.text("state")).value();
  s.revenue = r.i64("revenue_cents");
  s.fee = r.i64("fee_cents");
  s.rate_per_mille = static_cast<int>(r.i64("rate_per_mille"));
  s.statement_number = r.maybe_text("statement_number").value_or("");
  s.fee_number = r.maybe_text("fee_number").value_or("");
  s.payout = r.maybe_i64("payout_cents");
  s.opened_at = r.at("opened_at");
  s.invoiced_at = r.maybe_at("invoiced_at");
  s.settled_at = r.maybe_at("settled_at");
  s.payout_reference = r.maybe_text("payout_reference").value_or("");
  s.paid_by_name = r.maybe_text("paid_by_name").value_or("");
  return s;
}

constexpr std::string_view invoice_columns =
    "i.id, i.launch_id, i.supplier_id, i.number, i.issued_on, i.amount_cents, i.received_at, "
    "s.name as supplier_name, coalesce((select a.name from accounts a where a.id = i.entered_by), "
    "i.entered_by) as entered_by_name";
constexpr std::string_view invoice_from =
    "supplier_invoices i join suppliers s on s.id = i.supplier_id";

supplier_invoice invoice_of(const row& r) {
  return {r.text("id"),
          r.text("launch_id"),
          r.text("supplier_id"),
          r.text("supplier_name"),
          r.text("number"),
          r.date("issued_on"),
          r.i64("amount_cents"),
          r.at("received_at"),
          r.text("entered_by_name")};
}

std::vector<settlement_line> lines_of(transaction& t, const std::string& launch) {
  std::vector<settlement_line> out;
  for (const auto r :
       t.exec("select * from settlement_lines where launch_id = $1 order by position", {launch})) {
    out.push_back({r.text("booking_id"), r.text("passenger"), r.text("outcome"),
                   r.i64("paid_cents"), r.i64("refunded_cents")});
  }
  return out;
}

}  // namespace

const std::string& settlement_columns() {
  static const std::string all =
      "e.*, s.name as supplier_name, k.name as rocket, d.name as destination, l.departs_at, "
      "f.succeeded_at, f.rate_per_mille, "
      "(select n.number from documents n where n.kind = 'statement' and n.source = e.launch_id) as "
      "statement_number, "
      "(select n.number from documents n where n.kind = 'fee-invoice' and n.source = e.launch_id "
      "|| ':success-fee') as fee_number, "
      "coalesce((select a.name from accounts a where a.id = e.paid_by), e.paid_by) as paid_by_name";
  return all;
}

std::vector<domain::open_claim> open_abort_fees(transaction& t, const std::string& supplier) {
  std::vector<domain::open_claim> out;
  for (const auto r :
       t.exec("select n.number, n.amount_cents from documents n join launches l on l.id = "
              "n.launch_id where n.kind = 'fee-invoice' and n.source = l.id || ':abort-fee' and "
              "n.payment_state <> 'completed' and l.supplier_id = $1 order by n.issued_on, "
              "n.number",
              {supplier}))
    out.push_back({r.text("number"), r.i64("amount_cents")});
  return out;
}

std::optional<settlement_detail> read_settlement(transaction& t, const std::string& supplier,
                                                 const std::string& launch) {
  const auto found =
      t.exec("select " + settlement_columns() + " from " + std::string(settlement_from) +
                 " where e.launch_id = $1 and ($2::text = '' or e.supplier_id = $2)",
             {launch, supplier});
  if (found.empty()) return {};
  settlement_detail out{settlement_of(found[0]), lines_of(t, launch), {}, 0, {}};
  const auto& s = out.facts;
  if (s.state == domain::settlement_state::awaiting_invoice) {
    auto would = domain::set_off_against(s.revenue, s.fee, open_abort_fees(t, s.supplier_id));
    out.set_off = std::move(would.taken);
    out.expected_payout = would.payout;
  } else {
    for (const auto r :
         t.exec("select * from settlement_set_offs where launch_id = $1 and number <> $2 order by "
                "number",
                {launch, s.fee_number}))
      out.set_off.push_back({r.text("number"), r.i64("amount_cents")});
    out.expected_payout = s.payout.value_or(0);
  }
  out.invoice = read_invoice(t, supplier, "i.launch_id", launch);
  return out;
}

std::optional<supplier_invoice> read_invoice(transaction& t, const std::string& supplier,
                                             std::string_view column, const std::string& value) {
  const auto found = t.exec("select " + std::string(invoice_columns) + " from " +
                                std::string(invoice_from) + " where " + std::string(column) +
                                " = $1 and ($2::text = '' or i.supplier_id = $2)",
                            {value, supplier});
  if (found.empty()) return {};
  return invoice_of(found[0]);
}

page<settlement> settlements::list(const settlement_filter& f, const page_request& p) {
  static constexpr order newest{"-opened", "e.opened_at", "timestamptz", true};
  selection s;
  if (!f.supplier.empty()) s.where("e.supplier_id = ?", {f.supplier});
  if (f.state) s.where("e.state = ?", {domain::name_of(*f.state)});
  return read_page<settlement>(
      db_, s, {settlement_columns(), settlement_from, "settlements e", "e.launch_id"}, newest, p,
      settlement_of);
}

std::optional<settlement_detail> settlements::find(const std::string& supplier,
                                                   const std::string& launch) {
  return platform::postgres::retry(
      db_, [&](transaction& t) { return read_settlement(t, supplier, launch); });
}

page<supplier_invoice> settlements::invoices(const std::string& supplier, const page_request& p) {
  static constexpr order newest{"-received", "i.received_at", "timestamptz", true};
  selection s;
  if (!supplier.empty()) s.where("i.supplier_id = ?", {supplier});
  return read_page<supplier_invoice>(db_, s,
                                     {invoice_columns, invoice_from, "supplier_invoices i", "i.id"},
                                     newest, p, invoice_of);
}

std::optional<supplier_invoice> settlements::invoice(const std::string& supplier,
                                                     const std::string& id) {
  return platform::postgres::retry(
      db_, [&](transaction& t) { return read_invoice(t, supplier, "i.id", id); });
}

std::string settlements::invoice_file(const std::string& id) {
  return db_.exec("select pdf from supplier_invoices where id = $1", {id})[0].bytes("pdf");
}

}  // namespace backoffice
