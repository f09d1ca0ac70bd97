// One-time codes: the vectors of RFC 6238 and RFC 4648, and the window around now.
#include <gtest/gtest.h>

#include "platform/pdf/qr_svg.hpp"
#include "platform/security/totp.hpp"

namespace {

using namespace platform::security;

const std::string secret = "12345678901234567890";

platform::instant at(std::int64_t seconds) {
  return platform::instant{std::chrono::seconds(seconds)};
}

TEST(totp, codes_are_those_of_the_rfc) {
  EXPECT_EQ(totp_code(secret, totp_step(at(59))), "287082");
  EXPECT_EQ(totp_code(secret, totp_step(at(1111111109))), "081804");
  EXPECT_EQ(totp_code(secret, totp_step(at(1234567890))), "005924");
  EXPECT_EQ(totp_code(secret, totp_step(at(20000000000))), "353130");
}

TEST(totp, a_code_is_good_one_step_around_its_own) {
  const auto now = at(1'800'000'000);
  const auto step = totp_step(now);
  for (const int away : {-2, -1, 0, 1, 2}) {
    const auto found = totp_match(secret, totp_code(secret, step + away), now);
    if (away == -2 || away == 2)
      EXPECT_FALSE(found) << away;
    else
      EXPECT_EQ(found, step + away);
  }
  EXPECT_FALSE(totp_match(secret, "", now));
  EXPECT_FALSE(totp_match(secret, "28708", now));
}

TEST(base32, has_one_spelling_for_whole_bytes) {
  EXPECT_EQ(base32(""), "");
  EXPECT_EQ(base32("f"), "MY");
  EXPECT_EQ(base32("foob"), "MZXW6YQ");
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(from_base32("MZXW6YTBOI"), "foobar");
  EXPECT_FALSE(from_base32("mzxw"));
  EXPECT_FALSE(from_base32("MZ1W"));
}

TEST(totp, the_address_for_the_app_is_escaped) {
  EXPECT_EQ(totp_address("foobar", "Astro Bookings", "a+b@example.com"),
            "otpauth://totp/Astro%20Bookings:a%2Bb@example.com?secret=MZXW6YTBOI&issuer="
            "Astro%20Bookings");
}

TEST(qr_svg, is_a_picture_with_a_quiet_zone) {
  const auto svg = platform::pdf::qr_svg("hello");
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 29 29\""));
  EXPECT_NE(svg.find("M4 4h7v1"), svg.npos) << "the corner begins after four free modules";
  EXPECT_THROW((void)platform::pdf::qr_svg(std::string(5000, 'x')), std::invalid_argument);
}

}  // namespace
