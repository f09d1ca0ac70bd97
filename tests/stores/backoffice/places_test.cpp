// The catalogue: a change reaches the launches to come, what is retired is chosen no more.
#include "backoffice/places.hpp"

#include <functional>

#include "books.hpp"
#include "platform/json/read.hpp"

namespace {

using namespace books;

class books_of_places : public store {
 protected:
  std::string fault_of(const std::function<void()>& f) {
    try {
      f();
    } catch (const platform::json::invalid& e) {
      return e.errors().front().pointer + " " + e.errors().front().code;
    }
    return {};
  }
};

TEST_F(books_of_places, a_new_place_is_told_and_a_taken_name_or_unknown_zone_refused) {
  const auto spaceport =
      places->add(domain::spaceport{"", "Santa Maria", "", "PT", "Atlantic/Azores"}, staff, now);
  const auto told = outbox->waiting(9).at(0);
  EXPECT_EQ(told.kind, "spaceport-changed");
  EXPECT_EQ(contract::spaceport_from_json(told.payload).slug, "santa-maria");
  EXPECT_EQ(count("audit where act = 'place.add' and subject = '" + spaceport + "'"), 1);
  const domain::spaceport same{"", "Santa Maria", "", "PT", "Atlantic/Azores"};
  EXPECT_EQ(fault_of([&] { places->add(same, staff, now); }), "/name name_taken");
  const domain::spaceport nowhere{"", "Nowhere", "", "PT", "Mars/Olympus"};
  EXPECT_EQ(fault_of([&] { places->add(nowhere, staff, now); }), "/timeZone time_zone_unknown");
  EXPECT_EQ(outbox->size(), 1) << "what was refused is not told";
}

TEST_F(books_of_places, another_name_reaches_the_launches_to_come) {
  const auto s = make_supplier("Boreal");
  const auto l = make_launch(s, make_rocket(s, "Aurora").id);
  db->exec("delete from outbox");
  backoffice::place_edit e;
  e.reason = "Renamed by its owner";
  e.name = "Zero Point";
  EXPECT_TRUE(places->change_spaceport(l.master.spaceport.id, e, staff, now));
  const auto events = outbox->waiting(9);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(contract::launch_from_json(events[1].payload).spaceport.name, "Zero Point");
  EXPECT_TRUE(places->change_spaceport(l.master.spaceport.id, e, staff, now));
  EXPECT_EQ(outbox->size(), 2) << "what changes nothing is not told";
  EXPECT_FALSE(places->change_spaceport(id("sp_", 1), e, staff, now));
}

TEST_F(books_of_places, a_retired_place_stays_with_its_launches_and_takes_no_new_ones) {
  const auto s = make_supplier("Boreal");
  const auto rocket = make_rocket(s, "Aurora").id;
  const auto l = make_launch(s, rocket);
  backoffice::place_edit e;
  e.reason = "Closed";
  e.retired = true;
  EXPECT_TRUE(places->change_destination(l.master.destination.id, e, staff, now));
  EXPECT_TRUE(places->listed_destinations().front().retired);
  EXPECT_EQ(places->listed_destinations().front().launches, 1);
  EXPECT_EQ(fault_of([&] { (void)launches->create(wish(s, rocket), staff, now); }),
            "/destinationId destination_not_found");
  backoffice::launch_edit cheaper;
  cheaper.version = launches->find("", l.master.id)->master.version;
  cheaper.price = 970'000'000;
  EXPECT_TRUE(launches->edit({"", staff}, l.master.id, cheaper, now)) << "it may stay where it was";
  e.retired = false;
  EXPECT_TRUE(places->change_destination(l.master.destination.id, e, staff, now));
  EXPECT_TRUE(launches->create(wish(s, rocket), staff, now));
}

}  // namespace
