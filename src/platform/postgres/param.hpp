#pragma once
// A statement's parameter ($1, $2, …) in PostgreSQL's text form. Texts and integers leave their
// type to the server ("where id = $1" takes the column's); where it cannot tell, cast: "$1::text is
// null".

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/runtime/time.hpp"

namespace platform::postgres {

using platform::day;
using platform::instant;

struct jsonb {
  std::string text;
};
struct bytes {
  std::string data;
};

class param {
 public:
  param(std::nullopt_t) noexcept {}
  param(std::string_view text);
  param(const char* text) : param(std::string_view(text)) {}
  param(const std::string& text) : param(std::string_view(text)) {}
  template <std::same_as<bool> B>  // not every pointer
  param(B flag) : type_(16), text_(flag ? "t" : "f") {}
  template <std::integral I>
  requires(!std::same_as<I, bool>) param(I number) : text_(std::to_string(number)) {}
  param(instant at);
  param(day date);
  param(const jsonb& document);
  param(const bytes& data);
  // For "= any($1)".
  param(const std::vector<std::string>& texts);
  param(const std::vector<std::int64_t>& numbers);
  template <class T>
  param(const std::optional<T>& maybe) {
    if (maybe) *this = param(*maybe);
  }

  [[nodiscard]] const char* data() const noexcept { return text_ ? text_->c_str() : nullptr; }
  [[nodiscard]] unsigned type() const noexcept { return type_; }  // the server's oid, 0: it decides

 private:
  unsigned type_ = 0;
  std::optional<std::string> text_;
};

using params = std::vector<param>;

}  // namespace platform::postgres
