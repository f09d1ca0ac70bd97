#include "customer_api/account/account_http.hpp"

#include <boost/describe.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"
#include "contract/wished_language.hpp"
#include "customer_api/account/profile.hpp"
#include "domain/account.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

namespace customer_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;

struct registration {
  std::string email, password, name;
  platform::day birthDate{};
  std::optional<bool> newLaunchMails;
};
BOOST_DESCRIBE_STRUCT(registration, (), (email, password, name, birthDate, newLaunchMails))

struct address_body {
  std::string line1;
  std::optional<std::string> line2;
  std::string postalCode, city;
  std::optional<std::string> region;
  std::string country;
};
BOOST_DESCRIBE_STRUCT(address_body, (), (line1, line2, postalCode, city, region, country))

struct profile_edit {
  std::optional<std::string> name, phone, taxId;
  std::optional<address_body> legalAddress;
  std::optional<bool> newLaunchMails;
  std::optional<std::string> language;
};
BOOST_DESCRIBE_STRUCT(profile_edit, (),
                      (name, phone, taxId, legalAddress, newLaunchMails, language))

void check_text(std::vector<json::field_error>& errors, const std::string& at,
                const std::string& text, std::size_t most) {
  if (text.find_first_not_of(' ') == text.npos)
    errors.push_back({at, "required", "This must not be empty."});
  else if (text.size() > most)
    errors.push_back({at, "too_long", "This is too long."});
}

void check(const registration& body, domain::instant now) {
  std::vector<json::field_error> errors;
  if (!domain::plausible_email(domain::folded_email(body.email))) {
    errors.push_back({"/email", "email_invalid", "This is not an e-mail address."});
  }
  check_text(errors, "/name", body.name, 200);
  if (domain::completed_years(body.birthDate, domain::day_of(now)) <
      domain::youngest_account_holder) {
    errors.push_back(
        {"/birthDate", "holder_too_young", "Account holders are at least 18 years old."});
  }
  for (const auto fault : domain::faults_of_password(body.password, body.email)) {
    errors.push_back({"/password", std::string(domain::name_of(fault)),
                      "8 to 128 characters with an upper and a lower case letter, a digit and a "
                      "special character; "
                      "no common password, and not your e-mail address."});
  }
  if (!errors.empty()) throw json::invalid(std::move(errors));
}

domain::address address_of(const address_body& a, std::vector<json::field_error>& errors) {
  check_text(errors, "/legalAddress/line1", a.line1, 200);
  check_text(errors, "/legalAddress/postalCode", a.postalCode, 20);
  check_text(errors, "/legalAddress/city", a.city, 100);
  if (a.line2.value_or("").size() > 200)
    errors.push_back({"/legalAddress/line2", "too_long", "This is too long."});
  if (a.region.value_or("").size() > 100)
    errors.push_back({"/legalAddress/region", "too_long", "This is too long."});
  const bool code = a.country.size() == 2 && a.country[0] >= 'A' && a.country[0] <= 'Z' &&
                    a.country[1] >= 'A' && a.country[1] <= 'Z';
  if (!code)
    errors.push_back({"/legalAddress/country", "country_invalid",
                      "Two capital letters (ISO 3166), such as PT."});
  return {a.line1, a.line2.value_or(""), a.postalCode, a.city, a.region.value_or(""), a.country};
}

void apply(const profile_edit& edit, domain::customer& c) {
  std::vector<json::field_error> errors;
  if (edit.name) {
    check_text(errors, "/name", *edit.name, 200);
    c.name = *edit.name;
  }
  if (edit.phone) {
    if (edit.phone->size() > 32) errors.push_back({"/phone", "too_long", "This is too long."});
    c.phone = *edit.phone;
  }
  if (edit.taxId) {
    check_text(errors, "/taxId", *edit.taxId, 40);
    c.tax_id = *edit.taxId;
  }
  if (edit.legalAddress) {
    c.address = address_of(*edit.legalAddress, errors);
    c.has_address = true;
  }
  if (edit.newLaunchMails) c.new_launch_mails = *edit.newLaunchMails;
  if (edit.language) {
    const auto known = domain::language_coded(*edit.language);
    if (!known) errors.push_back({"/language", "unknown_value", "We speak en and es."});
    c.language = known.value_or(c.language);
  }
  if (!errors.empty()) throw json::invalid(std::move(errors));
}

}  // namespace

void account_http::make_profile(const boost::json::object& session) {
  const auto& user = session.at("user").as_object();
  const auto* stored = session.if_contains("registration");
  if (stored == nullptr || !stored->is_object() ||
      customers_.find(std::string(user.at("id").as_string())))
    return;
  const auto& given = stored->get_object();
  domain::customer c;
  c.id = user.at("id").as_string();
  c.email = user.at("email").as_string();
  c.name = user.at("name").as_string();
  c.email_verified = user.at("emailVerified").as_bool();
  c.born = platform::parse_day(given.at("birthDate").as_string()).value();
  c.new_launch_mails = given.at("newLaunchMails").as_bool();
  if (const auto* code = given.if_contains("language"))
    c.language = domain::language_coded(code->as_string()).value_or(c.language);
  c.created_at = clock_.now();
  customers_.create(c);
  told_();
}

http::response account_http::register_customer(http::request& r) {
  const auto body = json::read<registration>(r.body);
  check(body, clock_.now());
  boost::json::object granted;
  auto answer = auth_.grant(
      r, "register",
      {{"email", domain::folded_email(body.email)},
       {"password", body.password},
       {"name", body.name},
       {"birthDate", platform::format_day(body.birthDate)},
       {"newLaunchMails", body.newLaunchMails.value_or(false)},
       {"language", domain::code_of(contract::wished_language(r.header("accept-language")))}},
      201, &granted);
  if (!granted.empty()) make_profile(granted);
  return answer;
}

http::response account_http::login(http::request& r) {
  boost::json::object granted;
  auto answer = auth_.login(r, &granted);
  if (!granted.empty()) make_profile(granted);
  return answer;
}

http::response account_http::show(const domain::customer& c) {
  return http::json_response(200,
                             boost::json::serialize(profile_json(c, bookings_.trips_of(c.id))));
}

http::response account_http::profile(http::request& r) {
  const auto c = profile_of(customers_, r.who.subject);
  return show(c);
}

http::response account_http::change_profile(http::request& r) {
  const auto edit = json::read<profile_edit>(r.body);
  // Only what is sent changes, so two edits at once both hold: on a conflict the newer profile is
  // read and edited.
  for (int attempt = 0; attempt < 5; ++attempt) {
    auto c = profile_of(customers_, r.who.subject);
    apply(edit, c);
    if (customers_.update(c, clock_.now())) {
      told_();
      return show(c);
    }
  }
  return contract::answer({domain::no::version_conflict});
}

}  // namespace customer_api
