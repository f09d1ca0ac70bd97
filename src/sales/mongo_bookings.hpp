#pragma once
// Bookings in MongoDB Customer.

#include "platform/mongo/pool.hpp"
#include "sales/bookings.hpp"

namespace sales {

class mongo_bookings : public booking_store {
 public:
  explicit mongo_bookings(platform::mongo::database& db) : db_(db) {}

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

  // Those of these that exist, in no order.
  [[nodiscard]] std::vector<domain::booking> find(const std::vector<std::string>& ids);
  // Those of these whose events Core does not all have yet.
  [[nodiscard]] std::vector<std::string> with_waiting_events(const std::vector<std::string>& ids);

  // Those whose passengers' sensitive data has been kept long enough.
  [[nodiscard]] std::vector<std::string> to_forget(domain::instant now, std::size_t limit);

  // Looked at, nothing to do yet: the completer comes again then.
  void look_again(const domain::booking& b, domain::instant at);
  // What PostgreSQL issued for this booking, for display beside it. Repeating is harmless.
  void note_document(const std::string& booking, const domain::document_facts& d);
  // How far PostgreSQL is with paying it out, by the repayment's number. Repeating is harmless.
  void note_repayment(const std::string& booking, int number, domain::repayment_state state);

 private:
  platform::mongo::database& db_;
};

}  // namespace sales
