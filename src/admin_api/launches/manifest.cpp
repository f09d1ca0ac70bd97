#include "admin_api/launches/manifest.hpp"

#include <boost/json/object.hpp>

#include "platform/runtime/time.hpp"

namespace admin_api {
namespace {

using boost::json::value;

value or_null(const std::optional<std::string>& text) {
  return text ? value(*text) : value(nullptr);
}

int age_of(const domain::passenger& p, domain::instant departs_at) {
  return domain::completed_years(p.born, domain::day_of(departs_at));
}

}  // namespace

std::string masked(const std::string& document_number) {
  constexpr std::size_t shown = 3;
  std::vector<std::string> characters;  // whole ones, so that none is cut in two
  for (const char c : document_number) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) characters.emplace_back();
    if (!characters.empty()) characters.back() += c;
  }
  std::string out;
  const bool long_enough = characters.size() > 2 * shown;
  for (std::size_t i = 0; i < characters.size(); ++i)
    out += long_enough && i + shown >= characters.size() ? characters[i] : "•";
  return out;
}

boost::json::array manifest_json(const std::vector<backoffice::flyer>& flyers,
                                 domain::instant departs_at) {
  boost::json::array out;
  for (const auto& [booking, p] : flyers) {
    out.push_back({{"bookingReference", domain::reference_of(booking)},
                   {"fullName", p.full_name},
                   {"birthDate", platform::format_day(p.born)},
                   {"ageAtDeparture", age_of(p, departs_at)},
                   {"email", p.email},
                   {"phone", p.phone},
                   {"nationality", or_null(p.nationality)},
                   {"specialNeeds", or_null(p.special_needs)},
                   {"documentNumber",
                    p.document_number ? value(masked(*p.document_number)) : value(nullptr)}});
  }
  return out;
}

contract::csv_file manifest_csv(const std::vector<backoffice::flyer>& flyers,
                                domain::instant departs_at) {
  contract::csv_file out({"booking", "name", "birth date", "age at departure", "e-mail", "phone",
                          "nationality", "special needs", "document"});
  for (const auto& [booking, p] : flyers) {
    out.row({domain::reference_of(booking), p.full_name, platform::format_day(p.born),
             std::to_string(age_of(p, departs_at)), p.email, p.phone, p.nationality.value_or(""),
             p.special_needs.value_or(""), masked(p.document_number.value_or(""))});
  }
  return out;
}

}  // namespace admin_api
