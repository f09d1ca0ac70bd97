#pragma once
// THE route tables of Core API: the public one, and the internal listener's for our own services.

#include <span>

#include "core_api/app.hpp"
#include "platform/http/router.hpp"

namespace core_api {

[[nodiscard]] std::span<const platform::http::route<app>> routes();
[[nodiscard]] std::span<const platform::http::route<app>> internal_routes();

}  // namespace core_api
