#pragma once
// What suppliers and employees did, for employees to search.

#include <optional>
#include <string>

#include "backoffice/paging.hpp"
#include "domain/calendar.hpp"

namespace backoffice {

struct audit_entry {
  std::int64_t seq = 0;
  domain::instant at{};
  std::string actor, actor_name;  // no actor: the rules
  std::string act, subject, summary;
  std::optional<std::string> before, after;  // JSON
  bool sealed = false;
};

struct audit_filter {
  std::string text = {};  // words of the summary, the actor's name or the subject
  std::string actor = {}, subject = {};
  std::string act = {};                           // "refund": all that is done with refunds
  std::optional<domain::day> from = {}, to = {};  // both included
};

class audit_trail {
 public:
  explicit audit_trail(platform::postgres::pool& db) : db_(db) {}

  [[nodiscard]] page<audit_entry> search(const audit_filter& f,
                                         const page_request& p);  // newest first

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice
