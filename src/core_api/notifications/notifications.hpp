#pragma once
// Every e-mail is a document before it is sent: what was written to whom about which event, and how
// far it came. The id is made of template, recipient and event, so that a job that runs twice
// writes one mail.

#include <boost/json/object.hpp>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core_api/jobs/job_queue.hpp"
#include "domain/language.hpp"
#include "platform/mail/message.hpp"

namespace core_api {

struct notification {
  std::string id, template_name, recipient_name, recipient, subject, text, html, event_id, state,
      last_error;
  std::vector<std::string> documents;  // numbers of the documents that go with it as PDF
  std::string calendar;                // a calendar file that goes with it, or empty
  std::string boarding_passes;         // of this booking go with it, or empty
  std::string health_report;           // of this id goes with it, or empty
  std::string unsubscribe;             // the address that ends mails of this kind, or empty
  domain::language language = domain::language::english;
  int attempts = 0;
  int resends = 0;
  platform::instant created_at{};
  std::optional<platform::instant> sent_at;
};

struct mail_order {
  std::string template_name;
  platform::mail::mailbox to;
  std::string event_id;
  boost::json::object data;
  std::vector<std::string> documents = {};
  std::string calendar = {};
  std::string boarding_passes = {};
  std::string unsubscribe = {};
  std::string health_report = {};
  domain::language language = domain::language::english;  // of the receiver
};

struct notification_filter {
  std::string state, text, cursor;
  std::size_t limit = 50;
};

struct notification_page {
  std::vector<notification> items;  // newest first
  std::string next_cursor;
};

class notifications {
 public:
  notifications(platform::mongo::database& db, job_queue& jobs,
                const std::filesystem::path& templates);

  // Written and queued, once.
  void order(const mail_order& m, platform::instant now);

  [[nodiscard]] std::optional<notification> find(const std::string& id);
  // Text is looked for in 20,000 at a time: a page may hold few, and yet there is a next one.
  [[nodiscard]] notification_page list(const notification_filter& f, platform::instant now);
  // About one aggregate, whose events' ids begin with its own; newest first.
  [[nodiscard]] std::vector<notification> about(const std::string& aggregate);
  [[nodiscard]] std::int64_t count(const notification_filter& f);
  // When the oldest mail was written that is not sent yet.
  [[nodiscard]] std::optional<platform::instant> oldest_unsent();
  // Any other -> sending; nothing when it is sent, cancelled or gone.
  [[nodiscard]] std::optional<notification> begin(const std::string& id);
  // sending -> cancelled: its address is suppressed.
  void held_back(const notification& attempt, const std::string& why);
  void sent(const std::string& id, platform::instant now);
  // Only the newest attempt has a say: an older one may come to its end after its lease.
  void failed(const notification& attempt, const std::string& error);
  // Its job is dead: nothing sends it until somebody asks for that.
  void died(const std::string& id, const std::string& error);
  // Sent or cancelled -> queued once more, with a job to send it; of any other the job goes on at
  // once. To be repeated safely. False: there is no such mail, or who it was for is forgotten.
  [[nodiscard]] bool resend(const std::string& id, platform::instant now);
  [[nodiscard]] bool cancel(const std::string& id);
  // Who it was for and what it said is forgotten: at once of mails that have come to their end, of
  // the others when `forget_old` finds them there.
  void forget_recipient(const std::string& address);
  void forget_old();

  struct written {
    std::string subject, text, html;
  };
  [[nodiscard]] std::vector<std::string> template_names() const;
  // With made-up data.
  [[nodiscard]] written preview(const std::string& name) const;

 private:
  [[nodiscard]] written write(const std::string& name, const boost::json::object& data) const;
  // The template in this language; suppliers, employees and operators are written to in English.
  [[nodiscard]] std::string in_language(const std::string& name, domain::language l) const;

  platform::mongo::database& db_;
  job_queue& jobs_;
  std::map<std::string, std::string> templates_;
};

}  // namespace core_api
