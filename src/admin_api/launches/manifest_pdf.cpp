#include "admin_api/launches/manifest_pdf.hpp"

#include <algorithm>
#include <array>

#include "admin_api/launches/manifest.hpp"
#include "contract/brand.hpp"
#include "contract/text.hpp"
#include "platform/pdf/document.hpp"

namespace admin_api {
namespace {

namespace pdf = platform::pdf;
namespace text = contract::text;
namespace type = pdf::type;
namespace palette = pdf::palette;
using pdf::align;
constexpr double left = pdf::document::left, right = pdf::document::right,
                 width = pdf::document::width;

// A box to tick, of a font that every copy of the file carries.
constexpr const char* box = "☐";

struct fact {
  const char* label;
  std::string text;
};

double draw_head(pdf::document& on, const backoffice::launch& l, std::size_t flying) {
  double y = pdf::document::top - 8;
  contract::draw_logo(on, left, y, 36);
  on.text(left + 48, y + 10, type::heading, l.master.supplier_name, width / 2 - 48);
  on.text(left, y, type::title, "Passenger manifest", width, align::right);
  on.text(left, y + 24, type::lead,
          std::to_string(flying) + (flying == 1 ? " passenger" : " passengers"), width,
          align::right);
  y += 58;
  on.line(left, y, right, y, palette::hairline);
  return y + 18;
}

double draw_launch(pdf::document& on, const domain::launch_master& m, double y) {
  constexpr double inset = 18;
  const std::array<fact, 3> facts{{{"DEPARTURE", text::instant(m.departs_at)},
                                   {"SPACEPORT", m.spaceport.name},
                                   {"ROCKET", m.rocket.name}}};
  constexpr std::array<double, 3> at{left + inset, left + width * 0.42, left + width * 0.72};
  constexpr std::array<double, 3> within{width * 0.42 - inset - 12, width * 0.30 - 12,
                                         width * 0.28 - inset};
  double below = 0;
  for (std::size_t i = 0; i < facts.size(); ++i)
    below = std::max(below, on.height_of(type::body, facts[i].text, within[i]));
  const double title = on.height_of(type::heading, m.destination.name, width - 2 * inset);
  const double height = title + below + 54;
  on.rectangle(left, y, width, height, palette::accent_soft, 8);
  on.text(left + inset, y + 16, type::heading, m.destination.name, width - 2 * inset);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    on.text(at[i], y + 24 + title, type::label, facts[i].label);
    on.text(at[i], y + 37 + title, type::body, facts[i].text, within[i]);
  }
  return y + height + 22;
}

double draw_flyers(pdf::document& on, const backoffice::launch& l,
                   const std::vector<backoffice::flyer>& flyers, double y) {
  if (flyers.empty()) {
    on.text(left, y, type::body, "No booking of this launch is confirmed yet.");
    return y + 24;
  }
  constexpr double number = 24, name = 132, contact = 138, papers = 62, tick = 24;
  const std::vector<pdf::column> columns{{"", number, align::right},
                                         {"PASSENGER", name},
                                         {"CONTACT", contact},
                                         {"DOCUMENT", papers},
                                         {"NEEDS", width - number - name - contact - papers - tick},
                                         {"", tick, align::right}};
  std::vector<pdf::table_row> rows;
  for (const auto& [booking, p] : flyers) {
    const auto age = domain::completed_years(p.born, domain::day_of(l.master.departs_at));
    rows.push_back({{std::to_string(rows.size() + 1),
                     p.full_name + "\n" + domain::reference_of(booking) + "\nborn " +
                         platform::format_day(p.born) + ", " + std::to_string(age) + " years",
                     p.phone + "\n" + p.email,
                     masked(p.document_number.value_or("")) + "\n" + p.nationality.value_or(""),
                     p.special_needs.value_or("") +
                         (p.emergency_contact ? "\nEmergency: " + *p.emergency_contact : ""),
                     box}});
  }
  return on.table(left, y, columns, rows);
}

void draw_footer(pdf::document& on, const domain::launch_master& m, domain::instant now) {
  const auto said = "As of " + text::instant(now) + "  ·  Personal data: destroy after the flight";
  const auto flight = m.destination.name + ", " + text::day(m.departs_at);
  on.on_each_page([said, flight](pdf::document& page, int number, int count) {
    constexpr double y = pdf::document::page_height - 52;
    page.line(left, y - 9, right, y - 9);
    page.text(left, y, type::small, said);
    page.text(left, y, type::small,
              flight + "  ·  Page " + std::to_string(number) + " of " + std::to_string(count),
              width, align::right);
  });
}

}  // namespace

std::string manifest_pdf(const backoffice::launch& l, const std::vector<backoffice::flyer>& flyers,
                         domain::instant now, const std::string& font_cache) {
  pdf::document on({"Manifest " + l.master.slug, l.master.supplier_name, now, font_cache});
  const double y = draw_launch(on, l.master, draw_head(on, l, flyers.size()));
  draw_flyers(on, l, flyers, y);
  draw_footer(on, l.master, now);
  return on.finish();
}

}  // namespace admin_api
