#pragma once
// Spaceports and destinations: the catalogue that employees keep. Each change reaches the Customer
// side as an event, and the launches to come that use the place.

#include <optional>
#include <string>
#include <vector>

#include "domain/master_data.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

template <class Place>
struct listed {
  Place place;
  bool retired = false;
  int launches = 0;  // to come
};

// Only what is given changes.
struct place_edit {
  std::optional<std::string> name = {}, country = {}, time_zone = {}, description = {};
  std::optional<bool> retired = {};
  std::string reason;
};

class places {
 public:
  explicit places(platform::postgres::pool& db) : db_(db) {}

  [[nodiscard]] std::vector<domain::spaceport> spaceports();  // by name
  [[nodiscard]] std::vector<domain::destination>
  destinations();  // nearest range first, then by name
  [[nodiscard]] std::vector<listed<domain::spaceport>> listed_spaceports();
  [[nodiscard]] std::vector<listed<domain::destination>> listed_destinations();

  // Their ids. Throw platform::json::invalid when the name is taken or there is no such time zone.
  std::string add(const domain::spaceport& s, const std::string& actor, domain::instant now);
  std::string add(const domain::destination& d, const std::string& actor, domain::instant now);
  // False: there is no such place. Throw as above.
  [[nodiscard]] bool change_spaceport(const std::string& id, const place_edit& e,
                                      const std::string& actor, domain::instant now);
  [[nodiscard]] bool change_destination(const std::string& id, const place_edit& e,
                                        const std::string& actor, domain::instant now);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice
