// The MongoDB adapter against a real server (ASTRO_TEST_MONGODB_URI).
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <thread>

#include "platform/mongo/pool.hpp"
#include "platform/runtime/error.hpp"

namespace {

using namespace platform::mongo;
using namespace std::chrono_literals;

class mongo_store : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (const char* uri = std::getenv("ASTRO_TEST_MONGODB_URI"))
      db_ = std::make_unique<database>(
          settings{.uri = uri, .database = "platform_test", .connections = 8});
  }
  static void TearDownTestSuite() { db_.reset(); }
  void SetUp() override {
    if (!db_) GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
    things().drop();
  }
  void TearDown() override {
    if (db_) things().drop();
  }
  // Each process has its own collection, so that any number of tests run at once.
  static std::string name() { return "things_" + std::to_string(getpid()); }
  static collection things() { return (*db_)[name()]; }
  inline static std::unique_ptr<database> db_;
};

TEST_F(mongo_store, a_duplicate_id_is_a_no_and_not_an_error) {
  EXPECT_TRUE(db_->ping());
  EXPECT_TRUE(things().insert(doc{{"_id", "a"}, {"n", 1}}));
  EXPECT_FALSE(things().insert(doc{{"_id", "a"}, {"n", 2}}));
  const auto kept = things().find_one(doc{{"_id", "a"}});
  ASSERT_TRUE(kept);
  EXPECT_EQ(view(*kept).i64("n"), 1);
  const std::vector<doc> more{doc{{"_id", "a"}}, doc{{"_id", "b"}}, doc{{"_id", "c"}}};
  EXPECT_EQ(things().insert_many(more), 2);
  EXPECT_EQ(things().count({}), 3);
}

TEST_F(mongo_store, compare_and_set_sells_each_of_sixty_seats_once) {
  ASSERT_TRUE(things().insert(doc{{"_id", "L1"}, {"free", 60}}));
  std::atomic<int> sold{0};
  {
    std::vector<std::jthread> buyers;
    for (int b = 0; b < 6; ++b)
      buyers.emplace_back([&, b] {
        for (int i = 0; i < 7; ++i) {
          const auto key = "entries.b" + std::to_string(b * 100 + i);
          const auto hit = things().find_and_modify(
              doc{{"_id", "L1"}, {"free", doc{{"$gte", 2}}}, {key, doc{{"$exists", false}}}},
              doc{{"$inc", doc{{"free", -2}}}, {"$set", doc{{key, doc{{"n", 2}}}}}});
          if (hit) sold += 2;
        }
      });
  }
  const auto end = things().find_one(doc{{"_id", "L1"}});
  ASSERT_TRUE(end);
  EXPECT_EQ(sold, 60);
  EXPECT_EQ(view(*end).i64("free"), 0);
  int entries = 0;
  view(*end).each_member("entries", [&](auto, view e) { entries += static_cast<int>(e.i64("n")); });
  EXPECT_EQ(entries, 60);
}

TEST_F(mongo_store, updates_tell_how_many_matched_and_upserts_count) {
  EXPECT_EQ(things().update_one(doc{{"_id", "u"}}, doc{{"$set", doc{{"n", 1}}}}), 0);
  EXPECT_EQ(things().update_one(doc{{"_id", "u"}}, doc{{"$set", doc{{"n", 1}}}}, true), 1);
  EXPECT_EQ(things().update_one(doc{{"_id", "u"}}, doc{{"$set", doc{{"n", 1}}}}), 1);
  things().upsert_replace("u", doc{{"m", 5}});
  things().upsert_replace("v", doc{{"m", 6}});
  EXPECT_EQ(things().update_many({}, doc{{"$inc", doc{{"m", 1}}}}), 2);
  const auto u = things().find_one(doc{{"_id", "u"}});
  EXPECT_EQ(view(*u).i64("m"), 6);
  EXPECT_FALSE(view(*u).has("n"));
  EXPECT_EQ(things().delete_one(doc{{"_id", "u"}}), 1);
  EXPECT_EQ(things().delete_one(doc{{"_id", "u"}}), 0);
  EXPECT_EQ(things().delete_many({}), 1);
}

TEST_F(mongo_store, an_upsert_whose_guard_fails_on_an_existing_document_is_a_no) {
  ASSERT_TRUE(things().insert(doc{{"_id", "lease"}, {"until", 100}}));
  const auto claim = [&](int now) {
    return things().find_and_modify(doc{{"_id", "lease"}, {"until", doc{{"$lte", now}}}},
                                    doc{{"$set", doc{{"until", now + 50}}}}, {.upsert = true});
  };
  EXPECT_FALSE(claim(99));
  EXPECT_TRUE(claim(100));
  EXPECT_FALSE(claim(120));
}

TEST_F(mongo_store, finds_are_sorted_limited_and_projected) {
  things().create_index(doc{{"n", 1}}, {.name = "n", .sparse = true});
  things().create_index(doc{{"n", 1}}, {.name = "n", .sparse = true});
  for (int i = 0; i < 250; ++i)
    things().insert(doc{{"_id", i}, {"n", i}, {"secret", doc{{"x", 1}}}});
  find_options options;
  options.sort = doc{{"n", -1}};
  options.limit = 2;
  options.skip = 1;
  options.projection = doc{{"secret", 0}};
  const auto found = things().find(doc{{"n", doc{{"$lte", 100}}}}, options);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(view(found[0]).i64("n"), 99);
  EXPECT_FALSE(view(found[0]).has("secret"));
  int seen = 0;
  things().find_each({}, {}, [&](view) { ++seen; });  // more than one batch
  EXPECT_EQ(seen, 250);
}

TEST_F(mongo_store, a_wrong_command_is_an_error_with_its_code_and_not_unavailable) {
  try {
    things().insert(doc{{"_id", "a"}});
    things().update_one(doc{{"_id", "a"}}, doc{{"$nonsense", doc{{"a", 1}}}});
    FAIL();
  } catch (const error& e) {
    EXPECT_NE(e.code(), 0) << e.what();
  }
}

TEST_F(mongo_store, an_exhausted_pool_says_so_in_time) {
  database small({.uri = std::getenv("ASTRO_TEST_MONGODB_URI"),
                  .database = "platform_test",
                  .connections = 1});
  things().insert(doc{{"_id", "a"}});
  const auto begin = std::chrono::steady_clock::now();
  small[name()].find_each(
      {}, {}, [&](view) { EXPECT_THROW((void)small[name()].find_one({}), platform::unavailable); });
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
}

TEST_F(mongo_store, commands_are_observed) {
  std::atomic<int> good{0}, bad{0};
  database watched({.uri = std::getenv("ASTRO_TEST_MONGODB_URI"),
                    .database = "platform_test",
                    .observe = [&](std::string_view, std::chrono::microseconds, bool ok) {
                      ++(ok ? good : bad);
                    }});
  (void)watched[name()].find_one({});
  EXPECT_EQ(good, 1);
  EXPECT_EQ(bad, 0);
}

}  // namespace
