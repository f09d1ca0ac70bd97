// Every refusal has a problem of its own, and service tokens cannot be made up.

#include "contract/problems.hpp"

#include <gtest/gtest.h>

#include <set>

#include "contract/service_token.hpp"
#include "contract/snapshots.hpp"
#include "contract/text.hpp"
#include "platform/json/read.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

TEST(problems, every_refusal_has_a_code_of_its_own_and_a_sentence) {
  std::set<std::string> codes;
  const auto last = static_cast<int>(domain::no::not_possible_in_this_state);
  for (int i = 0; i <= last; ++i) {
    const auto p = contract::problem_of({static_cast<domain::no>(i)});
    EXPECT_TRUE(codes.insert(p.code).second) << p.code;
    EXPECT_GE(p.status, 400);
    EXPECT_TRUE(p.detail.ends_with('.')) << p.detail;
  }
}

TEST(problems, facts_become_members) {
  const auto p = contract::problem_of({domain::no::seat_limit, {{"limit", 4}, {"taken", 3}}});
  EXPECT_EQ(p.extra.at("limit").as_int64(), 4);
  EXPECT_EQ(p.extra.at("taken").as_int64(), 3);
}

TEST(service_token, is_read_with_its_callers_secret_within_a_minute) {
  const platform::instant now = sys_days{2027y / January / 10} + 9h;
  const auto secret_of = [](std::string_view caller) {
    return caller == "admin-api" ? std::string("s3cret") : std::string();
  };
  const auto token = contract::make_service_token("admin-api", "s3cret", now);
  EXPECT_EQ(contract::read_service_token(token, now, secret_of), "admin-api");
  EXPECT_EQ(contract::read_service_token(token, now + 60s, secret_of), "admin-api");
  EXPECT_FALSE(contract::read_service_token(token, now + 61s, secret_of));
  EXPECT_FALSE(contract::read_service_token(token, now - 6s, secret_of))
      << "a longer life than we give";
  EXPECT_FALSE(contract::read_service_token(contract::make_service_token("admin-api", "other", now),
                                            now, secret_of));
  EXPECT_FALSE(contract::read_service_token(
      contract::make_service_token("customer-api", "s3cret", now), now, secret_of));
  EXPECT_FALSE(contract::read_service_token("Bearer x", now, secret_of));
  for (std::size_t i = 8; i < token.size(); ++i) {
    auto altered = token;
    altered[i] = altered[i] == '1' ? '2' : '1';
    EXPECT_FALSE(contract::read_service_token(altered, now, secret_of)) << i;
  }
}

TEST(snapshots, a_booking_reads_back_as_it_was_written) {
  contract::booking_snapshot s;
  s.customer.id = "u_1";
  s.customer.email = "ada@example.com";
  s.customer.name = "Ωλένα";
  s.customer.born = 1990y / February / 28;
  s.customer.has_address = true;
  s.customer.address = {"1 Street", "", "1000", "Lisbon", "", "PT"};
  auto& b = s.booking;
  b.id = "b_1";
  b.seats = 1;
  b.price = 1234;
  b.policy = domain::current_refund_policy();
  b.launch.id = "l_1";
  b.launch.departs_at = sys_days{2028y / May / 31} + 14h;
  b.confirmed_at = sys_days{2027y / May / 31};
  domain::passenger p;
  p.id = "p_1";
  p.full_name = "王小明";
  p.born = 1991y / March / 1;
  p.nationality = "CN";
  p.paid = 1234;
  b.passengers.push_back(p);
  b.attempts.push_back({1, "b_1:1", "card", domain::payment_state::paid, "", "ref", {}});
  b.offered = true;
  b.sequence = 3;
  b.paid_by = "b_1:1";
  b.cancellations.push_back({1, "b_1:c1", "key", {"p_1"}, 70, 863, "ill", "u_1", {}});
  b.repayments.push_back({1,
                          "b_1:r1",
                          domain::repayment_reason::cancellation,
                          "b_1:1",
                          863,
                          "b_1:c1",
                          {},
                          domain::repayment_state::in_approval});
  b.incidents.push_back({1, "b_1:i1", domain::incident_kind::double_money, "b_1:1", 5, {}});
  b.version = 7;
  const auto read = contract::booking_from_json(contract::to_json(s));
  EXPECT_EQ(contract::to_json(read), contract::to_json(s));
  EXPECT_EQ(read.booking.customer_id, "u_1");
  EXPECT_EQ(read.booking.cancellations.at(0).passengers, std::vector<std::string>{"p_1"});
  EXPECT_EQ(read.booking.repayments.at(0).state, domain::repayment_state::in_approval);
  auto older = contract::to_json(s);
  older.erase("repayments");
  EXPECT_TRUE(contract::booking_from_json(older).booking.incidents.empty());
  auto broken = contract::to_json(s);
  broken["seats"] = "1";
  EXPECT_THROW((void)contract::booking_from_json(broken), platform::json::invalid);
}

TEST(text, money_and_times_are_written_as_the_web_app_writes_them) {
  namespace text = contract::text;
  EXPECT_EQ(text::money(25'000'000),
            "US$\xC2\xA0"
            "250,000");
  EXPECT_EQ(text::money(125'050),
            "US$\xC2\xA0"
            "1,250.50");
  EXPECT_EQ(text::money(5),
            "US$\xC2\xA0"
            "0.05");
  EXPECT_EQ(text::number(1'000'000), "1,000,000");
  EXPECT_EQ(text::instant(sys_days{2028y / May / 3} + 9h + 5min), "3 May 2028, 09:05 UTC");
}

}  // namespace
