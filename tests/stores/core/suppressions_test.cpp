// Suppressed addresses: one entry each, whatever its letters; removed, it is written to again.
#include "core_api/notifications/suppressions.hpp"

#include "core_api/notifications/mail_events_http.hpp"
#include "core_store.hpp"
#include "platform/http/problem.hpp"
#include "platform/security/hash.hpp"

namespace {

using namespace std::chrono_literals;
using core_api::suppressions;

const platform::instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h};

class suppressed : public core_store {
 protected:
  void add(const char* address, const char* reason, platform::instant at = noon) {
    suppressions(*db_).add({{}, address, reason, "550 no such user", "n_1", at});
  }
};

TEST_F(suppressed, an_address_is_there_once_with_its_newest_reason) {
  add("Zoe@Example.org", "bounce");
  add("zoe@example.org", "complaint", noon + 1h);
  suppressions all(*db_);
  const auto page = all.list("", 50, noon + 2h);
  ASSERT_EQ(1U, page.items.size());
  EXPECT_EQ("complaint", page.items[0].reason);
  EXPECT_EQ("zoe@example.org", page.items[0].address);
  EXPECT_TRUE(all.find("ZOE@example.org"));
  EXPECT_EQ(1U, all.among({"zoe@example.org", "other@example.org"}).size());
}

TEST_F(suppressed, removed_it_is_gone_and_a_second_time_nothing_happens) {
  add("zoe@example.org", "bounce");
  suppressions all(*db_);
  const auto id = all.find("zoe@example.org")->id;
  EXPECT_TRUE(all.remove(id));
  EXPECT_FALSE(all.remove(id));
  EXPECT_FALSE(all.find("zoe@example.org"));
}

// As Mailgun signs: HMAC-SHA256 of timestamp and token, in the body.
std::string mailgun_event(const std::string& event, const std::string& severity,
                          std::chrono::seconds age, const std::string& key = "signing-key") {
  const auto now = std::chrono::system_clock::now() - age;
  const auto at = std::to_string(std::chrono::system_clock::to_time_t(now));
  const auto mark = platform::security::hmac_sha256_hex(key, at + "token");
  return R"({"signature":{"timestamp":")" + at + R"(","token":"token","signature":")" + mark +
         R"("},"event-data":{"event":")" + event + R"(","severity":")" + severity +
         R"(","recipient":"zoe@example.org","delivery-status":{"code":550,"message":"no user"},)" +
         R"("message":{"headers":{"message-id":"n_7@astrobookings"}}}})";
}

TEST_F(suppressed, mailgun_is_believed_when_it_signs_now_and_the_failure_is_for_good) {
  suppressions all(*db_);
  core_api::log_store log(*db_);
  const platform::clock clock;
  core_api::mail_events_http http(all, log, clock, {"signing-key", ""});
  const auto report = [&](const std::string& body) {
    platform::http::request r;
    r.body = body;
    return http.mailgun(r).status;
  };
  using platform::http::refused;
  EXPECT_THROW(report(mailgun_event("failed", "permanent", 0s, "other")), refused);
  EXPECT_THROW(report(mailgun_event("failed", "permanent", 301s)), refused);
  EXPECT_THROW(report("{"), refused);
  EXPECT_EQ(204, report(mailgun_event("failed", "temporary", 0s)));
  EXPECT_EQ(204, report(mailgun_event("delivered", "", 0s)));
  EXPECT_FALSE(all.find("zoe@example.org"));
  EXPECT_EQ(204, report(mailgun_event("failed", "permanent", 0s)));
  const auto s = all.find("zoe@example.org");
  ASSERT_TRUE(s);
  EXPECT_EQ("no user", s->detail);
  EXPECT_EQ("n_7", s->notification);
  EXPECT_EQ(204, report(mailgun_event("complained", "", 0s)));
  EXPECT_EQ("complaint", all.find("zoe@example.org")->reason);
}

TEST(can_do_without, never_what_is_about_money_bookings_or_accounts) {
  for (const auto* name : {"booking-confirmed", "refund-paid", "password-reset", "security-notice",
                           "document-copy", "booking-delayed", "booking-aborted", "invitation"})
    EXPECT_FALSE(core_api::can_do_without(name)) << name;
  for (const auto* name : {"new-launch", "supplier-digest", "booking-expiring"})
    EXPECT_TRUE(core_api::can_do_without(name)) << name;
}

}  // namespace
