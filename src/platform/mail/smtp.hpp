#pragma once
// Sends one e-mail by SMTP: text, HTML and attachments as MIME. Delivered means the server took it
// over.

#include <chrono>
#include <string>

#include "platform/mail/message.hpp"

namespace platform::mail {

struct settings {
  std::string url;            // smtp://host:port or smtps://host:port
  std::string username = {};  // empty: no login
  std::string password = {};
  bool require_tls =
      false;  // for smtp://: no STARTTLS, no e-mail. Otherwise it is used when offered
  std::chrono::milliseconds timeout{10'000};  // for the whole delivery
};

class smtp : public sender {
 public:
  explicit smtp(settings chosen);
  void send(const message& m) const override;
  [[nodiscard]] bool answers() const override;

 private:
  settings chosen_;
};

}  // namespace platform::mail
