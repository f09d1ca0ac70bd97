#include "platform/pdf/qr_svg.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace platform::pdf {

std::string qr_svg(const std::string& content) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeString(content.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  if (!code) throw std::invalid_argument("not content for a QR code");
  constexpr int quiet = 4;
  const int size = code->width + 2 * quiet;
  std::string path;
  for (int row = 0; row < code->width; ++row)
    for (int from = 0; from < code->width;) {
      int to = from;
      while (to < code->width && (code->data[row * code->width + to] & 1) != 0) ++to;
      if (to > from)
        path += "M" + std::to_string(from + quiet) + " " + std::to_string(row + quiet) + "h" +
                std::to_string(to - from) + "v1h-" + std::to_string(to - from) + "z";
      from = to + 1;
    }
  const auto side = std::to_string(size);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
         "\" shape-rendering=\"crispEdges\"><rect width=\"" + side + "\" height=\"" + side +
         "\" fill=\"#fff\"/><path d=\"" + path + "\"/></svg>";
}

}  // namespace platform::pdf
