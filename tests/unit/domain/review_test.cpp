// Who may review what, until when it can be changed, and what a supplier's stars are; support
// threads from the first question to the last.
#include "domain/review.hpp"

#include <gtest/gtest.h>

#include "domain/support.hpp"

namespace {

using namespace std::chrono_literals;
using domain::booking_state;
using domain::no;
using domain::support_state;

const domain::instant then{std::chrono::sys_days{std::chrono::year{2028} / 3 / 14} + 9h};
const domain::review_words fine{5, "Fine", "All of it."}, poor{2, "Poor", "Cold soup."};

domain::booking flown() {
  domain::booking b;
  b.id = "b_1";
  b.customer_id = "u_1";
  b.state = booking_state::flown;
  b.launch.id = "l_1";
  b.launch.supplier_id = "s_1";
  return b;
}

domain::review written() {
  return domain::write_review(flown(), {}, fine, "Ada Lovelace", then).value();
}

TEST(review, is_written_of_a_flown_booking_only) {
  for (const auto state :
       {booking_state::held, booking_state::paying, booking_state::confirmed,
        booking_state::cancelling, booking_state::cancelled, booking_state::expired,
        booking_state::forfeited, booking_state::aborted}) {
    auto b = flown();
    b.state = state;
    const auto r = domain::write_review(b, {}, fine, "Ada", then);
    ASSERT_FALSE(r) << domain::name_of(state);
    EXPECT_EQ(r.error().why, no::booking_not_flown);
  }
  const auto r = written();
  EXPECT_EQ(r.version, 1);
  EXPECT_EQ(r.supplier_id, "s_1");
  EXPECT_FALSE(r.edited_at);
}

TEST(review, can_be_changed_for_thirty_days_to_the_instant) {
  const auto before = written();
  for (const auto& [later, allowed] : {std::pair{then + 30 * 24h - 1ms, true},
                                       {then + 30 * 24h, true},
                                       {then + 30 * 24h + 1ms, false}}) {
    const auto r = domain::write_review(flown(), before, poor, "Ada Lovelace", later);
    ASSERT_EQ(r.has_value(), allowed);
    if (!allowed) {
      EXPECT_EQ(r.error().why, no::review_closed);
      continue;
    }
    EXPECT_EQ(r->words, poor);
    EXPECT_EQ(r->written_at, then);
    EXPECT_EQ(r->edited_at, later);
    EXPECT_EQ(r->version, 2);
  }
}

TEST(review, the_same_words_again_change_nothing_however_late) {
  const auto r = domain::write_review(flown(), written(), fine, "Ada Lovelace", then + 400 * 24h);
  ASSERT_TRUE(r);
  EXPECT_EQ(r->version, 1);
}

TEST(review, answer_and_hiding_survive_a_change_of_its_words) {
  auto r = domain::answer_review(written(), "Thank you", "u_s", then + 1h);
  r = domain::hide_review(r, "Names a guest", "u_e", then + 2h);
  r = domain::write_review(flown(), r, poor, "Ada Lovelace", then + 3h).value();
  EXPECT_EQ(r.answer->text, "Thank you");
  EXPECT_EQ(r.hidden->reason, "Names a guest");
  EXPECT_EQ(domain::hide_review(r, "Names a guest", "u_x", then + 4h).version, r.version);
  EXPECT_EQ(domain::answer_review(r, "Thank you", "u_x", then + 4h).version, r.version);
  const auto shown = domain::show_review(r);
  EXPECT_FALSE(shown.hidden);
  EXPECT_EQ(domain::show_review(shown).version, shown.version);
}

TEST(review, readers_see_a_first_name_and_an_initial) {
  for (const auto& [full, seen] :
       std::vector<std::pair<std::string, std::string>>{{"Ada Lovelace", "Ada L."},
                                                        {"  Ada  King Lovelace ", "Ada L."},
                                                        {"Ada", "Ada"},
                                                        {"José Ñandú", "José Ñ."},
                                                        {"   ", "A traveller"},
                                                        {"", "A traveller"}})
    EXPECT_EQ(domain::public_name(full), seen) << full;
}

TEST(rating, is_rounded_to_the_nearest_tenth) {
  for (const auto& [r, tenths] : std::vector<std::pair<domain::rating, int>>{
           {{0, 0}, 0}, {{1, 5}, 50}, {{2, 9}, 45}, {{3, 13}, 43}, {{3, 14}, 47}, {{20, 89}, 45}})
    EXPECT_EQ(r.tenths(), tenths) << r.stars << " of " << r.count;
}

domain::support_request asked() {
  domain::support_request r;
  r.id = "sr_1";
  r.messages.push_back({true, "k1", "u_1", "Ada", "Where do we park?", then});
  return r;
}

domain::support_message says(bool customer, const std::string& key) {
  return {customer, key, "u", "Somebody", "Words", then + 1h};
}

TEST(support, goes_from_open_to_answered_to_closed_and_back) {
  auto r = domain::answer_to(asked(), says(false, "k2")).value();
  EXPECT_EQ(r.state, support_state::answered);
  r = domain::write_to(r, says(true, "k3")).value();
  EXPECT_EQ(r.state, support_state::open);
  EXPECT_EQ(r.opened, 1) << "it never left the work list";
  r = domain::close(r, "u_e", then + 2h);
  EXPECT_EQ(r.state, support_state::closed);
  EXPECT_EQ(domain::answer_to(r, says(false, "k4")).error().why, no::not_possible_in_this_state);
  EXPECT_EQ(domain::reopen(r, then + 3h).opened, 2);
  const auto again = domain::write_to(r, says(true, "k5")).value();
  EXPECT_EQ(again.state, support_state::open);
  EXPECT_EQ(again.opened, 2);
}

TEST(support, what_is_sent_twice_is_there_once) {
  const auto r = domain::answer_to(asked(), says(false, "k2")).value();
  EXPECT_EQ(domain::answer_to(r, says(false, "k2"))->version, r.version);
  EXPECT_EQ(domain::write_to(r, says(true, "k1"))->version, r.version);
  const auto closed = domain::close(r, "u_e", then);
  EXPECT_EQ(domain::close(closed, "u_e", then + 1h).version, closed.version);
  EXPECT_EQ(domain::reopen(r, then).version, r.version) << "it is open";
}

TEST(support, a_thread_has_an_end) {
  auto r = asked();
  while (r.messages.size() < domain::most_messages)
    r = domain::write_to(r, says(true, std::to_string(r.messages.size()))).value();
  EXPECT_EQ(domain::write_to(r, says(true, "more")).error().why, no::support_thread_full);
  EXPECT_EQ(domain::answer_to(r, says(false, "more")).error().why, no::support_thread_full);
}

}  // namespace
