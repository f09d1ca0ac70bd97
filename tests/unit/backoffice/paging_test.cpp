// Conditions and cursors become SQL whose values only travel as parameters.
#include <gtest/gtest.h>

#include "backoffice/paging.hpp"
#include "platform/json/read.hpp"
#include "platform/security/base64url.hpp"

namespace {

using backoffice::make_cursor;
using backoffice::order;
using backoffice::selection;

constexpr backoffice::source bookings{"b.id", "bookings b", "bookings b", "b.id"};
constexpr order newest{"-createdAt", "b.created_at", "timestamptz", true};

TEST(paging, conditions_number_their_parameters_in_order) {
  selection s;
  s.where("b.state = ?", {"confirmed"});
  s.where("b.seats between ? and ?", {1, 4});
  const auto q = s.count("bookings b");
  EXPECT_EQ(
      q.sql,
      "select count(*) as n from (select 1 from bookings b where b.state = $1 and b.seats between "
      "$2 and $3 limit 10001) c");
  ASSERT_EQ(q.values.size(), 3U);
  EXPECT_STREQ(q.values[2].data(), "4");
}

TEST(paging, a_page_asks_for_one_row_more_and_goes_on_after_the_cursor) {
  const selection s;
  const auto first = s.rows(bookings, newest, {"", 20});
  EXPECT_EQ(first.sql,
            "select b.id, (b.created_at)::text as sort_key, b.id as cursor_id from bookings b "
            "order by b.created_at desc, b.id desc limit $1");
  EXPECT_STREQ(first.values.back().data(), "21");
  const auto next = s.rows(bookings, newest, {make_cursor("-createdAt", "2026-11-23", "b_1"), 20});
  EXPECT_NE(next.sql.find("where (b.created_at, b.id) < ($1::timestamptz, $2)"), std::string::npos)
      << next.sql;
  EXPECT_STREQ(next.values[1].data(), "b_1");
}

TEST(paging, words_are_looked_for_one_by_one_and_signs_of_patterns_mean_themselves) {
  selection s;
  s.words("words", "  Ada  100%_\\ ");
  const auto q = s.count("bookings");
  EXPECT_EQ(
      q.sql,
      "select count(*) as n from (select 1 from bookings where words like lower($1) and words like "
      "lower($2) limit 10001) c");
  EXPECT_STREQ(q.values[0].data(), "%Ada%");
  EXPECT_STREQ(q.values[1].data(), "%100\\%\\_\\\\%");
  selection many;
  many.words("words", "a b c d e f g h i j k l m n o p");
  EXPECT_EQ(many.count("t").values.size(), 8U) << "bounded";
}

TEST(paging, a_cursor_that_is_not_ours_or_of_another_order_is_refused) {
  const selection s;
  const auto encoded = [](const char* text) { return platform::security::base64url(text); };
  for (const std::string& cursor :
       {std::string("x"), std::string("!!!"), encoded("{}"), encoded("[1,2,3]"),
        encoded(R"(["-createdAt","a"])"), encoded(R"(["-createdAt","a\u0000b","c"])"),
        make_cursor("createdAt", "2026-11-23", "b_1")}) {
    EXPECT_THROW((void)s.rows(bookings, newest, {cursor, 20}), platform::json::invalid) << cursor;
  }
}

}  // namespace
