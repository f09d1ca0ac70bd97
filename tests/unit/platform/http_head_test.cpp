// What the strict head parser takes, and every leniency that it refuses.

#include "platform/http/head.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using platform::http::read_head;
using platform::http::request_head;

int status_of(std::string_view text) {
  request_head h;
  return read_head(text, h);
}

TEST(http_head, a_complete_head_is_read) {
  request_head h;
  const std::string_view text =
      "POST /api/v1/bookings?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\nX-Thing:  padded "
      "\t\r\n\r\n{\"a\":1}";
  ASSERT_EQ(read_head(text, h), 200);
  EXPECT_EQ(h.verb, platform::http::method::post);
  EXPECT_EQ(h.target, "/api/v1/bookings?x=1");
  EXPECT_EQ(h.content_length, 12U);
  EXPECT_EQ(h.get("x-thing"), "padded");
  EXPECT_EQ(text.substr(h.size), "{\"a\":1}");
  EXPECT_TRUE(h.keep_alive);
}

TEST(http_head, any_prefix_asks_for_more) {
  const std::string text = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  for (std::size_t n = 0; n < text.size(); ++n) EXPECT_EQ(status_of(text.substr(0, n)), 0) << n;
  EXPECT_EQ(status_of(text), 200);
}

TEST(http_head, leniencies_of_other_servers_are_refused) {
  const struct {
    const char* what;
    std::string text;
    int status;
  } table[] = {
      {"bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400},
      {"folded line", "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n", 400},
      {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"two lengths",
       "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", 400},
      {"signed length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n", 400},
      {"long length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 123456789\r\n\r\n", 400},
      {"chunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 501},
      {"space before colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400},
      {"absolute form", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"byte 0xFF in the target", "GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"body on GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n", 400},
      {"HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\n\r\n", 505},
      {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
      {"unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
      {"lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
      {"NUL in a value", std::string("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 35), 400},
      {"leading empty line", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
  };
  for (const auto& t : table) EXPECT_EQ(status_of(t.text), t.status) << t.what;
}

TEST(http_head, limits_are_said) {
  const std::string start = "GET /", rest = " HTTP/1.1\r\nHost: a\r\n";
  EXPECT_EQ(status_of(start + std::string(request_head::max_target - 1, 'a') + rest + "\r\n"), 200);
  EXPECT_EQ(status_of(start + std::string(request_head::max_target, 'a') + rest + "\r\n"), 414);
  std::string fields;
  for (std::size_t i = 0; i < request_head::max_fields - 1; ++i) fields += "X: y\r\n";
  EXPECT_EQ(status_of(start + rest + fields + "\r\n"), 200);
  EXPECT_EQ(status_of(start + rest + fields + "X: y\r\n\r\n"), 431);
  EXPECT_EQ(
      status_of(start + rest + "X: " + std::string(request_head::max_bytes, 'a') + "\r\n\r\n"),
      431);
}

}  // namespace
