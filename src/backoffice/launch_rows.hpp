#pragma once
// Rows of launches as Admin API shows them. Private to backoffice.

#include "backoffice/launches.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

[[nodiscard]] launch launch_of(const platform::postgres::row& r);

// Columns with the prefix "change_", from `launch_changes c`.
inline constexpr std::string_view change_columns =
    "c.id as change_id, c.launch_id as change_launch_id, c.act as change_act, c.reason as "
    "change_reason, c.note as change_note, c.wish as change_wish, c.actor as change_actor, "
    "coalesce((select a.name from accounts a where a.id = c.actor), c.actor) as "
    "change_actor_name, c.asked_at as change_asked_at, c.state as change_state, c.refusal as "
    "change_refusal, c.decided_at as change_decided_at, c.followed as change_followed, c.to_follow "
    "as change_to_follow, c.followed_at as change_followed_at";
[[nodiscard]] launch_change change_of(const platform::postgres::row& r);

}  // namespace backoffice
