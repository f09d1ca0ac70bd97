// One e-mail a day for suppliers who wish so: nothing twice, nothing lost, whatever comes late,
// dies in between or was down for days.
#include "core_api/notifications/supplier_digests.hpp"

#include "stores/core/both_sides.hpp"

namespace {

using namespace std::chrono_literals;
using platform::mongo::doc;
using sides::both_sides;

class supplier_digests : public both_sides {
 protected:
  void SetUp() override {
    both_sides::SetUp();
    if (IsSkipped()) return;
    people.emplace(*db);
    news.emplace(*db);
    written.emplace(
        on->core, on->queue,
        std::filesystem::path(ASTRO_SOURCE_DIR) / "src/core_api/notifications/templates");
    digests.emplace(core_api::supplier_digests::ports{*written, *people, *news, on->clock},
                    core_api::public_addresses{"http://c", "http://a", "http://o"});
    wish(true);
  }
  void wish(bool daily) {
    backoffice::supplier_edit edit;
    edit.daily_mails = daily;
    ASSERT_TRUE(people->update(supplier, edit, staff, on->clock.now()));
  }
  bool takes(const std::string& event, bool sold = true) {
    contract::event e;
    e.id = event;
    e.at = on->clock.now();
    const boost::json::object data{
        {"reference", "AB-1"}, {"destination", "High Arc"}, {"rocket", "Tern"},
        {"departure", "soon"}, {"customer", "Ada"},         {"launchUrl", "http://a/l"},
        {"seats", "2"},        {"seatWord", "seats"},       {"total", "US$ 2"},
        {"givenUp", "1"},      {"givenUpWord", "seat"},     {"back", "US$ 1"}};
    return digests->takes(e, supplier, data, sold);
  }
  void run_job() { (void)digests->mail_all(); }
  std::vector<std::string> mails() {
    std::vector<std::string> out;
    for (const auto& m : written->list({}, on->clock.now()).items)
      if (m.template_name == "supplier-digest") out.push_back(m.subject);
    return out;
  }
  std::optional<backoffice::suppliers> people;
  std::optional<backoffice::supplier_news> news;
  std::optional<core_api::notifications> written;
  std::optional<core_api::supplier_digests> digests;
};

TEST_F(supplier_digests, who_wishes_each_gets_each) {
  wish(false);
  EXPECT_FALSE(takes("b_1:2:booking-confirmed"));
  run_job();
  EXPECT_TRUE(mails().empty());
}

TEST_F(supplier_digests, all_of_a_day_is_one_mail_and_an_event_is_told_once) {
  EXPECT_TRUE(takes("b_1:2:booking-confirmed"));
  EXPECT_TRUE(takes("b_1:2:booking-confirmed")) << "its job came twice";
  EXPECT_TRUE(takes("b_2:2:booking-confirmed"));
  EXPECT_TRUE(takes("b_1:3:booking-cancelled", false));
  run_job();
  run_job();
  const auto all = mails();
  ASSERT_EQ(all.size(), people->recipients(supplier).size());
  EXPECT_NE(all[0].find("2 bookings and 1 cancellation"), std::string::npos) << all[0];
}

TEST_F(supplier_digests, what_comes_after_the_days_digest_is_in_the_next) {
  (void)takes("b_1:2:booking-confirmed");
  run_job();
  const auto first = mails().size();
  (void)takes("b_2:2:booking-confirmed");
  run_job();
  EXPECT_EQ(mails().size(), first) << "one a day";
  const auto later = on->clock.now() + 24h;
  news->gather(domain::day_of(later), later);
  run_job();
  EXPECT_EQ(mails().size(), 2 * first);
}

TEST_F(supplier_digests, a_digest_that_was_gathered_and_not_mailed_is_mailed_by_the_next_run) {
  (void)takes("b_1:2:booking-confirmed");
  news->gather(domain::day_of(on->clock.now()), on->clock.now());  // and then it died
  (void)takes("b_2:2:booking-confirmed");
  run_job();
  const auto all = mails();
  ASSERT_EQ(all.size(), people->recipients(supplier).size());
  EXPECT_NE(all[0].find("1 booking until"), std::string::npos) << all[0];
}

TEST_F(supplier_digests, without_news_there_is_no_mail_and_a_change_of_mind_loses_none) {
  run_job();
  EXPECT_TRUE(mails().empty());
  (void)takes("b_1:2:booking-confirmed");
  wish(false);
  run_job();
  EXPECT_FALSE(mails().empty());
}

}  // namespace
