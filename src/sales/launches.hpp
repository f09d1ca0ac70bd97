#pragma once
// The launch document in MongoDB Customer decides who has a seat. Every seat change is one
// compare-and-set on it, with all guards in its filter; nothing else ever writes seats.
// docs/adr/0002 tells why.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/booking.hpp"
#include "domain/launch_change.hpp"
#include "domain/master_data.hpp"

namespace sales {

enum class entry_state { held, paying, sold };
[[nodiscard]] std::string_view name_of(entry_state s) noexcept;

// One booking's seats on a launch. `seats` includes the forfeited ones.
struct entry {
  std::string booking, customer;
  int seats = 0, forfeited = 0;
  int limit = 0;  // the customer's seat limit when the seats were taken
  entry_state state = entry_state::held;
  domain::instant
      until{};           // held: the hold ends; paying: the payment's deadline; sold: meaningless
  int step = 0;          // how many cancellations were applied
  bool offered = false;  // to somebody who waited
};

// Somebody who waits for seats on a full launch.
struct waiter {
  std::string customer;
  int seats = 0;
  bool all = true;          // or as many as there are
  std::int64_t number = 0;  // grows from one who joins to the next
  domain::instant joined_at{};
};
// With more the one deciding document would be too heavy.
inline constexpr int most_waiting = 500;

struct launch {
  domain::launch_master master;
  int available = 0;
  int offerable = 0;  // freed seats that the waiting list is asked about first
  int waiting = 0;    // how many wait
  std::int64_t version = 0;
  domain::instant changed_at{};
};

struct launch_with_entries {
  sales::launch launch;
  std::vector<entry> entries;
  std::map<std::string, std::int64_t> customer_seats;
  std::vector<waiter> waiters;  // in the order of joining

  [[nodiscard]] const entry* find(const std::string& booking) const noexcept;
};

struct seat_request {
  std::string launch, booking, customer;
  int seats = 0;
  int limit = domain::seats_per_customer;
  bool vip = false;              // may buy during the VIP head start
  domain::cents price = 0;       // as quoted to the customer
  domain::instant departs_at{};  // as quoted
  domain::instant until{};       // the hold ends
  domain::instant now{};
};

// Seats of a sold entry given up: free again (or for those who wait), or forfeited.
struct give_up {
  std::string launch, booking, customer;
  int step = 1;  // the cancellation's number: it is applied once
  int seats = 0;
  bool refundable = true;
};

// Freed seats for one who waits: a hold of a day.
struct seat_offer {
  std::string launch, booking;
  sales::waiter waiter;
  int seats = 0;
  int limit = domain::seats_per_customer;
  int from_offerable = 0, from_available = 0;  // together `seats`
  domain::instant until{}, now{};
};

// From when on everybody may buy; before it only VIPs.
[[nodiscard]] domain::instant open_to_all(const domain::launch_master& l) noexcept;

struct decision {
  enum class answer { yes, no, older };  // older: the document is past this version already
  answer what = answer::yes;
  std::string why;  // no: the refusal's code, as problems name it
};

[[nodiscard]] inline decision answer_of(const std::string& why) {
  return {why.empty() ? decision::answer::yes : decision::answer::no, why};
}

// What a decision looks at.
[[nodiscard]] domain::seats_of_launch seats_of(const launch_with_entries& l) noexcept;

class launch_store {
 public:
  virtual ~launch_store() = default;

  // By id or slug, without the entries.
  [[nodiscard]] virtual std::optional<launch> find(const std::string& id_or_slug) = 0;
  [[nodiscard]] virtual std::optional<launch_with_entries> find_with_entries(
      const std::string& id) = 0;
  // All launches written at or after `since`; every one when it is nothing.
  [[nodiscard]] virtual std::vector<launch> changed_since(std::optional<domain::instant> since) = 0;
  [[nodiscard]] virtual std::vector<launch_with_entries> changed_with_entries(
      domain::instant since) = 0;

  // Takes seats for a hold, all or none; the launch after it. Nothing: some guard did not hold,
  // look why.
  [[nodiscard]] virtual std::optional<launch> take(const seat_request& r) = 0;
  // For money that came after the seats were let go: straight to `sold`, at the price paid. Guards:
  // free, within the limit, before the end of sale.
  [[nodiscard]] virtual std::optional<launch> take_again(const seat_request& r) = 0;
  // `seats`: as the booking has them; a retry of its key for another number may be in between.
  // held (not overdue) -> paying with its deadline, while the launch is ahead; the launch after it.
  [[nodiscard]] virtual std::optional<launch> begin_payment(const std::string& launch,
                                                            const std::string& booking, int seats,
                                                            domain::instant deadline,
                                                            domain::instant now) = 0;
  // held or paying -> sold, unless the launch has been aborted. Held too: who brings news of an
  // earlier attempt that was declined may come late, and hold again what is being paid by the next.
  // The booking decides about money.
  [[nodiscard]] virtual std::optional<launch> sell(const std::string& launch,
                                                   const std::string& booking, int seats,
                                                   domain::instant now) = 0;
  [[nodiscard]] virtual bool hold_again(const std::string& launch, const std::string& booking,
                                        domain::instant until, domain::instant now) = 0;
  [[nodiscard]] virtual bool renew(const std::string& launch, const std::string& booking,
                                   domain::instant until, domain::instant now) = 0;
  // The entry goes, its seats are free again. Only in this state, and with `overdue` only when its
  // time is over.
  [[nodiscard]] virtual bool give_back(const std::string& launch, const entry& e, bool overdue,
                                       domain::instant now) = 0;

  // `done` also when it was done before; `closed`: the launch has succeeded or been aborted.
  enum class given_up { done, closed };
  [[nodiscard]] virtual given_up cancel_seats(const give_up& g, domain::instant now) = 0;

  // The waiting list. Joining is possible only while the launch cannot serve so many seats; the
  // number is given here. Nothing: some guard did not hold, look why.
  [[nodiscard]] virtual std::optional<launch> join(const std::string& launch, const waiter& w,
                                                   domain::instant now) = 0;
  [[nodiscard]] virtual bool leave(const std::string& launch, const std::string& customer,
                                   domain::instant now) = 0;
  // Takes the seats for a waiter who is still there, and the waiter off the list.
  [[nodiscard]] virtual std::optional<launch> offer(const seat_offer& o) = 0;
  // An offer of which nobody could be told in its time gets a new one, if it is as it was read.
  [[nodiscard]] virtual bool offer_anew(const std::string& launch, const entry& as_read,
                                        domain::instant until, domain::instant now) = 0;
  // Seats that fit nobody go on sale; only if the launch is still as it was read.
  [[nodiscard]] virtual bool put_on_sale(const launch& as_read, domain::instant now) = 0;
  [[nodiscard]] virtual std::vector<launch_with_entries> with_seats_to_offer() = 0;
  // Nobody waits for what can no longer be offered: the list is emptied, if the launch is still as
  // it was read.
  [[nodiscard]] virtual bool end_waiting(const launch& as_read, domain::instant now) = 0;
  // Launches that are waited for and no longer on sale.
  [[nodiscard]] virtual std::vector<launch> waited_for_in_vain(domain::instant now) = 0;
  // Launches this customer waits for, with who else does.
  [[nodiscard]] virtual std::vector<launch_with_entries> waited_for_by(
      const std::string& customer) = 0;

  // The supplier's side of the document, if this version is newer. `refused`: the capacity is below
  // the seats taken.
  enum class applied { yes, older, refused };
  [[nodiscard]] virtual applied apply(const domain::launch_master& master, domain::instant now) = 0;

  // Whether a change may be made, by the seats as they are in this moment. The answer is written
  // into the document with the change's version, so that asking again gives the same one.
  [[nodiscard]] virtual decision decide(const domain::launch_change& c, domain::instant now) = 0;
};

}  // namespace sales
