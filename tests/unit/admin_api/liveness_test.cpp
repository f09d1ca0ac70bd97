// Before a write Core is asked whether the session still lives, at most every five seconds.
#include <gtest/gtest.h>

#include <atomic>

#include "admin_api/liveness.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/server.hpp"
#include "platform/runtime/metrics.hpp"

namespace {

namespace http = platform::http;

// Core's answer to one question; asked(): how often it was asked.
class core {
 public:
  core() {
    routes_.add({http::method::get, "/internal/v1/sessions/{id}/live", 0, http::run::worker, "",
                 [this](http::request& r) {
                   ++asked_;
                   return http::json_response(
                       200, r.param("id") == "alive" ? R"({"live":true})" : R"({"live":false})");
                 }});
    server_ =
        std::make_unique<http::server>(http::server_settings{.loops = 1, .workers = 1}, routes_,
                                       metrics_, [](http::request&, http::access) {});
    server_->start();
  }
  ~core() { stop(); }
  void stop() { server_->stop(std::chrono::milliseconds(50)); }
  [[nodiscard]] int asked() const { return asked_; }
  [[nodiscard]] contract::core_settings settings() const {
    return {"http://127.0.0.1:" + std::to_string(server_->port()), "admin-api", "secret"};
  }

 private:
  std::atomic<int> asked_{0};
  platform::metrics metrics_;
  http::router routes_;
  std::unique_ptr<http::server> server_;
};

TEST(liveness, a_live_session_is_asked_for_once_in_five_seconds) {
  core c;
  contract::core_client client(c.settings());
  admin_api::liveness l(client);
  for (int n = 0; n < 5; ++n) EXPECT_NO_THROW(l.check("alive"));
  EXPECT_EQ(c.asked(), 1);
}

TEST(liveness, an_ended_session_is_refused_and_asked_for_each_time) {
  core c;
  contract::core_client client(c.settings());
  admin_api::liveness l(client);
  for (int n = 0; n < 2; ++n) {
    try {
      l.check("ended");
      FAIL() << "an ended session wrote";
    } catch (const http::refused& e) {
      EXPECT_EQ(e.why().status, 401);
      EXPECT_EQ(e.why().code, "session_ended");
    }
  }
  EXPECT_EQ(c.asked(), 2);
}

TEST(liveness, nothing_is_written_while_core_does_not_answer) {
  core c;
  contract::core_client client(c.settings());
  admin_api::liveness l(client);
  c.stop();
  EXPECT_THROW(l.check("alive"), platform::unavailable);
}

}  // namespace
