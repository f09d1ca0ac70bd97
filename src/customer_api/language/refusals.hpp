#pragma once
// Refusals in the caller's language: what a person reads of a problem, by its stable code. Without
// words of ours it stays English.

#include <string_view>

#include "domain/language.hpp"
#include "platform/http/message.hpp"

namespace customer_api {

// Of a problem or of a field's error; "" when there are none.
[[nodiscard]] std::string_view refusal_in_spanish(std::string_view code) noexcept;

// Says the problem in `answer`, if it is one, as the request's Accept-Language wishes.
void say_in_language(const platform::http::request& r, platform::http::response& answer);

}  // namespace customer_api
