#pragma once
// Invoices and credit notes on the wire.

#include <boost/json/object.hpp>

#include "backoffice/documents.hpp"

namespace admin_api {

[[nodiscard]] boost::json::object document_json(const backoffice::document& d);

}  // namespace admin_api
