#pragma once
// Strict JSON text -> described struct (Boost.Describe). Every problem is a field error with an RFC
// 6901 pointer: unknown, missing and duplicate members, wrong types, numbers out of range, text
// with NUL.
//
//   struct hold_request { std::string launchId; int seats; };
//   BOOST_DESCRIBE_STRUCT(hold_request, (), (launchId, seats))
//   const auto body = json::read<hold_request>(request.body);
//
// std::optional members may be missing or null; all others are required.

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "platform/runtime/time.hpp"

namespace platform::json {

struct field_error {
  std::string pointer;  // "" is the whole body
  std::string code;     // snake_case, stable
  std::string detail;   // one sentence for a person
};

// Bad input: answered 400 (no JSON at all) or 422 (fields).
class invalid : public std::runtime_error {
 public:
  explicit invalid(std::vector<field_error> errors, int status = 422)
      : std::runtime_error("invalid input"), errors_(std::move(errors)), status_(status) {}
  [[nodiscard]] const std::vector<field_error>& errors() const noexcept { return errors_; }
  [[nodiscard]] int status() const noexcept { return status_; }

 private:
  std::vector<field_error> errors_;
  int status_;
};

[[nodiscard]] std::string child(std::string_view pointer, std::string_view key);
// Depth 16, no duplicate members, no NUL in strings, valid UTF-8; throws invalid (400).
[[nodiscard]] boost::json::value parse(std::string_view text);

namespace detail {

using errors = std::vector<field_error>;

template <class T>
struct optional_of : std::false_type {};
template <class T>
struct optional_of<std::optional<T>> : std::true_type {};
template <class T>
struct vector_of : std::false_type {};
template <class T>
struct vector_of<std::vector<T>> : std::true_type {};
template <class T>
concept described = boost::describe::has_describe_members<T>::value;

constexpr std::size_t max_items = 200;

void read_text(const boost::json::value& v, std::string& out, const std::string& at, errors& e);
void read_flag(const boost::json::value& v, bool& out, const std::string& at, errors& e);
void read_integer(const boost::json::value& v, std::int64_t& out, std::int64_t low,
                  std::int64_t high, const std::string& at, errors& e);
void read_instant(const boost::json::value& v, instant& out, const std::string& at, errors& e);
void read_day(const boost::json::value& v, day& out, const std::string& at, errors& e);
void no(errors& e, std::string at, const char* code, const char* detail);

template <class T>
void read_into(const boost::json::value& v, T& out, const std::string& at, errors& e);

template <described T>
void read_object(const boost::json::value& v, T& out, const std::string& at, errors& e) {
  using members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                           boost::describe::mod_inherited>;
  const auto* object = v.if_object();
  if (object == nullptr) return no(e, at, "not_an_object", "An object is expected here.");
  for (const auto& member : *object) {
    bool known = false;
    boost::mp11::mp_for_each<members>([&](auto m) { known = known || member.key() == m.name; });
    if (!known) no(e, child(at, member.key()), "unknown_property", "This property is not known.");
  }
  boost::mp11::mp_for_each<members>([&](auto m) {
    using member_type = std::remove_cvref_t<decltype(out.*m.pointer)>;
    if (const auto* found = object->if_contains(m.name)) {
      read_into(*found, out.*m.pointer, child(at, m.name), e);
    } else if constexpr (!optional_of<member_type>::value) {
      no(e, child(at, m.name), "required", "This property is required.");
    }
  });
}

template <class T>
void read_into(const boost::json::value& v, T& out, const std::string& at, errors& e) {
  if constexpr (optional_of<T>::value) {
    if (v.is_null())
      out.reset();
    else
      read_into(v, out.emplace(), at, e);
  } else if constexpr (vector_of<T>::value) {
    const auto* array = v.if_array();
    if (array == nullptr) return no(e, at, "not_an_array", "A list is expected here.");
    if (array->size() > max_items) return no(e, at, "too_many", "The list is too long.");
    for (std::size_t i = 0; i < array->size(); ++i) {
      read_into((*array)[i], out.emplace_back(), at + '/' + std::to_string(i), e);
    }
  } else if constexpr (std::same_as<T, std::string>) {
    read_text(v, out, at, e);
  } else if constexpr (std::same_as<T, bool>) {
    read_flag(v, out, at, e);
  } else if constexpr (std::same_as<T, instant>) {
    read_instant(v, out, at, e);
  } else if constexpr (std::same_as<T, day>) {
    read_day(v, out, at, e);
  } else if constexpr (std::integral<T>) {
    std::int64_t wide = 0;
    read_integer(v, wide, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(), at, e);
    out = static_cast<T>(wide);
  } else if constexpr (std::same_as<T, boost::json::object>) {
    if (const auto* object = v.if_object())
      out = *object;
    else
      no(e, at, "not_an_object", "An object is expected here.");
  } else {
    read_object(v, out, at, e);
  }
}

}  // namespace detail

template <class T>
[[nodiscard]] T from_value(const boost::json::value& v) {
  T out{};
  detail::errors errors;
  detail::read_into(v, out, "", errors);
  if (!errors.empty()) throw invalid(std::move(errors));
  return out;
}

template <class T>
[[nodiscard]] T read(std::string_view text) {
  return from_value<T>(parse(text));
}

}  // namespace platform::json
