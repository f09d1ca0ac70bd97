#pragma once
// How services know each other on Core's internal listener: "Service
// <caller>.<expiry>.<nonce>.<hmac>", at most a minute old, signed with the secret that this caller
// shares with Core.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "platform/runtime/time.hpp"

namespace contract {

inline constexpr std::chrono::seconds service_token_life{60};

[[nodiscard]] std::string make_service_token(std::string_view caller, std::string_view secret,
                                             platform::instant now);

// The caller's name, if the header is one of ours, in time and signed by that caller's secret ("" =
// unknown caller).
[[nodiscard]] std::optional<std::string> read_service_token(
    std::string_view authorization, platform::instant now,
    const std::function<std::string(std::string_view caller)>& secret_of);

}  // namespace contract
