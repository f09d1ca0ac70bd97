#pragma once
// Whose an address is: what limits by address count together.

#include <string>
#include <string_view>

namespace platform::http {

// An IPv4 address is somebody's own. Who has an IPv6 address has a whole network (/64) of them:
// "2001:db8::1" is of "2001:db8::". An IPv4 address written as IPv6 is the IPv4 one. What is no
// address stays as it is.
[[nodiscard]] std::string network_of(std::string_view address);

}  // namespace platform::http
