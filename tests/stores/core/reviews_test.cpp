// Reviews from the document in MongoDB Customer to the row in PostgreSQL and the supplier's stars,
// in any order and twice, and mended where one is missing.
#include "sales/reviews.hpp"

#include "sales/outbox.hpp"
#include "stores/core/both_sides.hpp"

namespace {

using namespace std::chrono_literals;
using platform::mongo::doc;
using sides::both_sides;

const domain::review_words fine{5, "Fine", "All of it."}, poor{2, "Poor", "Cold soup."};

class reviews : public both_sides {
 protected:
  domain::booking flown(int n) {
    auto b = booked(n).booking;
    b.state = domain::booking_state::flown;
    return b;
  }
  domain::review write(const domain::booking& b, const domain::review_words& words) {
    return on->reviews.write(b, words, "Ada Lovelace", on->clock.now()).value();
  }
  std::vector<sales::waiting_event> told() {
    std::vector<sales::waiting_event> out;
    for (auto& e : sales::outbox(on->customer).waiting(100)) {
      if (e.collection == "reviews") out.push_back(std::move(e));
    }
    return out;
  }
};

TEST_F(reviews, there_is_one_for_each_customer_and_launch_and_each_change_is_told) {
  const auto b = flown(1);
  const auto first = write(b, fine);
  auto other_booking = b;
  other_booking.id = "b_another";
  EXPECT_EQ(write(other_booking, poor).id, first.id);
  EXPECT_EQ(write(b, poor).version, 2) << "the same words again";
  const auto events = told();
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].event.kind, "review-changed");
  EXPECT_EQ(on->reviews.of(b.customer_id, b.launch.id)->words, poor);
}

TEST_F(reviews, an_older_version_that_comes_late_changes_nothing) {
  const auto b = flown(1);
  const auto first = write(b, fine), second = write(b, poor);
  on->sync.apply(second);
  on->sync.apply(first);
  on->sync.apply(first);
  const auto row = on->review_rows.find(supplier, first.id);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->review.words, poor);
  EXPECT_FALSE(on->review_rows.find("s_another", first.id)) << "somebody else's";
  EXPECT_EQ(on->reviews.rating_of(supplier).stars, 2);
}

TEST_F(reviews, what_is_hidden_is_not_read_and_does_not_count) {
  const auto good = write(flown(1), fine), bad = write(flown(2), poor);
  const auto now = on->clock.now();
  for (const auto& r : {good, bad}) on->sync.apply(r);
  EXPECT_EQ(on->reviews.rating_of(supplier).tenths(), 35);
  const auto hidden = on->reviews.hide(bad.id, "Insults", staff, now).value();
  on->sync.apply(hidden);
  EXPECT_EQ(on->reviews.rating_of(supplier).tenths(), 50);
  const auto page = on->reviews.of_supplier(supplier, {}, 10, now);
  ASSERT_EQ(page.items.size(), 1U);
  EXPECT_EQ(page.items[0].id, good.id);
  on->sync.apply(on->reviews.show(bad.id, now).value());
  EXPECT_EQ(on->reviews.rating_of(supplier).count, 2);
  EXPECT_EQ(on->reviews.hide("rv_none", "x", staff, now).error().why, domain::no::review_not_found);
}

TEST_F(reviews, lose_the_name_of_whoever_erases_the_account) {
  const auto b = flown(1);
  const auto written = write(b, fine);
  on->reviews.forget_author(b.customer_id, on->clock.now());
  on->reviews.forget_author(b.customer_id, on->clock.now());
  const auto now = *on->reviews.find(written.id);
  EXPECT_EQ(now.author, domain::unnamed_author);
  EXPECT_EQ(now.words, fine);
  EXPECT_EQ(now.version, 2) << "once";
}

TEST_F(reviews, are_read_page_by_page_newest_first) {
  std::vector<std::string> written;
  for (int n = 1; n <= 5; ++n) written.push_back(write(flown(n), fine).id);
  std::set<std::string> seen;
  std::string cursor;
  int pages = 0;
  do {
    const auto page = on->reviews.of_supplier(supplier, cursor, 2, on->clock.now());
    for (const auto& r : page.items) EXPECT_TRUE(seen.insert(r.id).second) << "twice";
    cursor = page.next;
    ++pages;
  } while (!cursor.empty());
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(seen, std::set<std::string>(written.begin(), written.end()));
}

TEST_F(reviews, a_row_that_is_missing_or_old_and_stars_that_are_wrong_are_mended) {
  const auto missing = write(flown(1), fine);
  const auto b = flown(2);
  on->sync.apply(write(b, fine));
  const auto newer = write(b, poor);  // not told
  const auto first = run();
  const std::map<std::string, std::int64_t> all{{"missing", 1}, {"stale", 1}, {"rating-stale", 1}};
  EXPECT_EQ(first.found, all);
  EXPECT_EQ(first.repaired, 3);
  EXPECT_TRUE(on->review_rows.find({}, missing.id));
  EXPECT_EQ(on->review_rows.find({}, newer.id)->review.words, poor);
  EXPECT_EQ(on->reviews.rating_of(supplier).stars, 7);
  EXPECT_TRUE(run().found.empty());
}

TEST_F(reviews, suppliers_find_theirs_by_stars_answer_and_words) {
  const auto good = write(flown(1), fine), bad = write(flown(2), poor);
  on->sync.apply(bad);
  on->sync.apply(on->reviews.answer(good.id, "Thank you", staff, on->clock.now()).value());
  const auto ids = [&](const backoffice::review_filter& f) {
    std::vector<std::string> out;
    for (const auto& r : on->review_rows.list(f, {}).items) out.push_back(r.review.id);
    return out;
  };
  backoffice::review_filter f{supplier};
  f.stars = 2;
  EXPECT_EQ(ids(f), std::vector{bad.id});
  f = {supplier};
  f.answered = true;
  EXPECT_EQ(ids(f), std::vector{good.id});
  f = {supplier};
  f.text = "SOUP cold";
  EXPECT_EQ(ids(f), std::vector{bad.id});
  EXPECT_TRUE(ids({"s_another"}).empty());
}

}  // namespace
