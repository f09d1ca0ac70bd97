#pragma once
// Refusal -> problem: the one exhaustive switch of the whole system.

#include "domain/refusal.hpp"
#include "platform/http/problem.hpp"

namespace contract {

[[nodiscard]] platform::http::problem problem_of(const domain::refusal& r);
// What a caller should wait, in seconds; nullptr: waiting does not help.
[[nodiscard]] const char* retry_after(int status) noexcept;
[[nodiscard]] platform::http::response answer(const domain::refusal& r);

}  // namespace contract
