// What suppliers are and where one flies from, as travellers see it, on the real server.
#include <gtest/gtest.h>

#include <barrier>
#include <cstdlib>
#include <memory>
#include <thread>

#include "platform/security/random.hpp"
#include "sales/places.hpp"

namespace {

class places : public testing::Test {
 protected:
  void SetUp() override {
    const char* uri = std::getenv("ASTRO_TEST_MONGODB_URI");
    if (uri == nullptr) GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
    platform::mongo::settings s;
    s.uri = uri;
    s.database = "stores_sales_" + platform::security::random_hex(4);
    db_ = std::make_unique<platform::mongo::database>(s);
    places_ = std::make_unique<sales::places>(*db_);
  }
  void TearDown() override {
    if (db_) db_->drop();
  }
  static domain::supplier_profile profile(const std::string& id, std::int64_t version) {
    domain::supplier_profile p;
    p.id = id;
    p.name = "Polar Lines " + std::to_string(version);
    p.version = version;
    return p;
  }
  std::unique_ptr<platform::mongo::database> db_;
  std::unique_ptr<sales::places> places_;
};

TEST_F(places, an_older_version_never_replaces_a_newer_one) {
  EXPECT_TRUE(places_->put(profile("s_1", 2)));
  EXPECT_FALSE(places_->put(profile("s_1", 1)));
  EXPECT_FALSE(places_->put(profile("s_1", 2)));
  EXPECT_EQ(places_->supplier("s_1")->name, "Polar Lines 2");
}

TEST_F(places, of_two_that_come_first_at_once_the_newer_stays) {
  for (int round = 0; round < 20; ++round) {
    const auto id = "s_" + std::to_string(round);
    std::barrier start(2);
    const auto put = [&](std::int64_t version) {
      start.arrive_and_wait();
      (void)places_->put(profile(id, version));
    };
    std::thread older(put, 1);
    put(2);
    older.join();
    EXPECT_EQ(places_->supplier(id)->version, 2);
  }
}

}  // namespace
