#include "core_api/health_reports/health_report_pdf.hpp"

#include <algorithm>

#include "contract/brand.hpp"
#include "contract/text.hpp"
#include "platform/pdf/document.hpp"

namespace core_api {
namespace {

namespace pdf = platform::pdf;
namespace type = pdf::type;
namespace palette = pdf::palette;
using pdf::align;
constexpr double left = pdf::document::left, right = pdf::document::right,
                 width = pdf::document::width;

double draw_head(pdf::document& on, const health_report& r) {
  double y = pdf::document::top - 8;
  contract::draw_logo(on, left, y, 36);
  on.text(left + 48, y + 10, type::heading, "AstroBookings", width / 2 - 48);
  const bool week = r.period.span == report_span::week;
  on.text(left, y, type::title, week ? "Health of a week" : "Health of a day", width, align::right);
  on.text(left, y + 24, type::lead, r.period.words(), width, align::right);
  y += 58;
  on.line(left, y, right, y, palette::hairline);
  return y + 18;
}

// What it all means comes first.
double draw_findings(pdf::document& on, const health_report& r, double y) {
  constexpr double inset = 18, within = width - 2 * inset;
  const bool well = r.findings.empty();
  const std::string headline =
      well
          ? "All was well."
          : (r.findings.size() == 1 ? "One thing" : std::to_string(r.findings.size()) + " things") +
                std::string(" to look at");
  double height = 2 * inset + on.height_of(type::heading, headline, within);
  for (const auto& f : r.findings) height += 5 + on.height_of(type::body, f, within);
  on.rectangle(left, y, width, height, palette::accent_soft, 8);
  double at = y + inset;
  at += on.text(left + inset, at,
                pdf::in(well ? palette::positive : palette::negative, type::heading), headline,
                within);
  for (const auto& f : r.findings) at += 5 + on.text(left + inset, at + 5, type::body, f, within);
  return y + height + 24;
}

// Facts of one section: a row for each name, a column for each figure.
double draw_section(pdf::document& on, const std::vector<health_fact>& facts, double y) {
  std::vector<std::string> figures;
  for (const auto& f : facts) {
    if (std::ranges::find(figures, f.figure) == figures.end()) figures.push_back(f.figure);
  }
  constexpr double first = 126, widest = 90;
  const double each = std::min(widest, (width - first) / static_cast<double>(figures.size()));
  std::vector<pdf::column> columns{
      {"", width - each * static_cast<double>(figures.size()), align::left}};
  for (const auto& figure : figures) columns.push_back({figure, each, align::right});
  std::vector<pdf::table_row> rows;
  std::string name;
  for (const auto& f : facts) {
    if (rows.empty() || f.name != name) {
      name = f.name;
      rows.push_back({std::vector<std::string>(columns.size(), "–")});
      rows.back().cells.front() = name;
    }
    const auto at = std::ranges::find(figures, f.figure) - figures.begin();
    rows.back().cells[static_cast<std::size_t>(at) + 1] = text_of(f);
  }
  y = on.room_for(y, 90);
  y += on.text(left, y, type::heading, facts.front().section) + 6;
  return on.table(left, y, columns, rows) + 20;
}

void draw_footer(pdf::document& on, const health_report& r) {
  const auto made = "Made " + contract::text::instant(r.made_at) + "  ·  Version " + r.version;
  on.on_each_page([made](pdf::document& page, int number, int count) {
    constexpr double y = pdf::document::page_height - 52;
    page.line(left, y - 9, right, y - 9);
    page.text(left, y, type::small, made);
    page.text(left, y, type::small,
              "Page " + std::to_string(number) + " of " + std::to_string(count), width,
              align::right);
  });
}

}  // namespace

std::string pdf_of(const health_report& r, const std::string& font_cache) {
  pdf::document on({"Health " + r.period.id(), "AstroBookings", r.made_at, font_cache});
  double y = draw_findings(on, r, draw_head(on, r));
  for (auto at = r.facts.begin(); at != r.facts.end();) {
    const auto end = std::find_if(at, r.facts.end(),
                                  [&](const health_fact& f) { return f.section != at->section; });
    y = draw_section(on, {at, end}, y);
    at = end;
  }
  draw_footer(on, r);
  return on.finish();
}

}  // namespace core_api
