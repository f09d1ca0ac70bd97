#pragma once
// Reviews as suppliers and employees see them: the one side answers its own, the other hides what
// is abusive, with a reason. Both are done by Core; here it is asked for, and noted who did.

#include "backoffice/audit.hpp"
#include "backoffice/reviews.hpp"
#include "contract/core_client.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class reviews_http {
 public:
  reviews_http(platform::postgres::pool& db, backoffice::reviews& reviews,
               contract::core_client& core, const platform::clock& clock)
      : db_(db), reviews_(reviews), core_(core), clock_(clock) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response answer(platform::http::request& r);
  platform::http::response hide(platform::http::request& r);
  platform::http::response show(platform::http::request& r);

 private:
  // Noted before it is done: an act that was not noted must not be possible.
  [[nodiscard]] platform::http::response act(platform::http::request& r, const char* what,
                                             const std::string& text, const std::string& summary);

  platform::postgres::pool& db_;
  backoffice::reviews& reviews_;
  contract::core_client& core_;
  const platform::clock& clock_;
};

}  // namespace admin_api
