#pragma once
// What a relay carries from the outboxes of MongoDB Customer.

#include "contract/core_client.hpp"
#include "sales/outbox.hpp"

namespace sales {

// Hands every waiting event to Core and takes it out of its outbox; returns when none waits.
void carry(outbox& from, contract::core_client& core);

}  // namespace sales
