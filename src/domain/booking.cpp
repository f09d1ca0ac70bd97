#include "domain/booking.hpp"

#include <algorithm>
#include <array>

#include "domain/account.hpp"
#include "domain/retention.hpp"

namespace domain {
namespace {

constexpr std::array<std::string_view, 9> state_names{"held",       "paying",    "confirmed",
                                                      "cancelling", "cancelled", "expired",
                                                      "forfeited",  "aborted",   "flown"};
constexpr std::array<std::string_view, 3> passenger_names{"kept", "cancelled", "forfeited"};
constexpr std::array<std::string_view, 4> payment_names{"pending", "paid", "declined", "cancelled"};

template <class E, std::size_t N>
std::optional<E> named(const std::array<std::string_view, N>& names,
                       std::string_view name) noexcept {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return {};
}

bool plausible_phone(std::string_view phone) noexcept {
  if (phone.size() < 5 || phone.size() > 32) return false;
  int digits = 0;
  for (const char c : phone) {
    if (c >= '0' && c <= '9')
      ++digits;
    else if (std::string_view("+-() ./").find(c) == std::string_view::npos)
      return false;
  }
  return digits >= 5;
}

}  // namespace

std::string_view name_of(booking_state s) noexcept {
  return state_names[static_cast<std::size_t>(s)];
}
std::string_view name_of(passenger_state s) noexcept {
  return passenger_names[static_cast<std::size_t>(s)];
}
std::string_view name_of(payment_state s) noexcept {
  return payment_names[static_cast<std::size_t>(s)];
}
std::optional<booking_state> booking_state_named(std::string_view n) noexcept {
  return named<booking_state>(state_names, n);
}
std::optional<passenger_state> passenger_state_named(std::string_view n) noexcept {
  return named<passenger_state>(passenger_names, n);
}
std::optional<payment_state> payment_state_named(std::string_view n) noexcept {
  return named<payment_state>(payment_names, n);
}

std::vector<passenger_fault> faults_of(const passenger& p, instant departs_at, instant now) {
  std::vector<passenger_fault> faults;
  if (p.full_name.find_first_not_of(' ') == std::string::npos)
    faults.push_back(passenger_fault::name_missing);
  if (p.full_name.size() > 200) faults.push_back(passenger_fault::name_too_long);
  const int age = completed_years(p.born, day_of(departs_at));
  if (std::chrono::sys_days{p.born} > now)
    faults.push_back(passenger_fault::born_in_future);
  else if (age < youngest_passenger)
    faults.push_back(passenger_fault::too_young);
  else if (age > oldest_passenger)
    faults.push_back(passenger_fault::too_old);
  if (!plausible_email(p.email)) faults.push_back(passenger_fault::email_invalid);
  if (!plausible_phone(p.phone)) faults.push_back(passenger_fault::phone_invalid);
  for (const auto* text :
       {&p.nationality, &p.document_number, &p.special_needs, &p.emergency_contact}) {
    if (*text && (*text)->size() > 500) faults.push_back(passenger_fault::text_too_long);
  }
  return faults;
}

bool too_old_by(const passenger& p, instant departs_at) noexcept {
  return completed_years(p.born, day_of(departs_at)) > oldest_passenger;
}

payment_options payment_options_for(cents total, std::optional<cents> largest_charge,
                                    instant departs_at, instant now) noexcept {
  const bool large = largest_charge && total > *largest_charge;
  return {!large, now <= departs_at - (large ? large_transfer_closes : transfer_closes)};
}

bool has_sensitive_data(const passenger& p) noexcept {
  return p.nationality || p.document_number || p.special_needs || p.emergency_contact;
}

std::optional<instant> forget_at(const booking& b) noexcept {
  if (!std::any_of(b.passengers.begin(), b.passengers.end(), has_sensitive_data)) return {};
  return b.launch.departs_at + sensitive_data_kept;
}

void forget_sensitive_data(booking& b) noexcept {
  for (auto& p : b.passengers) {
    for (auto* text : {&p.nationality, &p.document_number, &p.special_needs, &p.emergency_contact})
      text->reset();
  }
}

bool is_open(const booking& b, launch_status status) noexcept {
  const bool owes = std::any_of(b.repayments.begin(), b.repayments.end(),
                                [](const auto& r) { return r.state != repayment_state::paid; });
  if (owes || b.needs_attention) return true;
  switch (b.state) {
    case booking_state::held:
    case booking_state::paying:
    case booking_state::confirmed:
    case booking_state::cancelling: return true;
    case booking_state::forfeited: return ahead(status);  // an abort still pays it back
    case booking_state::cancelled:
    case booking_state::expired:
    case booking_state::aborted:
    case booking_state::flown: break;
  }
  return false;
}

bool erase_people(booking& b) {
  bool changed = false;
  for (auto& p : b.passengers) {
    if (p.full_name == erased_name && p.email.empty()) continue;
    passenger left;
    left.id = p.id;
    left.full_name = erased_name;
    left.born = erased_birth;
    left.state = p.state;
    left.paid = p.paid;
    left.refunded = p.refunded;
    p = std::move(left);
    changed = true;
  }
  for (auto& c : b.cancellations) {
    changed = changed || !c.reason.empty();
    c.reason.clear();
  }
  return changed;
}

payment_attempt* booking::attempt_of(std::string_view key) noexcept {
  for (auto& a : attempts) {
    if (a.key == key) return &a;
  }
  return nullptr;
}

int booking::count(passenger_state s) const noexcept {
  return static_cast<int>(std::count_if(passengers.begin(), passengers.end(),
                                        [s](const auto& p) { return p.state == s; }));
}

std::optional<instant> remind_at(const booking& b) noexcept {
  if (b.state != booking_state::held || !b.attempts.empty() || b.reminded_of == b.held_until)
    return {};
  return b.held_until - (b.offered ? instant::duration{remind_before_offer} : remind_before);
}

step next_step(const booking& b, charge_status charge, instant now) noexcept {
  if (b.state == booking_state::held) {
    if (b.held_until < now) return step::expire;
    const auto reminder = remind_at(b);
    return reminder && *reminder <= now ? step::remind : step::wait;
  }
  if (b.state == booking_state::cancelling) return step::finish_cancelling;
  if (b.state != booking_state::paying) return step::wait;
  if (b.by_bank_transfer()) return b.pay_by < now ? step::release : step::wait;
  if (charge == charge_status::paid) return step::confirm;
  // Given up once, it goes on to its end, whatever the provider says meanwhile.
  if (!b.attempts.empty() && b.attempts.back().state == payment_state::cancelled)
    return step::cancel_at_provider;
  switch (charge) {
    case charge_status::paid: return step::confirm;
    case charge_status::declined:
    case charge_status::cancelled: return step::back_to_held;
    case charge_status::pending:
    case charge_status::unknown: return b.pay_by < now ? step::cancel_at_provider : step::wait;
  }
  return step::wait;
}

namespace {
constexpr std::array<std::chrono::minutes, 3> asks{std::chrono::minutes{10}, std::chrono::hours{1},
                                                   std::chrono::hours{24}};
}

void ask_again_later(booking& b, instant now) noexcept {
  b.asks_left = static_cast<int>(asks.size());
  b.ask_at = now + asks.front();
}

void asked_again(booking& b, instant now) noexcept {
  if (b.asks_left > 0) --b.asks_left;
  if (b.asks_left == 0)
    b.ask_at.reset();
  else
    b.ask_at = now + asks[asks.size() - static_cast<std::size_t>(b.asks_left)];
}

std::string reference_of(std::string_view booking_id) {
  std::string reference = "AB-";
  for (const char c : booking_id.substr(booking_id.size() < 8 ? 0 : booking_id.size() - 8)) {
    reference += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return reference;
}

}  // namespace domain
