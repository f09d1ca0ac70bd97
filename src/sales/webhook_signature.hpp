#pragma once
// Whether a webhook comes from the provider that shares a secret with us.

#include <string_view>

#include "domain/calendar.hpp"

namespace sales {

// The header is "t=<unix seconds>,v1=<hex>[,v1=<hex>…]": each v1 is an HMAC of "t.body", several of
// them stand there while the secret is being changed. Other members (v0) are passed over. A header
// that is more than five minutes old or ahead is an old one sent again. Real time, whatever the
// test clock says: the provider lives by it.
[[nodiscard]] bool webhook_signature_valid(std::string_view header, std::string_view body,
                                           std::string_view secret, domain::instant now);

}  // namespace sales
