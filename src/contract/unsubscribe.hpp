#pragma once
// The link that ends e-mails about new launches without signing in: it says whose they are, and
// is signed with a secret that Core and Customer API share.

#include <optional>
#include <string>
#include <string_view>

namespace contract {

[[nodiscard]] std::string unsubscribe_token(std::string_view secret, std::string_view customer);
// Whose token it is; nothing when it is none of ours.
[[nodiscard]] std::optional<std::string> unsubscribed_by(std::string_view secret,
                                                         std::string_view token);

}  // namespace contract
