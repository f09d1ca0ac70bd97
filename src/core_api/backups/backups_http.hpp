#pragma once
// Backups for IT operators: which there are, and one now.

#include "core_api/backups/backups.hpp"
#include "platform/http/message.hpp"

namespace core_api {

class backups_http {
 public:
  explicit backups_http(backups& all) : all_(all) {}
  platform::http::response list(platform::http::request& r);
  platform::http::response start(platform::http::request& r);

 private:
  backups& all_;
};

}  // namespace core_api
