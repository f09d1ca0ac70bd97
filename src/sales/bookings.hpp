#pragma once
// Bookings in MongoDB Customer. A change and the event that tells of it are one write: the event
// waits in the booking's own outbox until Core has it.

#include <optional>
#include <string>
#include <vector>

#include "contract/events.hpp"
#include "domain/booking.hpp"

namespace sales {

struct booking_filter {
  std::string customer;
  std::optional<domain::booking_state> state;
};

class booking_store {
 public:
  virtual ~booking_store() = default;

  // With the event beside it. False: there is a booking of this id already.
  [[nodiscard]] virtual bool insert(const domain::booking& b,
                                    const std::optional<contract::event>& told = {}) = 0;
  [[nodiscard]] virtual std::optional<domain::booking> find(const std::string& id) = 0;
  // Writes `b` (its version is the one read) with version + 1, and the event beside it. False:
  // somebody was faster, read again.
  [[nodiscard]] virtual bool update(domain::booking& b,
                                    const std::optional<contract::event>& told) = 0;

  // Newest first.
  [[nodiscard]] virtual std::vector<domain::booking> of_customer(const booking_filter& f) = 0;
  // Distinct launches with a booking that is confirmed, flown or forfeited: what makes a VIP.
  [[nodiscard]] virtual int trips_of(const std::string& customer) = 0;
  // Neither final nor confirmed, and something may have to be done: for the completer.
  [[nodiscard]] virtual std::vector<domain::booking> due(domain::instant now,
                                                         std::size_t limit) = 0;
  // When its closed attempts are asked about next; not a change of the booking.
  virtual void note_asked(const domain::booking& b) = 0;
  // All of a launch, over or not, in no order: for reconciliation and checks.
  [[nodiscard]] virtual std::vector<domain::booking> of_launch(const std::string& launch) = 0;
};

// When the completer must look at a booking, if at all.
[[nodiscard]] std::optional<domain::instant> due_at(const domain::booking& b) noexcept;

}  // namespace sales
