#pragma once
// Refusal -> problem: the one exhaustive switch of the whole system.

#include "domain/refusal.hpp"
#include "platform/http/problem.hpp"

namespace contract {

[[nodiscard]] platform::http::problem problem_of(const domain::refusal& r);
[[nodiscard]] platform::http::response answer(const domain::refusal& r);

}  // namespace contract
