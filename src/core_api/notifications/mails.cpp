#include "core_api/notifications/mails.hpp"

#include <boost/json/parse.hpp>

#include "backoffice/document_pdf.hpp"
#include "contract/boarding_passes.hpp"
#include "contract/calendar_file.hpp"
#include "contract/events.hpp"
#include "contract/snapshots.hpp"
#include "contract/text.hpp"
#include "platform/runtime/failpoint.hpp"

namespace core_api {
namespace {

using boost::json::object;

object payload_of(const job& j) {
  return boost::json::parse(j.payload).as_object();
}

std::string app_of(domain::role role) {
  switch (role) {
    case domain::role::customer: return "customer";
    case domain::role::supplier: return "supplier";
    case domain::role::employee:
    case domain::role::financial: return "employee";
    case domain::role::it: return "it-ops";
  }
  return "customer";
}

struct told {
  const char *what, *meaning;
};

struct notice {
  const char* name;
  told english, spanish;
};

constexpr notice notices[] = {
    {"password-changed",
     {"Your password was changed", "All devices were signed out."},
     {"Se ha cambiado tu contraseña", "Se han cerrado todas tus sesiones."}},
    {"email-changed",
     {"Your e-mail address was changed", "Sign in with the new one from now on."},
     {"Se ha cambiado tu dirección de correo", "A partir de ahora inicia sesión con la nueva."}},
    {"second-factor-on",
     {"A second factor was set up", "From now on signing in takes a code of your app too."},
     {"Se ha activado un segundo factor",
      "A partir de ahora, para iniciar sesión hace falta además un código de tu aplicación."}},
    {"second-factor-off",
     {"The second factor was taken off", "Signing in takes the password alone again."},
     {"Se ha desactivado el segundo factor", "Vuelve a bastar la contraseña para iniciar sesión."}},
    {"token-reused",
     {"A session of yours was ended",
      "Its key was used twice, as happens when somebody has copied it from a device."},
     {"Se ha cerrado una de tus sesiones",
      "Su clave se usó dos veces, como ocurre cuando alguien la ha copiado de un dispositivo."}},
    {"suspended",
     {"Your account was suspended",
      "Nobody can sign in with it until that ends. Whatever was booked stays as it is."},
     {"Se ha suspendido tu cuenta",
      "Nadie puede iniciar sesión con ella hasta que eso termine. Lo reservado queda como está."}},
    {"restored",
     {"Your account is open again", "You can sign in as before."},
     {"Tu cuenta vuelve a estar abierta", "Puedes iniciar sesión como antes."}},
    {"role-changed",
     {"Your role was changed",
      "All devices were signed out. Sign in again to work with your new rights."},
     {"Tu función ha cambiado",
      "Se han cerrado todas tus sesiones. Inicia sesión de nuevo con tus nuevos permisos."}},
    {"details-corrected",
     {"Your details were corrected",
      "An employee of AstroBookings did so; your profile shows them as they are now."},
     {"Se han corregido tus datos",
      "Lo ha hecho una persona de AstroBookings; en tu perfil los ves como están ahora."}}};

const told& told_of(std::string_view what, domain::language l) {
  for (const auto& n : notices) {
    if (n.name == what) return l == domain::language::spanish ? n.spanish : n.english;
  }
  throw permanent_failure("no security notice " + std::string(what));
}

}  // namespace

std::string public_addresses::link(std::string_view app, const std::string& path) const {
  if (app == "customer") return customer + path;
  if (app == "it-ops") return core + path;
  return admin + "/" + std::string(app) + path;
}

std::string public_addresses::customer_page(domain::language l, const std::string& path) const {
  return customer + domain::pages_at(l) + path;
}

domain::language mails::language_of(const user& u) const {
  if (u.role != domain::role::customer) return domain::language::english;
  const auto c = p_.profiles.find(u.id);
  return c ? c->language : u.language;
}

void mails::register_with(job_runner& runner) {
  using domain::job_kind;
  runner.on(job_kind::mail_welcome, [this](const job& j) { return welcome(j); });
  runner.on(job_kind::mail_invitation, [this](const job& j) { return invitation(j); });
  runner.on(job_kind::mail_reset, [this](const job& j) { return reset(j); });
  runner.on(job_kind::mail_security, [this](const job& j) { return security(j); });
  runner.on(job_kind::send_mail, [this](const job& j) { return send(j); });
}

std::string mails::page_of(const user& u, const std::string& path) const {
  const auto app = app_of(u.role);
  return app == "customer" ? at_.customer_page(language_of(u), path) : at_.link(app, path);
}

slice mails::welcome(const job& j) {
  const auto e = contract::event_from_json(payload_of(j));
  const auto c = contract::customer_from_json(e.payload);
  const auto token = p_.tokens.make(token_kind::verification, c.id, p_.clock.now());
  mail_order m{"welcome",
               {c.name, c.email},
               e.id,
               {{"name", c.name},
                {"verifyUrl", at_.customer_page(c.language, "/verify-email?token=" + token)},
                {"launchesUrl", at_.customer_page(c.language, "/launches")}}};
  m.language = c.language;
  p_.written.order(m, p_.clock.now());
  return {};
}

slice mails::invitation(const job& j) {
  const auto u = p_.people.find(std::string(payload_of(j).at("userId").as_string()));
  if (!u || !u->password_hash.empty()) return {};  // accepted in the meantime
  const auto token = p_.tokens.make(token_kind::invitation, u->id, p_.clock.now());
  const auto app = app_of(u->role);
  p_.written.order({"invitation",
                    {u->name, u->email},
                    j.id,
                    {{"name", u->name},
                     {"area", u->role == domain::role::supplier ? "supplier area"
                              : u->role == domain::role::it     ? "operations area"
                                                                : "employee area"},
                     {"acceptUrl", at_.link(app, "/accept-invitation?token=" + token)}}},
                   p_.clock.now());
  return {};
}

slice mails::reset(const job& j) {
  const auto payload = payload_of(j);
  const auto u = p_.people.find(std::string(payload.at("userId").as_string()));
  if (!u || u->disabled) return {};
  const auto token = p_.tokens.make(token_kind::reset, u->id, p_.clock.now());
  mail_order m{"password-reset",
               {u->name, u->email},
               j.id,
               {{"name", u->name}, {"resetUrl", page_of(*u, "/reset-password?token=" + token)}}};
  m.language = language_of(*u);
  p_.written.order(m, p_.clock.now());
  return {};
}

slice mails::security(const job& j) {
  const auto payload = payload_of(j);
  const auto u = p_.people.find(std::string(payload.at("userId").as_string()));
  if (!u) return {};
  const std::string_view what = payload.at("what").as_string();
  const std::string address(payload.at("address").as_string());
  if (what == "email-change") return confirm_address(j, *u, address);
  const auto language = language_of(*u);
  const auto& told = told_of(what, language);
  mail_order m{"security-notice",
               {u->name, address},
               j.id,
               {{"name", u->name},
                {"what", told.what},
                {"meaning", told.meaning},
                {"at", contract::text::instant(j.created_at, language)},
                {"signInUrl", page_of(*u, "/sign-in")}}};
  m.language = language;
  p_.written.order(m, p_.clock.now());
  return {};
}

slice mails::confirm_address(const job& j, const user& u, const std::string& address) {
  const auto now = p_.clock.now();
  const auto token = p_.tokens.make(token_kind::email_change, u.id, now, address);
  mail_order m{"email-change",
               {u.name, address},
               j.id,
               {{"name", u.name},
                {"address", address},
                {"confirmUrl", page_of(u, "/verify-email?token=" + token)}}};
  m.language = language_of(u);
  p_.written.order(m, now);
  return {};
}

void mails::note(const notification& n, const char* status, const std::string& error) {
  object fields{{"notificationId", n.id},
                {"type", n.template_name},
                {"recipient", n.recipient},
                {"status", status},
                {"attempts", n.attempts}};
  if (!error.empty()) fields["error"] = error;
  p_.log.add({{},
              p_.clock.now(),
              "NOTIFY",
              error.empty() ? "info" : "error",
              "core-api",
              n.template_name + " to " + n.recipient + ": " + status,
              {},
              std::move(fields)});
}

std::vector<platform::mail::attachment> mails::attachments_of(const notification& n) const {
  std::vector<platform::mail::attachment> files;
  for (const auto& number : n.documents) {
    const auto d = p_.documents.find(number);
    if (!d) throw std::runtime_error("document " + number + " is not there yet");
    files.push_back({number + ".pdf", "application/pdf", backoffice::render_pdf(*d)});
  }
  if (!n.calendar.empty()) files.push_back({"trip.ics", contract::calendar_type, n.calendar});
  if (!n.health_report.empty()) {
    for (auto& file : p_.health_report(n.health_report)) files.push_back(std::move(file));
  }
  if (!n.boarding_passes.empty()) {
    // For whoever flies now: an older mail that is sent again must not bring older passes.
    const auto b = p_.bookings.find(n.boarding_passes);
    if (b && b->state == domain::booking_state::confirmed)
      files.push_back({"boarding-passes.pdf", "application/pdf",
                       contract::boarding_passes_pdf(*b, n.language)});
  }
  return files;
}

bool mails::hold_back(const notification& n) {
  if (!can_do_without(n.template_name)) return false;
  const auto s = p_.suppressed.find(n.recipient);
  if (!s) return false;
  p_.written.held_back(n, "The address is suppressed: " + s->reason + ".");
  note(n, "suppressed", {});
  return true;
}

slice mails::send(const job& j) {
  const auto n = p_.written.begin(std::string(payload_of(j).at("notificationId").as_string()));
  if (!n) return {};  // sent or cancelled
  if (hold_back(*n)) return {};
  platform::mail::message m;
  m.message_id = n->id + "@astrobookings";
  m.date = p_.clock.now();
  m.from = from_;
  m.to = {n->recipient_name, n->recipient};
  m.subject = n->subject;
  m.text = n->text;
  m.html = n->html;
  m.attachments = attachments_of(*n);
  if (!n->unsubscribe.empty()) {
    // RFC 8058: one click in the mail program.
    m.extra_headers = {{"List-Unsubscribe", "<" + n->unsubscribe + ">"},
                       {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"}};
  }
  try {
    p_.server.send(m);
  } catch (const platform::mail::refused& e) {
    p_.written.failed(*n, e.what());
    note(*n, "failed", e.what());
    throw permanent_failure(e.what());
  } catch (const platform::mail::failed& e) {
    p_.server_seen.doubt();
    p_.written.failed(*n, e.what());
    note(*n, "failed", e.what());
    throw;
  }
  platform::crash_point("mail.after_acceptance");
  p_.written.sent(n->id, p_.clock.now());
  note(*n, "sent", {});
  return {};
}

void mails::gave_up(const job& j, const std::string& error) {
  const std::string id(payload_of(j).at("notificationId").as_string());
  p_.written.died(id, error);
  if (const auto n = p_.written.find(id)) note(*n, "dead", error);
}

}  // namespace core_api
