// Which webhooks are believed: the same rule for every provider.
#include <gtest/gtest.h>

#include "platform/security/hash.hpp"
#include "sales/webhook_signature.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

const std::string secret = "whsec_1", body = R"({"id":"evt_1"})";
constexpr domain::instant sent = sys_days{2027y / January / 10} + 9h;
const std::string at = std::to_string(duration_cast<seconds>(sent.time_since_epoch()).count());

std::string v1(const std::string& key = secret, const std::string& over = body,
               const std::string& time = at) {
  return "v1=" + platform::security::hmac_sha256_hex(key, time + "." + over);
}

bool valid(const std::string& header, domain::instant now = sent) {
  return sales::webhook_signature_valid(header, body, secret, now);
}

TEST(webhook_signature, is_good_for_five_minutes_either_way) {
  const auto header = "t=" + at + "," + v1();
  for (const auto& [later, good] : {std::pair{0ms, true},
                                    {299'999ms, true},
                                    {300'000ms, true},
                                    {300'999ms, true},
                                    {301'000ms, false},
                                    {-300'000ms, true},
                                    {-300'001ms, false},
                                    {86'400'000ms, false}})
    EXPECT_EQ(valid(header, sent + later), good) << later.count();
}

TEST(webhook_signature, one_of_several_is_enough_while_a_secret_changes) {
  EXPECT_TRUE(valid("t=" + at + "," + v1("whsec_old") + "," + v1()));
  EXPECT_TRUE(valid("t=" + at + "," + v1() + "," + v1("whsec_old")));
  EXPECT_TRUE(valid("t=" + at + "," + v1() + ",v0=0123"));
  EXPECT_TRUE(valid(v1() + ",t=" + at)) << "in any order";
  EXPECT_FALSE(valid("t=" + at + "," + v1("whsec_old") + "," + v1("whsec_older")));
}

TEST(webhook_signature, everything_else_is_refused) {
  auto last_digit_wrong = v1();
  last_digit_wrong.back() = last_digit_wrong.back() == '0' ? '1' : '0';
  const auto hmac = v1().substr(3);
  for (const auto& header :
       {std::string(), std::string("t="), std::string("v1="), "t=" + at, v1(), "t=" + at + ",v1=",
        "t=" + at + "," + last_digit_wrong, "t=" + at + ",v0=" + hmac, "t=" + at + ",v1" + hmac,
        "t=" + at + "," + v1().substr(0, 20), "t=" + at + "," + v1() + "0", "t=" + at + " ," + v1(),
        "t=-" + at + "," + v1(), "t=" + at + ",t=" + at + "," + v1(),
        "t=" + at + "," + v1(secret, body + " "), "t=" + at + "," + v1(secret, body, "1"),
        "t=" + at + ",," + v1(), "t=99999999999999999999," + v1()})
    EXPECT_FALSE(valid(header)) << header;
}

TEST(webhook_signature, without_a_secret_nothing_is_believed) {
  EXPECT_FALSE(sales::webhook_signature_valid("t=" + at + "," + v1(""), body, "", sent));
}

}  // namespace
