// Boarding passes: one for each passenger who flies. ASTRO_TEST_PASSES_OUT=file.pdf keeps the
// sample for people to look at.
#include "contract/boarding_passes.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace {

using namespace std::chrono_literals;

domain::booking trip(int passengers) {
  domain::booking b;
  b.id = "b_0123456789abcdef";
  b.state = domain::booking_state::confirmed;
  b.seats = passengers;
  b.launch.destination = "Low Earth orbit, three days";
  b.launch.spaceport = "Wattle Bay Spaceport";
  b.launch.rocket = "Albatross Heavy II";
  b.launch.supplier = "Boreal Spaceways";
  b.launch.range = domain::range::low_earth_orbit;
  b.launch.departs_at = std::chrono::sys_days{std::chrono::year{2028} / 5 / 3} + 14h + 30min;
  const char* names[] = {"Ada Okafor", "Léa O’Neil-Zúñiga de la Fuente y Santa María",
                         "Олена Ковальчук", "Bayo Okafor"};
  for (int i = 0; i < passengers; ++i) {
    domain::passenger p;
    p.id = "p_" + std::to_string(i);
    p.full_name = names[i % 4];
    b.passengers.push_back(p);
  }
  return b;
}

int pages(const std::string& pdf) {
  int n = 0;
  for (std::size_t at = 0; (at = pdf.find("/Type /Page %", at)) != std::string::npos; ++at) ++n;
  return n;
}

TEST(boarding_passes, are_three_on_a_page_and_the_same_bytes_each_time) {
  const auto four = contract::boarding_passes_pdf(trip(4), domain::language::english);
  EXPECT_EQ(four, contract::boarding_passes_pdf(trip(4), domain::language::english));
  EXPECT_NE(four, contract::boarding_passes_pdf(trip(4), domain::language::spanish));
  EXPECT_EQ(pages(four), 2);
  EXPECT_EQ(pages(contract::boarding_passes_pdf(trip(3), domain::language::english)), 1);
  if (const char* out = std::getenv("ASTRO_TEST_PASSES_OUT")) std::ofstream(out) << four;
}

TEST(boarding_passes, are_only_for_those_who_keep_their_seats) {
  auto b = trip(4);
  b.passengers[0].state = domain::passenger_state::cancelled;
  b.passengers[1].state = domain::passenger_state::forfeited;
  EXPECT_EQ(pages(contract::boarding_passes_pdf(b, domain::language::english)), 1);
  EXPECT_EQ(contract::boarding_code(b, b.passengers[3]), "AB1 b_0123456789abcdef p_3");
}

}  // namespace
