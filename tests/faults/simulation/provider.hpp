#pragma once
// A payment provider that misbehaves as real ones do: it is down, answers late or not at all, is
// paid when nobody waits any more. Its own books tell what money moved.

#include <map>
#include <string>
#include <type_traits>

#include "faults/simulation/faults.hpp"
#include "sales/payment_provider.hpp"

namespace simulation {

class provider : public sales::payment_provider {
 public:
  explicit provider(faults& f) : faults_(f) {}

  sales::charge create(const sales::charge_request& r) override {
    return reach("provider create", [&] {
      auto [it, fresh] =
          charges.try_emplace(r.key, account{domain::charge_status::pending, r.amount});
      if (!fresh && it->second.amount != r.amount) key_misused = r.key;
      return told(r.key);
    });
  }
  sales::charge ask(const std::string& key) override {
    return reach("provider ask", [&] { return told(key); });
  }
  sales::charge cancel(const std::string& key) override {
    return reach("provider cancel", [&] {
      const auto it = charges.find(key);
      // It never was; a request that is still on its way may make it later.
      if (it == charges.end()) return sales::charge{domain::charge_status::cancelled, {}, {}};
      if (it->second.status == domain::charge_status::pending)
        it->second.status = domain::charge_status::cancelled;
      return told(key);
    });
  }
  sales::refund refund(const std::string& key, const std::string& charge,
                       domain::cents amount) override {
    return reach("provider refund", [&] {
      if (refunds.emplace(key, amount).second) charges.at(charge).refunded += amount;
      return sales::refund{sales::refund_status::paid, "re-" + key};
    });
  }
  std::optional<domain::cents> largest_charge() const noexcept override { return {}; }
  std::string_view name() const noexcept override { return "simulated"; }

  // What travellers do on its pages.
  void decide(const std::string& key, domain::charge_status status) {
    auto& c = charges.at(key);
    if (c.status == domain::charge_status::pending) c.status = status;
  }

  void pay_late(const std::string& key) { charges.at(key).status = domain::charge_status::paid; }

  struct account {
    domain::charge_status status = domain::charge_status::unknown;
    domain::cents amount = 0, refunded = 0;
    bool shown = false;  // its page's address has reached the traveller
  };
  std::map<std::string, account> charges;        // by our key
  std::map<std::string, domain::cents> refunds;  // by our key
  bool down = false;
  std::string key_misused;

 private:
  template <class Call>
  std::invoke_result_t<Call> reach(const char* name, Call c) {
    return faults_.around(name, [&] {
      if (down) throw platform::unavailable("payment-provider", "down");
      return c();
    });
  }
  sales::charge told(const std::string& key) const {
    const auto it = charges.find(key);
    if (it == charges.end()) return {};
    return {it->second.status, "https://pay.example/" + key, "ref-" + key};
  }

  faults& faults_;
};

}  // namespace simulation
