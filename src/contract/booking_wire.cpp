#include "contract/booking_wire.hpp"

#include <boost/json/array.hpp>

#include "domain/exchange.hpp"
#include "platform/json/read.hpp"

namespace contract {
namespace {

namespace json = platform::json;

constexpr std::size_t longest_reason = 500;

domain::passenger passenger_of(passenger_body&& p) {
  domain::passenger out;
  out.id = std::move(p.id).value_or("");
  out.full_name = std::move(p.fullName);
  out.born = p.birthDate;
  out.email = std::move(p.email);
  out.phone = std::move(p.phone);
  out.nationality = std::move(p.nationality);
  out.document_number = std::move(p.documentNumber);
  out.special_needs = std::move(p.specialNeeds);
  out.emergency_contact = std::move(p.emergencyContact);
  return out;
}

json::field_error error_of(domain::passenger_fault f, const std::string& at) {
  using domain::passenger_fault;
  switch (f) {
    case passenger_fault::name_missing:
      return {at + "/fullName", "required", "Enter the passenger's full name."};
    case passenger_fault::name_too_long:
      return {at + "/fullName", "too_long", "At most 200 characters."};
    case passenger_fault::too_young:
      return {at + "/birthDate", "passenger_too_young",
              "Passengers are at least 18 years old on the day of departure."};
    case passenger_fault::too_old:
      return {at + "/birthDate", "passenger_too_old",
              "Passengers are at most 70 years old on the day of departure."};
    case passenger_fault::born_in_future:
      return {at + "/birthDate", "in_the_future", "This day is still to come."};
    case passenger_fault::email_invalid:
      return {at + "/email", "email_invalid", "This is not an e-mail address."};
    case passenger_fault::phone_invalid:
      return {at + "/phone", "phone_invalid", "This is not a telephone number."};
    case passenger_fault::text_too_long:
      return {at, "too_long", "One of the optional texts is too long."};
  }
  return {at, "invalid", "This passenger is not valid."};
}

bool is_about_age(domain::passenger_fault f) noexcept {
  using domain::passenger_fault;
  return f == passenger_fault::too_young || f == passenger_fault::too_old;
}

boost::json::object money(domain::cents amount) {
  return {{"amountCents", amount}, {"currency", domain::currency}};
}

}  // namespace

std::vector<domain::passenger> passengers_of(passengers_body body, const domain::booking& b,
                                             domain::instant departs_at, domain::instant now) {
  std::vector<json::field_error> errors;
  if (body.passengers.size() != static_cast<std::size_t>(b.seats_kept()))
    errors.push_back({"/passengers", "wrong_number", "One passenger for each seat is needed."});
  std::vector<domain::passenger> list;
  for (auto& p : body.passengers) list.push_back(passenger_of(std::move(p)));
  const bool paid = b.state == domain::booking_state::confirmed;
  const auto seats = domain::seats_for(b, list);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool same = paid && seats && domain::same_person(list[i], *(*seats)[i]);
    for (const auto f : domain::faults_of(list[i], departs_at, now)) {
      if (!same || !is_about_age(f))
        errors.push_back(error_of(f, "/passengers/" + std::to_string(i)));
    }
  }
  if (!errors.empty()) throw json::invalid(std::move(errors));
  return list;
}

domain::cancel_request cancel_request_of(cancellation_body body, std::string key, std::string by) {
  auto reason = std::move(body.reason).value_or("");
  if (reason.size() > longest_reason)
    throw json::invalid({{"/reason", "too_long", "At most 500 characters."}});
  if (body.passengers && body.passengers->empty())
    throw json::invalid(
        {{"/passengers", "required", "Name at least one, or leave it out for all."}});
  return {std::move(key),    std::move(body.passengers).value_or(std::vector<std::string>{}),
          body.percent,      body.amountCents,
          std::move(reason), std::move(by)};
}

std::vector<std::string> passenger_ids(const std::optional<std::string>& list) {
  std::vector<std::string> ids;
  if (!list) return ids;
  std::size_t from = 0;
  while (from <= list->size()) {
    const auto comma = std::min(list->find(',', from), list->size());
    ids.push_back(list->substr(from, comma - from));
    from = comma + 1;
  }
  return ids;
}

boost::json::object to_json(const domain::refund_quote& q) {
  boost::json::array passengers(q.passengers.begin(), q.passengers.end());
  return {{"passengers", std::move(passengers)},
          {"percent", q.percent},
          {"each", money(q.each)},
          {"amount", money(q.amount)},
          {"departsAt", platform::format_instant(q.departs_at)},
          {"validUntil", platform::format_instant(q.valid_until)}};
}

}  // namespace contract
