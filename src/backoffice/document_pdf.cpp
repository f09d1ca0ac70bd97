#include "backoffice/document_pdf.hpp"

#include <array>

#include "backoffice/document_words.hpp"
#include "contract/brand.hpp"
#include "contract/text.hpp"
#include "platform/pdf/document.hpp"

namespace backoffice {
namespace {

namespace pdf = platform::pdf;
using contract::text::filled;
using pdf::align;
namespace type = pdf::type;
namespace palette = pdf::palette;
constexpr double left = pdf::document::left, right = pdf::document::right,
                 width = pdf::document::width;
constexpr double middle = left + width / 2 + 8;

std::string usd(domain::cents amount, domain::language l) {
  return money_text(amount, l) + " " + std::string(domain::currency);
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
  on.text(left, y, type::title, title_of(d.kind, d.language), width, align::right);
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
  const auto& w = words_in(d.language);
  const std::array<fact, 4> facts{{{w.issued, day_text(d.issued_on, d.language)},
                                   credit      ? fact{w.for_invoice, d.refers_to}
                                   : statement ? fact{"SEATS", std::to_string(d.lines.size())}
                                               : fact{w.due, day_text(d.due_on, d.language)},
                                   of_launch
                                       ? fact{"LAUNCH", day_text(domain::day_of(d.departs_at))}
                                       : fact{w.booking, d.reference},
                                   {w.amount, usd(d.amount, d.language)}}};
  constexpr std::array<double, 4> at{left, left + width / 4, middle, left};
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const bool last = i + 1 == facts.size();
    const double within = last ? width : width / 4;
    on.text(at[i], y, type::label, facts[i].label, within, last ? align::right : align::left);
    on.text(at[i], y + 13, type::strong, facts[i].text, within, last ? align::right : align::left);
  }
  return y + 43;
}

double draw_party(pdf::document& on, const char* label, const party& p, const document_words& w,
                  double x, double y) {
  constexpr double within = width / 2 - 24;
  double at = y;
  at += on.text(x, at, type::label, label) + 3;
  at += on.text(x, at, type::heading, p.name, within) + 2;
  if (p.has_address) at += on.text(x, at, type::body, address_text(p.address), within) + 4;
  const std::string_view tax_id = p.tax_id.empty() ? std::string_view("–") : p.tax_id;
  at += on.text(x, at, type::small, filled(w.tax_id, {tax_id}), within);
  return at;
}

// Where it goes, when and with whom, on a quiet band with the orbit in its corner.
double draw_journey(pdf::document& on, const document& d, double y) {
  constexpr double inset = 18;
  const auto& w = words_in(d.language);
  const std::array<fact, 3> facts{{{w.departure, contract::text::instant(d.departs_at, d.language)},
                                   {w.spaceport, d.spaceport},
                                   {w.flown_by, d.supplier}}};
  constexpr std::array<double, 3> at{left + inset, left + width / 2 - 58, left + width / 2 + 84};
  constexpr std::array<double, 3> within{width / 2 - 58 - inset, 130, width / 2 - 84 - 2 * inset};
  const auto headline = filled(w.journey, {d.destination, d.rocket});
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
  const auto& w = words_in(d.language);
  const bool statement = d.kind == document_kind::statement;
  const double first = d.kind == document_kind::invoice ? 74 : statement ? 100 : 140;
  const std::vector<pdf::column> columns{
      {d.kind == document_kind::invoice ? w.seat
       : statement                      ? w.booking
                                        : w.what_for,
       first},
      {d.kind == document_kind::fee_invoice ? "WHAT" : w.passenger, width - first - 150},
      {statement ? "KEPT IN USD" : w.amount_in_usd, 150, align::right}};
  std::vector<pdf::table_row> rows;
  for (const auto& l : d.lines)
    rows.push_back({{l.text, l.detail, money_text(l.amount, d.language)}});
  return on.table(left, y, columns, rows);
}

std::string payment_text(const document& d) {
  const auto& w = words_in(d.language);
  const auto on = [&](const char* said, domain::day day) {
    return filled(said, {day_text(day, d.language)});
  };
  const bool completed = d.payment_state == "completed";
  if (d.kind == domain::document_kind::credit_note) {
    if (!completed) return w.to_be_paid_back;
    return d.paid_at ? on(w.paid_back_on, domain::day_of(*d.paid_at)) : w.settled;
  }
  if (d.kind == domain::document_kind::statement)
    return d.paid_at ? on("Settled on {0}", domain::day_of(*d.paid_at))
                     : "Settled when your invoice is paid";
  if (completed) {
    const bool card = d.payment_method == "card";
    if (!d.paid_at) return card ? w.paid_by_card : w.paid;
    return on(card ? w.paid_by_card_on : w.paid_on, domain::day_of(*d.paid_at));
  }
  return d.payment_state == "failed" ? w.failed : on(w.to_pay_by, d.due_on);
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
  const auto& w = words_in(d.language);
  on.text(left, y + 37, type::small, w.final_amounts);
  const auto line = [&](const char* label, const std::string& text, const pdf::style& s) {
    on.text(middle, y, s, label);
    on.text(middle, y, s, text, right - middle, align::right);
    y += on.height_of(s, text) + 5;
  };
  if (d.kind == domain::document_kind::statement) {
    line("Revenue, for your invoice", usd(d.amount, d.language), type::heading);
    return y + 20;
  }
  if (d.kind == domain::document_kind::credit_note) {
    line(w.in_your_favour, usd(-d.amount, d.language), type::heading);
    return y + 20;
  }
  line(w.total, money_text(d.amount, d.language), type::body);
  line(w.paid_so_far, money_text(paid ? d.amount : 0, d.language), type::body);
  on.line(middle, y + 1, right, y + 1, palette::ink, 0.9);
  y += 8;
  line(paid ? w.left_to_pay : w.to_pay, usd(paid ? 0 : d.amount, d.language), type::heading);
  return y + 20;
}

void draw_refunds(pdf::document& on, const document& d, double y) {
  if (d.refunds.empty() || d.lines.empty()) return;
  constexpr double row = 17;
  y = on.room_for(y, 36 + row * static_cast<double>(d.refunds.size() + 1));
  const auto& w = words_in(d.language);
  y += on.text(left, y, type::label, w.if_you_cancel) + 6;
  const auto line = [&](const std::string& when, const std::string& share, domain::cents back) {
    on.text(left, y, type::body, when);
    on.text(middle, y, type::body, share);
    on.text(left, y, type::body, money_text(back, d.language), width, align::right);
    y += row;
  };
  const auto seat = d.lines.front().amount;
  for (const auto& r : d.refunds) {
    line(filled(w.until, {contract::text::instant(r.until, d.language)}),
         filled(w.back, {std::to_string(r.percent)}), domain::percent(seat, r.percent));
  }
  line(w.later, w.nothing, 0);
  on.text(left, y + 4, type::small, w.when_delayed, width);
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
    const auto& w = words_in(d.language);
    page.text(left, y, type::small, who + "  ·  " + filled(w.tax_id, {d.emitter.tax_id}));
    page.text(left, y, type::small,
              d.number + "  ·  " + filled(w.page, {std::to_string(number), std::to_string(count)}),
              width, align::right);
  });
}

}  // namespace

std::string title_of(domain::document_kind k, domain::language l) {
  switch (k) {
    case domain::document_kind::invoice: return words_in(l).invoice;
    case domain::document_kind::credit_note: return words_in(l).credit_note;
    case domain::document_kind::fee_invoice: return "Fee invoice";
    case domain::document_kind::statement: return "Statement";
  }
  return {};
}

std::string money_text(domain::cents amount, domain::language l) {
  const auto all = amount < 0 ? -amount : amount;
  const auto cents = std::to_string(all % 100);
  return (amount < 0 ? "−" : "") + contract::text::number(all / 100, l) +
         contract::text::decimal_point(l) + (cents.size() < 2 ? "0" : "") + cents;
}

std::string day_text(domain::day d, domain::language l) {
  return contract::text::day(std::chrono::sys_days{d}, l);
}

std::string render_pdf(const document& d, const std::string& font_cache) {
  pdf::document on({title_of(d.kind, d.language) + " " + d.number, d.emitter.name,
                    std::chrono::sys_days{d.issued_on}, font_cache});
  double y = draw_facts(on, d, draw_head(on, d));
  const auto& w = words_in(d.language);
  const bool statement = d.kind == domain::document_kind::statement;
  const double from = draw_party(on, w.from, d.emitter, w, left, y);
  const double to = draw_party(on, statement ? w.what_for : w.billed_to, d.recipient, w, middle, y);
  y = draw_journey(on, d, std::max(from, to) + 20);
  y = draw_sum(on, d, draw_lines(on, d, y));
  draw_refunds(on, d, y);
  draw_footer(on, d);
  return on.finish();
}

}  // namespace backoffice
