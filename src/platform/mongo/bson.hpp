#pragma once
// BSON over libbson. Writing: doc{{"_id", id}, {"$inc", doc{{"free", -2}}}}. Reading:
// view(d).i64("a.b"). `doc`, `arr` and `value` own all they hold, so they may be kept; a `view`
// points into somebody's doc.

#include <bson/bson.h>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "platform/runtime/time.hpp"

namespace platform::mongo {

using platform::instant;

class arr;
class doc;
class view;

struct null_type {};
inline constexpr null_type null{};

// What a member of a document may hold. Integers are always int64; text must be UTF-8 without NUL.
class value {
 public:
  value(null_type) noexcept {}
  template <std::same_as<bool> B>  // not every pointer
  value(B flag) noexcept : kind_(kind::boolean), number_(flag ? 1 : 0) {}
  template <std::integral I>
  requires(!std::same_as<I, bool>) value(I number)
      : kind_(kind::integer), number_(checked(std::in_range<std::int64_t>(number))) {
    number_ = static_cast<std::int64_t>(number);
  }
  value(std::string_view text) : kind_(kind::text), bytes_(text) {}
  value(const char* text) : value(std::string_view(text)) {}
  value(const std::string& text) : value(std::string_view(text)) {}
  value(instant at) noexcept : kind_(kind::date), number_(at.time_since_epoch().count()) {}
  value(const doc& document);
  value(const arr& array);
  value(view document);
  template <class T>
  value(const std::optional<T>& maybe) : value(maybe ? value(*maybe) : value(null)) {}

 private:
  friend class doc;
  enum class kind { nothing, boolean, integer, text, date, document, array };
  static std::int64_t checked(bool fits);
  [[nodiscard]] bool put(bson_t& into, std::string_view key) const;

  kind kind_ = kind::nothing;
  std::int64_t number_ = 0;
  std::string bytes_;  // the text, or the raw BSON of a document or array
};

class doc {
 public:
  using member = std::pair<std::string_view, value>;
  doc() noexcept { bson_init(&bson_); }
  doc(std::initializer_list<member> members);
  explicit doc(const bson_t* from) { bson_copy_to(from, &bson_); }
  doc(const doc& other) { bson_copy_to(&other.bson_, &bson_); }
  doc(doc&& other) noexcept : doc() { swap(other); }
  doc& operator=(doc other) noexcept {
    swap(other);
    return *this;
  }
  ~doc() { bson_destroy(&bson_); }

  // Throws std::invalid_argument for NUL in a key, NUL or invalid UTF-8 in a text.
  doc& add(std::string_view key, const value& v);
  [[nodiscard]] bool empty() const noexcept { return bson_empty(&bson_); }
  // libbson's own handle; valid while this doc lives and is not changed.
  [[nodiscard]] const bson_t* raw() const noexcept { return &bson_; }
  // For people and tests (relaxed extended JSON).
  [[nodiscard]] std::string json() const;

 private:
  void swap(doc& other) noexcept;
  bson_t bson_;
};

class arr {
 public:
  arr() = default;
  arr(std::initializer_list<value> values);
  arr& add(const value& v);
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

 private:
  friend class value;
  doc doc_;
  std::uint32_t size_ = 0;
};

// Reads by dotted path ("price.amount", "tags.0"); a missing member or another type throws
// std::runtime_error with the path. Points into a doc that must outlive it, as do its string_views.
class view {
 public:
  view(const doc& d) noexcept : view(d.raw()) {}
  view(doc&&) = delete;  // would point into a temporary
  view(const bson_t* b) noexcept : data_(bson_get_data(b)), size_(b->len) {}
  view(const std::uint8_t* data, std::uint32_t size) noexcept : data_(data), size_(size) {}

  [[nodiscard]] bool has(std::string_view path) const;  // present and not null
  [[nodiscard]] std::int64_t i64(std::string_view path) const;
  [[nodiscard]] std::string_view str(std::string_view path) const;
  [[nodiscard]] std::string text(std::string_view path) const { return std::string(str(path)); }
  [[nodiscard]] instant time(std::string_view path) const;
  [[nodiscard]] bool flag(std::string_view path) const;
  [[nodiscard]] view sub(std::string_view path) const;  // an embedded document

  // nullopt when absent or null; another type still throws.
  [[nodiscard]] std::optional<std::int64_t> maybe_i64(std::string_view path) const;
  [[nodiscard]] std::optional<std::string> maybe_str(std::string_view path) const;
  [[nodiscard]] std::optional<instant> maybe_time(std::string_view path) const;
  [[nodiscard]] std::optional<bool> maybe_flag(std::string_view path) const;
  [[nodiscard]] std::optional<view> maybe_sub(std::string_view path) const;

  // f(view) for each document of an array; f(string_view) for each text of an array.
  template <class F>
  void each(std::string_view path, F f) const;
  template <class F>
  void each_string(std::string_view path, F f) const;
  // Embedded maps: f(key, view) for members that are documents, f(key, int64) for integers.
  template <class F>
  void each_member(std::string_view path, F f) const;
  template <class F>
  void each_number(std::string_view path, F f) const;

  [[nodiscard]] doc copy() const;
  [[nodiscard]] std::string json() const { return copy().json(); }

 private:
  friend class value;
  [[nodiscard]] bool find(std::string_view path, bson_iter_t& out) const;
  [[nodiscard]] bson_iter_t need(std::string_view path) const;
  [[nodiscard]] bson_iter_t open(std::string_view path, bool array) const;
  static view document_at(std::string_view path, const bson_iter_t& at);
  static std::string_view text_at(std::string_view path, const bson_iter_t& at);
  static std::int64_t number_at(std::string_view path, const bson_iter_t& at);

  const std::uint8_t* data_;
  std::uint32_t size_;
};

template <class F>
void view::each(std::string_view path, F f) const {
  for (auto at = open(path, true); bson_iter_next(&at);) f(document_at(path, at));
}

template <class F>
void view::each_string(std::string_view path, F f) const {
  for (auto at = open(path, true); bson_iter_next(&at);) f(text_at(path, at));
}

template <class F>
void view::each_member(std::string_view path, F f) const {
  for (auto at = open(path, false); bson_iter_next(&at);)
    f(std::string_view(bson_iter_key(&at)), document_at(path, at));
}

template <class F>
void view::each_number(std::string_view path, F f) const {
  for (auto at = open(path, false); bson_iter_next(&at);)
    f(std::string_view(bson_iter_key(&at)), number_at(path, at));
}

}  // namespace platform::mongo
