#pragma once
// Inviting somebody through Core.

#include "backoffice/accounts.hpp"
#include "contract/core_client.hpp"

namespace admin_api {

// Core's answer, also when it refuses.
[[nodiscard]] contract::core_answer invite_through(contract::core_client& core,
                                                   const backoffice::account& a,
                                                   const std::string& by);
// Whom it invited; throws platform::unavailable when Core talks nonsense.
[[nodiscard]] std::string invited_user(const contract::core_answer& a);

}  // namespace admin_api
