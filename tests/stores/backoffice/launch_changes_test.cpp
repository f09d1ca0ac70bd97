// Delay, abort and success: asked here, decided elsewhere, and what is here while they are.
#include <thread>

#include "books.hpp"

namespace {

using namespace books;
using backoffice::launch_asking;
using domain::launch_act;
using domain::launch_reason;
using domain::no;

class books_of_changes : public store {
 protected:
  void SetUp() override {
    store::SetUp();
    if (IsSkipped()) return;
    supplier = make_supplier("Boreal Spaceways");
    rocket = make_rocket(supplier, "Aurora Two");
    launch = make_launch(supplier, rocket.id).master;
    db->exec("delete from outbox");
  }
  launch_asking delay(const std::string& key, domain::instant to) {
    launch_asking a;
    a.act = launch_act::delay;
    a.reason = launch_reason::weather;
    a.note = "Wind at height";
    a.actor = staff;
    a.wish.departs_at = to;
    a.key = a.fingerprint = key;
    return a;
  }
  launch_asking act(launch_act what, std::optional<launch_reason> reason, const std::string& key) {
    auto a = delay(key, launch.departs_at);
    a.act = what;
    a.reason = reason;
    a.wish = {};
    return a;
  }
  auto ask(const launch_asking& a, domain::instant at = now) {
    return changes->ask(supplier, launch.id, a, at);
  }
  backoffice::launch read() { return *launches->find(supplier, launch.id); }

  std::string supplier;
  domain::rocket rocket;
  domain::launch_master launch;
};

TEST_F(books_of_changes, a_delay_is_pending_until_it_is_decided_and_then_keeps_the_earlier_date) {
  const auto asked = ask(delay("k", launch.departs_at + 48h));
  ASSERT_TRUE(asked);
  ASSERT_TRUE(asked->pending);
  EXPECT_EQ(asked->master.departs_at, launch.departs_at);
  const auto told = outbox->waiting(10);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].kind, "launch-asked");
  const auto p = changes->proposal(asked->pending->id);
  ASSERT_TRUE(p);
  EXPECT_EQ(p->after.version, 2);
  EXPECT_EQ(p->after.status, domain::launch_status::delayed);
  changes->decided(p->id, "", now + 1s);
  changes->decided(p->id, "too_late", now + 2s);
  const auto after = read();
  EXPECT_EQ(after.master.departs_at, launch.departs_at + 48h);
  ASSERT_EQ(after.master.date_history.size(), 1U);
  EXPECT_EQ(after.master.date_history[0].departs_at, launch.departs_at);
  EXPECT_EQ(after.master.date_history[0].reason, "weather");
  EXPECT_FALSE(changes->proposal(p->id)) << "decided once";
  const auto row = changes->find(p->id);
  EXPECT_EQ(row->state, "made") << "the first answer counts";
  EXPECT_EQ(row->note, "Wind at height");
  const auto history = launches->history(launch.id);
  ASSERT_EQ(history.size(), 2U) << "offered and delayed; that it was asked is in the audit alone";
  EXPECT_TRUE(history[1].change.starts_with("Delayed: ")) << history[1].change;
  EXPECT_EQ(count("audit where act = 'launch.ask-delay'"), 1);
}

TEST_F(books_of_changes, a_no_is_shown_with_its_reason_and_changes_nothing) {
  const auto id = ask(delay("k", launch.departs_at + 48h))->pending->id;
  changes->decided(id, "not_possible_in_this_state", now);
  const auto after = read();
  EXPECT_EQ(after.master.departs_at, launch.departs_at);
  EXPECT_EQ(after.master.status, domain::launch_status::scheduled);
  EXPECT_EQ(after.master.version, 2) << "the document has this version";
  EXPECT_TRUE(after.published);
  EXPECT_EQ(changes->of_launch(launch.id).at(0).refusal, "not_possible_in_this_state");
  EXPECT_TRUE(launches->history(launch.id)[1].change.starts_with("Refused"));
}

TEST_F(books_of_changes, the_same_key_asks_once_and_another_change_waits_for_it) {
  std::vector<std::thread> callers;
  for (int n = 0; n < 6; ++n) {
    callers.emplace_back(
        [&] { EXPECT_TRUE(ask(delay("same", launch.departs_at + 48h))->pending); });
  }
  for (auto& c : callers) c.join();
  EXPECT_EQ(count("launch_changes"), 1);
  EXPECT_EQ(ask(delay("other", launch.departs_at + 24h)).error().why, no::change_pending);
  auto reused = delay("same", launch.departs_at);
  reused.fingerprint = "something else";
  EXPECT_EQ(ask(reused).error().why, no::key_reused);
  backoffice::launch_edit e;
  e.version = 1;
  e.price = 5;
  EXPECT_EQ(launches->edit({supplier, staff}, launch.id, e, now).error().why, no::change_pending);
  changes->decided(read().pending->id, "", now);
  EXPECT_TRUE(ask(delay("same", launch.departs_at + 48h))) << "answered again, not asked again";
  EXPECT_EQ(count("launch_changes"), 1);
}

TEST_F(books_of_changes, what_is_certainly_wrong_is_refused_before_anybody_is_asked) {
  EXPECT_EQ(ask(delay("a", launch.departs_at)).error().why, no::departure_not_later);
  EXPECT_EQ(ask(act(launch_act::success, {}, "b")).error().why, no::not_departed);
  const auto financial = launch_reason::financial;
  EXPECT_EQ(ask(act(launch_act::abort, financial, "c")).error().why, no::financial_abort_too_early);
  launches->copy_seats({{launch.id, 3, 0, 8, 1, now}}, now);
  EXPECT_EQ(ask(act(launch_act::abort, financial, "d"), launch.departs_at - 24h).error().why,
            no::enough_seats_sold);
  const auto rival = make_supplier("Kestrel");
  EXPECT_EQ(changes->ask(rival, launch.id, act(launch_act::abort, launch_reason::weather, "e"), now)
                .error()
                .why,
            no::launch_not_found);
  EXPECT_EQ(count("launch_changes"), 0);
  EXPECT_TRUE(changes->ask("", launch.id, act(launch_act::abort, launch_reason::weather, "f"), now))
      << "an employee on behalf";
}

TEST_F(books_of_changes, an_edited_rocket_is_told_when_the_decision_has_come) {
  const auto id = ask(act(launch_act::abort, launch_reason::technical, "k"))->pending->id;
  db->exec("delete from outbox");
  backoffice::rocket_edit e;
  e.version = 1;
  e.name = "Aurora Three";
  ASSERT_TRUE(fleet->edit(supplier, rocket.id, e, staff, now));
  EXPECT_EQ(read().master.version, 1) << "the next version is the decision's";
  EXPECT_EQ(count("outbox where kind = 'launch-changed'"), 0);
  changes->decided(id, "", now);
  EXPECT_EQ(read().master.version, 3);
  const auto told = outbox->waiting(10).back();
  EXPECT_EQ(told.version, 3);
  const auto l = contract::launch_from_json(told.payload);
  EXPECT_EQ(l.rocket.name, "Aurora Three");
  EXPECT_EQ(l.status, domain::launch_status::aborted);
}

TEST_F(books_of_changes, how_far_the_bookings_have_come_is_shown) {
  const auto id = ask(act(launch_act::abort, launch_reason::technical, "k"))->pending->id;
  changes->decided(id, "", now);
  changes->progress(id, 40, 200);
  EXPECT_EQ(changes->find(id)->followed, 40);
  EXPECT_FALSE(changes->find(id)->followed_at);
  changes->progress(id, 200, 200);
  changes->all_followed(id, now);
  changes->all_followed(id, now + 1h);
  EXPECT_EQ(changes->find(id)->followed_at, now);
}

}  // namespace
