#pragma once
// A small world for the life of a booking: stores in memory, a launch of ten seats, a provider that
// does what the test says.

#include <gtest/gtest.h>

#include <map>
#include <mutex>

#include "platform/runtime/error.hpp"
#include "sales/memory_bookings.hpp"
#include "sales/memory_launches.hpp"
#include "sales/waiting_list.hpp"

namespace flow_world {

using namespace std::chrono;
using namespace std::chrono_literals;
using domain::booking_state;
using domain::charge_status;
using domain::instant;
using domain::no;

inline const instant start = sys_days{2027y / January / 10} + 9h;
inline const instant departure = sys_days{2028y / May / 31} + 14h;

class scripted_provider : public sales::payment_provider {
 public:
  sales::charge create(const sales::charge_request& r) override {
    const std::scoped_lock lock(guard);
    if (away) throw platform::unavailable("payment-provider", "away");
    ++created;
    auto [it, fresh] = charges.try_emplace(r.key, charge_status::pending);
    amounts[r.key] = r.amount;
    return {it->second, "https://pay.example/" + r.key, "ref-" + r.key};
  }
  sales::charge ask(const std::string& key) override {
    const std::scoped_lock lock(guard);
    if (away) throw platform::unavailable("payment-provider", "away");
    const auto it = charges.find(key);
    return it == charges.end() ? sales::charge{} : sales::charge{it->second, {}, "ref-" + key};
  }
  sales::charge cancel(const std::string& key) override {
    const std::scoped_lock lock(guard);
    auto& c = charges[key];
    if (c != charge_status::paid) c = charge_status::cancelled;
    return {c, {}, "ref-" + key};
  }
  sales::refund refund(const std::string&, const std::string&, domain::cents) override {
    return {sales::refund_status::paid, "re"};
  }
  std::optional<domain::cents> largest_charge() const noexcept override { return largest; }
  std::string_view name() const noexcept override { return "scripted"; }

  std::optional<domain::cents> largest;

  std::mutex guard;
  bool away = false;
  int created = 0;
  std::map<std::string, charge_status> charges;
  std::map<std::string, domain::cents> amounts;
};

class world : public testing::Test {
 protected:
  world()
      : ports_{launches_, bookings_, provider_,
               [this](const std::string& id) -> std::optional<domain::customer> {
                 auto c = customer_;
                 c.id = id;
                 return c;
               },
               [this] { return "p_" + std::to_string(++passenger_ids_); }},
        flow_(ports_),
        waiting_(ports_) {
    customer_.email = "ada@example.com";
    customer_.name = "Ada Okafor";
    customer_.born = 1990y / February / 28;
    customer_.tax_id = "PT123456789";
    customer_.has_address = true;
    auto& m = master_;
    m.id = launch_;
    m.slug = "slug";
    m.departs_at = departure;
    m.created_at = start - days{30};
    m.price = 1000;
    m.capacity = 10;
    EXPECT_EQ(launches_.apply(m, start), sales::launch_store::applied::yes);
  }
  domain::result<domain::booking> hold(const std::string& key, int seats,
                                       const std::string& customer = "u_1") {
    return flow_.hold({customer, launch_, key, seats, 1000, departure}, now_);
  }
  domain::booking held(const std::string& key, int seats, const std::string& customer = "u_1") {
    auto b = hold(key, seats, customer);
    EXPECT_TRUE(b);
    return *b;
  }
  domain::booking with_passengers(const domain::booking& b) {
    domain::passenger someone;
    someone.born = 1990y / February / 28;
    std::vector<domain::passenger> list(static_cast<std::size_t>(b.seats), someone);
    auto after = flow_.set_passengers(b.customer_id, b.id, std::move(list), now_);
    EXPECT_TRUE(after);
    return *after;
  }
  domain::result<domain::booking> pay(const domain::booking& b) {
    return flow_.pay({b.customer_id, b.id, departure, "r", "w"}, now_);
  }
  domain::booking paying(const std::string& key, int seats, const std::string& customer = "u_1") {
    auto b = pay(with_passengers(held(key, seats, customer)));
    EXPECT_TRUE(b);
    return *b;
  }
  domain::booking confirmed(const std::string& key, int seats,
                            const std::string& customer = "u_1") {
    auto b = paying(key, seats, customer);
    provider_.charges[b.last_attempt()->key] = charge_status::paid;
    b = flow_.advance(b, now_);
    EXPECT_EQ(b.state, booking_state::confirmed);
    return b;
  }
  domain::booking again(const domain::booking& b) { return bookings_.find(b.id).value(); }
  // What a supplier's change makes of the launch.
  void change_launch(domain::launch_status status, instant departs_at) {
    ++master_.version;
    master_.status = status;
    master_.departs_at = departs_at;
    EXPECT_EQ(launches_.apply(master_, now_), sales::launch_store::applied::yes);
  }
  // I1, I2: no seat is lost or made, whatever happened before.
  void expect_sound() {
    const auto l = launches_.find_with_entries(launch_).value();
    int taken = 0;
    std::map<std::string, std::int64_t> seats;
    for (const auto& e : l.entries) {
      taken += e.seats;
      seats[e.customer] += e.seats;
    }
    EXPECT_EQ(l.launch.master.capacity, l.launch.available + l.launch.offerable + taken);
    for (const auto& [customer, n] : l.customer_seats) EXPECT_EQ(n, seats[customer]) << customer;
    EXPECT_EQ(l.launch.waiting, static_cast<int>(l.waiters.size()));
  }
  void TearDown() override { expect_sound(); }
  int free() { return launches_.find(launch_)->available; }
  std::vector<std::string> told() {
    std::vector<std::string> kinds;
    for (const auto& e : bookings_.told()) kinds.push_back(e.kind);
    return kinds;
  }
  using strings = std::vector<std::string>;

  std::string launch_ = "l_1";
  instant now_ = start;
  int passenger_ids_ = 0;
  domain::customer customer_;
  domain::launch_master master_;
  sales::memory_launches launches_;
  sales::memory_bookings bookings_;
  scripted_provider provider_;
  sales::flow_ports ports_;
  sales::booking_flow flow_;
  sales::waiting_list waiting_;
};

}  // namespace flow_world
