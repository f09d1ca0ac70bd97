// Bookings on the fake and on the real server by one suite; what is noted beside a booking, on the
// real one, which alone has it.

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

#include "domain/retention.hpp"
#include "platform/security/random.hpp"
#include "sales/memory_bookings.hpp"
#include "sales/mongo_bookings.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using domain::repayment_state;

constexpr domain::instant now = sys_days{2027y / January / 10} + 9h;

domain::booking held() {
  domain::booking b;
  b.id = "b_" + platform::security::random_hex(16);
  b.customer_id = "u_" + platform::security::random_hex(16);
  b.seats = 2;
  b.price = 25'000'000;
  b.policy = domain::current_refund_policy();
  b.launch.id = "l_1";
  b.launch.departs_at = sys_days{2028y / May / 31} + 14h;
  b.created_at = b.changed_at = now;
  b.held_until = now + domain::hold_time;
  return b;
}

std::unique_ptr<platform::mongo::database> real_server() {
  const char* uri = std::getenv("ASTRO_TEST_MONGODB_URI");
  if (uri == nullptr) return {};
  platform::mongo::settings s;
  s.uri = uri;
  s.database = "stores_sales_" + platform::security::random_hex(4);
  return std::make_unique<platform::mongo::database>(s);
}

class bookings_kept : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    if (!GetParam()) {
      store_ = std::make_unique<sales::memory_bookings>();
      return;
    }
    db_ = real_server();
    if (!db_) GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
    store_ = std::make_unique<sales::mongo_bookings>(*db_);
  }
  void TearDown() override {
    if (db_) db_->drop();
  }
  std::unique_ptr<platform::mongo::database> db_;
  std::unique_ptr<sales::booking_store> store_;
};

TEST_P(bookings_kept, an_id_is_taken_once) {
  const auto b = held();
  EXPECT_TRUE(store_->insert(b));
  EXPECT_FALSE(store_->insert(b));
  const auto found = store_->find(b.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->seats, 2);
  EXPECT_EQ(found->held_until, b.held_until);
}

TEST_P(bookings_kept, who_read_an_older_version_does_not_write) {
  auto mine = held();
  ASSERT_TRUE(store_->insert(mine));
  auto slower = mine;
  mine.renewals_left = 1;
  EXPECT_TRUE(store_->update(mine, std::nullopt));
  slower.renewals_left = 0;
  EXPECT_FALSE(store_->update(slower, std::nullopt));
  EXPECT_EQ(store_->find(mine.id)->renewals_left, 1);
}

INSTANTIATE_TEST_SUITE_P(stores, bookings_kept, testing::Values(false, true),
                         [](const auto& i) { return i.param ? "mongodb" : "memory"; });

TEST(booking_notes, a_repayment_that_is_paid_stays_paid) {
  const auto db = real_server();
  if (!db) GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
  sales::mongo_bookings store(*db);
  auto b = held();
  domain::repayment owed;
  owed.id = b.id + ":r1";
  owed.charge = b.id + ":1";
  owed.amount = 100;
  owed.at = now;
  b.repayments.push_back(owed);
  ASSERT_TRUE(store.insert(b, std::nullopt));
  const auto state = [&] { return store.find(b.id)->repayments.at(0).state; };
  EXPECT_EQ(state(), repayment_state::owed);
  store.note_repayment(b.id, 1, repayment_state::pending);
  EXPECT_EQ(state(), repayment_state::pending);
  store.note_repayment(b.id, 1, repayment_state::paid);
  // Told late by a job that read the row before it was paid.
  store.note_repayment(b.id, 1, repayment_state::pending);
  EXPECT_EQ(state(), repayment_state::paid);
  db->drop();
}

TEST(booking_retention, who_has_something_to_forget_is_found_until_it_is_forgotten) {
  const auto db = real_server();
  if (!db) GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
  sales::mongo_bookings store(*db);
  auto b = held();
  b.passengers.resize(1);
  b.passengers[0].born = 1990y / February / 28;
  b.passengers[0].document_number = "P 123";
  const auto due = b.launch.departs_at + domain::sensitive_data_kept;
  ASSERT_TRUE(store.insert(held(), {}));
  ASSERT_TRUE(store.insert(b, {}));
  EXPECT_TRUE(store.to_forget(due - 1ms, 10).empty());
  EXPECT_EQ(store.to_forget(due, 10), std::vector{b.id});
  domain::forget_sensitive_data(b);
  ASSERT_TRUE(store.update(b, {}));
  EXPECT_TRUE(store.to_forget(due, 10).empty());
  db->drop();
}

}  // namespace
