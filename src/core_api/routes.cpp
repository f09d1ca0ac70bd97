#include "core_api/routes.hpp"

#include <array>

#include "contract/roles.hpp"

namespace core_api {
namespace {

using platform::http::request;
using platform::http::route;
using enum platform::http::method;
using enum platform::http::run;
namespace roles = contract::roles;
using roles::anyone;
using roles::it;

// clang-format off
constexpr std::array table{
  route<app>{get,  "/api/v1/logs",                          it,     worker, "Search the logs",            [](app& a, request& r) { return a.logs().list(r); }},
  route<app>{get,  "/api/v1/logs/histogram",                it,     worker, "How much was logged when",   [](app& a, request& r) { return a.logs().histogram(r); }},
  route<app>{get,  "/api/v1/notifications",                 it,     worker, "E-mails",                    [](app& a, request& r) { return a.logs().list_notifications(r); }},
  route<app>{get,  "/api/v1/notification-templates",        it,     worker, "Mail templates",             [](app& a, request& r) { return a.previews().list(r); }},
  route<app>{get,  "/api/v1/notification-templates/{id}",   it,     worker, "A template, made up",        [](app& a, request& r) { return a.previews().one(r); }},
  route<app>{get,  "/api/v1/suppressions",                  it,     worker, "Suppressed addresses",       [](app& a, request& r) { return a.mail_events().list(r); }},
  route<app>{del,  "/api/v1/suppressions/{id}",             it,     worker, "Write to it again",          [](app& a, request& r) { return a.mail_events().remove(r); }},
  route<app>{post, "/api/v1/mail-events/mailgun",           anyone, worker, "Mailgun reports",            [](app& a, request& r) { return a.mail_events().mailgun(r); }},
  route<app>{post, "/api/v1/mail-events/generic",           anyone, worker, "A mail came back",           [](app& a, request& r) { return a.mail_events().generic(r); }},
  route<app>{post, "/api/v1/notifications/{id}/resend",     it,     worker, "Send an e-mail again",       [](app& a, request& r) { return a.logs().resend(r); }},
  route<app>{post, "/api/v1/notifications/{id}/cancel",     it,     worker, "Do not send an e-mail",      [](app& a, request& r) { return a.logs().cancel(r); }},
  route<app>{get,  "/api/v1/jobs",                          it,     worker, "Jobs",                       [](app& a, request& r) { return a.jobs().list(r); }},
  route<app>{get,  "/api/v1/jobs/{id}",                     it,     worker, "A job",                      [](app& a, request& r) { return a.jobs().one(r); }},
  route<app>{post, "/api/v1/jobs/{id}/run",                 it,     worker, "Run a waiting job now",      [](app& a, request& r) { return a.jobs().run_now(r); }},
  route<app>{post, "/api/v1/jobs/{id}/retry",               it,     worker, "Try a dead job again",       [](app& a, request& r) { return a.jobs().retry(r); }},
  route<app>{post, "/api/v1/jobs/{id}/cancel",              it,     worker, "Cancel a job",               [](app& a, request& r) { return a.jobs().cancel(r); }},
  route<app>{get,  "/api/v1/job-kinds",                     it,     worker, "Kinds of jobs",              [](app& a, request& r) { return a.jobs().kinds(r); }},
  route<app>{post, "/api/v1/job-kinds/{id}/pause",          it,     worker, "Pause a kind of jobs",       [](app& a, request& r) { return a.jobs().pause(r); }},
  route<app>{post, "/api/v1/job-kinds/{id}/resume",         it,     worker, "Let it go on",               [](app& a, request& r) { return a.jobs().resume(r); }},
  route<app>{get,  "/api/v1/reconciliations",               it,     worker, "Reconciliations",            [](app& a, request& r) { return a.reconciliations().list(r); }},
  route<app>{post, "/api/v1/reconciliations",               it,     worker, "Start a reconciliation",     [](app& a, request& r) { return a.reconciliations().start(r); }},
  route<app>{get,  "/api/v1/reconciliations/{id}",          it,     worker, "A reconciliation",           [](app& a, request& r) { return a.reconciliations().one(r); }},
  route<app>{get,  "/api/v1/reconciliations/{id}/changes",  it,     worker, "What it changed",            [](app& a, request& r) { return a.reconciliations().changes(r); }},
  route<app>{get,  "/api/v1/backups",                       it,     worker, "Backups",                    [](app& a, request& r) { return a.backed_up().list(r); }},
  route<app>{post, "/api/v1/backups",                       it,     worker, "Back up now",                [](app& a, request& r) { return a.backed_up().start(r); }},
  route<app>{get,  "/api/v1/health",                        it,     worker, "Every process",              [](app& a, request& r) { return a.health().all(r); }},
  route<app>{get,  "/api/v1/health/history",                it,     worker, "Figures over time",          [](app& a, request& r) { return a.health().history(r); }},
  route<app>{get,  "/api/v1/health/reports",                it,     worker, "Health reports",             [](app& a, request& r) { return a.told_health().list(r); }},
  route<app>{get,  "/api/v1/health/reports/{id}.pdf",       it,     worker, "One as PDF",                 [](app& a, request& r) { return a.told_health().pdf(r); }},
  route<app>{get,  "/api/v1/health/reports/{id}.csv",       it,     worker, "One as CSV",                 [](app& a, request& r) { return a.told_health().csv(r); }},
  route<app>{get,  "/api/v1/me/health-report",              it,     worker, "Who gets them by e-mail",    [](app& a, request& r) { return a.told_health().choice(r); }},
  route<app>{put,  "/api/v1/me/health-report",              it,     worker, "Choose how often",           [](app& a, request& r) { return a.told_health().choose(r); }},
  route<app>{get,  "/api/v1/settings",                      it,     worker, "Settings of every process",  [](app& a, request& r) { return a.configuration().list(r); }},
  route<app>{get,  "/api/v1/maintenance",                   anyone, worker, "Is it read-only now",        [](app& a, request& r) { return a.maintenance().state(r); }},
  route<app>{put,  "/api/v1/maintenance",                   it,     worker, "Maintenance mode on",        [](app& a, request& r) { return a.maintenance().turn_on(r); }},
  route<app>{del,  "/api/v1/maintenance",                   it,     worker, "Maintenance mode off",       [](app& a, request& r) { return a.maintenance().turn_off(r); }},
  route<app>{get,  "/api/v1/users",                         it,     worker, "Accounts",                   [](app& a, request& r) { return a.accounts_http().list(r); }},
  route<app>{post, "/api/v1/users",                         it,     worker, "Invite staff",               [](app& a, request& r) { return a.accounts_http().invite_staff(r); }},
  route<app>{get,  "/api/v1/users/{id}",                    it,     worker, "An account",                 [](app& a, request& r) { return a.accounts_http().one(r); }},
  route<app>{post, "/api/v1/users/{id}/suspend",              it,     worker, "Suspend an account",         [](app& a, request& r) { return a.accounts_http().suspend(r); }},
  route<app>{post, "/api/v1/users/{id}/restore",              it,     worker, "End a suspension",           [](app& a, request& r) { return a.accounts_http().restore(r); }},
  route<app>{post, "/api/v1/users/{id}/sign-out",             it,     worker, "Sign somebody out",          [](app& a, request& r) { return a.accounts_http().sign_out(r); }},
  route<app>{post, "/api/v1/users/{id}/reset-second-factor",  it,     worker, "Take a second factor away",  [](app& a, request& r) { return a.accounts_http().take_factor_away(r); }},

  route<app>{post, "/api/v1/auth/login",                    anyone, worker, "Sign in",                    [](app& a, request& r) { return a.auth().login(r); }},
  route<app>{post, "/api/v1/auth/refresh",                  anyone, worker, "A new access token",         [](app& a, request& r) { return a.auth().refresh(r); }},
  route<app>{post, "/api/v1/auth/logout",                   anyone, worker, "Sign out",                   [](app& a, request& r) { return a.auth().logout(r); }},
  route<app>{post, "/api/v1/auth/change-password",          it,     worker, "Change the password",        [](app& a, request& r) { return a.auth().change_password(r); }},
  route<app>{post, "/api/v1/auth/accept-invitation",        anyone, worker, "Accept an invitation",       [](app& a, request& r) { return a.auth().accept_invitation(r); }},
  route<app>{post, "/api/v1/auth/verify-email",             anyone, worker, "Verify the e-mail address",  [](app& a, request& r) { return a.auth().verify_email(r); }},
  route<app>{post, "/api/v1/auth/forgot-password",          anyone, worker, "Ask for a reset link",       [](app& a, request& r) { return a.auth().forgot_password(r); }},
  route<app>{post, "/api/v1/auth/reset-password",           anyone, worker, "Set a new password",         [](app& a, request& r) { return a.auth().reset_password(r); }},
  route<app>{post, "/api/v1/auth/second-factor",              anyone, worker, "Finish a second factor",     [](app& a, request& r) { return a.auth().finish_setup(r); }},
  route<app>{get,  "/api/v1/me/sessions",                     it,     worker, "Own sessions",               [](app& a, request& r) { return a.auth().sessions(r); }},
  route<app>{del,  "/api/v1/me/sessions",                     it,     worker, "Sign out everywhere",        [](app& a, request& r) { return a.auth().end_all_sessions(r); }},
  route<app>{del,  "/api/v1/me/sessions/{id}",                it,     worker, "End a session",              [](app& a, request& r) { return a.auth().end_session(r); }},
  route<app>{get,  "/api/v1/me/second-factor",                it,     worker, "Own second factor",          [](app& a, request& r) { return a.auth().factor(r); }},
  route<app>{post, "/api/v1/me/second-factor",                it,     worker, "Begin a second factor",      [](app& a, request& r) { return a.auth().begin_factor(r); }},
  route<app>{post, "/api/v1/me/second-factor/confirmation",   it,     worker, "Confirm a second factor",    [](app& a, request& r) { return a.auth().confirm_factor(r); }},
  route<app>{post, "/api/v1/me/second-factor/recovery-codes", it,     worker, "New recovery codes",         [](app& a, request& r) { return a.auth().renew_recovery(r); }},
  route<app>{post, "/api/v1/me/second-factor/removal",        it,     worker, "Give it up",                 [](app& a, request& r) { return a.auth().remove_factor(r); }},
  route<app>{get,  "/.well-known/jwks.json",                anyone, worker, "Public keys",                [](app& a, request& r) { return a.who().jwks(r); }},
};

// Who may call what on the internal listener.
constexpr auto apis = roles::customer_api | roles::admin_api;
constexpr auto everybody = apis | roles::job_scheduler | roles::check;
constexpr std::array internal_table{
  route<app>{post, "/internal/v1/sessions/{what}",       apis,                 worker, "Sign-in and accounts",    [](app& a, request& r) { return a.who().internal(r); }},
  route<app>{get,  "/internal/v1/sessions/ended",        apis,                 worker, "Ended sessions",          [](app& a, request& r) { return a.who().ended(r); }},
  route<app>{get,  "/internal/v1/sessions/{id}/live",    roles::admin_api,     worker, "Is a session alive",      [](app& a, request& r) { return a.who().live(r); }},
  route<app>{get,  "/internal/v1/jwks",                  apis,                 worker, "Public keys",             [](app& a, request& r) { return a.who().jwks(r); }},
  route<app>{post, "/internal/v1/users/{id}/name",       roles::admin_api,     worker, "Another name",            [](app& a, request& r) { return a.accounts_http().rename(r); }},
  route<app>{post, "/internal/v1/users/{id}/removal",    roles::admin_api,     worker, "Somebody leaves a supplier", [](app& a, request& r) { return a.accounts_http().remove(r); }},
  route<app>{post, "/internal/v1/users/invite",          roles::admin_api,     worker, "Invite",                  [](app& a, request& r) { return a.accounts_http().invite(r); }},
  route<app>{post, "/internal/v1/users/{id}/suspend",     roles::admin_api,     worker, "Suspend",                 [](app& a, request& r) { return a.accounts_http().suspend_for(r); }},
  route<app>{post, "/internal/v1/users/{id}/restore",     roles::admin_api,     worker, "End a suspension",        [](app& a, request& r) { return a.accounts_http().restore_for(r); }},
  route<app>{post, "/internal/v1/users/states",          roles::admin_api,     worker, "Who may sign in",         [](app& a, request& r) { return a.on_behalf().states(r); }},
  route<app>{post, "/internal/v1/users/suspended",       roles::admin_api,     worker, "Who is suspended",        [](app& a, request& r) { return a.on_behalf().suspended(r); }},
  route<app>{post, "/internal/v1/users/{id}/role",       roles::admin_api,     worker, "Another role",            [](app& a, request& r) { return a.on_behalf().change_role(r); }},
  route<app>{post, "/internal/v1/users/{id}/notice",     roles::admin_api,     worker, "Their details were corrected", [](app& a, request& r) { return a.on_behalf().notify(r); }},
  route<app>{post, "/internal/v1/customers/{id}/correction", roles::admin_api, worker, "Correct a profile",      [](app& a, request& r) { return a.on_behalf().correct(r); }},
  route<app>{post, "/internal/v1/events",                apis,                 worker, "Events come in",          [](app& a, request& r) { return a.jobs().accept_events(r); }},
  route<app>{post, "/internal/v1/jobs/lease",            roles::job_scheduler, worker, "Lease jobs",              [](app& a, request& r) { return a.jobs().lease(r); }},
  route<app>{post, "/internal/v1/jobs/cron",             roles::job_scheduler, worker, "A tick of the clock",     [](app& a, request& r) { return a.jobs().cron(r); }},
  route<app>{post, "/internal/v1/jobs/{id}/heartbeat",   roles::job_scheduler, worker, "Keep a lease",            [](app& a, request& r) { return a.jobs().heartbeat(r); }},
  route<app>{post, "/internal/v1/jobs/{id}/run",         roles::job_scheduler, worker, "Run a slice",             [](app& a, request& r) { return a.jobs().run(r); }},
  route<app>{post, "/internal/v1/jobs/{id}/complete",    roles::job_scheduler, worker, "Done",                    [](app& a, request& r) { return a.jobs().complete(r); }},
  route<app>{post, "/internal/v1/jobs/{id}/fail",        roles::job_scheduler, worker, "Failed",                  [](app& a, request& r) { return a.jobs().fail(r); }},
  route<app>{get,  "/internal/v1/maintenance",           apis,                 worker, "Is it read-only now",     [](app& a, request& r) { return a.maintenance().state(r); }},
  route<app>{post, "/internal/v1/settings",              everybody,            worker, "What one was started with", [](app& a, request& r) { return a.configuration().take(r); }},
  route<app>{post, "/internal/v1/logs",                  everybody,            worker, "Log entries come in",     [](app& a, request& r) { return a.logs().take(r); }},
  route<app>{get,  "/internal/v1/notifications",         roles::admin_api,     worker, "E-mails about a booking", [](app& a, request& r) { return a.logs().of_booking(r); }},
  route<app>{get,  "/internal/v1/documents/{number}/pdf", roles::customer_api, worker, "A document as PDF",       [](app& a, request& r) { return a.documents().pdf(r); }},
  route<app>{post, "/internal/v1/documents/{number}/mail", roles::admin_api,   worker, "A document once more",    [](app& a, request& r) { return a.documents().mail(r); }},
  route<app>{post, "/internal/v1/bookings",              roles::admin_api,     worker, "Book on behalf",          [](app& a, request& r) { return a.acts().book(r); }},
  route<app>{post, "/internal/v1/bookings/{id}/cancellation-quote", roles::admin_api, worker, "What giving up brings", [](app& a, request& r) { return a.acts().quote(r); }},
  route<app>{post, "/internal/v1/bookings/{id}/cancellation", roles::admin_api, worker, "Give seats up on behalf", [](app& a, request& r) { return a.acts().cancel(r); }},
  route<app>{post, "/internal/v1/bookings/{id}/passengers", roles::admin_api,  worker, "Exchange passengers on behalf", [](app& a, request& r) { return a.acts().passengers(r); }},
  route<app>{post, "/internal/v1/bookings/{id}/refund", roles::admin_api,      worker, "Give more back than the rules", [](app& a, request& r) { return a.acts().refund(r); }},
  route<app>{post, "/internal/v1/bookings/{id}/transfer", roles::admin_api,    worker, "A bank transfer ended",   [](app& a, request& r) { return a.acts().transfer(r); }},
  route<app>{post, "/internal/v1/reviews/{id}/answer", roles::admin_api,       worker, "A supplier's answer",     [](app& a, request& r) { return a.reviews().answer(r); }},
  route<app>{post, "/internal/v1/reviews/{id}/hide", roles::admin_api,         worker, "Hide a review",           [](app& a, request& r) { return a.reviews().hide(r); }},
  route<app>{post, "/internal/v1/reviews/{id}/show", roles::admin_api,         worker, "Show a review again",     [](app& a, request& r) { return a.reviews().show(r); }},
  route<app>{post, "/internal/v1/support-requests/{id}/answer", roles::admin_api, worker, "An employee answers",  [](app& a, request& r) { return a.support().answer(r); }},
  route<app>{post, "/internal/v1/support-requests/{id}/close", roles::admin_api, worker, "A request is closed",   [](app& a, request& r) { return a.support().close(r); }},
  route<app>{post, "/internal/v1/support-requests/{id}/reopen", roles::admin_api, worker, "It is open again",     [](app& a, request& r) { return a.support().reopen(r); }},
  route<app>{get,  "/internal/v1/check/state",           roles::check,         worker, "For the invariants",      [](app& a, request& r) { return a.check().state(r); }},
};
// clang-format on

}  // namespace

std::span<const platform::http::route<app>> routes() {
  return table;
}
std::span<const platform::http::route<app>> internal_routes() {
  return internal_table;
}

}  // namespace core_api
