#include "admin_api/bookings/act_notes.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace admin_api {
namespace {

template <class Keep>
boost::json::value names_of(const std::vector<domain::passenger>& passengers, Keep keep) {
  boost::json::array names;
  for (const auto& p : passengers) {
    if (p.state == domain::passenger_state::kept && keep(p)) names.emplace_back(p.full_name);
  }
  return boost::json::object{{"passengers", std::move(names)}};
}

boost::json::value all_names(const std::vector<domain::passenger>& passengers) {
  return names_of(passengers, [](const auto&) { return true; });
}

}  // namespace

seats_note note_of_cancellation(const std::vector<domain::passenger>& passengers,
                                const std::optional<std::vector<std::string>>& given_up) {
  return {all_names(passengers), names_of(passengers, [&](const domain::passenger& p) {
            return given_up &&
                   std::find(given_up->begin(), given_up->end(), p.id) == given_up->end();
          })};
}

seats_note note_of_exchange(const std::vector<domain::passenger>& passengers,
                            const contract::passengers_body& wish) {
  boost::json::array names;
  for (const auto& p : wish.passengers) names.emplace_back(p.fullName);
  return {all_names(passengers), boost::json::object{{"passengers", std::move(names)}}};
}

}  // namespace admin_api
