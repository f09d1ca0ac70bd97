// Pages in the order of time, on the real server (ASTRO_TEST_MONGODB_URI).
#include "platform/mongo/timeline.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "platform/json/read.hpp"

namespace {

using namespace platform::mongo;
using namespace std::chrono_literals;

const instant now{1'800'000'000s};

class timeline_store : public testing::Test {
 protected:
  void SetUp() override {
    const char* uri = std::getenv("ASTRO_TEST_MONGODB_URI");
    if (uri == nullptr) GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
    db_ = std::make_unique<database>(settings{.uri = uri, .database = "platform_test"});
    things().drop();
    index_options at;
    at.name = "at";
    things().create_index(doc{{"at", 1}}, at);
  }
  void TearDown() override {
    if (db_) things().drop();
  }
  [[nodiscard]] collection things() const { return (*db_)["timeline_" + std::to_string(getpid())]; }
  void put(const std::string& id, platform::instant at, const std::string& color = "red") {
    things().insert(doc{{"_id", id}, {"at", at}, {"color", color}});
  }
  // The ids of all pages, one letter each; a bar ends a page.
  std::string pages(timeline t) {
    std::string out;
    for (int page = 0; page < 50; ++page) {
      const auto p = read_page(things(), t, now);
      for (const auto& d : p.items) out += view(d).str("_id");
      if (p.next.empty()) return out;
      out += '|';
      t.cursor = p.next;
    }
    return out + "…";
  }
  // Milliseconds, minutes, a month and three years lie between them; c, d and e are of one instant,
  // and i is yet to come.
  void put_all() {
    put("i", now + 5s);
    put("h", now);
    put("g", now - 1ms);
    put("f", now - 3min);
    for (const auto* id : {"c", "d", "e"}) put(id, now - 24h * 30);
    put("b", now - 24h * 365 * 3);
    put("a", now - 24h * 365 * 3 - 1ms);
  }
  std::unique_ptr<database> db_;
};

timeline by_time(std::size_t limit) {
  timeline t{"at"};
  t.limit = limit;
  return t;
}

TEST_F(timeline_store, each_document_is_on_one_page_whatever_lies_between_them) {
  put_all();
  EXPECT_EQ(pages(by_time(100)), "ihgfedcba");
  EXPECT_EQ(pages(by_time(2)), "ih|gf|ed|cb|a");
  EXPECT_EQ(pages(by_time(3)), "ihg|fed|cba");
  auto t = by_time(2);
  t.newest_first = false;
  EXPECT_EQ(pages(t), "ab|cd|ef|gh|i");
}

TEST_F(timeline_store, both_bounds_are_inclusive) {
  put_all();
  for (const bool newest_first : {true, false}) {
    auto t = by_time(2);
    t.newest_first = newest_first;
    t.from = now - 24h * 30;
    t.to = now - 1ms;
    EXPECT_EQ(pages(t), newest_first ? "gf|ed|c" : "cd|ef|g");
    t.from = t.to = now;
    EXPECT_EQ(pages(t), "h");
    t.from = t.to = now + 1ms;
    EXPECT_EQ(pages(t), "");
  }
}

TEST_F(timeline_store, a_filter_of_the_server_and_one_of_ours_go_together) {
  for (int i = 0; i < 26; ++i)
    put(std::string(1, static_cast<char>('a' + i)), now - i * 1h, i % 2 == 0 ? "red" : "blue");
  auto t = by_time(3);
  t.filter = doc{{"color", "red"}};
  EXPECT_EQ(pages(t), "ace|gik|moq|suw|y");
  t.keep = [](view v) { return v.str("_id") > "k"; };
  EXPECT_EQ(pages(t), "moq|suw|y");
}

TEST_F(timeline_store, a_search_that_finds_little_ends_its_page_and_goes_on_with_the_next) {
  for (int i = 0; i < 100; ++i) put(i == 90 ? "x" : "n" + std::to_string(i), now - i * 1min);
  auto t = by_time(5);
  t.keep = [](view v) { return v.str("_id") == "x"; };
  t.most_read = 60;
  const auto first = read_page(things(), t, now);
  EXPECT_TRUE(first.items.empty());
  ASSERT_FALSE(first.next.empty());
  t.cursor = first.next;
  const auto second = read_page(things(), t, now);
  EXPECT_EQ(second.items.size(), 1U);
  EXPECT_TRUE(second.next.empty());
}

TEST_F(timeline_store, a_cursor_of_somebody_else_is_bad_input) {
  for (const auto* cursor : {"x", "12", ".a", "-", "99999999999999999999.a"}) {
    auto t = by_time(2);
    t.cursor = cursor;
    EXPECT_THROW((void)read_page(things(), t, now), platform::json::invalid) << cursor;
  }
}

}  // namespace
