#include "contract/calendar_file.hpp"

#include "contract/text.hpp"

namespace contract {
namespace {

// "20280531T140000Z"
std::string stamp(domain::instant at) {
  const auto date = domain::day_of(at);
  const std::chrono::hh_mm_ss time{
      std::chrono::floor<std::chrono::seconds>(at - std::chrono::floor<std::chrono::days>(at))};
  char text[32];
  const int n = std::snprintf(
      text, sizeof text, "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
      static_cast<int>(time.seconds().count()));
  return {text, static_cast<std::size_t>(n)};
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20) continue;
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

// At most 75 octets a line, never within a character; the rest goes on after a space.
void add_line(std::string& out, const std::string& line) {
  std::size_t from = 0, room = 75;
  while (line.size() - from > room) {
    auto cut = from + room;
    while ((static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
    out.append(line, from, cut - from).append("\r\n ");
    from = cut;
    room = 74;
  }
  out.append(line, from).append("\r\n");
}

bool is_off(domain::booking_state s) noexcept {
  return s == domain::booking_state::cancelled || s == domain::booking_state::aborted;
}

// What an entry says.
struct entry_words {
  const char *summary, *seat, *seats, *description;
};

constexpr entry_words english{"{0} to {1}", "1 seat", "{0} seats",
                              "Booking {0}, {1}, with {2}.\nDeparture {3}."};
constexpr entry_words spanish{"{0} a {1}", "1 asiento", "{0} asientos",
                              "Reserva {0}, {1}, con {2}.\nSalida: {3}."};

constexpr const entry_words& words_in(domain::language l) noexcept {
  switch (l) {
    case domain::language::english: return english;
    case domain::language::spanish: return spanish;
  }
  return english;
}

void begin(std::string& out) {
  for (const char* line :
       {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//AstroBookings//Trips//EN", "METHOD:PUBLISH"}) {
    add_line(out, line);
  }
}

void add_event(std::string& out, const domain::booking& b, const std::string& url,
               domain::language l) {
  const auto& w = words_in(l);
  const int n = b.seats_kept();
  const auto seats = text::filled(n == 1 ? w.seat : w.seats, {std::to_string(n)});
  for (const auto& line :
       {std::string("BEGIN:VEVENT"), "UID:" + b.id + "@astrobookings",
        "SEQUENCE:" + std::to_string(b.sequence + (is_off(b.state) ? 1 : 0)),
        "DTSTAMP:" + stamp(b.changed_at), "DTSTART:" + stamp(b.launch.departs_at),
        "SUMMARY:" + escaped(text::filled(w.summary, {b.launch.rocket, b.launch.destination})),
        "LOCATION:" + escaped(b.launch.spaceport),
        "DESCRIPTION:" + escaped(text::filled(w.description,
                                              {domain::reference_of(b.id), seats, b.launch.supplier,
                                               text::instant(b.launch.departs_at, l)})),
        "URL:" + url, std::string(is_off(b.state) ? "STATUS:CANCELLED" : "STATUS:CONFIRMED"),
        std::string("END:VEVENT")}) {
    add_line(out, line);
  }
}

}  // namespace

bool is_trip(const domain::booking& b) {
  using enum domain::booking_state;
  return b.confirmed_at && b.state != held && b.state != paying && b.state != expired;
}

std::string calendar_file(const domain::booking& b, const std::string& url, domain::language l) {
  std::string out;
  begin(out);
  add_event(out, b, url, l);
  add_line(out, "END:VCALENDAR");
  return out;
}

std::string calendar_feed(const std::vector<domain::booking>& trips, const std::string& trips_url,
                          domain::language l) {
  std::string out;
  begin(out);
  // The name and the pace, as RFC 7986 says them and as older programs know them.
  for (const char* line : {"NAME:AstroBookings", "X-WR-CALNAME:AstroBookings",
                           "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"}) {
    add_line(out, line);
  }
  for (const auto& b : trips) add_event(out, b, trips_url + b.id, l);
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace contract
