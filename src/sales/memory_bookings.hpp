#pragma once
// Bookings in memory: for the simulation and for tests of what stands above the store.

#include <map>
#include <mutex>

#include "sales/bookings.hpp"

namespace sales {

class memory_bookings : public booking_store {
 public:
  [[nodiscard]] bool insert(const domain::booking& b,
                            const std::optional<contract::event>& told) override;
  [[nodiscard]] std::optional<domain::booking> find(const std::string& id) override;
  [[nodiscard]] bool update(domain::booking& b,
                            const std::optional<contract::event>& told) override;
  [[nodiscard]] std::vector<domain::booking> of_customer(const booking_filter& f) override;
  [[nodiscard]] int trips_of(const std::string& customer) override;
  [[nodiscard]] std::vector<domain::booking> due(domain::instant now, std::size_t limit) override;
  void note_asked(const domain::booking& b) override;
  [[nodiscard]] std::vector<domain::booking> of_launch(const std::string& launch) override;
  [[nodiscard]] std::vector<domain::booking> all();

  [[nodiscard]] std::vector<contract::event> told();  // every event so far, in order

 private:
  std::mutex guard_;
  std::map<std::string, domain::booking> bookings_;
  std::vector<contract::event> told_;
};

}  // namespace sales
