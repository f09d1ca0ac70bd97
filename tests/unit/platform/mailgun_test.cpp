// What is sent to Mailgun's API, and what its answers mean for the mail.
#include "platform/mail/mailgun.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/platform/peer.hpp"

namespace {

using namespace std::chrono_literals;
using platform::mail::message;

// Answers each request with what the test says, and keeps the last one. An empty answer: the
// connection ends without one.
class mailgun : public testing::Test {
 protected:
  static std::string status(int code,
                            const std::string& body = R"({"id":"<x>","message":"Queued"})") {
    return "HTTP/1.1 " + std::to_string(code) +
           " x\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
  }
  void deliver(message m) {
    platform::mail::mailgun({"http://" + peer_.address(), "mg.example.org", "key-1", 2s}).send(m);
  }
  static message one() {
    message m;
    m.message_id = "n_1@astrobookings";
    m.date = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};
    m.from = {"Astro", "no-reply@example.org"};
    m.to = {"Zo\u00eb \"Z\"", "zoe@example.org"};
    m.subject = "Caf\u00e9";
    m.text = "Text";
    m.html = "<p>Text</p>";
    m.attachments = {{"a.pdf", "application/pdf", std::string("%PDF\0x", 6)}};
    m.extra_headers = {{"List-Unsubscribe", "<https://x.example/u>"}};
    return m;
  }
  [[nodiscard]] bool asked(const std::string& text) const {
    return asked_.find(text) != asked_.npos;
  }

  std::string says_ = status(200), asked_;
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
      if (text.size() >= head + 4 + std::stoul(text.substr(at + 16))) break;
    }
    asked_ = text;
    if (!says_.empty()) ::send(c, says_.data(), says_.size(), MSG_NOSIGNAL);
  }};
};

TEST_F(mailgun, a_mail_is_a_form_with_its_own_message_id_and_files) {
  deliver(one());
  EXPECT_TRUE(asked_.starts_with("POST /v3/mg.example.org/messages HTTP/1.1\r\n"));
  EXPECT_TRUE(asked("Authorization: Basic YXBpOmtleS0x\r\n"));  // api:key-1
  EXPECT_TRUE(asked("name=\"h:Message-Id\"\r\n\r\n<n_1@astrobookings>\r\n"));
  EXPECT_TRUE(asked("name=\"h:List-Unsubscribe\"\r\n\r\n<https://x.example/u>\r\n"));
  EXPECT_TRUE(asked("name=\"subject\"\r\n\r\nCaf\u00e9\r\n"));
  EXPECT_TRUE(asked("name=\"attachment\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf"));
  EXPECT_TRUE(asked(std::string("%PDF\0x\r\n", 8)));
}

TEST_F(mailgun, what_it_will_never_take_is_refused_and_all_else_is_tried_again) {
  for (const int code : {400, 413, 422}) {
    says_ = status(code);
    EXPECT_THROW(deliver(one()), platform::mail::refused) << code;
  }
  for (const int code : {301, 401, 402, 403, 404, 408, 429, 500, 502, 503}) {
    says_ = status(code);
    EXPECT_THROW(deliver(one()), platform::mail::failed) << code;
  }
}

TEST_F(mailgun, an_answer_that_is_lost_may_have_been_a_yes) {
  says_.clear();
  try {
    deliver(one());
    FAIL();
  } catch (const platform::mail::failed& e) {
    EXPECT_TRUE(e.accepted_unknown);
  }
}

TEST_F(mailgun, what_is_no_mail_is_not_sent) {
  auto m = one();
  m.subject = "a\nBcc: everybody@example.org";
  EXPECT_THROW(deliver(m), platform::mail::refused);
  EXPECT_EQ("", asked_);
}

}  // namespace
