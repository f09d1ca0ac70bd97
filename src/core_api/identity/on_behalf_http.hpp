#pragma once
// What employees see of other people's accounts and do to them: Admin API asks on the internal
// listener, having noted who wants what and why.

#include "core_api/identity/identity.hpp"
#include "platform/http/message.hpp"
#include "sales/customers.hpp"

namespace core_api {

class on_behalf_http {
 public:
  on_behalf_http(identity& who, users& people, sales::customers& profiles,
                 const platform::clock& clock)
      : who_(who), people_(people), profiles_(profiles), clock_(clock) {}

  // invited, active or suspended; when each signed in last.
  platform::http::response states(platform::http::request& r);
  // Ids of the suspended accounts of a role.
  platform::http::response suspended(platform::http::request& r);
  platform::http::response change_role(platform::http::request& r);
  // A mail: somebody else changed something of theirs.
  platform::http::response notify(platform::http::request& r);
  // A customer's profile, in its own document.
  platform::http::response correct(platform::http::request& r);

 private:
  identity& who_;
  users& people_;
  sales::customers& profiles_;
  const platform::clock& clock_;
};

}  // namespace core_api
