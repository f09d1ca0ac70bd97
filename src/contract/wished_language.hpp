#pragma once
// The language a request asks for.

#include <string_view>

#include "domain/language.hpp"

namespace contract {

// Of an Accept-Language header (RFC 9110, 12.5.4): the one of ours that is wanted most, the first
// of equals; English when it names none.
[[nodiscard]] domain::language wished_language(std::string_view accept_language) noexcept;

}  // namespace contract
