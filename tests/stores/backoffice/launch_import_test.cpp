// Launches from a file: the rules of an offer for every line, and all or nothing.
#include "backoffice/launch_import.hpp"

#include "books.hpp"

namespace {

using namespace books;
using backoffice::import_line;
using domain::no;

class books_of_imports : public store {
 protected:
  void SetUp() override {
    store::SetUp();
    if (IsSkipped()) return;
    imports.emplace(*db);
    supplier = make_supplier("Boreal Spaceways");
    (void)make_rocket(supplier, "Ārora Two", domain::range::suborbital, 8);
    db->exec("delete from outbox");
  }
  import_line line(int number) {
    import_line l;
    l.number = number;
    l.rocket = "ārora two";
    l.spaceport = "Alcântara";
    l.destination = "karman-line";
    l.departs_at = domain::months_after(now, 13) + std::chrono::hours{number};
    l.price = 1'000'000;
    return l;
  }
  backoffice::launch_import::request request(const std::string& key) {
    return {supplier, staff, key, "same",
            [](const auto& r) { return std::to_string(r.launches.size()); }};
  }
  std::vector<std::string> faults(const std::vector<import_line>& lines) {
    std::vector<std::string> out;
    for (const auto& f : imports->check(supplier, lines, now).value().faults)
      out.push_back(std::to_string(f.line) + " " + f.column);
    return out;
  }
  std::optional<backoffice::launch_import> imports;
  std::string supplier;
};

TEST_F(books_of_imports, a_dry_run_shows_the_launches_and_writes_nothing) {
  const auto report = imports->check(supplier, {line(2), line(3)}, now).value();
  EXPECT_TRUE(report.faults.empty());
  ASSERT_EQ(report.launches.size(), 2U);
  EXPECT_EQ(report.launches.front().capacity, 8) << "the rocket's if left out";
  EXPECT_EQ(report.launches.front().destination.name, "Kármán Line") << "by its slug";
  EXPECT_EQ(count("launches"), 0);
  EXPECT_EQ(outbox->size(), 0);
}

TEST_F(books_of_imports, each_line_obeys_the_rules_of_an_offer) {
  auto far = line(2), soon = line(3), many = line(4), cheap = line(5), nowhere = line(6);
  far.destination = "Mars Orbit";
  soon.departs_at = domain::months_after(now, 12);
  many.capacity = 9;
  cheap.price = 0;
  nowhere.rocket = "Nobody's";
  nowhere.spaceport = "nowhere";
  EXPECT_EQ(faults({far, soon, many, cheap, nowhere}),
            (std::vector<std::string>{"2 destination", "3 departure", "4 seats", "5 price",
                                      "6 rocket", "6 spaceport"}));
}

TEST_F(books_of_imports, one_bad_line_keeps_all_out) {
  auto bad = line(3);
  bad.price = 0;
  EXPECT_THROW((void)imports->run(request("k1"), {line(2), bad}, now), platform::json::invalid);
  EXPECT_EQ(count("launches"), 0);
  EXPECT_EQ(imports->run(request("k1"), {line(2), line(3)}, now).value(), "2");
  EXPECT_EQ(count("launches"), 2);
  EXPECT_EQ(outbox->size(), 4) << "changed and offered, for each";
}

TEST_F(books_of_imports, a_repeat_offers_nothing_twice) {
  EXPECT_EQ(imports->run(request("k1"), {line(2)}, now).value(), "1");
  EXPECT_EQ(imports->run(request("k1"), {line(2)}, now).value(), "1");
  EXPECT_EQ(count("launches"), 1);
  EXPECT_EQ(faults({line(2)}), std::vector<std::string>{"2 departure"}) << "the file once more";
  EXPECT_EQ(faults({line(4), line(4)}), std::vector<std::string>{"4 departure"});
  auto other = request("k1");
  other.fingerprint = "other";
  EXPECT_EQ(imports->run(other, {line(9)}, now).error().why, no::key_reused);
}

TEST_F(books_of_imports, another_suppliers_rocket_is_not_known) {
  const auto rival = make_supplier("Kestrel");
  EXPECT_EQ(imports->check(rival, {line(2)}, now).value().faults.front().column, "rocket");
}

}  // namespace
