#pragma once
// Pictures of rockets and a supplier's logo: taken in, shown to everybody under their hash.

#include <functional>

#include "backoffice/fleet.hpp"
#include "backoffice/pictures.hpp"
#include "backoffice/suppliers.hpp"
#include "platform/http/message.hpp"
#include "platform/runtime/clock.hpp"

namespace admin_api {

class pictures_http {
 public:
  pictures_http(backoffice::pictures& pictures, backoffice::suppliers& suppliers,
                backoffice::fleet& fleet, const platform::clock& clock, std::function<void()> told)
      : pictures_(pictures),
        suppliers_(suppliers),
        fleet_(fleet),
        clock_(clock),
        told_(std::move(told)) {}

  platform::http::response show(platform::http::request& r);
  platform::http::response put_logo(platform::http::request& r);
  platform::http::response drop_logo(platform::http::request& r);
  platform::http::response put_rocket(platform::http::request& r);
  platform::http::response drop_rocket(platform::http::request& r);

 private:
  [[nodiscard]] std::string kept(const platform::http::request& r);
  platform::http::response logo(const platform::http::request& r, const std::string& hash);
  platform::http::response rocket(const platform::http::request& r, bool taken_away);

  backoffice::pictures& pictures_;
  backoffice::suppliers& suppliers_;
  backoffice::fleet& fleet_;
  const platform::clock& clock_;
  std::function<void()> told_;
};

}  // namespace admin_api
