#pragma once
// The relational copy of support requests, for employees; each stays on the work list until it is
// closed. What employees do is asked of Core, which writes it in MongoDB Customer.

#include <map>
#include <optional>
#include <string>

#include "backoffice/paging.hpp"
#include "domain/support.hpp"

namespace backoffice {

struct support_row {
  domain::support_request request;  // in lists without its messages
  std::string customer_name, customer_email;
  int messages = 0;
};

struct support_filter {
  std::optional<domain::support_state> state = {};
  std::string text = {};
  std::string customer = {}, booking = {};  // ids; empty: any
};

class support {
 public:
  explicit support(platform::postgres::pool& db) : db_(db) {}

  // False: this version or a newer one was there.
  bool apply(const domain::support_request& r);

  [[nodiscard]] page<support_row> list(const support_filter& f, const page_request& p);
  [[nodiscard]] std::optional<support_row> find(const std::string& id);
  // Of these, for reconciliation.
  [[nodiscard]] std::map<std::string, std::int64_t> versions(const std::vector<std::string>& ids);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice
