// BSON writing and reading; see bson.hpp.
#include "platform/mongo/bson.hpp"

#include <stdexcept>

namespace platform::mongo {

namespace {

std::runtime_error wrong(std::string_view path, const char* expected) {
  return std::runtime_error("BSON " + std::string(path) + " is not " + expected);
}

std::string raw_bytes(const bson_t* b) {
  return {reinterpret_cast<const char*>(bson_get_data(b)), b->len};
}

}  // namespace

std::int64_t value::checked(bool fits) {
  if (!fits) throw std::out_of_range("BSON holds integers up to 2^63 - 1");
  return 0;
}

value::value(const doc& document) : kind_(kind::document), bytes_(raw_bytes(document.raw())) {}

value::value(const arr& array) : kind_(kind::array), bytes_(raw_bytes(array.doc_.raw())) {}

value::value(view document)
    : kind_(kind::document),
      bytes_(reinterpret_cast<const char*>(document.data_), document.size_) {}

bool value::put(bson_t& into, std::string_view key) const {
  const auto length = static_cast<int>(key.size());
  const auto size = static_cast<int>(bytes_.size());
  bson_t nested;
  switch (kind_) {
    case kind::nothing: return bson_append_null(&into, key.data(), length);
    case kind::boolean: return bson_append_bool(&into, key.data(), length, number_ != 0);
    case kind::integer: return bson_append_int64(&into, key.data(), length, number_);
    case kind::date: return bson_append_date_time(&into, key.data(), length, number_);
    case kind::text:
      if (!bson_utf8_validate(bytes_.data(), bytes_.size(), false))
        throw std::invalid_argument("BSON " + std::string(key) + ": text is not UTF-8 without NUL");
      return bson_append_utf8(&into, key.data(), length, bytes_.data(), size);
    case kind::document:
    case kind::array: break;
  }
  if (!bson_init_static(&nested, reinterpret_cast<const std::uint8_t*>(bytes_.data()),
                        bytes_.size()))
    return false;
  return kind_ == kind::array ? bson_append_array(&into, key.data(), length, &nested)
                              : bson_append_document(&into, key.data(), length, &nested);
}

doc::doc(std::initializer_list<member> members) : doc() {
  for (const auto& [key, v] : members) add(key, v);
}

doc& doc::add(std::string_view key, const value& v) {
  if (key.find('\0') != std::string_view::npos) throw std::invalid_argument("BSON key with NUL");
  if (!v.put(bson_, key)) throw std::length_error("BSON document too large");
  return *this;
}

std::string doc::json() const {
  char* text = bson_as_relaxed_extended_json(&bson_, nullptr);
  if (text == nullptr) throw std::runtime_error("BSON is not valid");
  std::string out(text);
  bson_free(text);
  return out;
}

void doc::swap(doc& other) noexcept {
  bson_t mine;
  bson_steal(&mine, &bson_);
  bson_steal(&bson_, &other.bson_);
  bson_steal(&other.bson_, &mine);
}

arr::arr(std::initializer_list<value> values) {
  for (const auto& v : values) add(v);
}

arr& arr::add(const value& v) {
  char buffer[16];
  const char* key = nullptr;
  const auto length = bson_uint32_to_string(size_, &key, buffer, sizeof buffer);
  doc_.add({key, length}, v);
  ++size_;
  return *this;
}

bool view::find(std::string_view path, bson_iter_t& out) const {
  bson_iter_t at;
  if (!bson_iter_init_from_data(&at, data_, size_)) return false;
  for (;;) {
    const auto dot = path.find('.');
    const auto key = path.substr(0, dot);
    if (!bson_iter_find_w_len(&at, key.data(), static_cast<int>(key.size()))) return false;
    if (dot == std::string_view::npos) break;
    path.remove_prefix(dot + 1);
    bson_iter_t inner;
    if (!bson_iter_recurse(&at, &inner)) return false;
    at = inner;
  }
  out = at;
  return true;
}

bson_iter_t view::need(std::string_view path) const {
  bson_iter_t at;
  if (!find(path, at)) throw wrong(path, "present");
  return at;
}

bson_iter_t view::open(std::string_view path, bool array) const {
  const auto at = need(path);
  bson_iter_t inner;
  const bool fits = array ? BSON_ITER_HOLDS_ARRAY(&at) : BSON_ITER_HOLDS_DOCUMENT(&at);
  if (!fits || !bson_iter_recurse(&at, &inner))
    throw wrong(path, array ? "an array" : "a document");
  return inner;
}

view view::document_at(std::string_view path, const bson_iter_t& at) {
  if (!BSON_ITER_HOLDS_DOCUMENT(&at)) throw wrong(path, "a document");
  std::uint32_t size = 0;
  const std::uint8_t* data = nullptr;
  bson_iter_document(&at, &size, &data);
  return {data, size};
}

std::string_view view::text_at(std::string_view path, const bson_iter_t& at) {
  if (!BSON_ITER_HOLDS_UTF8(&at)) throw wrong(path, "a string");
  std::uint32_t size = 0;
  const char* text = bson_iter_utf8(&at, &size);
  return {text, size};
}

std::int64_t view::number_at(std::string_view path, const bson_iter_t& at) {
  if (BSON_ITER_HOLDS_INT64(&at) || BSON_ITER_HOLDS_INT32(&at)) return bson_iter_as_int64(&at);
  if (BSON_ITER_HOLDS_DOUBLE(&at)) {  // a shell writes 3.0 for 3; beyond 2^53 it would have rounded
    const double d = bson_iter_double(&at);
    constexpr double exact = 9007199254740992.0;
    const bool whole = d >= -exact && d <= exact;
    if (const auto n = whole ? static_cast<std::int64_t>(d) : 0; static_cast<double>(n) == d)
      return n;
  }
  throw wrong(path, "an integer");
}

bool view::has(std::string_view path) const {
  bson_iter_t at;
  return find(path, at) && !BSON_ITER_HOLDS_NULL(&at);
}

std::int64_t view::i64(std::string_view path) const {
  return number_at(path, need(path));
}

std::string_view view::str(std::string_view path) const {
  return text_at(path, need(path));
}

instant view::time(std::string_view path) const {
  const auto at = need(path);
  if (!BSON_ITER_HOLDS_DATE_TIME(&at)) throw wrong(path, "a date");
  return instant{std::chrono::milliseconds{bson_iter_date_time(&at)}};
}

bool view::flag(std::string_view path) const {
  const auto at = need(path);
  if (!BSON_ITER_HOLDS_BOOL(&at)) throw wrong(path, "a boolean");
  return bson_iter_bool(&at);
}

view view::sub(std::string_view path) const {
  return document_at(path, need(path));
}

std::optional<std::int64_t> view::maybe_i64(std::string_view path) const {
  return has(path) ? std::optional(i64(path)) : std::nullopt;
}

std::optional<std::string> view::maybe_str(std::string_view path) const {
  return has(path) ? std::optional(text(path)) : std::nullopt;
}

std::optional<instant> view::maybe_time(std::string_view path) const {
  return has(path) ? std::optional(time(path)) : std::nullopt;
}

std::optional<bool> view::maybe_flag(std::string_view path) const {
  return has(path) ? std::optional(flag(path)) : std::nullopt;
}

std::optional<view> view::maybe_sub(std::string_view path) const {
  return has(path) ? std::optional(sub(path)) : std::nullopt;
}

doc view::copy() const {
  bson_t borrowed;
  if (!bson_init_static(&borrowed, data_, size_)) throw std::runtime_error("BSON is not valid");
  return doc(&borrowed);
}

}  // namespace platform::mongo
