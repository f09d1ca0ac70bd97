#pragma once
// The look of all documents: a small palette, a type scale, nothing else. Sizes in points.

#include <string>

namespace platform::pdf {

struct colour {
  double red, green, blue;
  // 0xRRGGBB
  static constexpr colour of(unsigned hex) {
    return {((hex >> 16) & 255) / 255.0, ((hex >> 8) & 255) / 255.0, (hex & 255) / 255.0};
  }
};

namespace palette {
inline constexpr colour ink = colour::of(0x16203A);       // text
inline constexpr colour muted = colour::of(0x5D6679);     // what may be read second
inline constexpr colour hairline = colour::of(0xDCE1EA);  // rules
inline constexpr colour panel = colour::of(0xF4F6FA);     // quiet areas
inline constexpr colour accent = colour::of(0x2B4BC8);
inline constexpr colour accent_soft = colour::of(0xE7ECFB);
inline constexpr colour positive = colour::of(0x1C7A4B);
inline constexpr colour negative = colour::of(0xB3261E);
inline constexpr colour white = colour::of(0xFFFFFF);
}  // namespace palette

enum class weight { regular, bold };  // what fonts-noto-core has
enum class align { left, centre, right };

struct style {
  double size = 9.5;
  pdf::weight weight = pdf::weight::regular;
  colour ink = palette::ink;
  double line_height = 1.4;   // times the size
  double letter_spacing = 0;  // points
};

namespace type {
inline constexpr style display{26, weight::bold, palette::ink, 1.2, -0.3};
inline constexpr style title{18, weight::bold, palette::ink, 1.25, -0.15};
inline constexpr style heading{12, weight::bold, palette::ink, 1.3, 0};
inline constexpr style lead{11, weight::regular, palette::ink, 1.45, 0};
inline constexpr style body{9.5, weight::regular, palette::ink, 1.45, 0};
inline constexpr style strong{9.5, weight::bold, palette::ink, 1.45, 0};
inline constexpr style small{8, weight::regular, palette::muted, 1.45, 0};
inline constexpr style label{7.5, weight::bold, palette::muted, 1.4, 0.5};
}  // namespace type

// The same style in another colour.
constexpr style in(colour c, style s) {
  s.ink = c;
  return s;
}

}  // namespace platform::pdf
