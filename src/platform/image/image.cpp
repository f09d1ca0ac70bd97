#include "platform/image/image.hpp"

#include <cstddef>

namespace platform {
namespace {

// Big endian unless said otherwise; the caller has checked the length.
int number(std::string_view bytes, std::size_t at, std::size_t length, bool little = false) {
  int out = 0;
  for (std::size_t i = 0; i < length; ++i) {
    const auto from = little ? at + length - 1 - i : at + i;
    out = out * 256 + static_cast<unsigned char>(bytes[from]);
  }
  return out;
}

std::optional<image_facts> png(std::string_view b) {
  if (b.size() < 33 || b.substr(12, 4) != "IHDR" || b[16] != 0 || b[20] != 0) return {};
  return image_facts{"image/png", number(b, 17, 3), number(b, 21, 3)};
}

// Segment by segment to the frame header.
std::optional<image_facts> jpeg(std::string_view b) {
  std::size_t at = 2;
  while (at + 9 < b.size()) {
    if (static_cast<unsigned char>(b[at]) != 0xFF) return {};
    const auto marker = static_cast<unsigned char>(b[at + 1]);
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    const bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) return image_facts{"image/jpeg", number(b, at + 7, 2), number(b, at + 5, 2)};
    if (marker == 0xD9 || marker == 0xDA) return {};
    at += 2 + static_cast<std::size_t>(number(b, at + 2, 2));
  }
  return {};
}

std::optional<image_facts> webp(std::string_view b) {
  if (b.size() < 30 || b.substr(8, 4) != "WEBP") return {};
  const auto chunk = b.substr(12, 4);
  if (chunk == "VP8X")
    return image_facts{"image/webp", 1 + number(b, 24, 3, true), 1 + number(b, 27, 3, true)};
  if (chunk == "VP8 ")
    return image_facts{"image/webp", number(b, 26, 2, true) & 0x3FFF,
                       number(b, 28, 2, true) & 0x3FFF};
  if (chunk != "VP8L" || static_cast<unsigned char>(b[20]) != 0x2F) return {};
  const int low = number(b, 21, 2, true), high = number(b, 23, 2, true);
  return image_facts{"image/webp", 1 + (low & 0x3FFF), 1 + (((high & 0x0FFF) << 2) | (low >> 14))};
}

}  // namespace

std::optional<image_facts> image_facts_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  auto facts = bytes.starts_with("\x89PNG\r\n\x1a\n"sv) ? png(bytes)
               : bytes.starts_with("\xFF\xD8\xFF"sv)    ? jpeg(bytes)
               : bytes.starts_with("RIFF"sv)            ? webp(bytes)
                                                        : std::nullopt;
  if (facts && (facts->width < 1 || facts->height < 1)) return {};
  return facts;
}

}  // namespace platform
