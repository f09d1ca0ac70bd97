#pragma once
// The Idempotency-Key header: 1 to 64 letters, digits, '-' and '_'.

#include <string>

#include "platform/http/problem.hpp"

namespace contract {

[[nodiscard]] inline std::string idempotency_key(const platform::http::request& r) {
  const auto key = r.header("idempotency-key");
  constexpr std::string_view allowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  if (key.empty() || key.size() > 64 || key.find_first_not_of(allowed) != key.npos) {
    throw platform::http::refused(
        {400, "idempotency_key_missing",
         "Send an Idempotency-Key header: 1 to 64 letters, digits, '-' or '_'."});
  }
  return std::string(key);
}

}  // namespace contract
