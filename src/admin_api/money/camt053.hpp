#pragma once
// Bank statements as banks send them (ISO 20022 camt.053, any version): booked entries, and of a
// batch each transaction.

#include <string_view>

#include "backoffice/bank_statements.hpp"

namespace admin_api {

// Throws platform::json::invalid when it is no such file.
[[nodiscard]] backoffice::bank_file read_camt053(std::string_view document);

}  // namespace admin_api
