#pragma once
// The sign of the web applications, for documents: a planet, and the orbit that goes once around
// it.

#include "platform/pdf/document.hpp"

namespace contract {

// On a square of night.
void draw_logo(platform::pdf::document& on, double x, double y, double size);
// Only the orbit, in one colour.
void draw_orbit(platform::pdf::document& on, double x, double y, double size,
                platform::pdf::colour c);

}  // namespace contract
