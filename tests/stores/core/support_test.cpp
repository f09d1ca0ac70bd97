// Support requests from the document in MongoDB Customer to the row, its messages and the work
// list, in any order and twice, and mended where one is missing.
#include "sales/support.hpp"

#include "backoffice/work_list.hpp"
#include "stores/core/both_sides.hpp"

namespace {

using namespace std::chrono_literals;
using sides::both_sides;

class support : public both_sides {
 protected:
  domain::support_request ask(const std::string& key = "k1") {
    return on->support
        .ask({"u_ada", "Ada Lovelace", key, {}, {}, "A camera?", "Two kilograms."}, on->clock.now())
        .value();
  }
  domain::support_message says(bool customer, const std::string& key) {
    return {customer, key, customer ? "u_ada" : staff, "Somebody", "Words", on->clock.now()};
  }
  std::vector<std::string> open_work() {
    std::vector<std::string> out;
    backoffice::work_filter f;
    f.kind = backoffice::work::support;
    for (const auto& w : backoffice::work_list(*db).list(f, {}).items) out.push_back(w.subject);
    return out;
  }
};

TEST_F(support, is_listed_until_it_is_closed_and_again_when_it_is_opened) {
  const auto asked = ask();
  EXPECT_EQ(ask().version, 1) << "the same key again";
  on->sync.apply(asked);
  on->sync.apply(on->support.answer(asked.id, says(false, "k2")).value());
  EXPECT_EQ(open_work(), std::vector{asked.id + ":1"}) << "answered is not closed";
  on->sync.apply(on->support.close(asked.id, staff, on->clock.now()).value());
  EXPECT_TRUE(open_work().empty());
  on->sync.apply(on->support.write("u_ada", asked.id, says(true, "k3")).value());
  EXPECT_EQ(open_work(), std::vector{asked.id + ":2"});
  EXPECT_EQ(on->support_rows.find(asked.id)->request.messages.size(), 3U);
}

TEST_F(support, a_closing_that_comes_after_the_next_opening_leaves_nothing_open_behind) {
  const auto asked = ask();
  const auto closed = on->support.close(asked.id, staff, on->clock.now()).value();
  const auto again = on->support.write("u_ada", asked.id, says(true, "k3")).value();
  for (const auto& r : {asked, again, closed, asked}) on->sync.apply(r);
  EXPECT_EQ(open_work(), std::vector{asked.id + ":2"});
  EXPECT_EQ(on->support_rows.find(asked.id)->request.state, domain::support_state::open);
}

TEST_F(support, somebody_elses_is_not_found_and_five_are_enough) {
  const auto asked = ask();
  EXPECT_EQ(on->support.write("u_other", asked.id, says(true, "k2")).error().why,
            domain::no::support_request_not_found);
  for (int n = 2; n <= domain::most_open_requests; ++n) (void)ask("k" + std::to_string(n));
  const auto sixth = on->support.ask(
      {"u_ada", "Ada Lovelace", "k9", {}, {}, "A camera?", "Two kilograms."}, on->clock.now());
  EXPECT_EQ(sixth.error().why, domain::no::too_many_requests_open);
}

TEST_F(support, loses_the_name_of_whoever_erases_the_account_on_both_sides) {
  const auto asked = ask();
  on->sync.apply(asked);
  on->support.forget_author("u_ada", on->clock.now());
  on->sync.apply(*on->support.find(asked.id));
  const auto row = on->support_rows.find(asked.id);
  EXPECT_EQ(row->request.messages.front().author, "A former customer");
  EXPECT_EQ(row->request.messages.front().text, "Two kilograms.");
}

TEST_F(support, a_row_that_is_missing_or_old_is_mended) {
  (void)ask("k1");
  const auto old = ask("k2");
  on->sync.apply(old);
  (void)on->support.answer(old.id, says(false, "k3")).value();
  const auto first = run();
  EXPECT_EQ(first.found, (std::map<std::string, std::int64_t>{{"missing", 1}, {"stale", 1}}));
  EXPECT_EQ(first.repaired, 2);
  EXPECT_TRUE(run().found.empty());
}

}  // namespace
