#pragma once
// What a picture says about itself in its first bytes. Only formats that cannot carry scripts.

#include <optional>
#include <string_view>

namespace platform {

struct image_facts {
  std::string_view type;  // "image/png", "image/jpeg", "image/webp"
  int width = 0, height = 0;
};

// Nothing for all else, and where the size cannot be read.
[[nodiscard]] std::optional<image_facts> image_facts_of(std::string_view bytes);

}  // namespace platform
