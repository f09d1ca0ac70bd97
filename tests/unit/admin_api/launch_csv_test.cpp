// Files of launches as spreadsheets write them; every bad cell is named with its line.
#include "admin_api/launches/launch_csv.hpp"

#include <gtest/gtest.h>

#include "platform/runtime/time.hpp"

namespace {

using admin_api::departure_of;
using admin_api::price_of;
using admin_api::read_launch_csv;

const std::string heading = "rocket,spaceport,destination,departure,price,seats,vip hours\n";

std::vector<std::string> faults_of(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& f : read_launch_csv(text).faults)
    out.push_back(std::to_string(f.line) + " " + f.column);
  return out;
}

TEST(launch_csv, a_line_is_a_launch) {
  const auto read = read_launch_csv("\xEF\xBB\xBF" + heading +
                                    "Aurora Two,Esrange,\"Moon, far side\",2028-05-03 "
                                    "14:30,\"250,000.5\",8,24\r\n"
                                    "\r\n"
                                    "\"The \"\"Tern\"\"\",Naro,High Arc,2028-05-04T00:00Z,1,,\n");
  EXPECT_TRUE(read.faults.empty());
  ASSERT_EQ(read.lines.size(), 2U);
  const auto& l = read.lines.front();
  EXPECT_EQ(l.number, 2);
  EXPECT_EQ(l.destination, "Moon, far side");
  EXPECT_EQ(platform::format_instant(l.departs_at), "2028-05-03T14:30:00.000Z");
  EXPECT_EQ(l.price, 25'000'050);
  EXPECT_EQ(l.capacity, 8);
  EXPECT_EQ(l.vip_head_start_hours, 24);
  EXPECT_EQ(read.lines.back().number, 4) << "blank lines count";
  EXPECT_EQ(read.lines.back().rocket, "The \"Tern\"");
  EXPECT_FALSE(read.lines.back().capacity);
}

TEST(launch_csv, columns_may_stand_in_any_order_and_be_separated_by_semicolons) {
  const auto read = read_launch_csv(
      "Price;Departure;Destination;Spaceport;Rocket\n9,500,000;2028-05-03 14:30;High "
      "Arc;Naro;Tern");
  EXPECT_TRUE(read.faults.empty());
  ASSERT_EQ(read.lines.size(), 1U);
  EXPECT_EQ(read.lines.front().price, 950'000'000);
  EXPECT_EQ(read.lines.front().rocket, "Tern");
}

TEST(launch_csv, every_bad_cell_is_named_with_its_line) {
  const std::vector<std::string> expected{"2 departure", "2 price", "3 rocket",
                                          "3 seats",     "4 ",      "5 vip hours"};
  EXPECT_EQ(faults_of(heading + "Tern,Naro,High Arc,soon,much,,\n"
                                ",Naro,High Arc,2028-05-03 14:30,1,many,\n"
                                "Tern,Naro,High Arc,2028-05-03 14:30,1,1,1,1\n"
                                "Tern,Naro,High Arc,2028-05-03 14:30,1,1,1.5\n"),
            expected);
}

TEST(launch_csv, a_heading_that_is_not_understood_is_told_before_any_line) {
  EXPECT_EQ(faults_of("rocket,spaceport,destination,departure\nx,x,x,x\n"),
            std::vector<std::string>{"1 "});
  EXPECT_EQ(faults_of("rocket,rocket,spaceport,destination,departure,price,colour\nx\n").size(),
            2U);
  EXPECT_EQ(faults_of(heading).size(), 1U);
  std::string long_file = heading;
  for (int i = 0; i < 501; ++i) long_file += "Tern,Naro,High Arc,2028-05-03 14:30,1,,\n";
  EXPECT_EQ(faults_of(long_file), std::vector<std::string>{"1 "});
}

TEST(launch_csv, times_and_amounts_are_read_strictly) {
  for (const char* good : {"2028-02-29 00:00", "2028-02-29T00:00", "2028-02-29T00:00Z",
                           "2028-02-29T00:00:00", "2028-02-29T00:00:00.000Z"})
    EXPECT_TRUE(departure_of(good)) << good;
  for (const char* bad : {"2027-02-29 00:00", "2028-02-29", "29.02.2028 00:00", "2028-02-29 24:00",
                          "2028-02-29T00:00+01:00", ""})
    EXPECT_FALSE(departure_of(bad)) << bad;
  EXPECT_EQ(price_of("1,250,000.05"), 125'000'005);
  EXPECT_EQ(price_of("0.01"), 1);
  EXPECT_EQ(price_of("1250000"), 125'000'000);
  for (const char* bad : {"", ".5", "1.", "1.005", "12,50", "1,2500", ",100", "-1", "1e5", "US$ 1",
                          "9999999999999999999"})
    EXPECT_FALSE(price_of(bad)) << bad;
}

}  // namespace
