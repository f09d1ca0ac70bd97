// I4: a booking that is being paid for has its seats, and what was refused or is over has none.
#include "check/invariants.hpp"
#include "domain/booking.hpp"

namespace check {
namespace {

using domain::booking_state;
using sales::entry_state;

// Orphans, of requests that ended between their two writes, go with the expiry of their minute.
constexpr std::chrono::minutes expiry_runs{3};

// A hold without seats was given back by a request that ended before it could say so: nobody can
// pay for it, and it is over when its time is. One that is being paid for must have them.
bool lacks_seats(const domain::booking& b, int there, domain::instant now) {
  if (b.state == booking_state::held) return there != 0 && there != b.seats;
  const auto* attempt = b.last_attempt();
  const bool being_paid = b.state == booking_state::paying && b.pay_by > now &&
                          attempt != nullptr && attempt->state == domain::payment_state::pending;
  return being_paid && there != b.seats;
}

std::string sentence(const std::string& launch, const std::string& booking, const char* what) {
  return "launch " + launch + ": " + what + " " + booking;
}

}  // namespace

void check_holds(const sales::launch_with_entries& l,
                 const std::map<std::string, domain::booking>& bookings, domain::instant now,
                 std::vector<finding>& out) {
  const auto& launch = l.launch.master.id;
  for (const auto& e : l.entries) {
    if (e.state == entry_state::sold) continue;
    const auto b = bookings.find(e.booking);
    if (b == bookings.end()) {
      if (e.until + expiry_runs < now)
        out.push_back({"I4", sentence(launch, e.booking, "seats are kept for no booking:")});
    } else if (b->second.state != booking_state::held && b->second.state != booking_state::paying) {
      out.push_back(
          {"I4", sentence(launch, e.booking, "seats are kept for a booking that is over:")});
    }
  }
}

void check_answered(const domain::booking& b, const sales::launch& l, int seats_there,
                    domain::instant now, std::vector<finding>& out) {
  if (domain::ahead(l.master.status) && lacks_seats(b, seats_there, now))
    out.push_back({"I4", sentence(l.master.id, b.id, "has not the seats of booking")});
}

}  // namespace check
