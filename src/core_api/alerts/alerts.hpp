#pragma once
// Alerts that are open, collection `alerts` of MongoDB Core, and the mails about them: one to each
// operator when an alert begins, none until it is over.

#include <map>
#include <string>
#include <vector>

#include "core_api/alerts/conditions.hpp"
#include "core_api/identity/users.hpp"
#include "core_api/logs/log_store.hpp"
#include "core_api/notifications/notifications.hpp"

namespace core_api {

struct alert {
  std::string kind, what, page;
  platform::instant since{};
};

class alerts {
 public:
  struct ports {
    platform::mongo::database& core;
    users& people;
    notifications& written;
    log_store& log;
  };
  // `address`: of the IT Operations app.
  alerts(ports p, std::string address) : p_(p), address_(std::move(address)) {}

  // Any number of Cores may hear the same: an alert begins once.
  void hear(const watched_facts& f, platform::instant now);
  [[nodiscard]] std::vector<alert> open();
  // Since when there is somebody who looks.
  [[nodiscard]] platform::instant watching_since(platform::instant now);

 private:
  void begin(const condition& c, platform::instant now);
  void end(const condition& c, platform::instant now);
  void tell(const condition& c, platform::instant since, platform::instant now);

  ports p_;
  std::string address_;
  std::map<std::string, int> looks_;  // in a row; of the watch's own thread
};

}  // namespace core_api
