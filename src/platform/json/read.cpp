#include "platform/json/read.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>
#include <set>

#include "platform/json/text.hpp"

namespace platform::json {
namespace {

namespace bj = boost::json;
constexpr std::size_t max_depth = 16;

// Boost.JSON keeps the last of two equal keys without a word, so a pass of its own looks for them.
struct duplicate_finder {
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = 256;
  static constexpr std::size_t max_string_size = std::size_t(-1);

  std::vector<std::set<std::string>> open;
  std::string key, duplicate;

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code&) {
    open.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t, bj::error_code&) {
    open.pop_back();
    return true;
  }
  bool on_array_begin(bj::error_code&) { return true; }
  bool on_array_end(std::size_t, bj::error_code&) { return true; }
  bool on_key_part(bj::string_view s, std::size_t, bj::error_code&) {
    key += s;
    return true;
  }
  bool on_key(bj::string_view s, std::size_t, bj::error_code& ec) {
    key += s;
    if (!open.back().insert(key).second) {
      duplicate = key;
      ec = bj::error::syntax;
      return false;
    }
    key.clear();
    return true;
  }
  bool on_string_part(bj::string_view, std::size_t, bj::error_code&) { return true; }
  bool on_string(bj::string_view, std::size_t, bj::error_code&) { return true; }
  bool on_number_part(bj::string_view, bj::error_code&) { return true; }
  bool on_int64(std::int64_t, bj::string_view, bj::error_code&) { return true; }
  bool on_uint64(std::uint64_t, bj::string_view, bj::error_code&) { return true; }
  bool on_double(double, bj::string_view, bj::error_code&) { return true; }
  bool on_bool(bool, bj::error_code&) { return true; }
  bool on_null(bj::error_code&) { return true; }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }
};

[[noreturn]] void refuse(std::string pointer, const char* code, const char* detail) {
  throw invalid({{std::move(pointer), code, detail}}, 400);
}

}  // namespace

std::string child(std::string_view pointer, std::string_view key) {
  std::string out(pointer);
  out += '/';
  for (const char c : key) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return clean(out);
}

boost::json::value parse(std::string_view text) {
  if (text.empty()) refuse("", "body_missing", "A JSON body is needed.");
  bj::parse_options options;
  options.max_depth = max_depth;
  bj::error_code ec;
  bj::basic_parser<duplicate_finder> finder(options);
  const auto used = finder.write_some(false, text.data(), text.size(), ec);
  if (!finder.handler().duplicate.empty()) {
    refuse(child("", finder.handler().duplicate), "duplicate_property",
           "This property is given twice.");
  }
  if (ec == bj::error::too_deep) refuse("", "too_deep", "The body is nested too deeply.");
  if (ec || used != text.size()) refuse("", "not_json", "The body is not valid JSON.");
  auto value = bj::parse(text, ec, {}, options);
  if (ec) refuse("", "not_json", "The body is not valid JSON.");
  return value;
}

namespace detail {

void no(errors& e, std::string at, const char* code, const char* detail) {
  e.push_back({std::move(at), code, detail});
}

void read_text(const bj::value& v, std::string& out, const std::string& at, errors& e) {
  const auto* s = v.if_string();
  if (s == nullptr) return no(e, at, "not_a_string", "Text is expected here.");
  for (const char c : *s) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7f) {
      return no(e, at, "control_character", "Control characters are not allowed.");
    }
  }
  out.assign(s->data(), s->size());
}

void read_flag(const bj::value& v, bool& out, const std::string& at, errors& e) {
  if (const auto* b = v.if_bool())
    out = *b;
  else
    no(e, at, "not_a_boolean", "true or false is expected here.");
}

void read_integer(const bj::value& v, std::int64_t& out, std::int64_t low, std::int64_t high,
                  const std::string& at, errors& e) {
  if (v.is_uint64()) return no(e, at, "out_of_range", "The number is too large.");
  const auto* n = v.if_int64();
  if (n == nullptr) return no(e, at, "not_an_integer", "A whole number is expected here.");
  if (*n < low || *n > high) return no(e, at, "out_of_range", "The number is out of range.");
  out = *n;
}

void read_instant(const bj::value& v, instant& out, const std::string& at, errors& e) {
  const auto* s = v.if_string();
  const auto parsed = s ? parse_instant({s->data(), s->size()}) : std::nullopt;
  if (parsed)
    out = *parsed;
  else
    no(e, at, "not_an_instant", "A time such as 2028-05-03T14:30:00Z is expected here.");
}

void read_day(const bj::value& v, day& out, const std::string& at, errors& e) {
  const auto* s = v.if_string();
  const auto parsed = s ? parse_day({s->data(), s->size()}) : std::nullopt;
  if (parsed)
    out = *parsed;
  else
    no(e, at, "not_a_day", "A date such as 1990-12-31 is expected here.");
}

}  // namespace detail
}  // namespace platform::json
