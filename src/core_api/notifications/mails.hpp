#pragma once
// Which mail says what: the handlers of mail jobs, and the one that hands a written mail to the
// mail server.

#include <functional>
#include <string>
#include <vector>

#include "backoffice/bookings.hpp"
#include "backoffice/documents.hpp"
#include "core_api/identity/one_time_tokens.hpp"
#include "core_api/identity/users.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "core_api/logs/log_store.hpp"
#include "core_api/notifications/notifications.hpp"
#include "core_api/notifications/suppressions.hpp"
#include "platform/mail/message.hpp"
#include "platform/runtime/clock.hpp"
#include "platform/runtime/lookout.hpp"
#include "sales/bookings.hpp"
#include "sales/customers.hpp"

namespace core_api {

struct public_addresses {
  std::string customer, admin, core;
  // The page of an app that this link opens.
  [[nodiscard]] std::string link(std::string_view app, const std::string& path) const;
  // Of the Customer app in this language.
  [[nodiscard]] std::string customer_page(domain::language l, const std::string& path) const;
};

class mails {
 public:
  struct ports {
    notifications& written;
    users& people;
    one_time_tokens& tokens;
    backoffice::documents& documents;
    sales::booking_store& bookings;
    log_store& log;
    suppressions& suppressed;
    sales::customers& profiles;
    const platform::mail::sender& server;
    platform::lookout& server_seen;
    const platform::clock& clock;
    std::function<std::vector<platform::mail::attachment>(const std::string&)> health_report;
  };
  mails(ports p, public_addresses at, platform::mail::mailbox from)
      : p_(p), at_(std::move(at)), from_(std::move(from)) {}

  void register_with(job_runner& runner);
  // A job of kind send_mail is dead, for whatever reason.
  void gave_up(const job& j, const std::string& error);

 private:
  // Customers choose; everybody else is written to in English.
  [[nodiscard]] domain::language language_of(const user& u) const;
  [[nodiscard]] std::string page_of(const user& u, const std::string& path) const;
  slice welcome(const job& j);
  slice invitation(const job& j);
  slice reset(const job& j);
  slice security(const job& j);
  slice confirm_address(const job& j, const user& u, const std::string& address);
  slice send(const job& j);
  [[nodiscard]] bool hold_back(const notification& n);
  [[nodiscard]] std::vector<platform::mail::attachment> attachments_of(const notification& n) const;
  void note(const notification& n, const char* status, const std::string& error);

  ports p_;
  public_addresses at_;
  platform::mail::mailbox from_;
};

}  // namespace core_api
