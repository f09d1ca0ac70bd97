#include "admin_api/routes.hpp"

#include <array>

#include "contract/roles.hpp"

namespace admin_api {
namespace {

using platform::http::request;
using platform::http::route;
using enum platform::http::method;
using enum platform::http::run;
using contract::roles::access;
using contract::roles::anyone;
using contract::roles::financial;
using contract::roles::staff;
using contract::roles::supplier;

constexpr access both = supplier | staff;  // a supplier sees its own things, employees see all

// clang-format off
constexpr std::array table{
  route<app>{get,   "/api/v1/launches",                both,      worker, "Launches",                [](app& a, request& r) { return a.launches().list(r); }},
  route<app>{post,  "/api/v1/launches",                supplier,  worker, "Offer a launch",          [](app& a, request& r) { return a.launches().offer(r); }},
  route<app>{post,  "/api/v1/launches/import",         supplier,  worker, "Offer launches of a file", [](app& a, request& r) { return a.imports().import(r); }},
  route<app>{get,   "/api/v1/launches/{id}",           both,      worker, "A launch",                [](app& a, request& r) { return a.launches().one(r); }},
  route<app>{patch, "/api/v1/launches/{id}",           both,      worker, "Change a launch",         [](app& a, request& r) { return a.launches().edit(r); }},
  route<app>{post,  "/api/v1/launches/{id}/delay",     both,      worker, "Delay a launch",          [](app& a, request& r) { return a.launch_acts().delay(r); }},
  route<app>{post,  "/api/v1/launches/{id}/abort",     both,      worker, "Abort a launch",          [](app& a, request& r) { return a.launch_acts().abort(r); }},
  route<app>{post,  "/api/v1/launches/{id}/success",   both,      worker, "Report success",          [](app& a, request& r) { return a.launch_acts().success(r); }},
  route<app>{get,   "/api/v1/launches/{id}/bookings",  both,      worker, "Bookings of a launch",    [](app& a, request& r) { return a.launches().bookings(r); }},
  route<app>{get,   "/api/v1/launches/{id}/seats",     both,      worker, "How its seats sold",      [](app& a, request& r) { return a.launches().seats(r); }},
  route<app>{get,   "/api/v1/launches/{id}/manifest",  both,      worker, "Who flies",               [](app& a, request& r) { return a.launches().manifest(r); }},

  route<app>{get,   "/api/v1/rockets",                 both,      worker, "The fleet",               [](app& a, request& r) { return a.rockets().list(r); }},
  route<app>{post,  "/api/v1/rockets",                 supplier,  worker, "Add a rocket",            [](app& a, request& r) { return a.rockets().add(r); }},
  route<app>{get,   "/api/v1/rockets/{id}",            both,      worker, "A rocket",                [](app& a, request& r) { return a.rockets().one(r); }},
  route<app>{patch, "/api/v1/rockets/{id}",            supplier,  worker, "Change a rocket",         [](app& a, request& r) { return a.rockets().edit(r); }},
  route<app>{put,   "/api/v1/rockets/{id}/picture",    supplier,  worker, "A rocket's picture",      [](app& a, request& r) { return a.pictures().put_rocket(r); }},
  route<app>{del,   "/api/v1/rockets/{id}/picture",    supplier,  worker, "No picture any more",     [](app& a, request& r) { return a.pictures().drop_rocket(r); }},
  route<app>{get,   "/api/v1/pictures/{hash}",         anyone,    worker, "A picture",               [](app& a, request& r) { return a.pictures().show(r); }},
  route<app>{get,   "/api/v1/spaceports",              both,      worker, "Spaceports",              [](app& a, request& r) { return a.places().spaceports(r); }},
  route<app>{get,   "/api/v1/destinations",            both,      worker, "Destinations",            [](app& a, request& r) { return a.places().destinations(r); }},

  route<app>{post,  "/api/v1/spaceports",              staff,     worker, "Add a spaceport",         [](app& a, request& r) { return a.places().add_spaceport(r); }},
  route<app>{patch, "/api/v1/spaceports/{id}",         staff,     worker, "Change a spaceport",      [](app& a, request& r) { return a.places().change_spaceport(r); }},
  route<app>{post,  "/api/v1/destinations",            staff,     worker, "Add a destination",       [](app& a, request& r) { return a.places().add_destination(r); }},
  route<app>{patch, "/api/v1/destinations/{id}",       staff,     worker, "Change a destination",    [](app& a, request& r) { return a.places().change_destination(r); }},

  route<app>{get,   "/api/v1/bookings",                both,      worker, "Find bookings",           [](app& a, request& r) { return a.bookings().list(r); }},
  route<app>{post,  "/api/v1/bookings",                staff,     worker, "Book on behalf",          [](app& a, request& r) { return a.acts().book(r); }},
  route<app>{get,   "/api/v1/bookings/{id}",           staff,     worker, "A booking",               [](app& a, request& r) { return a.bookings().one(r); }},
  route<app>{get,   "/api/v1/bookings/{id}/cancellation-quote", staff, worker, "What giving up brings",   [](app& a, request& r) { return a.acts().quote(r); }},
  route<app>{post,  "/api/v1/bookings/{id}/cancellation", staff,  worker, "Give seats up on behalf", [](app& a, request& r) { return a.acts().cancel(r); }},
  route<app>{post,  "/api/v1/bookings/{id}/refunds",   financial, worker, "Give more back than the rules", [](app& a, request& r) { return a.acts().refund(r); }},
  route<app>{put,   "/api/v1/bookings/{id}/passengers", staff,    worker, "Exchange passengers",     [](app& a, request& r) { return a.acts().passengers(r); }},
  route<app>{post,  "/api/v1/payments/{id}/completion", financial, worker, "A transfer has come",     [](app& a, request& r) { return a.acts().transfer_completed(r); }},
  route<app>{post,  "/api/v1/payments/{id}/failure",   financial, worker, "A transfer will not come", [](app& a, request& r) { return a.acts().transfer_failed(r); }},
  route<app>{get,   "/api/v1/settlements",             both,      worker, "Settlements",             [](app& a, request& r) { return a.settlements().list(r); }},
  route<app>{get,   "/api/v1/settlements/{id}",        both,      worker, "A settlement",            [](app& a, request& r) { return a.settlements().one(r); }},
  route<app>{get,   "/api/v1/settlements/{id}/statement.csv", both, worker, "Its seats as CSV",      [](app& a, request& r) { return a.settlements().statement(r); }},
  route<app>{post,  "/api/v1/settlements/{id}/payout", financial, worker, "A payout was sent",       [](app& a, request& r) { return a.settlements().pay_out(r); }},
  route<app>{get,   "/api/v1/supplier-invoices",       both,      worker, "Suppliers' invoices",     [](app& a, request& r) { return a.settlements().invoices(r); }},
  route<app>{post,  "/api/v1/supplier-invoices",       both,      worker, "A supplier's invoice",    [](app& a, request& r) { return a.settlements().take_invoice(r); }},
  route<app>{get,   "/api/v1/supplier-invoices/{id}.pdf", both,   worker, "Its file",                [](app& a, request& r) { return a.settlements().invoice_file(r); }},
  route<app>{get,   "/api/v1/launches/{id}/money",     both,      worker, "What a launch brings",    [](app& a, request& r) { return a.settlements().money(r); }},
  route<app>{get,   "/api/v1/reports/{name}",          supplier | financial, worker, "What the books say", [](app& a, request& r) { return a.reports().one(r); }},
  route<app>{get,   "/api/v1/periods",                 financial, worker, "Months of the books",     [](app& a, request& r) { return a.periods().list(r); }},
  route<app>{post,  "/api/v1/periods/{month}/closing", financial, worker, "Close a month",           [](app& a, request& r) { return a.periods().close(r); }},
  route<app>{get,   "/api/v1/documents",               both,      worker, "Find documents",          [](app& a, request& r) { return a.documents().list(r); }},
  route<app>{get,   "/api/v1/documents/{number}.pdf",  both,      worker, "A document as PDF",       [](app& a, request& r) { return a.documents().pdf(r); }},
  route<app>{get,   "/api/v1/documents/{number}.xml",  both,      worker, "A document as UBL",       [](app& a, request& r) { return a.documents().ubl(r); }},
  route<app>{post,  "/api/v1/documents/{number}/email", staff,    worker, "A document once more",    [](app& a, request& r) { return a.documents().mail(r); }},
  route<app>{get,   "/api/v1/documents/{number}",      both,      worker, "A document",              [](app& a, request& r) { return a.documents().one(r); }},

  route<app>{get,   "/api/v1/refunds",                 staff,     worker, "Refunds",                 [](app& a, request& r) { return a.refunds().list(r); }},
  route<app>{get,   "/api/v1/refunds/{id}",            staff,     worker, "A refund",                [](app& a, request& r) { return a.refunds().one(r); }},
  route<app>{post,  "/api/v1/refunds/{id}/approve",    financial, worker, "Approve a refund",        [](app& a, request& r) { return a.refunds().approve(r); }},
  route<app>{post,  "/api/v1/refunds/{id}/sent",       financial, worker, "A transfer was sent",     [](app& a, request& r) { return a.refunds().sent(r); }},
  route<app>{post,  "/api/v1/refunds/{id}/retry",      financial, worker, "Try a refund again",      [](app& a, request& r) { return a.refunds().retry(r); }},
  route<app>{get,   "/api/v1/bank-statements",         financial, worker, "Bank statements",         [](app& a, request& r) { return a.bank().list(r); }},
  route<app>{post,  "/api/v1/bank-statements",         financial, worker, "Upload a statement",      [](app& a, request& r) { return a.bank().take(r); }},
  route<app>{get,   "/api/v1/bank-statements/{id}",    financial, worker, "A statement",             [](app& a, request& r) { return a.bank().one(r); }},
  route<app>{post,  "/api/v1/bank-lines/{id}/confirmation", financial, worker, "A line is a transfer", [](app& a, request& r) { return a.bank().confirm(r); }},
  route<app>{post,  "/api/v1/bank-lines/{id}/setting-aside", financial, worker, "A line is no transfer", [](app& a, request& r) { return a.bank().set_aside(r); }},
  route<app>{get,   "/api/v1/work-list",               staff,     worker, "What is to be looked at", [](app& a, request& r) { return a.work_list().list(r); }},
  route<app>{post,  "/api/v1/work-list/{id}/done",     staff,     worker, "Somebody has seen to it", [](app& a, request& r) { return a.work_list().done(r); }},

  route<app>{get,   "/api/v1/reviews",                 both,      worker, "Reviews of flights",      [](app& a, request& r) { return a.reviews().list(r); }},
  route<app>{get,   "/api/v1/reviews/{id}",            both,      worker, "A review",                [](app& a, request& r) { return a.reviews().one(r); }},
  route<app>{put,   "/api/v1/reviews/{id}/answer",     supplier,  worker, "Answer a review",         [](app& a, request& r) { return a.reviews().answer(r); }},
  route<app>{post,  "/api/v1/reviews/{id}/hide",       staff,     worker, "Hide a review",           [](app& a, request& r) { return a.reviews().hide(r); }},
  route<app>{post,  "/api/v1/reviews/{id}/show",       staff,     worker, "Show a review again",     [](app& a, request& r) { return a.reviews().show(r); }},

  route<app>{get,   "/api/v1/support-requests",        staff,     worker, "What customers ask",      [](app& a, request& r) { return a.support().list(r); }},
  route<app>{get,   "/api/v1/support-requests/{id}",   staff,     worker, "A support request",       [](app& a, request& r) { return a.support().one(r); }},
  route<app>{post,  "/api/v1/support-requests/{id}/answers", staff, worker, "Answer it",             [](app& a, request& r) { return a.support().answer(r); }},
  route<app>{post,  "/api/v1/support-requests/{id}/close", staff,  worker, "Close it",                [](app& a, request& r) { return a.support().close(r); }},
  route<app>{post,  "/api/v1/support-requests/{id}/reopen", staff, worker, "Open it again",           [](app& a, request& r) { return a.support().reopen(r); }},

  route<app>{get,   "/api/v1/audit",                   staff,     worker, "Who did what",            [](app& a, request& r) { return a.audit().list(r); }},
  route<app>{get,   "/api/v1/audit/seals",             staff,     worker, "The audit's sealed days", [](app& a, request& r) { return a.audit().seals(r); }},

  route<app>{get,   "/api/v1/suppliers",               staff,     worker, "Suppliers",               [](app& a, request& r) { return a.people().suppliers(r); }},
  route<app>{post,  "/api/v1/suppliers",               staff,     worker, "Invite a supplier",       [](app& a, request& r) { return a.people().invite_supplier(r); }},
  route<app>{post,  "/api/v1/employees",               financial, worker, "Invite a colleague",      [](app& a, request& r) { return a.people().invite_employee(r); }},

  route<app>{get,   "/api/v1/suppliers/{id}",          staff,     worker, "A supplier",              [](app& a, request& r) { return a.supplier_accounts().one(r); }},
  route<app>{patch, "/api/v1/suppliers/{id}",          staff,     worker, "Correct a supplier",      [](app& a, request& r) { return a.supplier_accounts().correct(r); }},
  route<app>{post,  "/api/v1/suppliers/{id}/suspension", staff,   worker, "Suspend a supplier",      [](app& a, request& r) { return a.supplier_accounts().suspend(r); }},
  route<app>{post,  "/api/v1/suppliers/{id}/restoration", staff,  worker, "End its suspension",      [](app& a, request& r) { return a.supplier_accounts().restore(r); }},
  route<app>{post,  "/api/v1/suppliers/{id}/invitation", staff,   worker, "Invite it once more",     [](app& a, request& r) { return a.supplier_accounts().invite_again(r); }},
  route<app>{get,   "/api/v1/customers",               staff,     worker, "Customers",               [](app& a, request& r) { return a.customers().list(r); }},
  route<app>{get,   "/api/v1/customers/{id}",          staff,     worker, "A customer",              [](app& a, request& r) { return a.customers().one(r); }},
  route<app>{patch, "/api/v1/customers/{id}",          staff,     worker, "Correct a customer's details", [](app& a, request& r) { return a.customers().correct(r); }},
  route<app>{post,  "/api/v1/customers/{id}/suspension", staff,   worker, "Suspend a customer",      [](app& a, request& r) { return a.customers().suspend(r); }},
  route<app>{post,  "/api/v1/customers/{id}/restoration", staff,  worker, "End the suspension",      [](app& a, request& r) { return a.customers().restore(r); }},
  route<app>{get,   "/api/v1/employees",               staff,     worker, "Colleagues",              [](app& a, request& r) { return a.employees().list(r); }},
  route<app>{get,   "/api/v1/employees/{id}",          staff,     worker, "A colleague",             [](app& a, request& r) { return a.employees().one(r); }},
  route<app>{post,  "/api/v1/employees/{id}/role",     financial, worker, "Another role",            [](app& a, request& r) { return a.employees().change_role(r); }},
  route<app>{post,  "/api/v1/employees/{id}/suspension", financial, worker, "Suspend a colleague",   [](app& a, request& r) { return a.employees().suspend(r); }},
  route<app>{post,  "/api/v1/employees/{id}/restoration", financial, worker, "End the suspension",   [](app& a, request& r) { return a.employees().restore(r); }},

  route<app>{get,   "/api/v1/maintenance",             anyone,    loop,   "Is it read-only now",     [](app& a, request& r) { return a.maintenance().state(r); }},
  route<app>{get,   "/api/v1/me",                      both,      worker, "Who is signed in",        [](app& a, request& r) { return a.accounts().me(r); }},
  route<app>{patch, "/api/v1/me",                      both,      worker, "Change the own name",     [](app& a, request& r) { return a.accounts().edit_me(r); }},
  route<app>{get,   "/api/v1/supplier/overview",       supplier,  worker, "What waits for a supplier", [](app& a, request& r) { return a.overview().supplier(r); }},
  route<app>{get,   "/api/v1/team",                    supplier,  worker, "The people of a supplier", [](app& a, request& r) { return a.team().list(r); }},
  route<app>{post,  "/api/v1/team",                    supplier,  worker, "Invite somebody",         [](app& a, request& r) { return a.team().invite(r); }},
  route<app>{del,   "/api/v1/team/{id}",               supplier,  worker, "Remove somebody",         [](app& a, request& r) { return a.team().remove(r); }},
  route<app>{post,  "/api/v1/team/{id}/ownership",     supplier,  worker, "Let somebody else lead",  [](app& a, request& r) { return a.team().hand_over(r); }},
  route<app>{put,   "/api/v1/supplier/logo",           supplier,  worker, "The own logo",            [](app& a, request& r) { return a.pictures().put_logo(r); }},
  route<app>{del,   "/api/v1/supplier/logo",           supplier,  worker, "No logo any more",        [](app& a, request& r) { return a.pictures().drop_logo(r); }},
  route<app>{patch, "/api/v1/supplier",                supplier,  worker, "Change the own company",  [](app& a, request& r) { return a.accounts().edit_supplier(r); }},
  route<app>{post,  "/api/v1/auth/login",              anyone,    worker, "Sign in",                 [](app& a, request& r) { return a.accounts().login(r); }},
  route<app>{post,  "/api/v1/auth/refresh",            anyone,    worker, "A new access token",      [](app& a, request& r) { return a.auth().refresh(r); }},
  route<app>{post,  "/api/v1/auth/logout",             anyone,    worker, "Sign out",                [](app& a, request& r) { return a.auth().logout(r); }},
  route<app>{post,  "/api/v1/auth/change-password",    both,      worker, "Change the password",     [](app& a, request& r) { return a.auth().change_password(r); }},
  route<app>{post,  "/api/v1/auth/accept-invitation",  anyone,    worker, "Accept an invitation",    [](app& a, request& r) { return a.accounts().accept_invitation(r); }},
  route<app>{post,  "/api/v1/auth/verify-email",       anyone,    worker, "Verify the e-mail address", [](app& a, request& r) { return a.auth().verify_email(r); }},
  route<app>{post,  "/api/v1/auth/forgot-password",    anyone,    worker, "Ask for a reset link",    [](app& a, request& r) { return a.auth().forgot_password(r); }},
  route<app>{post,  "/api/v1/auth/reset-password",     anyone,    worker, "Set a new password",      [](app& a, request& r) { return a.auth().reset_password(r); }},
  route<app>{post,  "/api/v1/auth/second-factor",          anyone,    worker, "Finish a second factor",     [](app& a, request& r) { return a.accounts().finish_setup(r); }},
  route<app>{get,   "/api/v1/me/sessions",                 both,      worker, "Own sessions",               [](app& a, request& r) { return a.auth().sessions(r); }},
  route<app>{del,   "/api/v1/me/sessions",                 both,      worker, "Sign out everywhere",        [](app& a, request& r) { return a.auth().end_all_sessions(r); }},
  route<app>{del,   "/api/v1/me/sessions/{id}",            both,      worker, "End a session",              [](app& a, request& r) { return a.auth().end_session(r); }},
  route<app>{get,   "/api/v1/me/second-factor",            both,      worker, "Own second factor",          [](app& a, request& r) { return a.auth().factor(r); }},
  route<app>{post,  "/api/v1/me/second-factor",            both,      worker, "Begin a second factor",      [](app& a, request& r) { return a.auth().begin_factor(r); }},
  route<app>{post,  "/api/v1/me/second-factor/confirmation", both,      worker, "Confirm a second factor",    [](app& a, request& r) { return a.auth().confirm_factor(r); }},
  route<app>{post,  "/api/v1/me/second-factor/recovery-codes", both,      worker, "New recovery codes",         [](app& a, request& r) { return a.auth().renew_recovery(r); }},
  route<app>{post,  "/api/v1/me/second-factor/removal",    both,      worker, "Give it up",                 [](app& a, request& r) { return a.auth().remove_factor(r); }},
};
// clang-format on

}  // namespace

std::span<const platform::http::route<app>> routes() {
  return table;
}

}  // namespace admin_api
