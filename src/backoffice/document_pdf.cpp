#include "backoffice/document_pdf.hpp"

#include <unistd.h>

#include <array>
#include <filesystem>

#include "platform/pdf/document.hpp"

namespace backoffice {
namespace {

namespace pdf = platform::pdf;
using pdf::align;
namespace type = pdf::type;
namespace palette = pdf::palette;
constexpr double left = pdf::document::left, right = pdf::document::right,
                 width = pdf::document::width;
constexpr double middle = left + width / 2 + 8;

constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};

std::string default_font_cache() {
  return (std::filesystem::temp_directory_path() /
          ("astrobookings-fonts-" + std::to_string(getuid())))
      .string();
}

std::string time_text(domain::instant at) {
  return platform::format_instant(at).substr(11, 5) + " UTC";
}

std::string moment_text(domain::instant at) {
  return day_text(domain::day_of(at)) + ", " + time_text(at);
}

std::string usd(domain::cents amount) {
  return money_text(amount) + " " + std::string(domain::currency);
}

std::string address_text(const domain::address& a) {
  std::string out = a.line1;
  if (!a.line2.empty()) out += "\n" + a.line2;
  out += "\n" + a.postal_code + " " + a.city;
  if (!a.region.empty()) out += ", " + a.region;
  return out + "\n" + a.country;
}

std::string title_of(const document& d) {
  return d.kind == domain::document_kind::invoice ? "Invoice" : "Credit note";
}

// The sign of the web applications: a planet and its orbit.
void draw_logo(pdf::document& on, double x, double y) {
  on.rectangle(x, y, 34, 34, palette::accent, 9);
  on.circle(x + 17, y + 17, 5.6, palette::white);
  on.path(
      x + 3, y + 3, 28.0 / 24,
      "M3.2 18.6 C1.6 16.6 4.7 11.6 10 7.4 C15.4 3.2 20.8 1.7 22 3.6 C23.3 5.6 20.2 10.4 15 14.6 "
      "C9.7 18.8 4.6 20.5 3.2 18.6 Z M4.2 17.8 C5.2 19 9.6 17.3 14.3 13.6 C19.1 9.8 22 5.6 21.1 "
      "4.3 "
      "C20.2 3 15.5 4.6 10.7 8.4 C5.9 12.1 3.2 16.5 4.2 17.8 Z",
      palette::white);
}

double draw_head(pdf::document& on, const document& d) {
  double y = pdf::document::top - 8;
  draw_logo(on, left, y);
  on.text(left + 46, y + 8, type::heading, d.emitter.name);
  on.text(left, y, type::title, title_of(d), width, align::right);
  on.text(left, y + 24, type::lead, d.number, width, align::right);
  y += 58;
  on.line(left, y, right, y, palette::hairline);
  return y + 18;
}

double draw_facts(pdf::document& on, const document& d, double y) {
  struct fact {
    const char* label;
    std::string text;
  };
  const std::array<fact, 4> facts{{{"DATE OF ISSUE", day_text(d.issued_on)},
                                   {"DUE", day_text(d.due_on)},
                                   {"BOOKING", d.reference},
                                   {"AMOUNT", usd(d.amount)}}};
  constexpr double column = width / 4;
  double x = left;
  for (const auto& f : facts) {
    const bool last = &f == &facts.back();
    on.text(x, y, type::label, f.label, column, last ? align::right : align::left);
    on.text(x, y + 13, type::strong, f.text, column, last ? align::right : align::left);
    x += column;
  }
  return y + 46;
}

double draw_party(pdf::document& on, const char* label, const party& p, double x, double y) {
  constexpr double within = width / 2 - 24;
  double at = y;
  at += on.text(x, at, type::label, label) + 3;
  at += on.text(x, at, type::heading, p.name, within) + 2;
  if (p.has_address) at += on.text(x, at, type::body, address_text(p.address), within) + 4;
  at += on.text(x, at, type::small, "Tax id " + (p.tax_id.empty() ? std::string("–") : p.tax_id),
                within);
  return at;
}

double draw_journey(pdf::document& on, const document& d, double y) {
  constexpr double inset = 16;
  const auto headline = d.destination + " with " + d.rocket;
  const auto aside = moment_text(d.departs_at) + "  ·  " + d.spaceport + "  ·  " + d.supplier;
  const double inner = width - 2 * inset;
  const double height =
      on.height_of(type::heading, headline, inner) + on.height_of(type::body, aside, inner) + 30;
  on.rectangle(left, y, width, height, palette::accent_soft, 8);
  double at = y + 13;
  at += on.text(left + inset, at, type::heading, headline, inner) + 3;
  on.text(left + inset, at, pdf::in(palette::muted, type::body), aside, inner);
  return y + height + 22;
}

double draw_lines(pdf::document& on, const document& d, double y) {
  const std::vector<pdf::column> columns{
      {"SEAT", 74}, {"PASSENGER", width - 74 - 150}, {"AMOUNT IN USD", 150, align::right}};
  std::vector<pdf::table_row> rows;
  for (const auto& l : d.lines) rows.push_back({{l.text, l.detail, money_text(l.amount)}});
  return on.table(left, y, columns, rows);
}

double draw_sum(pdf::document& on, const document& d, double y) {
  const bool paid = d.payment_state == "completed";
  y = on.room_for(y + 10, 74);
  const auto line = [&](const char* label, const std::string& text, const pdf::style& s) {
    on.text(middle, y, s, label);
    on.text(middle, y, s, text, right - middle, align::right);
    y += on.height_of(s, text) + 5;
  };
  line("Total", money_text(d.amount), type::body);
  line("Paid", money_text(paid ? d.amount : 0), type::body);
  on.line(middle, y + 1, right, y + 1, palette::ink, 0.9);
  y += 8;
  line(paid ? "Left to pay" : "To pay", usd(paid ? 0 : d.amount), type::heading);
  return y + 16;
}

std::string payment_text(const document& d) {
  if (d.payment_state == "completed") {
    const auto by = d.payment_method == "card" ? std::string(" by card") : std::string();
    return "Paid" + by + (d.paid_at ? " on " + day_text(domain::day_of(*d.paid_at)) : "");
  }
  if (d.payment_state == "failed") return "The payment failed";
  return "To be paid by " + day_text(d.due_on);
}

pdf::colour payment_colour(const document& d) {
  if (d.payment_state == "completed") return palette::positive;
  return d.payment_state == "failed" ? palette::negative : palette::accent;
}

double draw_payment(pdf::document& on, const document& d, double y) {
  y = on.room_for(y, 40);
  constexpr double height = 34;
  on.rectangle(left, y, width, height, palette::panel, 6);
  on.circle(left + 19, y + height / 2, 4, payment_colour(d));
  on.text(left + 32, y + 10, pdf::in(payment_colour(d), type::strong), payment_text(d));
  on.text(left, y + 10.5, type::small, "Amounts are final; no taxes are added.", width - 16,
          align::right);
  return y + height + 24;
}

void draw_refunds(pdf::document& on, const document& d, double y) {
  if (d.refunds.empty()) return;
  const double row = 17;
  y = on.room_for(y, 44 + row * static_cast<double>(d.refunds.size() + 1));
  y += on.text(left, y, type::label, "IF YOU CANCEL") + 6;
  const auto line = [&](const std::string& when, const std::string& back) {
    on.text(left, y, type::body, when);
    on.text(left, y, type::body, back, width, align::right);
    y += row;
  };
  for (const auto& r : d.refunds)
    line("Until " + moment_text(r.until), std::to_string(r.percent) + " % of each seat back");
  line("Later", "nothing back");
  on.text(left, y + 2, type::small,
          "These dates follow from the departure above. Should the launch be delayed, they move "
          "with it; should it be "
          "aborted, everything is paid back.",
          width);
}

void draw_footer(pdf::document& on, const document& d) {
  on.on_each_page([&d](pdf::document& page, int number, int count) {
    constexpr double y = pdf::document::page_height - 52;
    page.line(left, y - 9, right, y - 9);
    auto who = d.emitter.name;
    if (d.emitter.has_address) {
      const auto& a = d.emitter.address;
      who += "  ·  " + a.line1 + ", " + a.postal_code + " " + a.city + ", " + a.country;
    }
    page.text(left, y, type::small, who + "  ·  Tax id " + d.emitter.tax_id);
    page.text(left, y, type::small,
              d.number + "  ·  Page " + std::to_string(number) + " of " + std::to_string(count),
              width, align::right);
  });
}

}  // namespace

std::string money_text(domain::cents amount) {
  const bool negative = amount < 0;
  const auto all = negative ? -amount : amount;
  const auto cents = std::to_string(all % 100);
  auto whole = std::to_string(all / 100);
  for (auto at = static_cast<int>(whole.size()) - 3; at > 0; at -= 3)
    whole.insert(static_cast<std::size_t>(at), ",");
  return (negative ? "−" : "") + whole + "." + (cents.size() < 2 ? "0" : "") + cents;
}

std::string day_text(domain::day d) {
  return std::to_string(static_cast<unsigned>(d.day())) + " " +
         months[static_cast<unsigned>(d.month()) - 1] + " " +
         std::to_string(static_cast<int>(d.year()));
}

std::string render_pdf(const document& d, const std::string& font_cache) {
  pdf::document on({title_of(d) + " " + d.number, d.emitter.name,
                    std::chrono::sys_days{d.issued_on},
                    font_cache.empty() ? default_font_cache() : font_cache});
  double y = draw_facts(on, d, draw_head(on, d));
  const double from = draw_party(on, "FROM", d.emitter, left, y);
  const double to = draw_party(on, "BILLED TO", d.recipient, middle, y);
  y = draw_journey(on, d, std::max(from, to) + 24);
  y = draw_sum(on, d, draw_lines(on, d, y));
  draw_refunds(on, d, draw_payment(on, d, y));
  draw_footer(on, d);
  return on.finish();
}

}  // namespace backoffice
