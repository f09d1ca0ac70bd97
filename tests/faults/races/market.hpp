#pragma once
// A launch to race for: the real booking flow on the stores in memory or on the real server, a
// provider that keeps its books in memory, and a starting gun.

#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "check/invariants.hpp"
#include "platform/mongo/pool.hpp"
#include "sales/booking_flow.hpp"

namespace races {

using namespace std::chrono_literals;

inline constexpr domain::instant start =
    std::chrono::sys_days{std::chrono::year{2027} / 1 / 10} + 9h;
inline constexpr domain::instant departure = start + std::chrono::days{500};
inline constexpr domain::cents price = 1001;  // odd, so that a part that is rounded wrongly is seen

// Rounds of each race; ASTRO_TEST_ROUNDS says another number.
[[nodiscard]] int rounds();

[[nodiscard]] std::vector<domain::passenger> party(int seats);

class provider : public sales::payment_provider {
 public:
  sales::charge create(const sales::charge_request& r) override;
  sales::charge ask(const std::string& key) override;
  sales::charge cancel(const std::string& key) override;
  sales::refund refund(const std::string& key, const std::string& charge,
                       domain::cents amount) override;
  std::string_view name() const noexcept override { return "in memory"; }

  void approve(const std::string& key);
  [[nodiscard]] domain::cents came_for(const std::string& booking);

 private:
  struct account {
    domain::charge_status status = domain::charge_status::unknown;
    domain::cents amount = 0;
  };
  sales::charge told(const std::string& key);

  std::mutex guard_;
  std::map<std::string, account> charges_;
};

class market {
 public:
  explicit market(bool real);
  ~market();
  market(const market&) = delete;
  market& operator=(const market&) = delete;

  // A fresh launch; everything below is about it.
  void open(int capacity);
  [[nodiscard]] domain::launch_master master() const { return master_; }
  [[nodiscard]] domain::result<domain::booking> hold(const std::string& customer,
                                                     const std::string& key, int seats);
  [[nodiscard]] domain::booking held(const std::string& customer, const std::string& key,
                                     int seats);
  [[nodiscard]] domain::result<domain::booking> pay(const domain::booking& b,
                                                    domain::instant now = start);
  [[nodiscard]] domain::booking paying(const std::string& customer, const std::string& key,
                                       int seats);
  [[nodiscard]] domain::booking confirmed(const std::string& customer, const std::string& key,
                                          int seats);
  [[nodiscard]] domain::booking now_of(const domain::booking& b);
  [[nodiscard]] sales::decision change(domain::launch_act act, const domain::launch_master& after);
  // Until nothing is left to do; then I1 to I3, and money for each booking.
  [[nodiscard]] std::vector<std::string> settle(domain::instant now = start);

  std::unique_ptr<platform::mongo::database> db;
  std::unique_ptr<sales::launch_store> launches;
  std::unique_ptr<sales::booking_store> bookings;
  races::provider provider;
  std::unique_ptr<sales::booking_flow> flow;

 private:
  domain::launch_master master_;
  std::mutex guard_;
  std::vector<std::string> made_;
  std::atomic<int> ids_{0};
};

// Both at once, over and over; now one has a start of a few microseconds, now the other.
void race(int round, const std::function<void()>& one, const std::function<void()>& other);

}  // namespace races
