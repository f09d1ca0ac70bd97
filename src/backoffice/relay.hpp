#pragma once
// What a relay carries from the outbox of PostgreSQL.

#include "backoffice/outbox.hpp"
#include "contract/core_client.hpp"

namespace backoffice {

// Hands every waiting event to Core and takes it out of the outbox; returns when none waits.
void carry(outbox& from, contract::core_client& core);

}  // namespace backoffice
