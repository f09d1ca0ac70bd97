// Documents: the same bytes each time, any script, tables over pages. ASTRO_TEST_PDF_OUT=file.pdf
// keeps the sample for people to look at.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "platform/pdf/document.hpp"
#include "platform/pdf/path.hpp"

namespace {

using namespace platform::pdf;

const std::string& font_cache() {
  static const std::string folder =
      (std::filesystem::temp_directory_path() / "platform-pdf-test-fonts").string();
  return folder;
}

document_settings settings() {
  return {.title = "Invoice 2026-000001",
          .author = "Example Ltd",
          .created = platform::instant{std::chrono::milliseconds{1'795'399'200'000}},
          .font_cache = font_cache()};
}

void draw_letterhead(document& d) {
  constexpr double left = document::left, right = document::right;
  d.circle(left + 15, 71, 15, palette::accent);
  d.path(left + 6, 62, 0.75,
         "M12 1 C16 5 17 10 16 15 L19 19 L14.5 18 L12 23 L9.5 18 L5 19 L8 15 C7 10 8 5 12 1 Z",
         palette::white);
  d.text(left + 40, 60, type::heading, "Example Ltd");
  d.text(right - 200, 58, type::label, "INVOICE", 200, align::right);
  d.text(right - 200, 69, type::heading, "2026-000001", 200, align::right);
  d.text(left, 118, type::label, "BILLED TO");
  d.text(left, 130, type::lead, "Ωλένα Παπαδοπούλου\nHauptstraße 12\n10115 Berlin", 240);
  d.text(left + 270, 118, type::label, "DATE");
  d.text(left + 270, 130, type::lead, "23 November 2026");
  d.text(left + 270, 154, type::label, "DUE");
  d.text(left + 270, 166, type::lead, "7 December 2026");
  d.qr(right - 72, 116, 72, "EXAMPLE:2026-000001:7f3a9c");
}

std::string sample(int rows) {
  document d(settings());
  draw_letterhead(d);
  const std::vector<column> columns{{"DESCRIPTION", 270},
                                    {"QTY", 50, align::right},
                                    {"PRICE", 80, align::right},
                                    {"AMOUNT", 83.28, align::right}};
  std::vector<table_row> lines;
  for (int i = 0; i < rows; ++i)
    lines.push_back({{"Seat " + std::to_string(i + 1) + "\n王小明 · עברית · عبد الله", "1",
                      "12,345.67 EUR", "12,345.67 EUR"}});
  lines.push_back({{"Total", "", "", "98,765.36 EUR"}, true});
  double y = d.table(document::left, 214, columns, lines);
  y = d.room_for(y + 24, 70);
  d.rectangle(document::left, y, document::width, 58, palette::panel, 6);
  d.text(document::left + 16, y + 12, type::strong, "Paid by card on 23 November 2026");
  d.text(document::left + 16, y + 28, type::small,
         "Nothing is left to pay. Keep this document for your records.");
  d.on_each_page([](document& on, int page, int pages) {
    constexpr double at = document::page_height - 50;
    on.line(document::left, at - 10, document::right, at - 10);
    on.text(document::left, at, type::small, "Example Ltd · 1 Orbit Road · Bremen");
    on.text(document::right - 100, at, type::small,
            "Page " + std::to_string(page) + " of " + std::to_string(pages), 100, align::right);
  });
  EXPECT_EQ(d.missing_glyphs(), 0);
  return d.finish();
}

TEST(pdf, the_same_calls_give_the_same_bytes) {
  const auto first = sample(3);
  EXPECT_TRUE(first.starts_with("%PDF-1.5"));
  EXPECT_NE(first.find("%%EOF"), std::string::npos);
  EXPECT_EQ(first, sample(3));
  EXPECT_LT(first.size(), 120'000U);
  if (const char* out = std::getenv("ASTRO_TEST_PDF_OUT"))
    std::ofstream(out, std::ios::binary) << sample(30);
}

TEST(pdf, a_long_table_goes_on_over_pages_and_leaves_the_footer_free) {
  const std::vector<column> columns{{"NO", 40}, {"NAME", 200}};
  std::vector<table_row> rows;
  for (int i = 0; i < 100; ++i) rows.push_back({{std::to_string(i), "x"}});
  document d(settings());
  const double below = d.table(document::left, document::top, columns, rows);
  EXPECT_EQ(d.pages(), 4);
  EXPECT_GT(below, document::top);
  EXPECT_LE(below, document::bottom);
  std::string footers;
  d.on_each_page([&](document&, int page, int pages) {
    footers += std::to_string(page) + '/' + std::to_string(pages) + ' ';
  });
  EXPECT_FALSE(d.finish().empty());
  EXPECT_EQ(footers, "1/4 2/4 3/4 4/4 ");
}

TEST(pdf, text_wraps_within_its_width_and_says_its_height) {
  document d(settings());
  const double one = d.height_of(type::body, "x");
  EXPECT_NEAR(one, type::body.size * type::body.line_height, 0.1);
  EXPECT_NEAR(d.text(50, 50, type::body, "one two three four five six seven", 60), 4 * one,
              one + 0.1);
  EXPECT_GT(d.width_of(type::body, "mm"), d.width_of(type::body, "m"));
}

TEST(pdf, markup_is_only_text_and_unknown_characters_are_counted) {
  document d(settings());
  d.text(50, 50, type::body, "<b>Müller & Söhne</b> <span>");
  EXPECT_EQ(d.missing_glyphs(), 0);
  d.text(50, 80, type::body, "\U000E0123\U0010FFFD");
  EXPECT_GT(d.missing_glyphs(), 0);
}

TEST(pdf, path_data_is_read_strictly) {
  const auto steps = parse_path("M1 2h3v4C0,0 1,1 2-2z m1,1 2,2");
  ASSERT_EQ(steps.size(), 7U);
  EXPECT_EQ(steps[2].points[1], 6);
  EXPECT_EQ(steps[3].points[5], -2);
  EXPECT_EQ(steps[5].points[0], 2) << "relative to where the shape began";
  EXPECT_EQ(steps[6].points[0], 4);
  for (const char* bad : {"1 2", "M1", "M1 2 Q1 2 3 4", "M1 2 Z 3 4", "M a b"})
    EXPECT_THROW((void)parse_path(bad), std::invalid_argument) << bad;
}

}  // namespace
