#pragma once
// What suppliers are told about their launches: a delay, an abort with its fee invoice, too few
// seats at the go/no-go line, success with its statement.

#include "backoffice/documents.hpp"
#include "backoffice/launch_changes.hpp"
#include "backoffice/launch_watch.hpp"
#include "backoffice/settlements.hpp"
#include "backoffice/suppliers.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "core_api/notifications/mails.hpp"

namespace core_api {

class supplier_mails {
 public:
  struct ports {
    notifications& written;
    backoffice::suppliers& suppliers;
    backoffice::launches& launches;
    backoffice::launch_changes& changes;
    backoffice::launch_watch& watch;
    backoffice::documents& documents;
    backoffice::settlements& settlements;
    const platform::clock& clock;
  };
  supplier_mails(ports p, public_addresses at) : p_(p), at_(std::move(at)) {}

  void register_with(job_runner& runner);

 private:
  slice launch_change(const job& j);
  slice settlement(const job& j);
  slice watch_launches();
  // To everybody who gets the supplier's mails.
  void tell(const std::string& supplier, const char* template_name, const std::string& event,
            boost::json::object data, const std::vector<std::string>& documents = {});

  ports p_;
  public_addresses at_;
};

}  // namespace core_api
