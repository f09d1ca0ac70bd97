#include "backoffice/places.hpp"

#include "backoffice/master_rows.hpp"

namespace backoffice {

std::vector<domain::spaceport> places::spaceports() {
  std::vector<domain::spaceport> out;
  for (const auto r : db_.exec("select * from spaceports order by name")) {
    out.push_back({r.text("id"), r.text("name"), r.text("slug"), r.text("country"),
                   r.text("time_zone"), r.i64("version")});
  }
  return out;
}

std::vector<domain::destination> places::destinations() {
  std::vector<domain::destination> out;
  const auto found = db_.exec(
      "select * from destinations order by array_position(array['suborbital', 'low-earth-orbit', "
      "'interplanetary'], "
      "range), name");
  for (const auto r : found) {
    out.push_back({r.text("id"), r.text("name"), r.text("slug"), r.text("description"),
                   range_of(r, "range"), r.i64("version")});
  }
  return out;
}

}  // namespace backoffice
