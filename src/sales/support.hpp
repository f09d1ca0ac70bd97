#pragma once
// Support requests, collection `support_requests` of MongoDB Customer: the thread is one document.

#include <optional>
#include <string>
#include <vector>

#include "domain/event.hpp"
#include "domain/support.hpp"
#include "platform/mongo/pool.hpp"

namespace sales {

struct new_support_request {
  std::string customer, author, key;
  std::string booking, launch;  // empty: about none
  std::string subject, text;
};

class support {
 public:
  explicit support(platform::mongo::database& db) : db_(db) {}

  // Each is written with its event, and given as it is now. The same key again gives what is there.
  // no::too_many_requests_open, key_reused.
  [[nodiscard]] domain::result<domain::support_request> ask(const new_support_request& wish,
                                                            domain::instant now);
  // no::support_request_not_found (also somebody else's), support_thread_full.
  [[nodiscard]] domain::result<domain::support_request> write(const std::string& customer,
                                                              const std::string& id,
                                                              const domain::support_message& m);
  // no::support_request_not_found, support_thread_full, not_possible_in_this_state.
  [[nodiscard]] domain::result<domain::support_request> answer(const std::string& id,
                                                               const domain::support_message& m);
  [[nodiscard]] domain::result<domain::support_request> close(const std::string& id,
                                                              const std::string& by,
                                                              domain::instant now);
  [[nodiscard]] domain::result<domain::support_request> reopen(const std::string& id,
                                                               domain::instant now);

  // In all that this customer wrote.
  void forget_author(const std::string& customer, domain::instant now);

  [[nodiscard]] std::optional<domain::support_request> find(const std::string& id);
  [[nodiscard]] std::vector<domain::support_request> find(const std::vector<std::string>& ids);
  // Last changed first.
  [[nodiscard]] std::vector<domain::support_request> of_customer(const std::string& customer);
  // In order of the id, for reconciliation.
  [[nodiscard]] std::vector<domain::support_request> some(const std::string& after,
                                                          std::size_t limit);

 private:
  template <class Change>
  domain::result<domain::support_request> change(const std::string& id, domain::event_kind kind,
                                                 domain::instant now, Change next);

  platform::mongo::database& db_;
};

}  // namespace sales
