// Suppliers and the people who sign in: invited safely, told apart, shown to visitors once they are
// here.
#include "backoffice/retention.hpp"
#include "books.hpp"

namespace {

using namespace books;
using domain::no;

class books_of_people : public store {};

TEST_F(books_of_people, an_invitation_that_is_repeated_finds_the_supplier_of_the_first_time) {
  const backoffice::new_supplier wish{"Boreal Spaceways", "Linnea Berg", "Linnea@Boreal.example"};
  const auto first = suppliers->create(wish, staff, now).value();
  EXPECT_EQ(first.slug, "boreal-spaceways");
  EXPECT_EQ(first.contact_email, "linnea@boreal.example");
  EXPECT_EQ(suppliers->create(wish, staff, now).value().id, first.id);
  suppliers->invited(first.id, id("u_", 5));
  EXPECT_EQ(suppliers->create(wish, staff, now).value().id, first.id)
      << "the mail is sent once more";
  suppliers->joined(first.id, now);
  EXPECT_EQ(suppliers->create(wish, staff, now).error().why, no::email_taken);
}

TEST_F(books_of_people, a_name_or_an_address_of_another_supplier_is_refused) {
  (void)suppliers->create({"Boreal", "Linnea", "linnea@boreal.example"}, staff, now).value();
  EXPECT_EQ(suppliers->create({"BOREAL", "Mia", "mia@example.com"}, staff, now).error().why,
            no::supplier_name_taken);
  EXPECT_EQ(suppliers->create({"Other", "Linnea", "linnea@boreal.example"}, staff, now).error().why,
            no::email_taken);
  EXPECT_EQ(suppliers->create({"Bóreal", "Mia", "mia@example.com"}, staff, now).value().slug,
            "boreal-2");
}

TEST_F(books_of_people, a_supplier_whose_contact_core_refused_goes_again_but_never_an_invited_one) {
  const auto refused =
      suppliers->create({"Boreal", "Linnea", "linnea@boreal.example"}, staff, now).value();
  suppliers->withdraw(refused.id, staff, now);
  EXPECT_FALSE(suppliers->find(refused.id));
  const auto kept =
      suppliers->create({"Boreal", "Linnea", "linnea@boreal.example"}, staff, now).value();
  suppliers->invited(kept.id, id("u_", 5));
  suppliers->withdraw(kept.id, staff, now);
  EXPECT_TRUE(suppliers->find(kept.id));
}

TEST_F(books_of_people, a_supplier_has_a_public_page_from_its_first_sign_in_on) {
  const auto s =
      suppliers->create({"Boreal", "Linnea", "linnea@boreal.example"}, staff, now).value();
  (void)make_rocket(s.id, "Aurora");
  EXPECT_EQ(outbox->size(), 0);
  EXPECT_FALSE(suppliers->profile(s.id));
  EXPECT_TRUE(suppliers->joined(s.id, now));
  EXPECT_FALSE(suppliers->joined(s.id, now));
  const auto told = contract::supplier_from_json(outbox->waiting(9).at(0).payload);
  EXPECT_EQ(told.rockets.size(), 1U);
  EXPECT_EQ(suppliers->profiles("", 10).at(0).version, told.version);
}

TEST_F(books_of_people, a_suppliers_new_name_reaches_its_launches) {
  const auto s = make_supplier("Boreal");
  const auto l = make_launch(s, make_rocket(s, "Aurora").id);
  db->exec("delete from outbox");
  backoffice::supplier_edit e;
  e.name = "Austral";
  e.website = "https://austral.example";
  EXPECT_EQ(suppliers->update(s, e, staff, now).value().slug, "boreal") << "links stay good";
  const auto events = outbox->waiting(10);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(contract::launch_from_json(events[1].payload).supplier_name, "Austral");
  outbox->done({events[0].id, events[1].id});
  outbox->done({events[0].id});
  EXPECT_EQ(outbox->size(), 0);
  (void)suppliers->update(s, e, staff, now).value();
  EXPECT_EQ(outbox->size(), 0) << "what changes nothing is not told";
  make_supplier("Kestrel");
  e.name = "KESTREL";
  EXPECT_EQ(suppliers->update(s, e, staff, now).error().why, no::supplier_name_taken);
}

TEST_F(books_of_people, mails_of_a_supplier_go_to_its_contact_and_to_all_who_sign_in_for_it) {
  const auto s = make_supplier("Boreal");
  backoffice::accounts people(*db);
  people.signed_in({id("u_", 1), "boreal@example.com", "Linnea Berg", s, domain::role::supplier},
                   true, now);
  people.signed_in({id("u_", 2), "nils@example.com", "Nils", s, domain::role::supplier}, true, now);
  const auto to = suppliers->recipients(s);
  ASSERT_EQ(to.size(), 2U) << "the contact has an account: one mail";
  EXPECT_EQ(to[0].email, "boreal@example.com");
  EXPECT_EQ(to[1].name, "Nils");
}

TEST_F(books_of_people, a_name_that_was_changed_here_survives_the_next_sign_in) {
  backoffice::accounts people(*db);
  backoffice::account a{id("u_", 1), "jonas@example.com", "Jonas", "", domain::role::employee};
  people.invited(a, staff, now);
  people.invited(a, staff, now);
  EXPECT_EQ(count("audit where act = 'account.invite'"), 1);
  a.name = "Jonas Weber";
  people.signed_in(a, true, now);
  EXPECT_EQ(people.find(a.id)->name, "Jonas Weber") << "as given with the invitation";
  EXPECT_TRUE(people.rename(a.id, "Jo Weber", now));
  people.signed_in(a, false, now);
  EXPECT_EQ(people.find(a.id)->name, "Jo Weber");
  EXPECT_FALSE(people.rename(id("u_", 2), "Nobody", now));
}

TEST_F(books_of_people, the_known_places_are_there_and_told_once) {
  EXPECT_GE(places->spaceports().size(), 10U);
  const auto goals = places->destinations();
  EXPECT_GE(goals.size(), 10U);
  EXPECT_EQ(goals.front().range, domain::range::suborbital);
  EXPECT_EQ(goals.back().range, domain::range::interplanetary);
  EXPECT_EQ(platform::postgres::migrate(*db, migrations()), 0);
}

TEST_F(books_of_people, old_events_and_answers_are_forgotten_and_new_ones_kept) {
  db->exec("insert into inbox values ('old', $1), ('new', $2)", {now - std::chrono::days{61}, now});
  db->exec(
      "insert into repeatable_requests values ('u', 'old', '', '', $1), ('u', 'new', '', '', $2)",
      {now - std::chrono::days{8}, now});
  backoffice::forget_old(*db, now);
  EXPECT_EQ(count("inbox where event_id = 'new'"), 1);
  EXPECT_EQ(count("inbox"), 1);
  EXPECT_EQ(count("repeatable_requests"), 1);
}

}  // namespace
