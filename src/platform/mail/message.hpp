#pragma once
// An e-mail, and who takes it over: a mail server or a provider's HTTP API.

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

class sender {
 public:
  sender() = default;
  virtual ~sender() = default;
  sender(const sender&) = delete;
  sender& operator=(const sender&) = delete;
  // Delivered means taken over. Thread-safe; throws refused or failed.
  virtual void send(const message& m) const = 0;
  // Whether somebody is there who would talk about mails; may block for three seconds.
  [[nodiscard]] virtual bool answers() const = 0;
};

// Throws refused (code 0) for what is no message: no address, a line break in a header, NUL.
void check(const message& m);

}  // namespace platform::mail
