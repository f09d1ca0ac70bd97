#include "backoffice/paging.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/json/read.hpp"
#include "platform/json/text.hpp"
#include "platform/security/base64url.hpp"

namespace backoffice {
namespace {

constexpr std::size_t most_words = 8;

[[noreturn]] void refuse_cursor() {
  throw platform::json::invalid(
      {{"/?cursor", "cursor_invalid", "Start again from the first page."}});
}

struct position {
  std::string key, id;
};

position read_cursor(std::string_view cursor, std::string_view sort) {
  const auto text = platform::security::from_base64url(cursor);
  if (!text || !platform::json::valid_utf8(*text)) refuse_cursor();
  boost::system::error_code ec;
  const auto v = boost::json::parse(*text, ec);
  const auto* list = ec ? nullptr : v.if_array();
  const auto is_text = [](const auto& e) {
    return e.is_string() && e.get_string().find('\0') == e.get_string().npos;
  };
  if (list == nullptr || list->size() != 3 || !std::all_of(list->begin(), list->end(), is_text))
    refuse_cursor();
  if ((*list)[0].get_string() != sort) refuse_cursor();
  return {std::string((*list)[1].get_string()), std::string((*list)[2].get_string())};
}

// '%', '_' and '\' mean themselves.
std::string like_pattern(std::string_view word) {
  std::string out = "%";
  for (const char c : word) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + '%';
}

}  // namespace

std::string make_cursor(std::string_view sort, std::string_view key, std::string_view id) {
  return platform::security::base64url(boost::json::serialize(boost::json::array{sort, key, id}));
}

void selection::where(std::string_view condition, std::vector<platform::postgres::param> values) {
  conditions_ += conditions_.empty() ? " where " : " and ";
  auto value = values.begin();
  for (const char c : condition) {
    if (c != '?') {
      conditions_ += c;
      continue;
    }
    values_.push_back(*value++);
    conditions_ += '$' + std::to_string(values_.size());
  }
}

void selection::words(std::string_view column, std::string_view text) {
  std::size_t count = 0, at = 0;
  while (at < text.size() && count < most_words) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) {
      where(std::string(column) + " like lower(?)", {like_pattern(text.substr(at, end - at))});
      ++count;
    }
    at = end + 1;
  }
}

selection::query selection::rows(const source& of, const order& by, const page_request& p) const {
  selection all = *this;
  const std::string key(by.key), tie(of.id), direction(by.descending ? " desc" : "");
  if (!p.cursor.empty()) {
    const auto [after, after_id] = read_cursor(p.cursor, by.name);
    all.where("(" + key + ", " + tie + ") " + (by.descending ? "<" : ">") +
                  " (?::" + std::string(by.type) + ", ?)",
              {after, after_id});
  }
  all.values_.emplace_back(static_cast<std::int64_t>(p.limit + 1));
  return {"select " + std::string(of.columns) + ", (" + key + ")::text as sort_key, " + tie +
              " as cursor_id from " + std::string(of.from) + all.conditions_ + " order by " + key +
              direction + ", " + tie + direction + " limit $" + std::to_string(all.values_.size()),
          all.values_};
}

selection::query selection::count(std::string_view counted) const {
  return {"select count(*) as n from (select 1 from " + std::string(counted) + conditions_ +
              " limit " + std::to_string(most_counted + 1) + ") c",
          values_};
}

platform::postgres::result rows_after_cursor(platform::postgres::pool& db,
                                             const selection::query& q, const page_request& p) {
  try {
    return db.exec(q.sql, q.values);
  } catch (const platform::postgres::error& e) {
    if (!p.cursor.empty() && e.sqlstate.starts_with("22")) refuse_cursor();
    throw;
  }
}

}  // namespace backoffice
