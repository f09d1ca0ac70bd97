// The charge book in memory and on the real server by one suite.
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

#include "platform/security/random.hpp"
#include "sales/charge_book.hpp"

namespace {

using namespace std::chrono;

constexpr domain::instant now = sys_days{2027y / January / 10};

class charges_booked : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    if (!GetParam()) {
      book_ = std::make_unique<sales::memory_charge_book>();
      return;
    }
    const char* uri = std::getenv("ASTRO_TEST_MONGODB_URI");
    if (uri == nullptr) GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
    platform::mongo::settings s;
    s.uri = uri;
    s.database = "stores_sales_" + platform::security::random_hex(4);
    db_ = std::make_unique<platform::mongo::database>(s);
    book_ = std::make_unique<sales::mongo_charge_book>(*db_);
  }
  void TearDown() override {
    if (db_) db_->drop();
  }
  std::unique_ptr<platform::mongo::database> db_;
  std::unique_ptr<sales::charge_book> book_;
};

TEST_P(charges_booked, the_first_wish_under_a_key_stands) {
  EXPECT_FALSE(book_->find("b_1:1"));
  EXPECT_EQ(book_->begin({"b_1:1", "amount=5", "", now}).wish, "amount=5");
  const auto again = book_->begin({"b_1:1", "amount=6", "", now + minutes{1}});
  EXPECT_EQ(again.wish, "amount=5");
  EXPECT_EQ(again.at, now);
  EXPECT_TRUE(again.id.empty());
}

TEST_P(charges_booked, an_answer_is_kept_instead_of_the_wish) {
  EXPECT_EQ(book_->begin({"b_1:1", "amount=5", "", now}).key, "b_1:1");
  book_->made("b_1:1", "cs_1");
  book_->made("b_1:1", "cs_1");
  const auto found = book_->find("b_1:1");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, "cs_1");
  EXPECT_TRUE(found->wish.empty());
  EXPECT_EQ(book_->begin({"b_1:1", "amount=5", "", now}).id, "cs_1");
}

INSTANTIATE_TEST_SUITE_P(both, charges_booked, testing::Bool(),
                         [](const auto& p) { return p.param ? "server" : "memory"; });

}  // namespace
