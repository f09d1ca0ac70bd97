#pragma once
// Simple shapes as SVG path data, so that a logo is drawn from the text its designer made.

#include <string_view>
#include <vector>

namespace platform::pdf {

struct path_step {
  char command;      // 'M', 'L', 'C' or 'Z', all coordinates absolute
  double points[6];  // x y, for C three pairs
};

// Understands M, L, H, V, C and Z, absolute and relative. Throws std::invalid_argument for all
// else.
[[nodiscard]] std::vector<path_step> parse_path(std::string_view svg);

}  // namespace platform::pdf
