// Mailgun's wire form: multipart/form-data, basic authentication, "h:" before the name of a header.
#include "platform/mail/mailgun.hpp"

#include <algorithm>

#include "platform/mail/header.hpp"
#include "platform/security/base64url.hpp"
#include "platform/security/random.hpp"

namespace platform::mail {
namespace {

std::string base64(std::string_view bytes) {
  auto text = security::base64url(bytes);
  std::replace(text.begin(), text.end(), '-', '+');
  std::replace(text.begin(), text.end(), '_', '/');
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

class form {
 public:
  form() : boundary_("astro-" + security::random_hex(16)) {}

  void field(const std::string& name, std::string_view value) {
    begin(name);
    body_ += "\r\n\r\n";
    end(value);
  }
  void file(const std::string& name, const attachment& a) {
    begin(name);
    body_ += "; filename=\"" + a.file_name + "\"\r\nContent-Type: " + a.content_type + "\r\n\r\n";
    end(a.bytes);
  }
  [[nodiscard]] std::string type() const { return "multipart/form-data; boundary=" + boundary_; }
  [[nodiscard]] std::string done() const { return body_ + "--" + boundary_ + "--\r\n"; }

 private:
  void begin(const std::string& name) {
    body_ += "--" + boundary_ + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
  }
  void end(std::string_view value) {
    body_ += value;
    body_ += "\r\n";
  }

  std::string boundary_, body_;  // 128 random bits: in no mail
};

// Ours to mend (key, quota, domain), or the provider's: the mail itself may be good.
bool about_us(int status) {
  return status < 400 || status >= 500 || status == 401 || status == 402 || status == 403 ||
         status == 404 || status == 408 || status == 429;
}

}  // namespace

mailgun::mailgun(mailgun_settings chosen)
    : chosen_(std::move(chosen)), http_("mail provider", std::chrono::milliseconds(1000)) {}

void mailgun::send(const message& m) const {
  check(m);
  form body;
  body.field("from", encoded_mailbox(m.from.name, m.from.address));
  body.field("to", encoded_mailbox(m.to.name, m.to.address));
  body.field("subject", m.subject);
  body.field("text", m.text);
  if (!m.html.empty()) body.field("html", m.html);
  body.field("h:Message-Id", "<" + m.message_id + ">");
  body.field("h:Date", encoded_date(m.date));
  body.field("h:Auto-Submitted", "auto-generated");
  for (const auto& [name, value] : m.extra_headers) body.field("h:" + name, value);
  for (const auto& a : m.attachments) body.file("attachment", a);
  http::client_answer answer;
  try {
    answer = http_.send({"POST",
                         chosen_.url + "/v3/" + chosen_.domain + "/messages",
                         {{"Authorization", "Basic " + base64("api:" + chosen_.key)},
                          {"Content-Type", body.type()}},
                         body.done(),
                         chosen_.timeout});
  } catch (const http::transport_failure& e) {
    throw failed(e.what(), e.may_have_arrived);
  }
  if (answer.status / 100 == 2) return;
  const auto what =
      "the provider answered " + std::to_string(answer.status) + ": " + answer.body.substr(0, 200);
  if (about_us(answer.status)) throw failed(what, false);
  throw refused(answer.status, what);
}

bool mailgun::answers() const {
  http::client_request ask;
  ask.url = chosen_.url;
  try {
    return http_.send(ask).status > 0;  // whatever it says, it is there
  } catch (const http::transport_failure&) {
    return false;
  }
}

}  // namespace platform::mail
