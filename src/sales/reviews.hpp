#pragma once
// Reviews, collection `reviews` of MongoDB Customer, and what they make of each supplier,
// collection `ratings`. What readers see is what is not hidden.

#include <optional>
#include <string>
#include <vector>

#include "domain/review.hpp"
#include "platform/mongo/pool.hpp"

namespace sales {

struct review_page {
  std::vector<domain::review> items;  // newest first
  std::string next;                   // cursor; empty: there are no more
};

class reviews {
 public:
  explicit reviews(platform::mongo::database& db) : db_(db) {}

  // Each writes the review with its `review-changed` event, and gives it as it is now.
  // no::booking_not_flown, review_closed.
  [[nodiscard]] domain::result<domain::review> write(const domain::booking& b,
                                                     const domain::review_words& words,
                                                     const std::string& full_name,
                                                     domain::instant now);
  // no::review_not_found.
  [[nodiscard]] domain::result<domain::review> answer(const std::string& id,
                                                      const std::string& text,
                                                      const std::string& by, domain::instant now);
  [[nodiscard]] domain::result<domain::review> hide(const std::string& id,
                                                    const std::string& reason,
                                                    const std::string& by, domain::instant now);
  [[nodiscard]] domain::result<domain::review> show(const std::string& id, domain::instant now);

  // Of all that this customer wrote.
  void forget_author(const std::string& customer, domain::instant now);

  [[nodiscard]] std::optional<domain::review> find(const std::string& id);
  [[nodiscard]] std::optional<domain::review> of(const std::string& customer,
                                                 const std::string& launch);
  [[nodiscard]] std::vector<domain::review> of_customer(const std::string& customer);
  // Throws json::invalid for a cursor that is none of ours.
  [[nodiscard]] review_page of_supplier(const std::string& supplier, const std::string& cursor,
                                        std::size_t limit, domain::instant now);
  // In order of the id, for reconciliation.
  [[nodiscard]] std::vector<domain::review> some(const std::string& after, std::size_t limit);
  [[nodiscard]] std::vector<domain::review> find(const std::vector<std::string>& ids);

  [[nodiscard]] domain::rating rating_of(const std::string& supplier);
  // Counts them anew. Whoever counted before the last change and comes late does not win.
  void count_rating(const std::string& supplier);
  // As the reviews say now, whatever is noted.
  [[nodiscard]] domain::rating counted(const std::string& supplier);

 private:
  template <class Change>
  domain::result<domain::review> change(const std::string& id, domain::instant now, Change next);
  bool put(const domain::review& r, domain::instant now);

  platform::mongo::database& db_;
};

}  // namespace sales
