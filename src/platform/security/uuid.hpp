#pragma once
// UUIDs (RFC 9562): names (version 5) and random ones (version 4). Lower case always.

#include <string>
#include <string_view>

namespace platform::security {

// "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx" in lower case and nothing else (no braces, no urn:).
[[nodiscard]] bool is_canonical_uuid(std::string_view text) noexcept;

// The same name in the same name space gives the same UUID. The name space is a UUID in canonical
// form or as 32 hex digits; throws std::invalid_argument for anything else.
[[nodiscard]] std::string uuid_v5(std::string_view name_space, std::string_view name);  // canonical
[[nodiscard]] std::string uuid_v5_hex(std::string_view name_space,
                                      std::string_view name);  // 32 digits

[[nodiscard]] std::string random_uuid();  // canonical

}  // namespace platform::security
