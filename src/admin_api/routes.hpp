#pragma once
// THE route table of Admin API: method, path, who may call, where it runs, what it does.

#include <span>

#include "admin_api/app.hpp"
#include "platform/http/router.hpp"

namespace admin_api {

[[nodiscard]] std::span<const platform::http::route<app>> routes();

}  // namespace admin_api
