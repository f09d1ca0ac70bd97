// The HTTP client against small peers of this file, each with its own way to answer or not.
#include <gtest/gtest.h>

#include <thread>

#include "platform/http/client.hpp"
#include "unit/platform/peer.hpp"

namespace {

using namespace platform::http;
using namespace std::chrono_literals;
using platform_test::peer;

// Reads one request with its body; "" when the connection ends.
std::string read_request(int c) {
  std::string text;
  char buffer[4096];
  for (;;) {
    const auto head = text.find("\r\n\r\n");
    if (head != std::string::npos) {
      const auto at = text.find("Content-Length: ");
      const auto length = at == std::string::npos ? 0 : std::stoul(text.substr(at + 16));
      if (text.size() >= head + 4 + length) return text;
    }
    const auto n = recv(c, buffer, sizeof buffer, 0);
    if (n <= 0) return "";
    text.append(buffer, static_cast<std::size_t>(n));
  }
}

void answer(int c, const std::string& head, const std::string& body) {
  const auto text =
      "HTTP/1.1 " + head + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  std::size_t done = 0;
  while (done < text.size()) {
    const auto n = ::send(c, text.data() + done, text.size() - done, MSG_NOSIGNAL);
    if (n <= 0) return;
    done += static_cast<std::size_t>(n);
  }
}

// Answers each request with the request itself.
void echo(int c) {
  for (std::string r; !(r = read_request(c)).empty();)
    answer(c, "201 Made\r\nX-Seen: Yes \r\nConnection: keep-alive", r);
}

TEST(http_client, sends_what_it_was_told_and_reads_status_headers_and_body) {
  const peer p(echo);
  client c("peer");
  const auto a = c.send({.method = "POST",
                         .url = p.url("/x?y=1"),
                         .headers = {{"Content-Type", "application/json"}, {"X-A", "b"}},
                         .body = "{\"a\":1}"});
  EXPECT_EQ(a.status, 201);
  EXPECT_EQ(a.header("x-seen"), "Yes");
  EXPECT_TRUE(a.body.starts_with("POST /x?y=1 HTTP/1.1\r\n")) << a.body;
  EXPECT_NE(a.body.find("X-A: b\r\n"), std::string::npos);
  EXPECT_EQ(a.body.find("Expect"), std::string::npos);
  EXPECT_TRUE(a.body.ends_with("{\"a\":1}"));
}

TEST(http_client, connections_are_kept_and_nothing_leaks_into_the_next_request) {
  const peer p(echo);
  client c("peer");
  for (int i = 0; i < 5; ++i) {
    const auto first = c.send({.method = "DELETE", .url = p.url(), .headers = {{"X-Secret", "s"}}});
    EXPECT_TRUE(first.body.starts_with("DELETE "));
    const auto second = c.send({.url = p.url()});
    EXPECT_TRUE(second.body.starts_with("GET / ")) << second.body;
    EXPECT_EQ(second.body.find("X-Secret"), std::string::npos);
  }
  EXPECT_EQ(p.connections, 1);
}

TEST(http_client, a_redirect_is_an_answer_and_not_followed) {
  const peer p([](int c) {
    (void)read_request(c);
    answer(c, "302 Found\r\nLocation: http://127.0.0.1:1/", "");
  });
  EXPECT_EQ(client("peer").send({.url = p.url()}).status, 302);
}

bool arrived(client& c, const client_request& r) {
  try {
    (void)c.send(r);
  } catch (const transport_failure& e) {
    EXPECT_EQ(e.dependency(), "peer");
    return e.may_have_arrived;
  }
  ADD_FAILURE() << "an answer";
  return false;
}

TEST(http_client, a_refused_connection_certainly_did_not_arrive) {
  client c("peer");
  EXPECT_FALSE(arrived(c, {.url = "http://127.0.0.1:1/"}));
  EXPECT_FALSE(arrived(c, {.url = "file:///etc/hostname"}));
}

TEST(http_client, a_peer_that_is_silent_or_hangs_up_may_have_got_the_request) {
  const peer silent([](int c) {
    (void)read_request(c);
    (void)read_request(c);  // until the other side gives up
  });
  const peer rude([](int c) { (void)read_request(c); });
  client c("peer");
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(arrived(c, {.url = silent.url(), .timeout = 150ms}));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
  EXPECT_TRUE(arrived(c, {.method = "POST", .url = rude.url(), .body = "x"}));
}

TEST(http_client, an_answer_without_end_is_given_up) {
  const peer p([](int c) {
    (void)read_request(c);
    answer(c, "200 OK", std::string(17 * 1024 * 1024, 'x'));
  });
  client c("peer");
  EXPECT_TRUE(arrived(c, {.url = p.url()}));
}

TEST(http_client, control_characters_cannot_make_a_second_header) {
  client c("peer");
  EXPECT_THROW((void)c.send({.url = "http://127.0.0.1:1/", .headers = {{"A", "b\r\nC: d"}}}),
               std::invalid_argument);
  EXPECT_THROW((void)c.send({.url = "http://127.0.0.1:1/\r\nA: b"}), std::invalid_argument);
}

TEST(breaker, opens_after_five_failures_in_a_row_and_lets_one_try_later) {
  breaker b("peer", 5, 60ms);
  int calls = 0;
  const auto fail = [&] {
    EXPECT_THROW(b.run([&] {
      ++calls;
      throw platform::unavailable("peer", "down");
    }),
                 platform::unavailable);
  };
  for (int i = 0; i < 4; ++i) fail();
  EXPECT_EQ(b.run([&] { return ++calls; }), 5) << "an answer forgives the failures before";
  for (int i = 0; i < 5; ++i) fail();
  EXPECT_EQ(calls, 10);
  EXPECT_TRUE(b.open());
  fail();
  EXPECT_EQ(calls, 10) << "not called while open";
  std::this_thread::sleep_for(70ms);
  fail();
  EXPECT_EQ(calls, 11) << "one try";
  fail();
  EXPECT_EQ(calls, 11) << "which failed";
  std::this_thread::sleep_for(70ms);
  b.run([&] {
    fail();  // meanwhile all others are refused
    ++calls;
  });
  EXPECT_EQ(calls, 12);
  EXPECT_FALSE(b.open());
}

}  // namespace
