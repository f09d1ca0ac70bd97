// The manifest: numbers masked, cells that no spreadsheet works out, a page for the gate.
// ASTRO_TEST_MANIFEST_OUT=file.pdf keeps one for people to look at.
#include "admin_api/launches/manifest.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "admin_api/launches/manifest_pdf.hpp"

#include "contract/csv.hpp"

#include "contract/csv.hpp"

namespace {

using admin_api::masked;
using contract::csv_cell;

TEST(manifest, document_numbers_show_their_last_characters_only) {
  EXPECT_EQ(masked("X1234567"), "•••••567");
  EXPECT_EQ(masked("123456"), "••••••") << "too short to show half of it";
  EXPECT_EQ(masked(""), "");
  EXPECT_EQ(masked("ÄÖÜ1234ß"), "•••••34ß");
}

TEST(manifest, cells_are_quoted_where_csv_needs_it) {
  EXPECT_EQ(csv_cell("Ada Okafor"), "Ada Okafor");
  EXPECT_EQ(csv_cell("Okafor, Ada"), "\"Okafor, Ada\"");
  EXPECT_EQ(csv_cell("the \"Ace\""), "\"the \"\"Ace\"\"\"");
  EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
}

TEST(manifest, cells_are_never_formulas_and_telephone_numbers_stay) {
  for (const char* formula : {"=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|x", "\t=1"})
    EXPECT_EQ(csv_cell(formula).find('\''), csv_cell(formula).front() == '"' ? 1U : 0U) << formula;
  EXPECT_EQ(csv_cell("+351 912 345 678"), "+351 912 345 678");
}

TEST(manifest, ages_are_those_of_the_day_of_departure) {
  backoffice::flyer f;
  f.booking_id = "b_0123456789abcdef0123456789abcdef";
  f.passenger.full_name = "=Ada";
  f.passenger.born = std::chrono::year{1990} / 3 / 15;
  f.passenger.document_number = "X1234567";
  const auto departs =
      std::chrono::sys_days{std::chrono::year{2028} / 3 / 14} + std::chrono::hours{15};
  const auto list = admin_api::manifest_json({f}, departs);
  EXPECT_EQ(list.at(0).at("ageAtDeparture").as_int64(), 37);
  EXPECT_EQ(list.at(0).at("bookingReference").as_string(), "AB-89ABCDEF");
  EXPECT_TRUE(list.at(0).at("nationality").is_null());
  const auto csv = admin_api::manifest_csv({f}, departs).text();
  EXPECT_NE(csv.find("AB-89ABCDEF,'=Ada,1990-03-15,37,"), std::string::npos) << csv;
  EXPECT_EQ(csv.find("X1234567"), std::string::npos);
}

backoffice::launch lunar_flyby() {
  backoffice::launch l;
  l.master.slug = "aurora-two-esrange-lunar-flyby-2028-03-14";
  l.master.destination.name = "Lunar Flyby";
  l.master.rocket.name = "Aurora Two";
  l.master.spaceport.name = "Esrange";
  l.master.supplier_name = "Boreal Spaceways";
  l.master.departs_at =
      std::chrono::sys_days{std::chrono::year{2028} / 3 / 14} + std::chrono::hours{15};
  return l;
}

std::vector<backoffice::flyer> party(int people) {
  const std::array<const char*, 6> names{"Ada Okafor",         "Tomasz Zieliński", "王小明",
                                         "Ωλένα Παπαδοπούλου", "Freya Jónsdóttir", "عبد الله"};
  std::vector<backoffice::flyer> out;
  for (int i = 0; i < people; ++i) {
    backoffice::flyer f;
    f.booking_id = "b_0123456789abcdef0123456789abcdef";
    f.passenger.full_name = names.at(static_cast<std::size_t>(i) % names.size());
    f.passenger.born = std::chrono::year{1990} / 3 / 15;
    f.passenger.email = "somebody.with.a.long.address@example.com";
    f.passenger.phone = "+351 912 345 678";
    f.passenger.document_number = "X1234567";
    f.passenger.nationality = "Portuguese";
    if (i % 3 == 0) {
      f.passenger.special_needs = "Vegetarian; insulin in the hand luggage";
      f.passenger.emergency_contact = "Bo Okafor, +351 911 111 111";
    }
    out.push_back(f);
  }
  return out;
}

TEST(manifest_pdf, the_same_list_gives_the_same_bytes_and_one_more_passenger_others) {
  const auto now = lunar_flyby().master.departs_at - std::chrono::days{1};
  const auto bytes = admin_api::manifest_pdf(lunar_flyby(), party(3), now);
  EXPECT_TRUE(bytes.starts_with("%PDF-1.5"));
  EXPECT_EQ(bytes, admin_api::manifest_pdf(lunar_flyby(), party(3), now));
  EXPECT_NE(bytes, admin_api::manifest_pdf(lunar_flyby(), party(4), now));
  EXPECT_TRUE(admin_api::manifest_pdf(lunar_flyby(), {}, now).starts_with("%PDF-1.5"));
  if (const char* out = std::getenv("ASTRO_TEST_MANIFEST_OUT"))
    std::ofstream(out, std::ios::binary) << admin_api::manifest_pdf(lunar_flyby(), party(25), now);
}

}  // namespace
