// What is sent to Stripe and what its answers mean. Whole flows: tests/contract/test_stripe.py.
#include <gtest/gtest.h>

#include <atomic>
#include <deque>

#include "platform/runtime/error.hpp"
#include "sales/payment_settings.hpp"
#include "sales/stripe_payments.hpp"
#include "unit/platform/peer.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using domain::charge_status;

constexpr domain::instant start = sys_days{2027y / January / 10} + 9h;

std::string session(const std::string& status, const std::string& paid = "unpaid") {
  return R"({"id":"cs_1","object":"checkout.session","status":")" + status +
         R"(","payment_status":")" + paid +
         R"(","url":"https://checkout.stripe.com/c/pay/cs_1","payment_intent":"pi_1"})";
}

// Answers what the test wrote down, in order, and keeps what it was asked. An empty answer: the
// connection ends without one.
class stripe : public testing::Test {
 protected:
  void answers(int status, const std::string& body) {
    said_.push_back("HTTP/1.1 " + std::to_string(status) + " x\r\nConnection: close\r\n" +
                    "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  void loses_an_answer() { said_.emplace_back(); }

  std::deque<std::string> said_;
  std::vector<std::string> asked_;
  platform_test::peer peer_{[this](int c) {
    std::string text;
    char buffer[8192];
    while (true) {
      const auto n = recv(c, buffer, sizeof buffer, 0);
      if (n <= 0) return;
      text.append(buffer, static_cast<std::size_t>(n));
      const auto head = text.find("\r\n\r\n");
      if (head == text.npos) continue;
      const auto at = text.find("Content-Length: ");
      const auto length = at < head ? std::stoul(text.substr(at + 16)) : 0;
      if (text.size() >= head + 4 + length) break;
    }
    asked_.push_back(text);
    ASSERT_FALSE(said_.empty()) << text;
    const auto answer = said_.front();
    said_.pop_front();
    if (!answer.empty()) ::send(c, answer.data(), answer.size(), MSG_NOSIGNAL);
  }};
  domain::instant now_ = start;
  sales::memory_charge_book book_;
  sales::stripe_payments stripe_{"http://" + peer_.address(), "sk_test_1", book_,
                                 [this] { return now_; }};
  const sales::charge_request wish_{"b_1:1", 30'000'000, "AB-1: 1 × Tern to Arc",
                                    "https://astro.example/trips/b_1?paid", ""};
};

TEST_F(stripe, a_session_is_asked_for_with_its_key_version_and_form) {
  answers(200, session("open"));
  const auto c = stripe_.create(wish_);
  EXPECT_EQ(c.status, charge_status::pending);
  EXPECT_EQ(c.redirect_url, "https://checkout.stripe.com/c/pay/cs_1");
  const auto& asked = asked_.at(0);
  EXPECT_TRUE(asked.starts_with("POST /v1/checkout/sessions HTTP/1.1\r\n"));
  for (const auto* part :
       {"Authorization: Bearer sk_test_1\r\n", "Stripe-Version: 2026-08-26.dahlia\r\n",
        "Idempotency-Key: b_1:1\r\n", "mode=payment", "client_reference_id=b_1%3A1",
        "payment_intent_data%5Bmetadata%5D%5Bkey%5D=b_1%3A1",
        "line_items%5B0%5D%5Bprice_data%5D%5Bunit_amount%5D=30000000",
        "AB-1%3A%201%20%C3%97%20Tern%20to%20Arc", "%2Ftrips%2Fb_1%3Fpaid"})
    EXPECT_NE(asked.find(part), asked.npos) << part;
}

TEST_F(stripe, a_lost_answer_is_fetched_with_the_same_words_whatever_the_clock_says) {
  loses_an_answer();
  EXPECT_THROW((void)stripe_.create(wish_), platform::unavailable);
  now_ += 20min;
  answers(200, session("open"));
  EXPECT_EQ(stripe_.create(wish_).status, charge_status::pending);
  const auto body = [](const std::string& request) {
    return request.substr(request.find("\r\n\r\n"));
  };
  EXPECT_EQ(body(asked_.at(0)), body(asked_.at(1)));
  answers(200, session("complete", "paid"));
  const auto paid = stripe_.create(wish_);
  EXPECT_EQ(paid.status, charge_status::paid);
  EXPECT_EQ(paid.reference, "pi_1");
  EXPECT_TRUE(asked_.at(2).starts_with("GET /v1/checkout/sessions/cs_1 ")) << asked_.at(2);
}

TEST_F(stripe, what_was_never_answered_is_not_asked_for_after_its_end) {
  loses_an_answer();
  EXPECT_THROW((void)stripe_.create(wish_), platform::unavailable);
  now_ += 35min;
  answers(400, R"({"error":{"type":"invalid_request_error","param":"expires_at"}})");
  EXPECT_EQ(stripe_.ask("b_1:1").status, charge_status::cancelled) << "it had not arrived";
  now_ += 1ms;
  EXPECT_EQ(stripe_.ask("b_1:1").status, charge_status::cancelled);
  EXPECT_EQ(stripe_.cancel("b_1:1").status, charge_status::cancelled);
  EXPECT_EQ(asked_.size(), 2u);
}

TEST_F(stripe, nothing_is_known_of_a_key_that_was_never_sent) {
  EXPECT_EQ(stripe_.ask("b_2:1").status, charge_status::unknown);
  EXPECT_EQ(stripe_.cancel("b_2:1").status, charge_status::cancelled);
  EXPECT_EQ(stripe_.refund("b_2:r1", "b_2:1", 5).status, sales::refund_status::failed);
  EXPECT_TRUE(asked_.empty());
}

TEST_F(stripe, what_is_called_off_is_ended_there_unless_it_was_paid_in_this_moment) {
  (void)book_.begin({"b_1:1", "", "cs_1", start});
  answers(200, session("open"));
  answers(200, session("expired"));
  EXPECT_EQ(stripe_.cancel("b_1:1").status, charge_status::cancelled);
  EXPECT_TRUE(asked_.at(1).starts_with("POST /v1/checkout/sessions/cs_1/expire "));
  answers(200, session("open"));
  answers(400, R"({"error":{"type":"invalid_request_error"}})");
  answers(200, session("complete", "paid"));
  EXPECT_EQ(stripe_.cancel("b_1:1").status, charge_status::paid);
}

TEST_F(stripe, an_answer_that_may_change_is_no_answer) {
  (void)book_.begin({"b_1:1", "", "cs_1", start});
  for (const int status : {301, 401, 403, 409, 429, 500, 503}) {
    answers(status, R"({"error":{"type":"api_error"}})");
    EXPECT_THROW((void)stripe_.ask("b_1:1"), platform::unavailable) << status;
    if (status % 2 == 0) continue;
    answers(200, session("open"));  // so that the breaker stays closed
    EXPECT_EQ(stripe_.ask("b_1:1").status, charge_status::pending);
  }
  for (const auto& body : {std::string("no json"), std::string("[]"), session("new")}) {
    answers(200, body);
    EXPECT_THROW((void)stripe_.ask("b_1:1"), platform::unavailable) << body;
  }
}

TEST_F(stripe, a_refund_that_was_made_is_found_and_not_made_again) {
  (void)book_.begin({"b_1:1", "", "cs_1", start});
  const std::string other = R"({"id":"re_0","status":"failed","metadata":{"key":"b_1:r0"}})";
  answers(200, session("complete", "paid"));
  answers(200, R"({"data":[)" + other + R"(],"has_more":false})");
  answers(200, R"({"id":"re_1","status":"pending","metadata":{"key":"b_1:r1"}})");
  const auto made = stripe_.refund("b_1:r1", "b_1:1", 500);
  EXPECT_EQ(made.status, sales::refund_status::pending);
  EXPECT_NE(asked_.at(2).find("Idempotency-Key: b_1:r1\r\n"), std::string::npos);
  EXPECT_NE(asked_.at(2).find("payment_intent=pi_1&amount=500&metadata%5Bkey%5D=b_1%3Ar1"),
            std::string::npos);
  answers(200, session("complete", "paid"));
  answers(200, R"({"data":[{"id":"re_1","status":"succeeded","metadata":{"key":"b_1:r1"}},)" +
                   other + R"(],"has_more":false})");
  const auto later = stripe_.refund("b_1:r1", "b_1:1", 500);
  EXPECT_EQ(later.status, sales::refund_status::paid);
  EXPECT_EQ(later.reference, "re_1");
}

TEST_F(stripe, a_refund_that_stripe_refuses_has_failed) {
  (void)book_.begin({"b_1:1", "", "cs_1", start});
  answers(200, session("complete", "paid"));
  answers(200, R"({"data":[],"has_more":false})");
  answers(400, R"({"error":{"code":"charge_already_refunded"}})");
  EXPECT_EQ(stripe_.refund("b_1:r1", "b_1:1", 500).status, sales::refund_status::failed);
  answers(200, session("expired"));
  EXPECT_EQ(stripe_.refund("b_1:r1", "b_1:1", 500).status, sales::refund_status::failed);
}

TEST(stripe_news, names_the_charge_or_the_refund_of_ours) {
  const auto charge =
      sales::stripe_news_in(R"({"id":"evt_1","type":"checkout.session.completed","data":{"object":)"
                            R"({"object":"checkout.session","metadata":{"key":"b_1:1"}}}})");
  ASSERT_TRUE(charge);
  EXPECT_EQ(charge->what, sales::stripe_news::about::charge);
  EXPECT_EQ(charge->key, "b_1:1");
  const auto refund = sales::stripe_news_in(
      R"({"id":"evt_2","data":{"object":{"object":"refund","metadata":{"key":"b_1:r1"}}}})");
  ASSERT_TRUE(refund);
  EXPECT_EQ(refund->what, sales::stripe_news::about::refund);
  for (const auto* other :
       {"", "no json", "[]", "{}", R"({"id":"e","data":1})", R"({"id":"e","data":{}})",
        R"({"id":"e","data":{"object":{"object":"payout","metadata":{"key":"b_1:1"}}}})",
        R"({"id":"e","data":{"object":{"object":"refund","metadata":{}}}})",
        R"({"id":"e","data":{"object":{"object":"refund","metadata":{"key":7}}}})",
        R"({"data":{"object":{"object":"refund","metadata":{"key":"b_1:r1"}}}})"})
    EXPECT_FALSE(sales::stripe_news_in(other)) << other;
}

struct settings_case {
  std::map<std::string, std::string> given;
  bool production;
  std::string refusal;  // a part of it; empty: taken
};

TEST(payment_settings, say_what_is_missing_and_keep_secrets_to_themselves) {
  const std::map<std::string, std::string> whole{{"ASTRO_PAYMENT_PROVIDER", "stripe"},
                                                 {"ASTRO_STRIPE_SECRET_KEY", "sk_live_7"},
                                                 {"ASTRO_STRIPE_WEBHOOK_SECRET", "whsec_7"}};
  const auto but = [&](const std::string& name, const std::string& value) {
    auto m = whole;
    m[name] = value;
    if (value.empty()) m.erase(name);
    return m;
  };
  for (const auto& t : {
           settings_case{whole, true, ""},
           {but("ASTRO_STRIPE_SECRET_KEY", ""), true, "set ASTRO_STRIPE_SECRET_KEY"},
           {but("ASTRO_STRIPE_WEBHOOK_SECRET", ""), true, "set ASTRO_STRIPE_WEBHOOK_SECRET"},
           {but("ASTRO_STRIPE_SECRET_KEY", "pk_live_7"), true, "secret or restricted key"},
           {but("ASTRO_STRIPE_SECRET_KEY", "rk_live_7"), true, ""},
           {but("ASTRO_STRIPE_URL", "http://127.0.0.1:1"), true, "https://"},
           {but("ASTRO_STRIPE_URL", "http://127.0.0.1:1"), false, ""},
           {but("ASTRO_PAYMENT_PROVIDER", "paypal"), false, "sandbox or stripe"},
           {but("ASTRO_PAYMENT_PROVIDER", "sandbox"), true, "no money would move"},
       }) {
    platform::config c([&](std::string_view name) -> std::optional<std::string> {
      const auto at = t.given.find(std::string(name));
      if (at == t.given.end()) return {};
      return at->second;
    });
    (void)sales::payment_settings::from(c, t.production, true);
    std::string said;
    try {
      c.check();
    } catch (const std::exception& e) {
      said = e.what();
    }
    EXPECT_EQ(said.empty(), t.refusal.empty()) << said;
    EXPECT_NE(said.find(t.refusal), said.npos) << said;
    EXPECT_EQ(said.find("_live_7"), said.npos) << "a secret";
    for (const auto& s : c.effective()) EXPECT_EQ(s.value.find("_7"), s.value.npos) << s.name;
  }
}

}  // namespace
