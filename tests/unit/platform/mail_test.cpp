// E-mails: headers that cannot be forged, MIME a server understands, and what each refusal means.
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "platform/mail/header.hpp"
#include "platform/mail/smtp.hpp"
#include "platform/mail/template.hpp"
#include "unit/platform/peer.hpp"

namespace {

using namespace platform::mail;
using namespace std::chrono_literals;
namespace json = boost::json;

TEST(mail_header, plain_text_stays_and_all_else_becomes_short_encoded_words) {
  EXPECT_EQ(encoded_text("Your invoice AB-1"), "Your invoice AB-1");
  EXPECT_EQ(encoded_text("Grüße"), "=?UTF-8?B?R3LDvMOfZQ==?=");
  EXPECT_EQ(encoded_text("=?UTF-8?B?AAAA?="), "=?UTF-8?B?PT9VVEYtOD9CP0FBQUE/PQ==?=");
  std::string ships;
  for (int i = 0; i < 20; ++i) ships += "🚀";
  const auto words = encoded_text(ships);  // 4 bytes each: 11 fit, a 12th would be cut
  EXPECT_EQ(words.find("\r\n "), 72U);
  EXPECT_EQ(words.find("8J+agA=="), std::string::npos) << "no character is cut";
}

TEST(mail_header, names_are_quoted_and_dates_are_of_rfc_5322) {
  EXPECT_EQ(encoded_mailbox("Bo \"B\" O", "a@b.c"), "\"Bo \\\"B\\\" O\" <a@b.c>");
  EXPECT_EQ(encoded_mailbox("", "a@b.c"), "a@b.c");
  EXPECT_EQ(encoded_date(platform::instant{1'795'399'200'999ms}),
            "Mon, 23 Nov 2026 02:00:00 +0000");
}

TEST(mail_header, only_real_addresses_pass) {
  for (const char* good : {"a@b", "first.last+tag@sub.example.org", "o'neil@example.org"})
    EXPECT_TRUE(is_address(good)) << good;
  for (const char* bad : {"", "a", "@b", "a@", "a@@b", "a b@c", "<a@b>", "a@b\r\nc", "a..b@c",
                          ".a@b", "a@b.", "a@b,c@d", "\"a\"@b", "ä@b.de"})
    EXPECT_FALSE(is_address(bad)) << bad;
}

TEST(mail_template, fills_in_and_escapes_for_html_only) {
  const json::object data{
      {"name", "<Ann> & Bo"},
      {"n", 3},
      {"seats", json::array{json::object{{"no", "1A"}}, json::object{{"no", "1B"}}}},
      {"note", nullptr},
      {"paid", true}};
  const std::string text =
      "{{name}}:{{#seats}} {{no}}{{/seats}}{{^note}} -{{/note}}{{#paid}} {{n}}{{/paid}}";
  EXPECT_EQ(render(text, data, escape::none), "<Ann> & Bo: 1A 1B - 3");
  EXPECT_EQ(render(text, data, escape::html), "&lt;Ann&gt; &amp; Bo: 1A 1B - 3");
}

TEST(mail_template, an_empty_text_is_nothing) {
  EXPECT_EQ(platform::mail::render("a{{x}}{{#x}}b{{/x}}{{^x}}c{{/x}}", {{"x", ""}},
                                   platform::mail::escape::html),
            "ac");
}

TEST(mail_template, a_name_without_value_is_an_error_and_not_an_empty_place) {
  const json::object data{{"a", "1"}, {"list", json::array{json::object{{"b", 1}}}}};
  for (const char* bad : {"{{missing}}", "{{#list}}{{c}}{{/list}}", "{{#no}}x{{/no}}",
                          "{{^no}}x{{/no}}", "{{> partial}}", "{{#a}}", "{{a"})
    EXPECT_THROW((void)render(bad, data, escape::none), std::runtime_error) << bad;
  EXPECT_EQ(render("{{#list}}{{a}}{{b}}{{/list}}", data, escape::none), "11");
}

message letter() {
  return {.message_id = "invoice-1@astro.example",
          .date = platform::instant{1'795'399'200'000ms},
          .from = {"Astro Flüge", "no-reply@astro.example"},
          .to = {"Ωλένα", "ann@example.org"},
          .subject = "Ihre Rechnung № 1",
          .text = "Hallo\n.\n..dots\n",
          .html = "<p>Hallo</p>",
          .attachments = {{"invoice.pdf", "application/pdf", "%PDF-1.5"}},
          .extra_headers = {{"X-Kind", "invoice"}}};
}

// Speaks SMTP, answering each command that starts with `at` by `with` instead of a yes. An empty
// answer means silence.
class mail_server {
 public:
  mail_server(std::string at, std::string with) : at_(std::move(at)), with_(std::move(with)) {}
  [[nodiscard]] settings at() const {
    return {.url = "smtp://" + peer_.address(), .timeout = 500ms};
  }
  std::string data;  // what was sent after DATA

 private:
  bool say(int c, const std::string& text) {
    return ::send(c, text.data(), text.size(), MSG_NOSIGNAL) > 0;
  }
  bool yes_or_special(int c, const std::string& command, const std::string& yes) {
    if (!command.starts_with(at_)) return say(c, yes + "\r\n");
    return !with_.empty() && say(c, with_ + "\r\n");
  }
  std::string until(int c, const std::string& end) {
    std::string text;
    for (char one = 0; !text.ends_with(end);) {
      if (recv(c, &one, 1, 0) <= 0) return "";
      text += one;
    }
    return text;
  }
  void serve(int c) {
    yes_or_special(c, "GREETING", "220 ready");
    for (;;) {
      const auto command = until(c, "\r\n");
      if (command.empty() || command.starts_with("QUIT")) return;
      if (!command.starts_with("DATA")) {
        yes_or_special(c, command, "250 yes");
        continue;
      }
      if (!yes_or_special(c, command, "354 go on")) return;
      data = until(c, "\r\n.\r\n");
      yes_or_special(c, "END", "250 taken");
    }
  }
  std::string at_, with_;
  platform_test::peer peer_{[this](int c) { serve(c); }};
};

TEST(smtp, a_message_arrives_whole_with_encoded_headers) {
  mail_server server("NONE", "");
  smtp(server.at()).send(letter());
  for (const char* part :
       {"Date: Mon, 23 Nov 2026 02:00:00 +0000\r\n",
        "From: =?UTF-8?B?QXN0cm8gRmzDvGdl?= <no-reply@astro.example>\r\n",
        "Subject: =?UTF-8?B?SWhyZSBSZWNobnVuZyDihJYgMQ==?=\r\n",
        "Message-ID: <invoice-1@astro.example>\r\n", "X-Kind: invoice\r\n",
        "Content-Type: text/plain; charset=utf-8\r\n", "Content-Type: text/html; charset=utf-8\r\n",
        "Hallo\r\n..\r\n...dots\r\n",  // dots are stuffed
        "filename=\"invoice.pdf\"", "JVBERi0xLjU="})
    EXPECT_NE(server.data.find(part), std::string::npos) << part << "in\n" << server.data;
}

enum class outcome { sent, refused_for_ever, later, later_maybe_taken };

outcome deliver(const std::string& at, const std::string& with) {
  mail_server server(at, with);
  try {
    smtp(server.at()).send(letter());
    return outcome::sent;
  } catch (const refused& e) {
    EXPECT_EQ(e.code / 100, 5);
    return outcome::refused_for_ever;
  } catch (const failed& e) {
    return e.accepted_unknown ? outcome::later_maybe_taken : outcome::later;
  }
}

TEST(smtp, each_no_of_the_server_has_its_meaning) {
  EXPECT_EQ(deliver("RCPT", "550 no such user"), outcome::refused_for_ever);
  EXPECT_EQ(deliver("RCPT", "451 greylisted"), outcome::later);
  EXPECT_EQ(deliver("MAIL", "552 too large"), outcome::refused_for_ever);
  EXPECT_EQ(deliver("GREETING", "554 go away"), outcome::later);
  EXPECT_EQ(deliver("END", "554 looks like spam"), outcome::refused_for_ever);
  EXPECT_EQ(deliver("END", "452 disk full"), outcome::later);
  EXPECT_EQ(deliver("END", ""), outcome::later_maybe_taken);
  EXPECT_EQ(deliver("MAIL", ""), outcome::later);
}

TEST(smtp, a_dead_server_means_later) {
  EXPECT_THROW(smtp({.url = "smtp://127.0.0.1:1"}).send(letter()), failed);
}

TEST(smtp, a_server_answers_when_it_is_ready_for_mails) {
  const auto answers = [](const std::string& at, const std::string& with) {
    mail_server server(at, with);
    const bool yes = smtp(server.at()).answers();
    EXPECT_EQ("", server.data) << "nothing is sent";
    return yes;
  };
  EXPECT_TRUE(answers("NONE", ""));
  EXPECT_FALSE(answers("GREETING", "554 go away"));
  EXPECT_FALSE(answers("GREETING", ""));
  EXPECT_FALSE(answers("NOOP", "421 shutting down"));
  EXPECT_FALSE(smtp({.url = "smtp://127.0.0.1:1"}).answers());
}

TEST(smtp, nothing_can_be_smuggled_into_headers) {
  const smtp s({.url = "smtp://127.0.0.1:1"});
  const auto refuses = [&](auto change) {
    auto m = letter();
    change(m);
    EXPECT_THROW(s.send(m), refused);
  };
  refuses([](message& m) { m.subject = "x\r\nBcc: evil@example.org"; });
  refuses([](message& m) { m.to.name = "x\nBcc: evil@example.org"; });
  refuses([](message& m) { m.to.address = "a@b.c>\r\nRCPT TO:<evil@example.org"; });
  refuses([](message& m) { m.from.name = std::string("a\0b", 3); });
  refuses([](message& m) { m.message_id = "x@y>\r\nA: b"; });
  refuses([](message& m) { m.extra_headers = {{"X: y\r\nBcc", "z"}}; });
  refuses([](message& m) { m.extra_headers = {{"X", "y\r\nBcc: z"}}; });
  refuses([](message& m) { m.attachments[0].file_name = "a\"\r\nX: y"; });
  refuses([](message& m) { m.attachments[0].content_type = "a/b\r\nX: y"; });
  refuses([](message& m) { m.text = std::string("a\0b", 3); });
}

}  // namespace
