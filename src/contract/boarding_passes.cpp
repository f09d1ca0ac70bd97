#include "contract/boarding_passes.hpp"

#include <array>
#include <vector>

#include "contract/brand.hpp"
#include "contract/text.hpp"

namespace contract {
namespace {

namespace pdf = platform::pdf;
namespace type = pdf::type;
namespace palette = pdf::palette;
constexpr double left = pdf::document::left, width = pdf::document::width;

constexpr double height = 208, gap = 24, head = 40, inset = 18, stub = 142;
constexpr double main_width = width - stub;

struct fact {
  const char* label;
  std::string text;
};

// What a pass says beside the trip's own facts.
struct pass_words {
  domain::language language;
  const char *title, *pass, *passenger, *to, *from, *departure, *with, *booking, *file;
};

constexpr pass_words english{domain::language::english,
                             "Boarding pass",
                             "Pass {0} of {1}",
                             "PASSENGER",
                             "TO",
                             "FROM",
                             "DEPARTURE",
                             "WITH",
                             "BOOKING",
                             "Boarding passes {0}"};

constexpr pass_words spanish{domain::language::spanish,
                             "Tarjeta de embarque",
                             "Tarjeta {0} de {1}",
                             "PASAJERO",
                             "A",
                             "DESDE",
                             "SALIDA",
                             "CON",
                             "RESERVA",
                             "Tarjetas de embarque {0}"};

constexpr const pass_words& words_in(domain::language l) noexcept {
  switch (l) {
    case domain::language::english: return english;
    case domain::language::spanish: return spanish;
  }
  return english;
}

struct card {
  const domain::booking& booking;
  const domain::passenger& passenger;
  std::string number;  // "Pass 1 of 3"
  const pass_words& words;
};

void draw_head(pdf::document& on, const card& c, double y) {
  on.rectangle(left, y, width, head, palette::accent_soft, 8);
  on.rectangle(left, y + head - 8, width, 8, palette::accent_soft);
  draw_logo(on, left + inset, y + 8, 24);
  on.text(left + inset + 34, y + 12, type::heading, c.words.title);
  on.text(left, y + 14, type::small,
          std::string(text::range(c.booking.launch.range, c.words.language)), main_width - inset,
          pdf::align::right);
  on.text(left + main_width, y + 14, type::small, c.number, stub - inset, pdf::align::right);
}

void draw_facts(pdf::document& on, const card& c, double y) {
  const auto& l = c.booking.launch;
  const double x = left + inset, within = main_width - 2 * inset;
  on.text(x, y, type::label, c.words.passenger);
  const auto& name = c.passenger.full_name;
  const bool fits = on.width_of(type::title, name) <= within;
  on.text(x, y + 11, fits ? type::title : type::heading, name, within);
  const std::array<fact, 4> facts{{{c.words.to, l.destination},
                                   {c.words.from, l.spaceport},
                                   {c.words.departure, text::day(l.departs_at, c.words.language) +
                                                           "\n" + text::time(l.departs_at)},
                                   {c.words.with, l.rocket + "\n" + l.supplier}}};
  const double half = within / 2;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const double at_x = x + (i % 2 == 0 ? 0 : half), at_y = y + (i < 2 ? 48 : 92);
    on.text(at_x, at_y, type::label, facts[i].label);
    on.text(at_x, at_y + 11, type::strong, facts[i].text, half - 10);
  }
}

void draw_stub(pdf::document& on, const card& c, double y) {
  const double x = left + main_width, size = stub - 2 * inset;
  on.line(x, y + head, x, y + height, palette::hairline);
  on.qr(x + inset, y + head + 14, size, boarding_code(c.booking, c.passenger));
  on.text(x, y + head + size + 20, type::label, c.words.booking, stub, pdf::align::centre);
  on.text(x, y + head + size + 31, type::strong, domain::reference_of(c.booking.id), stub,
          pdf::align::centre);
}

void draw(pdf::document& on, const card& c, double y) {
  draw_head(on, c, y);
  draw_facts(on, c, y + head + 14);
  draw_stub(on, c, y);
  on.frame(left, y, width, height, palette::hairline, 8);
}

}  // namespace

std::string boarding_code(const domain::booking& b, const domain::passenger& p) {
  return "AB1 " + b.id + " " + p.id;
}

std::string boarding_passes_pdf(const domain::booking& b, domain::language l) {
  const auto& w = words_in(l);
  std::vector<const domain::passenger*> flying;
  for (const auto& p : b.passengers) {
    if (p.state == domain::passenger_state::kept) flying.push_back(&p);
  }
  pdf::document on({.title = text::filled(w.file, {domain::reference_of(b.id)}),
                    .author = "AstroBookings",
                    .created = b.changed_at});
  double y = pdf::document::top;
  for (std::size_t i = 0; i < flying.size(); ++i) {
    y = on.room_for(y, height);
    const auto number =
        text::filled(w.pass, {std::to_string(i + 1), std::to_string(flying.size())});
    draw(on, {b, *flying[i], number, w}, y);
    y += height + gap;
  }
  return on.finish();
}

}  // namespace contract
