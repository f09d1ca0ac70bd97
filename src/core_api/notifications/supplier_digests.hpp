#pragma once
// One e-mail a day with all bookings and cancellations, for suppliers who wish so; the others get
// one at each.

#include "backoffice/supplier_news.hpp"
#include "backoffice/suppliers.hpp"
#include "contract/events.hpp"
#include "core_api/jobs/job_runner.hpp"
#include "core_api/notifications/mails.hpp"

namespace core_api {

class supplier_digests {
 public:
  struct ports {
    notifications& written;
    backoffice::suppliers& suppliers;
    backoffice::supplier_news& news;
    const platform::clock& clock;
  };
  supplier_digests(ports p, public_addresses at) : p_(p), at_(std::move(at)) {}

  void register_with(job_runner& runner);
  // What waits, and what an earlier run left.
  slice mail_all();
  // True: it waits for the digest, and no e-mail of its own is due. `data`: what that would say.
  [[nodiscard]] bool takes(const contract::event& e, const std::string& supplier,
                           const boost::json::object& data, bool sold);

 private:
  ports p_;
  public_addresses at_;
};

}  // namespace core_api
