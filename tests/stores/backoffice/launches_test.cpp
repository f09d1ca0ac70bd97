// Offering launches and changing them: the rules, the versions, and that the Customer side is
// always told.
#include <boost/json/serialize.hpp>
#include <set>
#include <thread>

#include "books.hpp"

namespace {

using namespace books;
using backoffice::launch_edit;
using domain::no;

class books_of_launches : public store {
 protected:
  void SetUp() override {
    store::SetUp();
    if (IsSkipped()) return;
    supplier = make_supplier("Boreal Spaceways");
    rocket = make_rocket(supplier, "Aurora Two");
    db->exec("delete from outbox");
  }
  std::vector<std::string> kinds() {
    std::vector<std::string> out;
    for (const auto& e : outbox->waiting(100)) out.push_back(e.kind);
    return out;
  }
  // The code at a pointer, when the call was refused for its fields.
  template <class F>
  static std::set<std::string> field_codes(F f) {
    std::set<std::string> out;
    try {
      f();
    } catch (const platform::json::invalid& e) {
      for (const auto& each : e.errors()) out.insert(each.pointer + " " + each.code);
    }
    return out;
  }
  std::string supplier;
  domain::rocket rocket;
};

TEST_F(books_of_launches, an_offer_is_told_with_all_that_the_customer_side_shows) {
  const auto l = make_launch(supplier, rocket.id);
  EXPECT_EQ(l.master.capacity, rocket.capacity) << "the rocket's if left out";
  EXPECT_EQ(l.master.version, 1);
  EXPECT_FALSE(l.published);
  const auto events = outbox->waiting(10);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[1].kind, "launch-offered");
  EXPECT_EQ(events[0].id, l.master.id + ":1:launch-changed");
  const auto told = contract::launch_from_json(events[0].payload);
  EXPECT_EQ(told.slug, l.master.slug);
  EXPECT_EQ(told.rocket.specifications, rocket.specifications);
  EXPECT_EQ(told.supplier_name, "Boreal Spaceways");
  EXPECT_EQ(told.spaceport.time_zone, l.master.spaceport.time_zone);
  launches->published(l.master.id, 1);
  EXPECT_TRUE(launches->find(supplier, l.master.id)->published);
}

TEST_F(books_of_launches, every_wrong_field_of_an_offer_is_named_at_once) {
  auto w = wish(supplier, make_rocket(supplier, "Hopper", domain::range::suborbital, 4).id);
  w.departs_at = domain::months_after(now, 12);
  w.price = 0;
  w.capacity = 5;
  w.destination_id = places->destinations().back().id;
  EXPECT_EQ(field_codes([&] { (void)launches->create(w, staff, now); }),
            (std::set<std::string>{"/departsAt departs_too_soon", "/priceCents price_out_of_bounds",
                                   "/capacity capacity_above_rocket",
                                   "/destinationId destination_out_of_range"}));
  w.departs_at += 1ms;
  w.price = 1;
  w.capacity = 4;
  w.destination_id = places->destinations().front().id;
  EXPECT_TRUE(launches->create(w, staff, now)) << "just over a year ahead";
  const auto strangers = make_rocket(make_supplier("Kestrel"), "Kestrel").id;
  w.rocket_id = strangers;
  w.spaceport_id = "sp_nowhere";
  w.destination_id = "d_nowhere";
  EXPECT_EQ(field_codes([&] { (void)launches->create(w, staff, now); }),
            (std::set<std::string>{"/rocketId rocket_not_found", "/spaceportId spaceport_not_found",
                                   "/destinationId destination_not_found"}));
}

TEST_F(books_of_launches, nothing_is_offered_before_tax_id_and_legal_address_are_known) {
  const auto fresh =
      suppliers->create({"New Company", "Mia", "mia@example.com"}, staff, now).value();
  const auto k = make_rocket(fresh.id, "First");
  const auto refused = launches->create(wish(fresh.id, k.id), staff, now);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().why, no::supplier_details_missing);
}

TEST_F(books_of_launches, a_repeated_offer_gets_the_first_answer_and_another_one_is_refused) {
  const backoffice::repeatable once{"key-1", "same", [](const auto& l) { return l.master.id; }};
  std::vector<std::thread> callers;
  std::set<std::string> answers;
  std::mutex guard;
  for (int n = 0; n < 6; ++n) {
    callers.emplace_back([&] {
      const auto text = launches->create_once(wish(supplier, rocket.id), once, staff, now).value();
      const std::scoped_lock lock(guard);
      answers.insert(text);
    });
  }
  for (auto& c : callers) c.join();
  EXPECT_EQ(answers.size(), 1U);
  EXPECT_EQ(count("launches"), 1);
  auto other = once;
  other.fingerprint = "other";
  EXPECT_EQ(launches->create_once(wish(supplier, rocket.id), other, staff, now).error().why,
            no::key_reused);
}

TEST_F(books_of_launches, everything_changes_before_the_first_seat_is_taken) {
  const auto l = make_launch(supplier, rocket.id);
  launch_edit e;
  e.version = 1;
  e.departs_at = l.master.departs_at + 24h;
  e.spaceport_id = places->spaceports().back().id;
  e.destination_id = places->destinations()[1].id;
  e.price = 5;
  e.vip_head_start_hours = 48;
  const auto asked = launches->edit({supplier, staff}, l.master.id, e, now);
  ASSERT_TRUE(asked);
  ASSERT_TRUE(asked->pending);
  EXPECT_EQ(asked->master.price, l.master.price) << "until the launch document has decided";
  EXPECT_EQ(outbox->waiting(10).back().kind, "launch-asked");
  EXPECT_EQ(changes->proposal(asked->pending->id)->after.price, 5);
  changes->decided(asked->pending->id, "", now);
  const auto after = launches->find(supplier, l.master.id);
  EXPECT_EQ(after->master.version, 2);
  EXPECT_EQ(after->master.price, 5);
  EXPECT_EQ(after->master.departs_at, *e.departs_at);
  EXPECT_TRUE(after->published);
  EXPECT_FALSE(after->pending);
  EXPECT_EQ(after->master.slug, l.master.slug) << "links stay good";
  EXPECT_EQ(launches->edit({supplier, staff}, l.master.id, e, now).error().why,
            no::version_conflict);
  const auto history = launches->history(l.master.id);
  ASSERT_EQ(history.size(), 2U);
  EXPECT_NE(history[1].change.find("Price 9,800,000.00 USD → 0.05 USD"), std::string::npos)
      << history[1].change;
}

TEST_F(books_of_launches, why_an_employee_changes_it_stands_in_its_history) {
  const auto l = make_launch(supplier, rocket.id);
  launch_edit e;
  e.version = 1;
  e.price = l.master.price + 1;
  const auto dearer = launches->edit({"", staff, "they called"}, l.master.id, e, now);
  ASSERT_TRUE(dearer);
  e = {};
  e.version = dearer->master.version;
  e.vip_head_start_hours = 12;
  const auto asked = launches->edit({"", staff, "they wrote"}, l.master.id, e, now);
  ASSERT_TRUE(asked && asked->pending);
  changes->decided(asked->pending->id, "", now);
  const auto history = launches->history(l.master.id);
  ASSERT_EQ(history.size(), 3U);
  EXPECT_TRUE(history[1].change.ends_with(". Why: they called")) << history[1].change;
  EXPECT_TRUE(history[2].change.ends_with(". Why: they wrote")) << history[2].change;
}

TEST_F(books_of_launches, once_a_seat_is_taken_only_price_capacity_and_rocket_change) {
  const auto l = make_launch(supplier, rocket.id);
  launches->copy_seats({{l.master.id, 3, 1, 7, 1, now}}, now);
  const auto edited = [&](auto set) {
    launch_edit e;
    e.version = launches->find(supplier, l.master.id)->master.version;
    set(e);
    auto after = launches->edit({supplier, staff}, l.master.id, e, now);
    if (after && after->pending) changes->decided(after->pending->id, "", now);
    return after;
  };
  EXPECT_EQ(edited([&](auto& e) { e.departs_at = l.master.departs_at + 24h; }).error().why,
            no::seats_taken);
  EXPECT_EQ(edited([&](auto& e) { e.spaceport_id = places->spaceports().back().id; }).error().why,
            no::seats_taken);
  EXPECT_EQ(edited([&](auto& e) { e.destination_id = places->destinations()[1].id; }).error().why,
            no::seats_taken);
  EXPECT_EQ(edited([](auto& e) { e.vip_head_start_hours = 1; }).error().why, no::seats_taken);
  EXPECT_EQ(edited([](auto& e) { e.capacity = 4; }).error().why, no::seats_taken);
  EXPECT_TRUE(edited([](auto& e) { e.capacity = 5; })) << "as many as are taken";
  EXPECT_TRUE(edited([](auto& e) { e.price = 77; }));
  const auto big = make_rocket(supplier, "Polaris", domain::range::interplanetary, 20);
  EXPECT_TRUE(edited([&](auto& e) { e.rocket_id = big.id; }));
  const auto small = make_rocket(supplier, "Dinghy", domain::range::suborbital, 2);
  EXPECT_EQ(field_codes([&] { (void)edited([&](auto& e) { e.rocket_id = small.id; }); }),
            (std::set<std::string>{"/capacity capacity_above_rocket"}));
}

TEST_F(books_of_launches, bookings_count_before_the_seat_counts_arrive) {
  const auto l = make_launch(supplier, rocket.id);
  const auto paid = confirmed(booking(l, 1, 3));
  (void)bookings->apply(paid, event(paid), now);
  launch_edit e;
  e.version = 1;
  e.capacity = 2;
  EXPECT_EQ(launches->edit({supplier, staff}, l.master.id, e, now).error().why, no::seats_taken);
}

TEST_F(books_of_launches, an_older_seat_count_never_replaces_a_newer_one) {
  const auto l = make_launch(supplier, rocket.id);
  launches->copy_seats({{l.master.id, 6, 0, 6, 0, now}}, now);
  launches->copy_seats({{l.master.id, 2, 0, 10, 0, now - 1min}}, now);
  const auto found = launches->find(supplier, l.master.id);
  EXPECT_EQ(found->sold, 6);
  EXPECT_EQ(found->fill_percent, 50);
  EXPECT_EQ(found->free, 6);
}

TEST_F(books_of_launches,
       a_changed_rocket_is_told_to_each_launch_to_come_and_to_the_suppliers_page) {
  const auto a = make_launch(supplier, rocket.id), b = make_launch(supplier, rocket.id);
  db->exec("update launches set departs_at = $2 where id = $1", {b.master.id, now - 24h});  // flown
  db->exec("delete from outbox");
  backoffice::rocket_edit e;
  e.version = 1;
  e.name = "Aurora Três";
  ASSERT_TRUE(fleet->edit(supplier, rocket.id, e, staff, now));
  EXPECT_EQ(kinds(), (std::vector<std::string>{"supplier-changed", "launch-changed"}));
  const auto events = outbox->waiting(10);
  EXPECT_EQ(events[1].aggregate, a.master.id);
  EXPECT_EQ(events[1].version, 2);
  EXPECT_EQ(contract::launch_from_json(events[1].payload).rocket.name, "Aurora Três");
  EXPECT_EQ(contract::supplier_from_json(events[0].payload).rockets.at(0).name, "Aurora Três");
  EXPECT_EQ(launches->list({.text = "TRÊS"}, {}).total, 1)
      << "and found by its new name, in any case";
  EXPECT_EQ(launches->master(b.master.id)->version, 1);
}

TEST_F(books_of_launches, a_rocket_stays_as_large_and_as_far_as_its_launches_need) {
  auto w = wish(supplier, rocket.id);
  w.destination_id = places->destinations()[4].id;  // low Earth orbit
  ASSERT_TRUE(launches->create(w, staff, now));
  backoffice::rocket_edit e;
  e.version = 1;
  e.capacity = 11;
  e.range = domain::range::suborbital;
  EXPECT_EQ(
      field_codes([&] { (void)fleet->edit(supplier, rocket.id, e, staff, now); }),
      (std::set<std::string>{"/capacity capacity_below_launches", "/range range_below_launches"}));
}

TEST_F(books_of_launches, a_rockets_name_is_its_suppliers_own_in_any_case) {
  EXPECT_EQ(
      fleet->create({supplier, "AURORA two", "x", domain::range::suborbital, 2, {}}, staff, now)
          .error()
          .why,
      no::rocket_name_taken);
  EXPECT_NO_THROW(make_rocket(make_supplier("Kestrel"), "Aurora Two"));
  backoffice::rocket_edit e;
  e.version = 9;
  EXPECT_EQ(fleet->edit(supplier, rocket.id, e, staff, now).error().why, no::version_conflict);
}

TEST_F(books_of_launches, a_supplier_never_sees_or_changes_what_is_anothers) {
  const auto l = make_launch(supplier, rocket.id);
  const auto rival = make_supplier("Kestrel");
  EXPECT_FALSE(launches->find(rival, l.master.id));
  EXPECT_FALSE(fleet->find(rival, rocket.id));
  launch_edit e;
  e.version = 1;
  EXPECT_EQ(launches->edit({rival, staff}, l.master.id, e, now).error().why, no::launch_not_found);
  backoffice::rocket_edit k;
  k.version = 1;
  EXPECT_EQ(fleet->edit(rival, rocket.id, k, staff, now).error().why, no::rocket_not_found);
  EXPECT_EQ(launches->list({.supplier = rival}, {}).total, 0);
  EXPECT_EQ(fleet->list({.supplier = rival}, {}).total, 0);
  EXPECT_EQ(launches->list({}, {}).total, 1) << "employees see all";
}

TEST_F(books_of_launches, editors_and_rocket_editors_at_once_end_without_a_lost_change) {
  const auto l = make_launch(supplier, rocket.id);
  std::vector<std::thread> people;
  for (int who = 0; who < 6; ++who) {
    people.emplace_back([&, who] {
      for (int n = 0; n < 8; ++n) {
        if (who % 2 == 0) {
          launch_edit e;
          e.version = launches->find(supplier, l.master.id)->master.version;
          e.price = 1000 + who * 100 + n;
          (void)launches->edit({supplier, staff}, l.master.id, e, now);
        } else {
          backoffice::rocket_edit e;
          e.version = fleet->find(supplier, rocket.id)->rocket.version;
          e.description = "Text " + std::to_string(who) + std::to_string(n);
          (void)fleet->edit(supplier, rocket.id, e, staff, now);
        }
      }
    });
  }
  for (auto& p : people) p.join();
  const auto version = launches->master(l.master.id)->version;
  EXPECT_EQ(count("outbox where kind = 'launch-changed' and aggregate = '" + l.master.id + "'"),
            version)
      << "each version was told";
  EXPECT_GT(version, 8);
}

TEST_F(books_of_launches, what_was_done_is_never_rewritten) {
  (void)make_launch(supplier, rocket.id);
  EXPECT_THROW(db->exec("update audit set actor = 'me'"), platform::postgres::error);
  EXPECT_THROW(db->exec("delete from audit"), platform::postgres::error);
}

TEST_F(books_of_launches, a_rocket_that_launches_to_come_need_is_not_retired) {
  const auto l = make_launch(supplier, rocket.id);
  const auto use = fleet->use_of(rocket.id, now);
  EXPECT_EQ(use.launches, 1);
  EXPECT_EQ(use.seats, rocket.capacity);
  EXPECT_EQ(use.farthest, l.master.destination.range);
  backoffice::rocket_edit e;
  e.version = rocket.version;
  e.retired = true;
  const auto refused = fleet->edit(supplier, rocket.id, e, staff, now);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().why, no::rocket_in_use);
  const auto flown = l.master.departs_at + 1h;
  EXPECT_TRUE(fleet->edit(supplier, rocket.id, e, staff, flown)) << "it has left";
  EXPECT_EQ(fleet->list({supplier, "", true}, {}).items.size(), 1U);
  EXPECT_TRUE(fleet->list({supplier, "", false}, {}).items.empty());
}

}  // namespace
