#pragma once
// Requests that may be repeated: the first answer is kept with its key, and given again.

#include <functional>
#include <string>

#include "domain/calendar.hpp"
#include "domain/refusal.hpp"
#include "platform/postgres/transaction.hpp"

namespace backoffice {

struct request_key {
  std::string actor, key, fingerprint;  // fingerprint: of what is asked
};

// The answer of `make`, which writes in this transaction, or what it answered before. A refusal is
// not kept: corrected, the same key may try again. no::key_reused, and what `make` says.
[[nodiscard]] domain::result<std::string> answer_once(
    platform::postgres::transaction& t, const request_key& k, domain::instant now,
    const std::function<domain::result<std::string>()>& make);

}  // namespace backoffice
