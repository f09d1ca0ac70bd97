#pragma once
// A QR code as an SVG picture, for pages; PDFs draw their own (document.hpp).

#include <string>

namespace platform::pdf {

// Black on white with the quiet zone around. Throws std::invalid_argument for what does not fit.
[[nodiscard]] std::string qr_svg(const std::string& content);

}  // namespace platform::pdf
