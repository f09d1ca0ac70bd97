#pragma once
// Sends e-mails through the HTTP API of Mailgun (POST /v3/<domain>/messages), or of a provider that
// speaks as it does.

#include "platform/http/client.hpp"
#include "platform/mail/message.hpp"

namespace platform::mail {

struct mailgun_settings {
  std::string url;     // https://api.mailgun.net or https://api.eu.mailgun.net
  std::string domain;  // the sending domain
  std::string key;
  std::chrono::milliseconds timeout{10'000};  // for the whole call
};

class mailgun : public sender {
 public:
  explicit mailgun(mailgun_settings chosen);
  void send(const message& m) const override;
  [[nodiscard]] bool answers() const override;

 private:
  mailgun_settings chosen_;
  mutable http::client http_;
};

}  // namespace platform::mail
