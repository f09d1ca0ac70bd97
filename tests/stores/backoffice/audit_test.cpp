// The audit: searched by who, what and when; its days are sealed, and a seal breaks when anything
// of it changes.
#include "backoffice/audit.hpp"

#include "backoffice/audit_seals.hpp"
#include "backoffice/audit_trail.hpp"
#include "backoffice/invariants.hpp"
#include "books.hpp"

namespace {

using namespace books;

class books_of_audit : public store {
 protected:
  void SetUp() override {
    store::SetUp();
    if (IsSkipped()) return;
    seals.emplace(*db);
    trail.emplace(*db);
  }
  void act(const std::string& what, const std::string& subject, instant at,
           boost::json::value before = nullptr, boost::json::value after = nullptr) {
    platform::postgres::retry(*db, [&](platform::postgres::transaction& t) {
      backoffice::note(t, {staff, what, subject, "Summary of " + subject, before, after}, at);
    });
  }
  // Whoever owns the database can do what the triggers forbid.
  void forge(const std::string& sql) {
    platform::postgres::retry(*db, [&](platform::postgres::transaction& t) {
      t.exec("alter table audit disable trigger audit_is_append_only");
      t.exec(sql);
      t.exec("alter table audit enable trigger audit_is_append_only");
    });
  }
  std::size_t broken() { return backoffice::invariants(*db).seals().size(); }

  std::optional<backoffice::audit_seals> seals;
  std::optional<backoffice::audit_trail> trail;
};

TEST_F(books_of_audit, a_day_is_sealed_when_it_is_over_and_once) {
  act("refund.approve", "a", now);
  act("refund.approve", "b", now + 1h);
  EXPECT_TRUE(seals->seal(now + 2h).empty()) << "today goes on";
  act("refund.approve", "c", now + 24h);
  act("refund.approve", "d", now + 72h);
  const auto made = seals->seal(now + 73h);
  ASSERT_EQ(made.size(), 2U) << "a day without acts has no seal";
  EXPECT_EQ(made[0].entries, 2);
  EXPECT_EQ(made[0].day, domain::day_of(now));
  EXPECT_EQ(made[1].number, 2);
  EXPECT_NE(made[0].hash, made[1].hash);
  EXPECT_TRUE(seals->seal(now + 73h).empty());
  EXPECT_EQ(broken(), 0U);
  EXPECT_EQ(seals->list({}).items.front().number, 2) << "newest first";
  EXPECT_THROW(db->exec("update audit_seals set entries = 1"), platform::postgres::error);
}

TEST_F(books_of_audit, what_came_late_belongs_to_the_next_seal) {
  act("refund.approve", "a", now);
  ASSERT_EQ(seals->seal(now + 24h).size(), 1U);
  act("refund.approve", "late", now);
  EXPECT_TRUE(seals->seal(now + 24h).empty());
  const auto made = seals->seal(now + 48h);
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(made[0].day, domain::day_of(now + 24h));
  EXPECT_EQ(broken(), 0U);
}

TEST_F(books_of_audit, a_seal_breaks_when_anything_of_it_changes) {
  act("refund.approve", "a", now, {{"state", "owed"}}, {{"state", "paid"}});
  act("refund.approve", "b", now);
  act("refund.approve", "c", now + 24h);
  ASSERT_EQ(seals->seal(now + 48h).size(), 2U);
  ASSERT_EQ(broken(), 0U);
  for (const auto* forgery :
       {"update audit set summary = 'Nothing' where subject = 'a'",
        "update audit set after = '{\"state\": \"failed\"}' where subject = 'a'",
        "update audit set before = null where subject = 'a'",
        "update audit set at = at + interval '1 millisecond' where subject = 'b'",
        "delete from audit where subject = 'b'",
        "insert into audit (seq, at, actor, actor_name, act, subject, summary) select 0, at, "
        "actor, "
        "actor_name, act, subject, summary from audit where subject = 'c'"}) {
    db->exec("create table kept as select * from audit");
    forge(forgery);
    EXPECT_EQ(broken(), 1U) << forgery;
    forge("delete from audit");
    db->exec("insert into audit select * from kept");
    db->exec("drop table kept");
    EXPECT_EQ(broken(), 0U) << "as it was";
  }
}

TEST_F(books_of_audit, is_found_by_who_what_and_when) {
  act("refund.approve", "b_1:r1", now);
  act("launch.edit", "l_1", now + 24h, {{"priceCents", 1}}, {{"priceCents", 2}});
  const auto found = [&](backoffice::audit_filter f) { return trail->search(f, {}).total; };
  EXPECT_EQ(found({}), 2);
  EXPECT_EQ(found({.text = "SUMMARY l_1"}), 1);
  EXPECT_EQ(found({.actor = staff}), 2);
  EXPECT_EQ(found({.actor = id("u_", 1)}), 0);
  EXPECT_EQ(found({.subject = "l_1"}), 1);
  EXPECT_EQ(found({.act = "refund"}), 1);
  EXPECT_EQ(found({.from = domain::day_of(now + 24h)}), 1);
  EXPECT_EQ(found({.to = domain::day_of(now)}), 1);
  ASSERT_EQ(seals->seal(now + 24h).size(), 1U);
  const auto all = trail->search({}, {});
  EXPECT_EQ(all.items[0].subject, "l_1") << "newest first";
  EXPECT_EQ(all.items[0].after, R"({"priceCents": 2})");
  EXPECT_FALSE(all.items[0].sealed);
  EXPECT_TRUE(all.items[1].sealed);
  const auto first = trail->search({}, {"", 1});
  ASSERT_TRUE(first.next);
  EXPECT_EQ(trail->search({}, {*first.next, 1}).items.at(0).subject, "b_1:r1");
}

}  // namespace
