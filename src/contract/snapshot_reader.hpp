#pragma once
// Members of a snapshot by name and type, for the files that read snapshots.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"

namespace contract {

[[noreturn]] inline void bad_member(std::string_view name) {
  throw platform::json::invalid(
      {{"/" + std::string(name), "malformed", "A snapshot's member is missing or malformed."}});
}

// Members of a snapshot by name and type. Unknown members are left alone: an older reader meets a
// newer writer.
class snapshot_reader {
 public:
  explicit snapshot_reader(const boost::json::object& o) : o_(o) {}

  [[nodiscard]] std::string text(std::string_view name) const {
    const auto* s = need(name).if_string();
    if (s == nullptr) bad_member(name);
    return {s->data(), s->size()};
  }
  [[nodiscard]] std::optional<std::string> maybe_text(std::string_view name) const {
    return has(name) ? std::optional(text(name)) : std::nullopt;
  }
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const {
    const auto* list = need(name).if_array();
    if (list == nullptr) bad_member(name);
    std::vector<std::string> out;
    for (const auto& item : *list) {
      const auto* s = item.if_string();
      if (s == nullptr) bad_member(name);
      out.emplace_back(s->data(), s->size());
    }
    return out;
  }
  [[nodiscard]] std::int64_t integer(std::string_view name) const {
    const auto* n = need(name).if_int64();
    if (n == nullptr) bad_member(name);
    return *n;
  }
  [[nodiscard]] bool flag(std::string_view name) const {
    const auto* b = need(name).if_bool();
    if (b == nullptr) bad_member(name);
    return *b;
  }
  [[nodiscard]] platform::instant at(std::string_view name) const {
    const auto parsed = platform::parse_instant(text(name));
    if (!parsed) bad_member(name);
    return *parsed;
  }
  [[nodiscard]] platform::day date(std::string_view name) const {
    const auto parsed = platform::parse_day(text(name));
    if (!parsed) bad_member(name);
    return *parsed;
  }
  template <class E>
  [[nodiscard]] E named(std::string_view name,
                        std::optional<E> (*find)(std::string_view) noexcept) const {
    const auto value = find(text(name));
    if (!value) bad_member(name);
    return *value;
  }
  [[nodiscard]] snapshot_reader object(std::string_view name) const {
    const auto* o = need(name).if_object();
    if (o == nullptr) bad_member(name);
    return snapshot_reader(*o);
  }
  template <class F>
  void each(std::string_view name, F f) const {
    const auto* list = need(name).if_array();
    if (list == nullptr) bad_member(name);
    for (const auto& item : *list) {
      if (!item.is_object()) bad_member(name);
      f(snapshot_reader(item.get_object()));
    }
  }
  [[nodiscard]] bool has(std::string_view name) const {
    const auto* v = o_.if_contains(name);
    return v != nullptr && !v->is_null();
  }
  [[nodiscard]] const boost::json::object& raw() const { return o_; }

 private:
  [[nodiscard]] const boost::json::value& need(std::string_view name) const {
    const auto* v = o_.if_contains(name);
    if (v == nullptr) bad_member(name);
    return *v;
  }
  const boost::json::object& o_;
};

}  // namespace contract
