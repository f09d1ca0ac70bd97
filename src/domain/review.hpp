#pragma once
// What a customer says of a flight: one review for each customer and launch, after it has flown.
// The supplier may answer; an employee may hide what is abusive. Pure decisions.

#include <optional>
#include <string>

#include "domain/booking.hpp"
#include "domain/refusal.hpp"

namespace domain {

inline constexpr int fewest_stars = 1, most_stars = 5;
inline constexpr std::size_t longest_review_title = 100, longest_review = 4000,
                             longest_review_answer = 2000, longest_review_reason = 300;
// From the first writing on; later it stands as it is.
inline constexpr std::chrono::days review_editable{30};

struct review_words {
  int stars = 0;
  std::string title, text;
  bool operator==(const review_words&) const = default;
};

struct review_answer {
  std::string text, by;  // by: a user's id
  instant at{};
};

struct review_hiding {
  std::string reason, by;
  instant at{};
};

struct review {
  std::string id, booking_id, launch_id, supplier_id, customer_id;
  std::string author;  // as readers see it: "Ada L."
  std::string destination, rocket;
  instant departs_at{};
  review_words words;
  instant written_at{};
  std::optional<instant> edited_at;
  std::optional<review_answer> answer;
  std::optional<review_hiding> hidden;
  std::int64_t version = 0;  // 0: not written yet
};

inline constexpr std::string_view unnamed_author = "A traveller";

// "Ada Lovelace" -> "Ada L.": readers need not find the person.
[[nodiscard]] std::string public_name(std::string_view full_name);

[[nodiscard]] constexpr instant review_editable_until(instant written_at) noexcept {
  return written_at + review_editable;
}

// The review with these words, as `author` of a booking; `before`: the one of this customer and
// launch that is there. no::booking_not_flown, review_closed. The same words change nothing.
[[nodiscard]] result<review> write_review(const booking& b, const std::optional<review>& before,
                                          const review_words& words, std::string_view full_name,
                                          instant now);
// Each gives the next version; what is so already stays as it is.
[[nodiscard]] review answer_review(review r, const std::string& text, const std::string& by,
                                   instant now);
[[nodiscard]] review hide_review(review r, const std::string& reason, const std::string& by,
                                 instant now);
[[nodiscard]] review show_review(review r);
// Its author has erased the account: the words stay, the name goes.
[[nodiscard]] review forget_author(review r);

struct rating {
  std::int64_t count = 0, stars = 0;  // stars: the sum

  // In tenths, rounded to the nearest: 46 is 4.6. 0 without a review.
  [[nodiscard]] constexpr std::int64_t tenths() const noexcept {
    return count == 0 ? 0 : (stars * 20 + count) / (count * 2);
  }
};

}  // namespace domain
