#pragma once
// Sends one e-mail by SMTP: text, HTML and attachments as MIME. Delivered means the server took it
// over.

#include <chrono>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "platform/runtime/time.hpp"

namespace platform::mail {

struct mailbox {
  std::string name = {};  // any UTF-8, may be empty
  std::string address;
};

struct attachment {
  std::string file_name;  // ASCII
  std::string content_type;
  std::string bytes;
};

struct message {
  std::string message_id;  // unique@domain, without brackets; the same when sent again
  platform::instant date;
  mailbox from;
  mailbox to;
  std::string subject;
  std::string text;
  std::string html = {};  // empty: text only
  std::vector<attachment> attachments = {};
  std::vector<std::pair<std::string, std::string>> extra_headers = {};
};

struct settings {
  std::string url;            // smtp://host:port or smtps://host:port
  std::string username = {};  // empty: no login
  std::string password = {};
  bool require_tls =
      false;  // for smtp://: no STARTTLS, no e-mail. Otherwise it is used when offered
  std::chrono::milliseconds timeout{10'000};  // for the whole delivery
};

// It will not be taken later either: the server's 5xx, or (code 0) a message that is not one, like
// a line break in a header.
class refused : public std::runtime_error {
 public:
  refused(int code_, const std::string& what) : std::runtime_error("mail: " + what), code(code_) {}
  int code;
};

// Try again later with the same message_id.
class failed : public std::runtime_error {
 public:
  failed(const std::string& what, bool unknown)
      : std::runtime_error("mail: " + what), accepted_unknown(unknown) {}
  // All was sent and then no answer came: the server may have taken it.
  bool accepted_unknown;
};

class smtp {
 public:
  explicit smtp(settings chosen);
  void send(const message& m) const;  // thread-safe; throws refused or failed

 private:
  settings chosen_;
};

}  // namespace platform::mail
