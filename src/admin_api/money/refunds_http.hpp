#pragma once
// Money that goes back: seen by employees, approved and sent by financial ones.

#include <functional>

#include "backoffice/refunds.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class refunds_http {
 public:
  refunds_http(backoffice::refunds& refunds, const platform::clock& clock,
               std::function<void()> told)
      : refunds_(refunds), clock_(clock), told_(std::move(told)) {}

  platform::http::response list(platform::http::request& r);
  platform::http::response one(platform::http::request& r);
  platform::http::response approve(platform::http::request& r);
  platform::http::response sent(platform::http::request& r);
  platform::http::response retry(platform::http::request& r);

 private:
  platform::http::response done(const domain::result<backoffice::refund>& f);

  backoffice::refunds& refunds_;
  const platform::clock& clock_;
  std::function<void()> told_;
};

}  // namespace admin_api
