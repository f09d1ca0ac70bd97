#include "contract/brand.hpp"

#include <string_view>

namespace contract {
namespace {

namespace pdf = platform::pdf;

// Drawn on a square of 32.
constexpr double square = 32;
constexpr std::string_view orbit =
    "M24.98 7.02 C29.26 11.3 29.93 18.02 26.56 23.06 C23.19 28.09 16.74 30.05 11.14 27.73 "
    "C5.54 25.41 2.36 19.46 3.54 13.52 C4.73 7.58 9.94 3.3 16 3.3 C16.55 3.3 17 3.75 17 4.3 "
    "C17 4.85 16.55 5.3 16 5.3 C10.9 5.3 6.5 8.91 5.51 13.91 C4.51 18.92 7.19 23.93 11.91 "
    "25.89 C16.62 27.84 22.06 26.19 24.9 21.94 C27.73 17.7 27.18 12.04 23.57 8.43 Z";

}  // namespace

void draw_orbit(pdf::document& on, double x, double y, double size, pdf::colour c) {
  const double unit = size / square;
  on.path(x, y, unit, orbit, c);
  on.circle(x + 24.3 * unit, y + 7.7 * unit, 2.4 * unit, c);
}

void draw_logo(pdf::document& on, double x, double y, double size) {
  constexpr auto night = pdf::colour::of(0x0C1430), glow = pdf::colour::of(0xFF8A3D),
                 light = pdf::colour::of(0xF2F4FD);
  const double unit = size / square;
  on.rectangle(x, y, size, size, night, 8 * unit);
  on.circle(x + 16 * unit, y + 16 * unit, 5.5 * unit, light);
  on.circle(x + 16 * unit, y + 16 * unit, 3.5 * unit, night);
  on.path(x, y, unit, orbit, glow);
  on.circle(x + 24.3 * unit, y + 7.7 * unit, 2.4 * unit, light);
}

}  // namespace contract
