#include "core_api/notifications/notifications.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "core_api/notifications/sample_data.hpp"
#include "domain/account.hpp"
#include "platform/mail/template.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/mongo/timeline.hpp"
#include "platform/runtime/failpoint.hpp"
#include "platform/runtime/trace.hpp"
#include "platform/security/hash.hpp"

namespace core_api {

using platform::mongo::arr;
using platform::mongo::doc;
using platform::mongo::null;
using platform::mongo::view;

namespace {

notification from_bson(view v) {
  notification n;
  n.id = v.text("_id");
  n.template_name = v.text("template");
  n.recipient_name = v.text("recipientName");
  n.recipient = v.text("recipient");
  n.subject = v.text("subject");
  n.text = v.text("text");
  n.html = v.text("html");
  n.event_id = v.text("eventId");
  n.state = v.text("state");
  n.last_error = v.text("lastError");
  v.each_string("documents", [&](std::string_view number) { n.documents.emplace_back(number); });
  n.calendar = v.maybe_str("calendar").value_or("");
  n.boarding_passes = v.maybe_str("boardingPasses").value_or("");
  n.health_report = v.maybe_str("healthReport").value_or("");
  n.unsubscribe = v.maybe_str("unsubscribe").value_or("");
  n.language = domain::language_coded(v.maybe_str("language").value_or("")).value_or(n.language);
  n.attempts = static_cast<int>(v.i64("attempts"));
  n.resends = static_cast<int>(v.maybe_i64("resends").value_or(0));
  n.created_at = v.time("createdAt");
  n.sent_at = v.maybe_time("sentAt");
  return n;
}

// One for each time that it is to be sent.
new_job job_to_send(const std::string& id, int resends, platform::instant now) {
  const auto& trace = platform::current_trace();
  const auto again = resends > 0 ? ":" + std::to_string(resends) : std::string();
  return {"send:" + id + again, domain::job_kind::send_mail,
          boost::json::serialize(boost::json::object{{"notificationId", id}}),
          trace.id.empty() ? std::string() : trace.header(), now};
}

doc filter_of(const notification_filter& f) {
  doc filter;
  if (!f.state.empty()) filter.add("state", f.state);
  return filter;
}

bool matches(const notification& n, const std::string& text) {
  if (text.empty()) return true;
  return n.recipient.find(text) != n.recipient.npos ||
         domain::folded_email(n.subject).find(text) != n.subject.npos ||
         n.template_name.find(text) != n.template_name.npos ||
         n.event_id.find(text) != n.event_id.npos;
}

}  // namespace

notifications::notifications(platform::mongo::database& db, job_queue& jobs,
                             const std::filesystem::path& folder)
    : db_(db), jobs_(jobs) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".mustache") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    templates_[entry.path().stem().string()] = std::string(std::istreambuf_iterator<char>(in), {});
  }
  if (templates_.count("frame.html") == 0)
    throw std::runtime_error("no mail templates in " + folder.string());
}

std::string notifications::in_language(const std::string& name, domain::language l) const {
  const auto own = name + '.' + std::string(domain::code_of(l));
  return templates_.count(own + ".txt") > 0 ? own : name;
}

// "<name>.txt": the subject on the first line, an empty line, the text. "<name>.html" goes into
// "frame.html". The Spanish ones are named "<name>.es".
notifications::written notifications::write(const std::string& name,
                                            const boost::json::object& data) const {
  using platform::mail::escape;
  const auto text = templates_.find(name + ".txt"), html = templates_.find(name + ".html");
  if (text == templates_.end() || html == templates_.end())
    throw std::runtime_error("no mail template " + name);
  const auto plain = platform::mail::render(text->second, data, escape::none);
  const auto line = plain.find('\n');
  written w{plain.substr(0, line), plain.substr(plain.find_first_not_of('\n', line)), {}};
  const auto dot = name.find('.');
  const auto frame = "frame" + (dot == name.npos ? std::string() : name.substr(dot)) + ".html";
  w.html = platform::mail::render(
      templates_.at(frame),
      {{"subject", w.subject},
       {"content", platform::mail::render(html->second, data, escape::html)}},
      escape::html);
  return w;
}

std::vector<std::string> notifications::template_names() const {
  constexpr std::string_view text = ".txt";
  std::vector<std::string> names;
  for (const auto& [file, content] : templates_) {
    if (file.ends_with(text)) names.push_back(file.substr(0, file.size() - text.size()));
  }
  return names;
}

notifications::written notifications::preview(const std::string& name) const {
  boost::json::object data;
  add_samples(templates_.at(name + ".txt"), data);
  add_samples(templates_.at(name + ".html"), data);
  return write(name, data);
}

void notifications::order(const mail_order& m, platform::instant now) {
  const auto id = "n_" + platform::security::sha256_hex(m.template_name + '\n' + m.to.address +
                                                        '\n' + m.event_id)
                             .substr(0, 32);
  const auto w = write(in_language(m.template_name, m.language), m.data);
  arr documents;
  for (const auto& number : m.documents) documents.add(number);
  db_["notifications"].insert(doc{{"_id", id},
                                  {"template", m.template_name},
                                  {"recipientName", m.to.name},
                                  {"recipient", m.to.address},
                                  {"subject", w.subject},
                                  {"text", w.text},
                                  {"html", w.html},
                                  {"eventId", m.event_id},
                                  {"state", "queued"},
                                  {"lastError", ""},
                                  {"documents", documents},
                                  {"calendar", m.calendar},
                                  {"boardingPasses", m.boarding_passes},
                                  {"unsubscribe", m.unsubscribe},
                                  {"healthReport", m.health_report},
                                  {"language", domain::code_of(m.language)},
                                  {"attempts", 0},
                                  {"createdAt", now},
                                  {"sentAt", null}});
  platform::crash_point("mail.after_notification");
  jobs_.add({job_to_send(id, 0, now)}, now);  // there already: the same mail
}

std::optional<notification> notifications::find(const std::string& id) {
  const auto found = db_["notifications"].find_one(doc{{"_id", id}});
  if (!found) return {};
  return from_bson(*found);
}

notification_page notifications::list(const notification_filter& f, platform::instant now) {
  platform::mongo::timeline t{"createdAt", filter_of(f)};
  t.cursor = f.cursor;
  t.limit = f.limit;
  const auto text = domain::folded_email(f.text);
  if (!text.empty()) t.keep = [&](view v) { return matches(from_bson(v), text); };
  const auto found = platform::mongo::read_page(db_["notifications"], t, now);
  notification_page page{{}, found.next};
  for (const auto& d : found.items) page.items.push_back(from_bson(d));
  return page;
}

std::vector<notification> notifications::about(const std::string& aggregate) {
  std::vector<notification> out;
  // ';' comes after ':'.
  db_["notifications"].find_each(
      doc{{"eventId", doc{{"$gte", aggregate + ":"}, {"$lt", aggregate + ";"}}}}, {},
      [&](view v) { out.push_back(from_bson(v)); });
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.created_at != b.created_at ? a.created_at > b.created_at : a.id > b.id;
  });
  return out;
}

std::int64_t notifications::count(const notification_filter& f) {
  return db_["notifications"].count(filter_of(f));
}

std::optional<platform::instant> notifications::oldest_unsent() {
  platform::mongo::find_options options;
  options.projection = doc{{"createdAt", 1}};
  options.sort = doc{{"createdAt", 1}};
  options.limit = 1;
  const auto found = db_["notifications"].find(
      doc{{"state", doc{{"$in", arr{"queued", "sending", "failed"}}}}}, options);
  if (found.empty()) return {};
  return view(found.front()).time("createdAt");
}

std::optional<notification> notifications::begin(const std::string& id) {
  const doc filter{{"_id", id}, {"state", doc{{"$nin", arr{"sent", "cancelled"}}}}};
  const auto found = db_["notifications"].find_and_modify(
      filter, doc{{"$set", doc{{"state", "sending"}}}, {"$inc", doc{{"attempts", 1}}}});
  if (!found) return {};
  return from_bson(*found);
}

void notifications::held_back(const notification& attempt, const std::string& why) {
  db_["notifications"].update_one(
      doc{{"_id", attempt.id}, {"state", "sending"}, {"attempts", attempt.attempts}},
      doc{{"$set", doc{{"state", "cancelled"}, {"lastError", why}}}});
}

void notifications::sent(const std::string& id, platform::instant now) {
  db_["notifications"].update_one(
      doc{{"_id", id}}, doc{{"$set", doc{{"state", "sent"}, {"sentAt", now}, {"lastError", ""}}}});
}

void notifications::failed(const notification& attempt, const std::string& error) {
  db_["notifications"].update_one(
      doc{{"_id", attempt.id}, {"state", "sending"}, {"attempts", attempt.attempts}},
      doc{{"$set", doc{{"state", "failed"}, {"lastError", error}}}});
}

void notifications::died(const std::string& id, const std::string& error) {
  db_["notifications"].update_one(
      doc{{"_id", id}, {"state", doc{{"$nin", arr{"sent", "cancelled"}}}}},
      doc{{"$set", doc{{"state", "dead"}, {"lastError", error}}}});
}

bool notifications::resend(const std::string& id, platform::instant now) {
  auto mails = db_["notifications"];
  if (const auto n = find(id); !n || n->recipient.empty()) return false;
  mails.update_one(doc{{"_id", id}, {"state", doc{{"$in", arr{"sent", "cancelled"}}}}},
                   doc{{"$set", doc{{"state", "queued"}}}, {"$inc", doc{{"resends", 1}}}});
  platform::crash_point("mail.after_resend");
  mails.update_one(doc{{"_id", id}, {"state", "dead"}}, doc{{"$set", doc{{"state", "queued"}}}});
  const auto job = job_to_send(id, find(id)->resends, now);
  if (!jobs_.retry(job.id, now) && !jobs_.run_now(job.id, now)) jobs_.add({job}, now);
  return true;
}

void notifications::forget_recipient(const std::string& address) {
  db_["notifications"].update_many(doc{{"recipient", address}},
                                   doc{{"$set", doc{{"toForget", true}}}});
  forget_old();
}

void notifications::forget_old() {
  db_["notifications"].update_many(
      doc{{"toForget", true}, {"state", doc{{"$in", arr{"sent", "cancelled", "dead"}}}}},
      doc{{"$set", doc{{"recipient", ""}, {"recipientName", ""}, {"text", ""}, {"html", ""}}},
          {"$unset", doc{{"toForget", ""}, {"calendar", ""}}}});
}

bool notifications::cancel(const std::string& id) {
  const doc filter{{"_id", id}, {"state", doc{{"$in", arr{"queued", "failed"}}}}};
  return db_["notifications"].update_one(filter, doc{{"$set", doc{{"state", "cancelled"}}}}) == 1;
}

}  // namespace core_api
