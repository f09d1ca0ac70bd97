#pragma once
// A customer asks, about a booking or not; an employee answers; the thread stays on the work list
// until it is closed. Pure decisions.

#include <optional>
#include <string>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/refusal.hpp"

namespace domain {

inline constexpr std::size_t longest_support_subject = 120, longest_support_text = 4000;
inline constexpr int most_open_requests = 5;       // of one customer
inline constexpr std::size_t most_messages = 100;  // of one thread

enum class support_state { open, answered, closed };
[[nodiscard]] std::string_view name_of(support_state s) noexcept;
[[nodiscard]] std::optional<support_state> support_state_named(std::string_view name) noexcept;

struct support_message {
  bool from_customer = true;
  std::string key;         // who sends it again names it so: it is written once
  std::string by, author;  // a user's id, and the name
  std::string text;
  instant at{};
};

struct support_request {
  std::string id, customer_id;
  std::string booking_id;  // empty: about none
  std::string launch_id;   // the booking's
  std::string subject;
  support_state state = support_state::open;
  std::vector<support_message> messages;
  std::string closed_by;  // a user's id
  int opened = 1;         // how often: each time it is on the work list anew
  instant opened_at{}, changed_at{};
  std::int64_t version = 1;

  [[nodiscard]] bool has(std::string_view key) const noexcept;
};

// Who writes to an answered or closed thread opens it again. no::support_thread_full. The same key
// again changes nothing.
[[nodiscard]] result<support_request> write_to(support_request r, const support_message& m);
// no::not_possible_in_this_state: it is closed; open it again first. support_thread_full.
[[nodiscard]] result<support_request> answer_to(support_request r, const support_message& m);
// Each repeated changes nothing.
[[nodiscard]] support_request close(support_request r, const std::string& by, instant now);
[[nodiscard]] support_request reopen(support_request r, instant now);

// Its customer has erased the account: the words stay, the name goes.
[[nodiscard]] support_request forget_author(support_request r);

}  // namespace domain
