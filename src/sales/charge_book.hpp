#pragma once
// What was sent to a provider that forgets our keys after a day: written before it is asked, so
// that a lost answer is fetched with the same words, and looked up for as long as money may go
// back.

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "domain/calendar.hpp"
#include "platform/mongo/pool.hpp"

namespace sales {

struct booked_charge {
  std::string key;   // "<bookingId>:<attempt>"
  std::string wish;  // the request's body; empty once the answer is known
  std::string id;    // the provider's; empty until its answer is known
  domain::instant at{};
};

class charge_book {
 public:
  virtual ~charge_book() = default;
  // The first wish under a key stands: it is what comes back, with its id if that is known.
  [[nodiscard]] virtual booked_charge begin(const booked_charge& c) = 0;
  virtual void made(const std::string& key, const std::string& id) = 0;
  [[nodiscard]] virtual std::optional<booked_charge> find(const std::string& key) = 0;
};

// Collection `provider_charges` of MongoDB Customer.
class mongo_charge_book : public charge_book {
 public:
  explicit mongo_charge_book(platform::mongo::database& db) : db_(db) {}
  [[nodiscard]] booked_charge begin(const booked_charge& c) override;
  void made(const std::string& key, const std::string& id) override;
  [[nodiscard]] std::optional<booked_charge> find(const std::string& key) override;

 private:
  platform::mongo::database& db_;
};

class memory_charge_book : public charge_book {
 public:
  [[nodiscard]] booked_charge begin(const booked_charge& c) override;
  void made(const std::string& key, const std::string& id) override;
  [[nodiscard]] std::optional<booked_charge> find(const std::string& key) override;

 private:
  std::mutex guard_;
  std::map<std::string, booked_charge> charges_;
};

}  // namespace sales
