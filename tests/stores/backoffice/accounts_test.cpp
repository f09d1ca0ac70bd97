// Customers and employees as employees find them; a supplier that is suspended and comes back.
#include "backoffice/customer_accounts.hpp"
#include "books.hpp"

namespace {

using namespace books;
using domain::no;

class books_of_accounts : public store {
 protected:
  std::vector<std::string> names(const backoffice::customer_filter& f, std::size_t limit = 20) {
    std::vector<std::string> out;
    backoffice::page_request p{.limit = limit};
    do {
      const auto page = backoffice::customer_accounts(*db).list(f, p);
      for (const auto& a : page.items) out.push_back(a.profile.name);
      p.cursor = page.next.value_or("");
    } while (!p.cursor.empty());
    return out;
  }
  void put(int n, const std::string& name, const std::string& phone = {}) {
    auto c = customer(n);
    c.name = name;
    c.phone = phone;
    c.created_at = now + std::chrono::minutes{n};
    backoffice::customers(*db).apply(c, c.id + ":1:customer-registered", now);
  }
};

TEST_F(books_of_accounts, customers_are_found_by_their_words_and_sorted_over_pages) {
  put(1, "berta Zimmer", "+49 30 1234");
  put(2, "Anna Berg");
  put(3, "Carl Ødegård");
  const std::vector<std::string> by_name{"Anna Berg", "berta Zimmer", "Carl Ødegård"};
  EXPECT_EQ(names({}, 1), by_name) << "one on each page";
  EXPECT_EQ(names({.sort = "-createdAt"}, 2),
            (std::vector<std::string>{"Carl Ødegård", "Anna Berg", "berta Zimmer"}));
  EXPECT_EQ(names({.text = "BERTA 1234"}), std::vector<std::string>{"berta Zimmer"});
  EXPECT_EQ(names({.text = "ada2@example.com"}), std::vector<std::string>{"Anna Berg"});
  EXPECT_EQ(names({.ids = std::vector<std::string>{id("u_", 3)}}),
            std::vector<std::string>{"Carl Ødegård"});
  EXPECT_TRUE(names({.ids = std::vector<std::string>{}}).empty());
}

TEST_F(books_of_accounts, a_customer_is_read_with_bookings_trips_and_money) {
  const auto s = make_supplier("Boreal");
  const auto l = make_launch(s, make_rocket(s, "Aurora").id);
  const auto b = confirmed(booking(l, 1));
  (void)bookings->apply(b, event(b), now);
  const auto c = backoffice::customer_accounts(*db).find(b.customer.id);
  ASSERT_TRUE(c);
  EXPECT_EQ(c->account.bookings, 1);
  EXPECT_EQ(c->account.trips, 1);
  EXPECT_EQ(c->paid, b.booking.total());
  EXPECT_EQ(c->owed, 0);
  ASSERT_EQ(c->payments.size(), 1U);
  EXPECT_EQ(c->payments[0].booking_id, b.booking.id);
  EXPECT_FALSE(backoffice::customer_accounts(*db).find(id("u_", 9)));
  EXPECT_EQ(documents->search({.customer = b.customer.id}, {}).total, 1);
  EXPECT_EQ(documents->search({.customer = id("u_", 9)}, {}).total, 0);
}

TEST_F(books_of_accounts, employees_are_listed_without_the_people_of_suppliers) {
  backoffice::accounts people(*db);
  const auto s = make_supplier("Boreal");
  people.invited({id("u_", 1), "jo@example.com", "Jo", "", domain::role::employee}, staff, now);
  people.invited({id("u_", 2), "al@example.com", "Al", "", domain::role::financial}, staff, now);
  people.invited({id("u_", 3), "su@example.com", "Su", s, domain::role::supplier}, staff, now);
  const auto all = people.staff({}, {});
  ASSERT_EQ(all.items.size(), 2U);
  EXPECT_EQ(all.items[0].person.name, "Al");
  EXPECT_EQ(people.staff({.role = domain::role::employee}, {}).total, 1);
  people.role_changed(id("u_", 1), domain::role::financial);
  EXPECT_EQ(people.staff({.role = domain::role::employee}, {}).total, 0);
  EXPECT_FALSE(people.colleague(id("u_", 3)));
}

TEST_F(books_of_accounts, a_supplier_is_suspended_once_and_only_those_it_took_along_come_back) {
  const auto s = make_supplier("Boreal");
  EXPECT_EQ(suppliers->set_state(s, "suspended", "No licence", staff, now).value().state,
            "suspended");
  (void)suppliers->set_state(s, "suspended", "No licence", staff, now).value();
  EXPECT_EQ(count("audit where act = 'supplier.suspend'"), 1) << "so already: nothing happens";
  backoffice::accounts people(*db);
  people.invited({id("u_", 1), "a@example.com", "A", s, domain::role::supplier}, staff, now);
  people.invited({id("u_", 2), "b@example.com", "B", s, domain::role::supplier}, staff, now);
  people.suspended_with_supplier({id("u_", 1)});
  EXPECT_EQ(people.to_restore_with(s), std::vector<std::string>{id("u_", 1)});
  people.restored_with(s);
  EXPECT_TRUE(people.to_restore_with(s).empty());
  const auto other = suppliers->create({"New", "N", "n@example.com"}, staff, now).value();
  EXPECT_EQ(suppliers->set_state(other.id, "suspended", "x", staff, now).error().why,
            no::not_possible_in_this_state)
      << "it is only invited";
}

}  // namespace
