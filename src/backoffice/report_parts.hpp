#pragma once
// What reports are put together from. Private to backoffice.

#include <string>

#include "backoffice/reports.hpp"

namespace backoffice {

using column = report_column;
using type = report_column::type;

// "2026-11"
[[nodiscard]] std::string month_text(domain::day d);
[[nodiscard]] domain::day first_of_month(domain::day d);
[[nodiscard]] domain::day last_of_month(domain::day d);
// "/documents?kind=invoice&state=completed&from=…&to=…", and what the report itself is about.
[[nodiscard]] std::string documents_link(const report_wish& w, const std::string& more,
                                         domain::day from, domain::day to);
// Sums of all columns of money and counts; the first cell says so.
[[nodiscard]] std::vector<report_cell> totals_of(const report& r);
[[nodiscard]] std::int64_t number_in(const std::vector<report_cell>& row, std::size_t at);
// Of a whole, rounded down; nothing of nothing is 0.
[[nodiscard]] std::int64_t percent_of(std::int64_t part, std::int64_t whole);
[[nodiscard]] std::string usd_text(domain::cents amount);

// "from document_sums n join launches l …" with conditions on supplier and destination in $1, $2.
inline constexpr std::string_view sums_from =
    "document_sums n join launches l on l.id = n.launch_id and ($1::text = '' or l.supplier_id = "
    "$1) and ($2::text = '' or l.destination_id = $2)";
// What customers paid and what of it goes back, what is awaited, our fees and what of them is open.
inline constexpr std::string_view money_sums =
    "coalesce(sum(n.cents) filter (where n.kind = 'invoice' and n.payment_state = 'completed'), "
    "0)::bigint as paid, coalesce(-sum(n.cents) filter (where n.kind = 'credit-note'), 0)::bigint "
    "as back, coalesce(sum(n.cents) filter (where n.kind = 'invoice' and n.payment_state = "
    "'pending'), 0)::bigint as pending, coalesce(sum(n.cents) filter (where n.kind = "
    "'fee-invoice'), 0)::bigint as fees, coalesce(sum(n.cents) filter (where n.kind = "
    "'fee-invoice' and n.payment_state = 'pending'), 0)::bigint as fees_open";

}  // namespace backoffice
