#pragma once
// Invoices and credit notes on the wire.

#include <boost/json/object.hpp>

#include "backoffice/documents.hpp"

namespace admin_api {

[[nodiscard]] boost::json::object document_json(const backoffice::document& d);
// With what the amount is for, and what became of its money.
[[nodiscard]] boost::json::object document_json(
    const backoffice::document& d, const std::vector<backoffice::document_payment>& payments);

}  // namespace admin_api
