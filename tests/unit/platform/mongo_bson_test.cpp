// BSON: what is written is read back exactly; wrong paths and types are named.
#include <gtest/gtest.h>

#include <functional>

#include "platform/mongo/pool.hpp"
#include "platform/runtime/error.hpp"

namespace {

using namespace platform::mongo;
using namespace std::chrono_literals;

const instant noon{1'795'435'200'123ms};

doc sample() {
  return doc{{"_id", "L1"},
             {"free", 100},
             {"big", (std::int64_t{1} << 53) + 1},
             {"at", noon},
             {"open", true},
             {"none", null},
             {"maybe", std::optional<std::string>()},
             {"tags", arr{"a", "b"}},
             {"holds", arr{doc{{"id", "h1"}, {"n", 2}}, doc{{"id", "h2"}, {"n", 3}}}},
             {"entries", doc{{"b1", doc{{"n", 1}}}, {"b2", doc{{"n", 4}}}}},
             {"counts", doc{{"c1", 1}, {"c2", 2}}}};
}

std::string what(const std::function<void()>& f) {
  try {
    f();
  } catch (const std::exception& e) {
    return e.what();
  }
  return "";
}

TEST(mongo_bson, a_document_is_read_as_it_was_written) {
  const doc d = sample();
  const view v(d);
  EXPECT_EQ(v.str("_id"), "L1");
  EXPECT_EQ(v.i64("big"), 9007199254740993);
  EXPECT_EQ(v.time("at"), noon);
  EXPECT_TRUE(v.flag("open"));
  EXPECT_EQ(v.str("tags.1"), "b");
  EXPECT_EQ(v.i64("entries.b2.n"), 4);
  EXPECT_EQ(v.sub("entries.b1").i64("n"), 1);
}

TEST(mongo_bson, absent_and_null_are_nothing_but_another_type_is_an_error) {
  const doc d = sample();
  const view v(d);
  EXPECT_FALSE(v.has("none"));
  EXPECT_FALSE(v.has("maybe"));
  EXPECT_FALSE(v.has("no.such"));
  EXPECT_EQ(v.maybe_str("none"), std::nullopt);
  EXPECT_EQ(v.maybe_i64("absent"), std::nullopt);
  EXPECT_EQ(v.maybe_time("at"), noon);
  EXPECT_EQ(what([&] { (void)v.maybe_i64("_id"); }), "BSON _id is not an integer");
  EXPECT_EQ(what([&] { (void)v.str("tags.7"); }), "BSON tags.7 is not present");
  EXPECT_EQ(what([&] { v.each("counts", [](view) {}); }), "BSON counts is not an array");
}

TEST(mongo_bson, arrays_and_maps_are_walked_in_order) {
  const doc d = sample();
  const view v(d);
  std::string seen;
  v.each("holds", [&](view h) { seen += h.text("id") + ' '; });
  v.each_string("tags", [&](std::string_view t) { seen += std::string(t) + ' '; });
  v.each_member("entries", [&](std::string_view k, view e) {
    seen += std::string(k) + '=' + std::to_string(e.i64("n")) + ' ';
  });
  v.each_number("counts", [&](std::string_view k, std::int64_t n) {
    seen += std::string(k) + '=' + std::to_string(n) + ' ';
  });
  EXPECT_EQ(seen, "h1 h2 a b b1=1 b2=4 c1=1 c2=2 ");
}

TEST(mongo_bson, values_and_copies_outlive_what_they_were_made_of) {
  value kept = null;
  doc copied;
  {
    const doc d = sample();
    kept = value(doc{{"text", std::string(100, 'x')}});
    copied = view(d).sub("entries").copy();
  }
  const doc d{{"inner", kept}, {"copied", copied}};
  EXPECT_EQ(view(d).str("inner.text").size(), 100U);
  EXPECT_EQ(view(d).i64("copied.b2.n"), 4);
}

TEST(mongo_bson, moving_and_assigning_documents_keeps_them_whole) {
  std::vector<doc> many;
  for (int i = 0; i < 50; ++i) many.push_back(doc{{"i", i}, {"pad", std::string(200, 'p')}});
  std::swap(many[0], many[49]);
  many[1] = std::move(many[2]);
  EXPECT_EQ(view(many[0]).i64("i"), 49);
  EXPECT_EQ(view(many[1]).i64("i"), 2);
}

TEST(mongo_bson, text_that_is_not_utf8_and_numbers_too_large_are_refused) {
  EXPECT_THROW((doc{{"a", "\xff"}}), std::invalid_argument);
  EXPECT_THROW((doc{{"a", std::string_view("x\0y", 3)}}), std::invalid_argument);
  EXPECT_THROW((doc{{std::string_view("k\0x", 3), 1}}), std::invalid_argument);
  EXPECT_THROW((doc{{"a", std::uint64_t{1} << 63}}), std::out_of_range);
}

TEST(mongo_pool, a_uri_gets_our_limits_but_keeps_its_own) {
  const auto uri = complete_uri({.uri = "mongodb://127.0.0.1:1/d?socketTimeoutMS=7"});
  EXPECT_EQ(uri,
            "mongodb://127.0.0.1:1/d?socketTimeoutMS=7&connectTimeoutMS=250"
            "&serverSelectionTimeoutMS=500&waitQueueTimeoutMS=250&maxPoolSize=16&w=majority"
            "&journal=true&wTimeoutMS=1500&retryWrites=false&appname=astro");
  const auto own = complete_uri({.uri = "mongodb://127.0.0.1:1/?w=1&JOURNAL=false&appName=x"});
  EXPECT_EQ(own.find("majority"), std::string::npos);
  EXPECT_EQ(own.find("journal=true"), std::string::npos);
  EXPECT_THROW(database({.uri = "http://x"}), std::invalid_argument);
  EXPECT_THROW(database({.uri = "mongodb://127.0.0.1:1"}), std::invalid_argument);
}

TEST(mongo_pool, a_dead_server_is_unavailable_within_a_second) {
  set_log_sink([](auto, auto, auto) {});
  database db({.uri = "mongodb://127.0.0.1:1/test"});
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(db.ping());
  EXPECT_THROW((void)db["x"].find_one(doc{{"_id", 1}}), platform::unavailable);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);
}

}  // namespace
