#include "backoffice/document_pdf.hpp"

#include <array>

#include "contract/brand.hpp"
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

double draw_head(pdf::document& on, const document& d) {
  double y = pdf::document::top - 8;
  contract::draw_logo(on, left, y, 36);
  on.text(left + 48, y + 10, type::heading, d.emitter.name, width / 2 - 48);
  on.text(left, y, type::title, title_of(d.kind), width, align::right);
  on.text(left, y + 24, type::lead, d.number, width, align::right);
  y += 58;
  on.line(left, y, right, y, palette::hairline);
  return y + 18;
}

struct fact {
  const char* label;
  std::string text;
};

double draw_facts(pdf::document& on, const document& d, double y) {
  const bool credit = d.kind == domain::document_kind::credit_note;
  const bool statement = d.kind == domain::document_kind::statement;
  const bool of_launch = statement || d.kind == domain::document_kind::fee_invoice;
  const std::array<fact, 4> facts{{{"DATE OF ISSUE", day_text(d.issued_on)},
                                   credit      ? fact{"FOR INVOICE", d.refers_to}
                                   : statement ? fact{"SEATS", std::to_string(d.lines.size())}
                                               : fact{"DUE", day_text(d.due_on)},
                                   of_launch
                                       ? fact{"LAUNCH", day_text(domain::day_of(d.departs_at))}
                                       : fact{"BOOKING", d.reference},
                                   {"AMOUNT", usd(d.amount)}}};
  constexpr std::array<double, 4> at{left, left + width / 4, middle, left};
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const bool last = i + 1 == facts.size();
    const double within = last ? width : width / 4;
    on.text(at[i], y, type::label, facts[i].label, within, last ? align::right : align::left);
    on.text(at[i], y + 13, type::strong, facts[i].text, within, last ? align::right : align::left);
  }
  return y + 43;
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

// Where it goes, when and with whom, on a quiet band with the orbit in its corner.
double draw_journey(pdf::document& on, const document& d, double y) {
  constexpr double inset = 18;
  const std::array<fact, 3> facts{{{"DEPARTURE", moment_text(d.departs_at)},
                                   {"SPACEPORT", d.spaceport},
                                   {"FLOWN BY", d.supplier}}};
  constexpr std::array<double, 3> at{left + inset, left + width / 2 - 58, left + width / 2 + 84};
  constexpr std::array<double, 3> within{width / 2 - 58 - inset, 130, width / 2 - 84 - 2 * inset};
  const auto headline = d.destination + " with " + d.rocket;
  const double inner = width - 2 * inset - 60;
  const double title = on.height_of(type::heading, headline, inner);
  double below = 0;
  for (std::size_t i = 0; i < facts.size(); ++i)
    below = std::max(below, on.height_of(type::body, facts[i].text, within[i]));
  const double height = title + below + 54;
  on.rectangle(left, y, width, height, palette::accent_soft, 8);
  contract::draw_orbit(on, right - 58, y + 8, 41.6, palette::white);
  on.text(left + inset, y + 16, type::heading, headline, inner);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    on.text(at[i], y + 24 + title, type::label, facts[i].label);
    on.text(at[i], y + 37 + title, type::body, facts[i].text, within[i]);
  }
  return y + height + 22;
}

double draw_lines(pdf::document& on, const document& d, double y) {
  using domain::document_kind;
  const bool statement = d.kind == document_kind::statement;
  const double first = d.kind == document_kind::invoice ? 74 : statement ? 100 : 140;
  const std::vector<pdf::column> columns{
      {d.kind == document_kind::invoice ? "SEAT"
       : statement                      ? "BOOKING"
                                        : "FOR",
       first},
      {d.kind == document_kind::fee_invoice ? "WHAT" : "PASSENGER", width - first - 150},
      {statement ? "KEPT IN USD" : "AMOUNT IN USD", 150, align::right}};
  std::vector<pdf::table_row> rows;
  for (const auto& l : d.lines) rows.push_back({{l.text, l.detail, money_text(l.amount)}});
  return on.table(left, y, columns, rows);
}

std::string payment_text(const document& d) {
  const bool credit = d.kind == domain::document_kind::credit_note;
  if (credit && d.payment_state == "completed") {
    return d.paid_at ? "Paid back on " + day_text(domain::day_of(*d.paid_at)) : "Settled";
  }
  if (credit) return "To be paid back";
  if (d.kind == domain::document_kind::statement)
    return d.paid_at ? "Settled on " + day_text(domain::day_of(*d.paid_at))
                     : "Settled when your invoice is paid";
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

// On the left whether it is paid, on the right what it comes to.
double draw_sum(pdf::document& on, const document& d, double y) {
  const bool paid = d.payment_state == "completed";
  y = on.room_for(y + 12, 78);
  const auto said = payment_text(d);
  on.rectangle(left, y, on.width_of(type::strong, said) + 40, 28, palette::panel, 14);
  on.circle(left + 15, y + 14, 3.5, payment_colour(d));
  on.text(left + 25, y + 7, pdf::in(payment_colour(d), type::strong), said);
  on.text(left, y + 37, type::small, "Amounts are final; no taxes are added.");
  const auto line = [&](const char* label, const std::string& text, const pdf::style& s) {
    on.text(middle, y, s, label);
    on.text(middle, y, s, text, right - middle, align::right);
    y += on.height_of(s, text) + 5;
  };
  if (d.kind == domain::document_kind::statement) {
    line("Revenue, for your invoice", usd(d.amount), type::heading);
    return y + 20;
  }
  if (d.kind == domain::document_kind::credit_note) {
    line("In your favour", usd(-d.amount), type::heading);
    return y + 20;
  }
  line("Total", money_text(d.amount), type::body);
  line("Paid", money_text(paid ? d.amount : 0), type::body);
  on.line(middle, y + 1, right, y + 1, palette::ink, 0.9);
  y += 8;
  line(paid ? "Left to pay" : "To pay", usd(paid ? 0 : d.amount), type::heading);
  return y + 20;
}

void draw_refunds(pdf::document& on, const document& d, double y) {
  if (d.refunds.empty() || d.lines.empty()) return;
  constexpr double row = 17;
  y = on.room_for(y, 36 + row * static_cast<double>(d.refunds.size() + 1));
  y += on.text(left, y, type::label, "IF YOU CANCEL A SEAT") + 6;
  const auto line = [&](const std::string& when, const std::string& share, domain::cents back) {
    on.text(left, y, type::body, when);
    on.text(middle, y, type::body, share);
    on.text(left, y, type::body, money_text(back), width, align::right);
    y += row;
  };
  const auto seat = d.lines.front().amount;
  for (const auto& r : d.refunds) {
    line("Until " + moment_text(r.until), std::to_string(r.percent) + " % back",
         domain::percent(seat, r.percent));
  }
  line("Later", "Nothing back", 0);
  on.text(left, y + 4, type::small,
          "If the launch is delayed, these days move with it. If it is aborted, everything is paid "
          "back.",
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

std::string title_of(domain::document_kind k) {
  switch (k) {
    case domain::document_kind::invoice: return "Invoice";
    case domain::document_kind::credit_note: return "Credit note";
    case domain::document_kind::fee_invoice: return "Fee invoice";
    case domain::document_kind::statement: return "Statement";
  }
  return {};
}

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
  pdf::document on({title_of(d.kind) + " " + d.number, d.emitter.name,
                    std::chrono::sys_days{d.issued_on}, font_cache});
  double y = draw_facts(on, d, draw_head(on, d));
  const double from = draw_party(on, "FROM", d.emitter, left, y);
  const double to = draw_party(on, d.kind == domain::document_kind::statement ? "FOR" : "BILLED TO",
                               d.recipient, middle, y);
  y = draw_journey(on, d, std::max(from, to) + 20);
  y = draw_sum(on, d, draw_lines(on, d, y));
  draw_refunds(on, d, y);
  draw_footer(on, d);
  return on.finish();
}

}  // namespace backoffice
