#pragma once
// THE route table of Customer API: method, path, who may call, where it runs, what it does.

#include <span>

#include "customer_api/app.hpp"
#include "platform/http/router.hpp"

namespace customer_api {

[[nodiscard]] std::span<const platform::http::route<app>> routes();

}  // namespace customer_api
