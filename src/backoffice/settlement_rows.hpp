#pragma once
// Rows of settlements, for the files that open, read and change them. Private to backoffice.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backoffice/settlements.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

[[nodiscard]] const std::string& settlement_columns();
inline constexpr std::string_view settlement_from =
    "settlements e join launch_fees f on f.launch_id = e.launch_id join launches l on l.id = "
    "e.launch_id join rockets k on k.id = l.rocket_id join destinations d on d.id = "
    "l.destination_id join suppliers s on s.id = e.supplier_id";

// Oldest first.
[[nodiscard]] std::vector<domain::open_claim> open_abort_fees(platform::postgres::transaction& t,
                                                              const std::string& supplier);
[[nodiscard]] std::optional<settlement_detail> read_settlement(platform::postgres::transaction& t,
                                                               const std::string& supplier,
                                                               const std::string& launch);
// `column`: "i.id" or "i.launch_id".
[[nodiscard]] std::optional<supplier_invoice> read_invoice(platform::postgres::transaction& t,
                                                           const std::string& supplier,
                                                           std::string_view column,
                                                           const std::string& value);

}  // namespace backoffice
