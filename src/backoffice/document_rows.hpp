#pragma once
// A document as its row keeps it, and the way to a new one. Private to backoffice.

#include <boost/json/object.hpp>
#include <string>

#include "backoffice/documents.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

[[nodiscard]] boost::json::object to_stored_party(const party& p);
[[nodiscard]] party party_from_stored(const std::string& stored);
[[nodiscard]] boost::json::object to_stored_content(const document& d);
// Who issues: frozen on each document.
[[nodiscard]] party company_of(platform::postgres::transaction& t);

// Numbers and writes it, the number last: its counter stays locked until the transaction ends, so
// that a rollback leaves no gap. `source`: what it is for, once for each kind. `words`: what a
// search finds it by, beside its own.
void issue(platform::postgres::transaction& t, document d, const std::string& source,
           const std::string& words, domain::instant now);
[[nodiscard]] bool issued_for(platform::postgres::transaction& t, domain::document_kind kind,
                              const std::string& source);
// Its money came, failed, or is awaited again; who said so. False: nothing new.
bool note_payment(platform::postgres::transaction& t, const std::string& number,
                  const std::string& state, std::optional<domain::instant> paid_at,
                  const std::string& actor, domain::instant now);

}  // namespace backoffice
