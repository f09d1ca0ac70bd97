// The server from outside, through real sockets on port 0.

#include "platform/http/server.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "platform/http/problem.hpp"
#include "platform/runtime/error.hpp"

namespace {

namespace http = platform::http;
using namespace std::chrono_literals;

class peer {
 public:
  explicit peer(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(fd_, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0;
    const timeval limit{5, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  }
  ~peer() { ::close(fd_); }
  peer(const peer&) = delete;
  peer& operator=(const peer&) = delete;

  void send(std::string_view text) { (void)!::send(fd_, text.data(), text.size(), MSG_NOSIGNAL); }
  // Until the peer closes, or `until` has come.
  std::string receive(std::string_view until = {}) {
    std::string all;
    char buffer[65536];
    while (until.empty() || all.find(until) == all.npos) {
      const auto n = ::recv(fd_, buffer, sizeof buffer, 0);
      if (n <= 0) break;
      all.append(buffer, static_cast<std::size_t>(n));
    }
    return all;
  }
  [[nodiscard]] bool connected() const { return connected_; }

 private:
  int fd_;
  bool connected_ = false;
};

http::response text(std::string body) {
  return {200, "text/plain", std::move(body), {}};
}

class http_server : public testing::Test {
 protected:
  http_server() {
    settings_.loops = 2;
    settings_.workers = 2;
    settings_.anonymous_per_second = 1e9;
    settings_.idle_limit = 300ms;
    settings_.head_limit = 300ms;
    add(http::method::get, "/echo/{name}", http::run::loop,
        [](http::request& r) { return text(r.param("name")); });
    add(http::method::post, "/body", http::run::worker,
        [](http::request& r) { return text(std::string(r.body)); });
    add(http::method::get, "/slow", http::run::worker, [this](http::request&) {
      started_ = true;
      std::this_thread::sleep_for(300ms);
      return text("slow");
    });
    add(http::method::get, "/fails", http::run::worker,
        [](http::request&) -> http::response { throw std::runtime_error("secret detail"); });
    add(http::method::get, "/away", http::run::worker,
        [](http::request&) -> http::response { throw platform::unavailable("database", "away"); });
    add(http::method::get, "/moves", http::run::loop,
        [](http::request& r) { return r.may_block ? text("worker") : http::ask_worker(); });
    routes_.add({http::method::get, "/closed", 1, http::run::worker, "",
                 [](http::request&) { return text("in"); }});
  }
  void add(http::method m, const char* path, http::run where,
           std::function<http::response(http::request&)> f) {
    routes_.add({m, path, 0, where, "", std::move(f)});
  }
  void start() {
    server_ = std::make_unique<http::server>(
        settings_, routes_, metrics_, [](http::request&, http::access) {
          throw http::refused({401, "sign_in_required", "Sign in first."});
        });
    server_->start();
  }
  std::string ask(std::string_view request) {
    peer p(server_->port());
    p.send(request);
    return p.receive();
  }
  static std::string get(const std::string& path) {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  }

  http::server_settings settings_;
  http::router routes_;
  platform::metrics metrics_;
  std::atomic<bool> started_{false};
  std::unique_ptr<http::server> server_;
};

TEST_F(http_server, answers_from_the_loop_and_from_workers) {
  start();
  EXPECT_NE(ask(get("/echo/a%20b")).find("\r\n\r\na b"), std::string::npos);
  EXPECT_NE(ask(get("/moves")).find("worker"), std::string::npos);
  EXPECT_NE(
      ask("POST /body HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc")
          .find("\r\n\r\nabc"),
      std::string::npos);
}

TEST_F(http_server, pipelined_requests_are_answered_in_order) {
  start();
  const auto all =
      ask("GET /echo/1 HTTP/1.1\r\nHost: a\r\n\r\nGET /echo/2 HTTP/1.1\r\nHost: a\r\n\r\n" +
          get("/echo/3"));
  const auto one = all.find("\r\n\r\n1"), two = all.find("\r\n\r\n2"),
             three = all.find("\r\n\r\n3");
  EXPECT_LT(one, two);
  EXPECT_LT(two, three);
  EXPECT_NE(three, std::string::npos);
}

TEST_F(http_server, head_has_the_length_and_no_body) {
  start();
  const auto answer = ask("HEAD /echo/abc HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_NE(answer.find("Content-Length: 3\r\n"), std::string::npos);
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(http_server, says_no_in_problems) {
  start();
  EXPECT_NE(ask(get("/nothing")).find("\"code\":\"not_found\""), std::string::npos);
  EXPECT_NE(ask(get("/body")).find("405 Method Not Allowed"), std::string::npos);
  EXPECT_NE(ask(get("/closed")).find("\"code\":\"sign_in_required\""), std::string::npos);
  EXPECT_NE(ask(get("/away")).find("503 Service Unavailable"), std::string::npos);
}

TEST_F(http_server, a_failure_tells_nothing_of_the_inside) {
  start();
  const auto answer = ask(get("/fails"));
  EXPECT_NE(answer.find("500 Internal Server Error"), std::string::npos);
  EXPECT_EQ(answer.find("secret"), std::string::npos);
  EXPECT_NE(answer.find("\"traceId\":\""), std::string::npos);
}

TEST_F(http_server, a_body_over_the_limit_is_answered_and_the_connection_closed) {
  start();
  const auto answer = ask("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n" +
                          std::string(70000, 'x'));
  EXPECT_NE(answer.find("413 Content Too Large"), std::string::npos);
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
}

TEST_F(http_server, a_slow_head_and_an_idle_connection_are_closed) {
  start();
  peer slow(server_->port()), idle(server_->port());
  slow.send("GET / HT");
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(slow.receive(), "");
  EXPECT_EQ(idle.receive(), "");
  EXPECT_LT(std::chrono::steady_clock::now() - began, 2s);
}

TEST_F(http_server, an_address_has_its_share_of_connections) {
  settings_.connections_per_address = 3;
  settings_.idle_limit = 5s;
  start();
  std::vector<std::unique_ptr<peer>> peers;
  for (int i = 0; i < 3; ++i) {
    peers.push_back(std::make_unique<peer>(server_->port()));
    peers.back()->send("GET /echo/x HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_NE(peers.back()->receive("\r\n\r\nx").find("200 OK"), std::string::npos);
  }
  EXPECT_EQ(ask(get("/echo/x")), "");
  peers.pop_back();
  std::string answer;
  for (int i = 0; i < 50 && answer.empty(); ++i) {  // the server notices the end in its own time
    answer = ask(get("/echo/x"));
    if (answer.empty()) std::this_thread::sleep_for(10ms);
  }
  EXPECT_NE(answer.find("200 OK"), std::string::npos);
}

TEST_F(http_server, anonymous_requests_above_the_rate_are_told_to_wait) {
  settings_.anonymous_per_second = 2;
  start();
  int refused = 0;
  for (int i = 0; i < 10; ++i)
    refused += ask(get("/echo/x")).find("429 Too Many Requests") != std::string::npos;
  EXPECT_GE(refused, 5);
  EXPECT_EQ(
      ask("GET /echo/x HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n")
          .find("429"),
      std::string::npos);
}

TEST_F(http_server, stopping_answers_what_is_under_way) {
  start();
  peer p(server_->port());
  p.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  while (!started_) std::this_thread::yield();
  server_->stop(5s);
  const auto answer = p.receive();
  EXPECT_NE(answer.find("slow"), std::string::npos);
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  EXPECT_FALSE(peer(server_->port()).connected());
}

TEST_F(http_server, a_taken_port_is_said_in_a_sentence) {
  start();
  auto again = settings_;
  again.port = server_->port();
  platform::metrics other;
  http::server second(again, routes_, other, {});
  try {
    second.start();
    FAIL() << "two servers on one port";
  } catch (const std::runtime_error& e) {
    EXPECT_NE(std::string(e.what()).find("port " + std::to_string(again.port)), std::string::npos);
  }
}

TEST_F(http_server, the_date_follows_the_given_clock) {
  settings_.clock = [] { return *platform::parse_instant("2028-02-29T10:00:00Z"); };
  start();
  EXPECT_NE(ask(get("/echo/x")).find("Date: Tue, 29 Feb 2028 10:00:00 GMT\r\n"), std::string::npos);
}

TEST_F(http_server, counts_requests_by_route) {
  start();
  ask(get("/echo/1"));
  ask(get("/echo/2"));
  EXPECT_NE(
      metrics_.text().find("http_requests_total{route=\"GET /echo/{name}\",status=\"2xx\"} 2"),
      std::string::npos);
}

}  // namespace
