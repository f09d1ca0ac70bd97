#pragma once
// Parts of a profile on the wire: a legal address, and what of a supplier can be edited, by itself
// and by employees.

#include <boost/describe.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "admin_api/request_fields.hpp"
#include "backoffice/suppliers.hpp"
#include "domain/master_data.hpp"

namespace admin_api {

struct address_body {
  std::string line1;
  std::optional<std::string> line2;
  std::string postalCode, city;
  std::optional<std::string> region;
  std::string country;
};
BOOST_DESCRIBE_STRUCT(address_body, (), (line1, line2, postalCode, city, region, country))

[[nodiscard]] domain::address address_of(const address_body& a, field_checks& checks);

struct supplier_edit_body {
  std::optional<std::string> name, legalName, taxId;
  std::optional<address_body> legalAddress;
  std::optional<std::string> description, website, contactName, contactEmail, contactPhone;
};
BOOST_DESCRIBE_STRUCT(supplier_edit_body, (),
                      (name, legalName, taxId, legalAddress, description, website, contactName,
                       contactEmail, contactPhone))

// `sent` is the body as it came: null takes a member away, left out it stays.
[[nodiscard]] backoffice::supplier_edit supplier_edit_of(supplier_edit_body body,
                                                         const boost::json::object& sent,
                                                         field_checks& checks);
[[nodiscard]] boost::json::object supplier_profile_json(const backoffice::supplier& s);

}  // namespace admin_api
