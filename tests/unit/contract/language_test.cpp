// What a request asks to be spoken to in, and how each language writes figures and days.

#include <gtest/gtest.h>

#include "contract/text.hpp"
#include "contract/wished_language.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using domain::language;
namespace text = contract::text;

TEST(wished_language, is_the_one_of_ours_that_is_wanted_most) {
  const std::pair<const char*, language> cases[] = {{"", language::english},
                                                    {"es", language::spanish},
                                                    {"ES", language::spanish},
                                                    {"es-MX", language::spanish},
                                                    {"de, fr;q=0.9", language::english},
                                                    {"de, es;q=0.5", language::spanish},
                                                    {"en;q=0.8, es;q=0.9", language::spanish},
                                                    {"en;q=0.9, es;q=0.8", language::english},
                                                    {"en, es", language::english},
                                                    {" es ; q=1 , en", language::spanish},
                                                    {"es;q=0", language::english},
                                                    {"es;q=0.001", language::spanish},
                                                    {"es;q=x, en;q=0.1", language::english},
                                                    {"esx", language::english},
                                                    {",,;q=1,", language::english}};
  for (const auto& [header, wanted] : cases)
    EXPECT_EQ(contract::wished_language(header), wanted) << header;
}

TEST(text_in_a_language, money_is_written_as_the_web_app_writes_it) {
  struct row {
    domain::cents amount;
    const char *english, *spanish;
  };
  const row rows[] = {{0,
                       "US$\xC2\xA0"
                       "0",
                       "0\xC2\xA0US$"},
                      {1,
                       "US$\xC2\xA0"
                       "0.01",
                       "0,01\xC2\xA0US$"},
                      {99'999,
                       "US$\xC2\xA0"
                       "999.99",
                       "999,99\xC2\xA0US$"},
                      {125'050,
                       "US$\xC2\xA0"
                       "1,250.50",
                       "1250,50\xC2\xA0US$"},
                      {1'234'500,
                       "US$\xC2\xA0"
                       "12,345",
                       "12.345\xC2\xA0US$"},
                      {25'000'000,
                       "US$\xC2\xA0"
                       "250,000",
                       "250.000\xC2\xA0US$"},
                      {10'000'000'000,
                       "US$\xC2\xA0"
                       "100,000,000",
                       "100.000.000\xC2\xA0US$"}};
  for (const auto& r : rows) {
    EXPECT_EQ(text::money(r.amount), r.english);
    EXPECT_EQ(text::money(r.amount, language::spanish), r.spanish);
  }
}

TEST(text_in_a_language, days_figures_and_ranges) {
  const domain::instant at = sys_days{2028y / March / 3} + 9h + 5min;
  EXPECT_EQ(text::instant(at), "3 March 2028, 09:05 UTC");
  EXPECT_EQ(text::instant(at, language::spanish), "3 de marzo de 2028, 09:05 UTC");
  EXPECT_EQ(text::number(1'204), "1,204");
  EXPECT_EQ(text::number(1'204, language::spanish), "1204");
  EXPECT_EQ(text::number(12'040, language::spanish), "12.040");
  EXPECT_EQ(text::tenths(46), "4.6");
  EXPECT_EQ(text::tenths(46, language::spanish), "4,6");
  EXPECT_EQ(text::range(domain::range::low_earth_orbit, language::spanish),
            "Órbita terrestre baja");
}

TEST(text_in_a_language, a_pattern_is_filled_in_any_order) {
  EXPECT_EQ(text::filled("{1} of {0}, {1}.", {"a", "b"}), "b of a, b.");
  EXPECT_EQ(text::filled("nothing", {}), "nothing");
}

}  // namespace
