// Search over a snapshot: filters, orders, pages that stay whole while launches come and go.

#include "customer_api/catalogue/snapshot.hpp"

#include <gtest/gtest.h>

#include <set>

#include "customer_api/catalogue/catalogue_http.hpp"
#include "customer_api/pages/page_data.hpp"
#include "platform/json/read.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using customer_api::order;
using customer_api::search;
using customer_api::snapshot;

const domain::instant now = sys_days{2027y / January / 10} + 9h;

sales::launch launch(int i, int available = 5) {
  sales::launch l;
  auto& m = l.master;
  char id[40];
  std::snprintf(id, sizeof id, "l_%08x000000000000000000000000", static_cast<unsigned>(i));
  m.id = id;
  m.departs_at = now + days{400 + i};
  m.created_at = now - days{30};
  m.price = 1000 * (10 - i % 10);
  m.capacity = 10;
  m.rocket.name = i % 2 == 0 ? "Aurora" : "Kestrel";
  m.spaceport = {"sp_1", "Kourou", "kourou", "GF", "America/Cayenne"};
  m.destination = {"d_1", "Moon flyby", "moon-flyby", "",
                   i % 3 == 0 ? domain::range::suborbital : domain::range::interplanetary};
  m.supplier_id = "s_1";
  m.supplier_name = "Boreal";
  m.supplier_slug = "boreal";
  m.slug = domain::launch_slug(m.rocket.name, "Kourou", "Moon flyby", m.departs_at, m.id);
  l.available = available;
  return l;
}

snapshot of(const std::vector<sales::launch>& launches) {
  std::vector<std::shared_ptr<const customer_api::listed>> all;
  for (const auto& l : launches) all.push_back(customer_api::make_listed(l, now));
  return {std::move(all), now};
}

snapshot thirty() {
  std::vector<sales::launch> launches;
  for (int i = 0; i < 30; ++i) launches.push_back(launch(i, i == 7 ? 0 : 5));
  return of(launches);
}

std::size_t total(const snapshot& s, std::string_view query) {
  return s.find(customer_api::read_search(query)).total;
}

TEST(snapshot, shows_what_is_on_sale_with_free_seats_unless_asked_for_all) {
  const auto s = thirty();
  EXPECT_EQ(total(s, ""), 29U);
  EXPECT_EQ(total(s, "includeSoldOut=true"), 30U);
  EXPECT_EQ(total(s, "seats=6"), 0U);
  auto closed = launch(1);
  closed.master.departs_at = now + days{7};
  EXPECT_EQ(total(of({closed}), "includeSoldOut=true"), 0U);
}

TEST(snapshot, every_filter_narrows) {
  const auto s = thirty();
  EXPECT_EQ(total(s, "range=suborbital"), 10U);
  EXPECT_EQ(total(s, "q=kestrel+moon"), 14U);
  EXPECT_EQ(total(s, "q=kestrel+mars"), 0U);
  EXPECT_EQ(total(s, "maxPriceCents=2000"), 6U);
  EXPECT_EQ(total(s, "destination=moon-flyby&spaceport=sp_1&supplier=boreal"), 29U);
  EXPECT_EQ(total(s, "destination=mars"), 0U);
  const auto first = platform::format_day(domain::day_of(now + days{400}));
  EXPECT_EQ(total(s, "from=" + first + "&to=" + first), 1U) << "both days belong to it";
}

TEST(snapshot, pages_cover_every_launch_once_in_each_order) {
  const auto s = thirty();
  for (const auto o :
       {order::departure, order::departure_down, order::price, order::price_down, order::seats}) {
    search wanted;
    wanted.sort = o;
    wanted.limit = 7;
    std::set<std::string> seen;
    for (int page = 0; page < 5; ++page) {
      const auto found = s.find(wanted);
      for (const auto& l : found.page) EXPECT_TRUE(seen.insert(l->launch.master.id).second);
      wanted.cursor = found.next_cursor;
      EXPECT_EQ(found.next_cursor.empty(), page == 4);
    }
    EXPECT_EQ(seen.size(), 29U);
  }
}

TEST(snapshot, a_page_goes_on_when_its_last_launch_is_gone) {
  search wanted;
  wanted.limit = 3;
  const auto found = thirty().find(wanted);
  std::vector<sales::launch> rest;
  for (int i = 0; i < 30; ++i) {
    if (i != 2) rest.push_back(launch(i));
  }
  wanted.cursor = found.next_cursor;
  EXPECT_EQ(of(rest).find(wanted).page.front()->launch.master.id, launch(3).master.id);
}

TEST(snapshot, bad_queries_are_named) {
  for (const auto* bad : {"range=mars", "from=tomorrow", "seats=0", "sort=name", "limit=101",
                          "nope=1", "q=a&q=b", "q=%ff"}) {
    EXPECT_THROW((void)customer_api::read_search(bad), platform::json::invalid) << bad;
  }
  search wanted;
  wanted.cursor = "made up";
  EXPECT_THROW((void)thirty().find(wanted), platform::json::invalid);
  EXPECT_EQ(customer_api::read_search("range=&seats=").seats, 1)
      << "an empty field of a form means nothing";
}

TEST(snapshot, a_former_address_still_finds_its_launch) {
  const auto s = thirty();
  const auto l = launch(4);
  EXPECT_EQ(s.find(l.master.slug)->launch.master.id, l.master.id);
  EXPECT_EQ(s.find("old-name-2026-01-01-" + l.master.id.substr(2, 8))->launch.master.id,
            l.master.id);
  EXPECT_EQ(s.find("old-name-2026-01-01-ffffffff"), nullptr);
}

TEST(page_data, seats_are_said_as_the_app_says_them) {
  const auto said = [](int available, domain::language l) {
    return std::string(customer_api::card_data(launch(1, available), customer_api::words_in(l), now)
                           .at("seatsText")
                           .as_string());
  };
  using domain::language;
  EXPECT_EQ(said(0, language::english), "Sold out");
  EXPECT_EQ(said(1, language::english), "Last seat");
  EXPECT_EQ(said(3, language::english), "Last 3 seats");
  EXPECT_EQ(said(4, language::english), "4 of 10 seats left");
  EXPECT_EQ(said(0, language::spanish), "Agotado");
  EXPECT_EQ(said(1, language::spanish), "Último asiento");
  EXPECT_EQ(said(3, language::spanish), "Últimos 3 asientos");
  EXPECT_EQ(said(4, language::spanish), "Quedan 4 de 10 asientos");
}

TEST(page_data, structured_data_cannot_end_its_script) {
  auto l = launch(1);
  l.master.rocket.name = "</script><b>";
  const auto& words = customer_api::words_in(domain::language::english);
  EXPECT_EQ(customer_api::launch_json_ld(l, "https://x/", words, now).find('<'), std::string::npos);
}

}  // namespace
