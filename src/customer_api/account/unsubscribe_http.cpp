#include "customer_api/account/unsubscribe_http.hpp"

#include "contract/problems.hpp"
#include "contract/unsubscribe.hpp"

namespace customer_api {

namespace http = platform::http;

http::response unsubscribe_http::stop(http::request& r) {
  const auto id = contract::unsubscribed_by(secret_, r.param("token"));
  if (!id) return contract::answer({domain::no::token_invalid});
  for (;;) {
    auto c = customers_.find(*id);
    if (!c) return contract::answer({domain::no::token_invalid});
    if (!c->new_launch_mails) return http::no_content();
    c->new_launch_mails = false;
    if (!customers_.update(*c, clock_.now())) continue;  // somebody else was first: read again
    told_();
    return http::no_content();
  }
}

http::response unsubscribe_http::page(http::request& r) {
  if (!contract::unsubscribed_by(secret_, r.param("token")))
    return contract::answer({domain::no::token_invalid});
  return {302,
          "",
          "",
          {{"Location", "/unsubscribe/" + r.param("token")}, {"Cache-Control", "no-store"}}};
}

}  // namespace customer_api
