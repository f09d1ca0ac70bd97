#pragma once
// The invariants I1 to I16 over both databases, the job queue and the payment provider. Read-only,
// so that it may run on production data at any time.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "backoffice/bookings.hpp"
#include "backoffice/invariants.hpp"
#include "contract/core_client.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/bookings.hpp"
#include "sales/launches.hpp"
#include "sales/provider_books.hpp"

namespace check {

struct finding {
  std::string invariant;  // "I1"
  std::string what;       // one sentence, with the ids
  auto operator<=>(const finding&) const = default;
};

using sales::provider_books;

struct sources {
  sales::launch_store& launches;
  sales::booking_store& bookings;
  backoffice::bookings& rows;
  backoffice::invariants& relational;
  contract::core_client& core;
  // Nothing when the provider keeps no ledger we may read.
  std::function<provider_books()> provider;
  std::function<std::int64_t()> outbox_size;
  const platform::clock& clock;
};

// An e-mail that was written; of its recipient only what tells two apart.
struct mail {
  std::string template_name, recipient, event;
  auto operator<=>(const mail&) const = default;
};

struct tally {
  std::int64_t launches = 0, bookings = 0, rows = 0, mails = 0;
  // Jobs that failed and are tried again, and when the next of them is: what they bring is not here
  // yet.
  std::int64_t retries = 0;
  std::optional<platform::instant> next_retry;
};

// I5 of one booking, against the provider's books; I7: one refund for each cancellation, in its
// tier.
void check_money(const domain::booking& b, const provider_books& books, std::vector<finding>& out);
void check_cancellations(const domain::booking& b, const sales::launch& l,
                         std::vector<finding>& out);

// I1 and I2 of one launch, I3 against its bookings (by id).
void check_launch(const sales::launch_with_entries& l,
                  const std::map<std::string, domain::booking>& bookings,
                  std::vector<finding>& out);

// I4 from both sides. `seats_there`: what the launch has for this booking, 0 without an entry.
void check_holds(const sales::launch_with_entries& l,
                 const std::map<std::string, domain::booking>& bookings, domain::instant now,
                 std::vector<finding>& out);
void check_answered(const domain::booking& b, const sales::launch& l, int seats_there,
                    domain::instant now, std::vector<finding>& out);

// I8: an e-mail is written once, and each event of a booking that its customer is to know of, has
// one. `told`: the ids of the bookings' events.
void check_mails(const std::vector<mail>& mails, const std::vector<std::string>& told,
                 const std::map<std::string, domain::booking>& bookings, std::vector<finding>& out);

[[nodiscard]] std::vector<finding> run(sources& s, tally& counted);

}  // namespace check
