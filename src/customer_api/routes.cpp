#include "customer_api/routes.hpp"

#include <array>

#include "contract/roles.hpp"

namespace customer_api {
namespace {

using platform::http::request;
using platform::http::route;
using enum platform::http::method;
using enum platform::http::run;
using contract::roles::anyone;
using contract::roles::customer;

// clang-format off
constexpr std::array table{
  route<app>{get,   "/api/v1/launches",                  anyone,   loop,   "Search launches",            [](app& a, request& r) { return a.launches().list(r); }},
  route<app>{get,   "/api/v1/launches/{id}",             anyone,   loop,   "A launch",                   [](app& a, request& r) { return a.launches().one(r); }},
  route<app>{get,   "/api/v1/spaceports",                anyone,   loop,   "Spaceports",                 [](app& a, request& r) { return a.launches().spaceports(r); }},
  route<app>{get,   "/api/v1/destinations",              anyone,   loop,   "Destinations",               [](app& a, request& r) { return a.launches().destinations(r); }},
  route<app>{get,   "/api/v1/suppliers/{slug}",          anyone,   worker, "A supplier",                 [](app& a, request& r) { return a.launches().supplier(r); }},
  route<app>{get,   "/api/v1/pictures/{hash}",           anyone,   worker, "A logo or a rocket's picture", [](app& a, request& r) { return a.launches().picture(r); }},

  route<app>{post,  "/api/v1/bookings",                  customer, worker, "Hold seats",                 [](app& a, request& r) { return a.bookings().hold(r); }},
  route<app>{get,   "/api/v1/bookings",                  customer, worker, "Own bookings",               [](app& a, request& r) { return a.bookings().list(r); }},
  route<app>{get,   "/api/v1/bookings/{id}",             customer, worker, "A booking",                  [](app& a, request& r) { return a.bookings().one(r); }},
  route<app>{del,   "/api/v1/bookings/{id}",             customer, worker, "Give a hold back",           [](app& a, request& r) { return a.bookings().give_back(r); }},
  route<app>{put,   "/api/v1/bookings/{id}/passengers",  customer, worker, "Name the passengers",        [](app& a, request& r) { return a.bookings().passengers(r); }},
  route<app>{post,  "/api/v1/bookings/{id}/renewal",     customer, worker, "Keep the seats longer",      [](app& a, request& r) { return a.bookings().renew(r); }},
  route<app>{post,  "/api/v1/bookings/{id}/payment",     customer, worker, "Pay",                        [](app& a, request& r) { return a.bookings().pay(r); }},
  route<app>{get,   "/api/v1/bookings/{id}/cancellation-quote", customer, worker, "What giving up brings", [](app& a, request& r) { return a.changes().quote(r); }},
  route<app>{post,  "/api/v1/bookings/{id}/cancellation", customer, worker, "Give seats up",            [](app& a, request& r) { return a.changes().cancel(r); }},
  route<app>{get,   "/api/v1/bookings/{id}/calendar.ics", customer, worker, "For the calendar",         [](app& a, request& r) { return a.changes().calendar(r); }},
  route<app>{get,   "/api/v1/bookings/{id}/boarding-passes.pdf", customer, worker, "One for each passenger", [](app& a, request& r) { return a.changes().boarding_passes(r); }},
  route<app>{get,   "/api/v1/bookings/{id}/review",      customer, worker, "The own review",             [](app& a, request& r) { return a.reviews().own(r); }},
  route<app>{put,   "/api/v1/bookings/{id}/review",      customer, worker, "Review a flight",            [](app& a, request& r) { return a.reviews().write(r); }},
  route<app>{post,  "/api/v1/launches/{id}/waiting-list", customer, worker, "Wait for seats",           [](app& a, request& r) { return a.waiting().join(r); }},
  route<app>{get,   "/api/v1/waiting-list",              customer, worker, "Own places and offers",      [](app& a, request& r) { return a.waiting().own(r); }},
  route<app>{post,  "/api/v1/waiting-list/{id}/decline", customer, worker, "Decline offered seats",      [](app& a, request& r) { return a.waiting().decline(r); }},
  route<app>{del,   "/api/v1/waiting-list/{id}",         customer, worker, "Wait no longer",             [](app& a, request& r) { return a.waiting().leave(r); }},
  route<app>{post,  "/api/v1/payments/webhooks/sandbox", anyone,   worker, "The provider reports",       [](app& a, request& r) { return a.webhooks().sandbox(r); }},
  route<app>{post,  "/api/v1/payments/webhooks/stripe",  anyone,   worker, "Stripe reports",             [](app& a, request& r) { return a.webhooks().stripe(r); }},
  route<app>{post,  "/api/v1/support-requests",          customer, worker, "Ask us something",           [](app& a, request& r) { return a.support().ask(r); }},
  route<app>{get,   "/api/v1/support-requests",          customer, worker, "What was asked and answered", [](app& a, request& r) { return a.support().own(r); }},
  route<app>{get,   "/api/v1/support-requests/{id}",     customer, worker, "A support request",          [](app& a, request& r) { return a.support().one(r); }},
  route<app>{post,  "/api/v1/support-requests/{id}/messages", customer, worker, "Write once more",       [](app& a, request& r) { return a.support().write(r); }},
  route<app>{get,   "/api/v1/documents",                 customer, worker, "Own documents",              [](app& a, request& r) { return a.bookings().documents(r); }},
  route<app>{get,   "/api/v1/documents/{number}.pdf",    customer, worker, "A document as PDF",          [](app& a, request& r) { return a.documents().pdf(r); }},

  route<app>{get,   "/api/v1/maintenance",               anyone,   loop,   "Is it read-only now",     [](app& a, request& r) { return a.maintenance().state(r); }},
  route<app>{get,   "/api/v1/me",                        customer, worker, "Own profile",                [](app& a, request& r) { return a.account().profile(r); }},
  route<app>{patch, "/api/v1/me",                        customer, worker, "Change the own profile",     [](app& a, request& r) { return a.account().change_profile(r); }},
  route<app>{del,   "/api/v1/me",                        customer, worker, "Erase the own account",      [](app& a, request& r) { return a.erasure().erase(r); }},
  route<app>{get,   "/api/v1/unsubscribe/{token}",       anyone,   worker, "Asked before mails end",     [](app& a, request& r) { return a.mails().page(r); }},
  route<app>{post,  "/api/v1/unsubscribe/{token}",       anyone,   worker, "No more of these mails",     [](app& a, request& r) { return a.mails().stop(r); }},
  route<app>{get,   "/api/v1/me/calendar",               customer, worker, "The own calendar's address", [](app& a, request& r) { return a.subscription().show(r); }},
  route<app>{put,   "/api/v1/me/calendar",               customer, worker, "Make an address for it",     [](app& a, request& r) { return a.subscription().begin(r); }},
  route<app>{del,   "/api/v1/me/calendar",               customer, worker, "The address ends",           [](app& a, request& r) { return a.subscription().end(r); }},
  route<app>{get,   "/api/v1/calendars/{token}.ics",     anyone,   worker, "Trips for a calendar program", [](app& a, request& r) { return a.subscription().feed(r); }},
  route<app>{get,   "/api/v1/me/export",                 customer, worker, "All own data",               [](app& a, request& r) { return a.everything().all(r); }},
  route<app>{post,  "/api/v1/auth/register",             anyone,   worker, "Open an account",            [](app& a, request& r) { return a.account().register_customer(r); }},
  route<app>{post,  "/api/v1/auth/login",                anyone,   worker, "Sign in",                    [](app& a, request& r) { return a.account().login(r); }},
  route<app>{post,  "/api/v1/auth/refresh",              anyone,   worker, "A new access token",         [](app& a, request& r) { return a.auth().refresh(r); }},
  route<app>{post,  "/api/v1/auth/logout",               anyone,   worker, "Sign out",                   [](app& a, request& r) { return a.auth().logout(r); }},
  route<app>{post,  "/api/v1/auth/change-password",      customer, worker, "Change the password",        [](app& a, request& r) { return a.auth().change_password(r); }},
  route<app>{post,  "/api/v1/me/email",                  customer, worker, "Ask for another address",    [](app& a, request& r) { return a.auth().ask_email_change(r); }},
  route<app>{post,  "/api/v1/auth/accept-invitation",    anyone,   worker, "Accept an invitation",       [](app& a, request& r) { return a.auth().accept_invitation(r); }},
  route<app>{post,  "/api/v1/auth/verify-email",         anyone,   worker, "Verify the e-mail address",  [](app& a, request& r) { return a.auth().verify_email(r); }},
  route<app>{post,  "/api/v1/auth/forgot-password",      anyone,   worker, "Ask for a reset link",       [](app& a, request& r) { return a.auth().forgot_password(r); }},
  route<app>{post,  "/api/v1/auth/reset-password",       anyone,   worker, "Set a new password",         [](app& a, request& r) { return a.auth().reset_password(r); }},
  route<app>{post,  "/api/v1/auth/second-factor",          anyone,   worker, "Finish a second factor",     [](app& a, request& r) { return a.auth().finish_setup(r); }},
  route<app>{get,   "/api/v1/me/sessions",                 customer, worker, "Own sessions",               [](app& a, request& r) { return a.auth().sessions(r); }},
  route<app>{del,   "/api/v1/me/sessions",                 customer, worker, "Sign out everywhere",        [](app& a, request& r) { return a.auth().end_all_sessions(r); }},
  route<app>{del,   "/api/v1/me/sessions/{id}",            customer, worker, "End a session",              [](app& a, request& r) { return a.auth().end_session(r); }},
  route<app>{get,   "/api/v1/me/second-factor",            customer, worker, "Own second factor",          [](app& a, request& r) { return a.auth().factor(r); }},
  route<app>{post,  "/api/v1/me/second-factor",            customer, worker, "Begin a second factor",      [](app& a, request& r) { return a.auth().begin_factor(r); }},
  route<app>{post,  "/api/v1/me/second-factor/confirmation", customer, worker, "Confirm a second factor",    [](app& a, request& r) { return a.auth().confirm_factor(r); }},
  route<app>{post,  "/api/v1/me/second-factor/recovery-codes", customer, worker, "New recovery codes",         [](app& a, request& r) { return a.auth().renew_recovery(r); }},
  route<app>{post,  "/api/v1/me/second-factor/removal",    customer, worker, "Give it up",                 [](app& a, request& r) { return a.auth().remove_factor(r); }},

  route<app>{get,   "/",                                 anyone,   loop,   "Landing page",               [](app& a, request& r) { return a.pages().home(r); }},
  route<app>{get,   "/launches",                         anyone,   loop,   "Search page",                [](app& a, request& r) { return a.pages().list(r); }},
  route<app>{get,   "/launches/{slug}",                  anyone,   loop,   "Launch page",                [](app& a, request& r) { return a.pages().launch(r); }},
  route<app>{get,   "/suppliers/{slug}",                 anyone,   worker, "A supplier's page",          [](app& a, request& r) { return a.pages().supplier(r); }},
  route<app>{get,   "/about",                            anyone,   loop,   "About",                      [](app& a, request& r) { return a.pages().about(r); }},
  route<app>{get,   "/terms",                            anyone,   loop,   "Terms of booking",           [](app& a, request& r) { return a.pages().terms(r); }},
  route<app>{get,   "/privacy",                          anyone,   loop,   "Your data",                  [](app& a, request& r) { return a.pages().privacy(r); }},
  route<app>{get,   "/es",                                 anyone,   loop,   "To the Spanish landing page",[](app& a, request& r) { return a.pages().to_home(r); }},
  route<app>{get,   "/es/",                                anyone,   loop,   "Landing page in Spanish",    [](app& a, request& r) { return a.pages().home(r); }},
  route<app>{get,   "/es/launches",                        anyone,   loop,   "Search page in Spanish",     [](app& a, request& r) { return a.pages().list(r); }},
  route<app>{get,   "/es/launches/{slug}",                 anyone,   loop,   "Launch page in Spanish",     [](app& a, request& r) { return a.pages().launch(r); }},
  route<app>{get,   "/es/suppliers/{slug}",                anyone,   worker, "A supplier in Spanish",      [](app& a, request& r) { return a.pages().supplier(r); }},
  route<app>{get,   "/es/about",                           anyone,   loop,   "About, in Spanish",          [](app& a, request& r) { return a.pages().about(r); }},
  route<app>{get,   "/es/terms",                           anyone,   loop,   "Terms in Spanish",           [](app& a, request& r) { return a.pages().terms(r); }},
  route<app>{get,   "/es/privacy",                         anyone,   loop,   "Your data, in Spanish",      [](app& a, request& r) { return a.pages().privacy(r); }},
  route<app>{get,   "/sitemap.xml",                      anyone,   loop,   "For search engines",         [](app& a, request& r) { return a.pages().sitemap(r); }},
  route<app>{get,   "/robots.txt",                       anyone,   loop,   "For robots",                 [](app& a, request& r) { return a.pages().robots(r); }},
};
// clang-format on

}  // namespace

std::span<const platform::http::route<app>> routes() {
  return table;
}

}  // namespace customer_api
