// A refusal is said in the caller's language.

#include "customer_api/language/refusals.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <set>

#include "contract/problems.hpp"
#include "domain/account.hpp"
#include "platform/http/head.hpp"

namespace {

namespace http = platform::http;

// Of suppliers, employees and operators, who are spoken to in English.
const std::set<std::string_view> of_other_apis{"rocket_not_found",
                                               "job_not_found",
                                               "notification_not_found",
                                               "reconciliation_not_found",
                                               "refund_not_found",
                                               "work_item_not_found",
                                               "person_not_found",
                                               "settlement_not_found",
                                               "supplier_invoice_not_found",
                                               "report_not_found",
                                               "user_not_found",
                                               "refund_too_much",
                                               "supplier_details_missing",
                                               "rocket_name_taken",
                                               "rocket_in_use",
                                               "seats_taken",
                                               "supplier_name_taken",
                                               "departure_not_later",
                                               "not_departed",
                                               "financial_abort_too_early",
                                               "enough_seats_sold",
                                               "rocket_does_not_fit",
                                               "needs_another_person",
                                               "owner_only",
                                               "owner_stays",
                                               "invoice_amount_wrong",
                                               "invoice_number_taken"};

http::response said_to(const char* language, const http::problem& p) {
  const std::string raw =
      std::string("GET / HTTP/1.1\r\nHost: x\r\nAccept-Language: ") + language + "\r\n\r\n";
  http::request_head head;
  EXPECT_EQ(http::read_head(raw, head), 200);
  http::request r;
  r.head = &head;
  auto answer = http::problem_response(p);
  customer_api::say_in_language(r, answer);
  return answer;
}

TEST(refusals_in_spanish, every_refusal_a_customer_may_meet_has_words) {
  const auto last = static_cast<int>(domain::no::not_possible_in_this_state);
  for (int i = 0; i <= last; ++i) {
    const auto code = contract::problem_of({static_cast<domain::no>(i)}).code;
    const auto words = customer_api::refusal_in_spanish(code);
    EXPECT_EQ(words.empty(), of_other_apis.contains(code)) << code;
    EXPECT_TRUE(words.empty() || words.ends_with('.')) << code;
  }
  for (int i = 0; i <= static_cast<int>(domain::password_fault::contains_email); ++i) {
    const auto code = domain::name_of(static_cast<domain::password_fault>(i));
    EXPECT_FALSE(customer_api::refusal_in_spanish(code).empty()) << code;
  }
}

TEST(refusals_in_spanish, facts_and_codes_stay_and_the_words_change) {
  auto p = contract::problem_of({domain::no::seat_limit, {{"limit", 4}}});
  p.errors = {{"/seats", "out_of_range", "Out of range."}};
  const auto answer = said_to("es-AR", p);
  const auto body = boost::json::parse(answer.body).as_object();
  EXPECT_EQ(body.at("code").as_string(), "seat_limit");
  EXPECT_EQ(body.at("limit").as_int64(), 4);
  EXPECT_EQ(body.at("detail").as_string(), customer_api::refusal_in_spanish("seat_limit"));
  EXPECT_EQ(body.at("errors").as_array()[0].as_object().at("detail").as_string(),
            customer_api::refusal_in_spanish("out_of_range"));
}

TEST(refusals_in_spanish, other_callers_are_answered_in_english) {
  const auto p = contract::problem_of({domain::no::sold_out});
  for (const char* language : {"en", "de", "en, es;q=0.5"})
    EXPECT_EQ(said_to(language, p).body, http::problem_response(p).body) << language;
}

TEST(refusals_in_spanish, a_code_without_words_stays_as_it_is) {
  const http::problem p{400, "no_such_code", "As it is."};
  EXPECT_EQ(said_to("es", p).body, http::problem_response(p).body);
}

}  // namespace
