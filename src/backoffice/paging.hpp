#pragma once
// Pages of a list: keyset cursors (the sort key and the id of the last row), so that a page costs
// the same however deep it is and nothing is shown twice when rows come and go.

#include <optional>
#include <string>
#include <vector>

#include "platform/postgres/pool.hpp"

namespace backoffice {

struct page_request {
  std::string cursor = {};  // what the page before answered; empty: the first
  std::size_t limit = 20;
};

template <class T>
struct page {
  std::vector<T> items;
  std::optional<std::string> next;
  std::int64_t total = 0;  // over all pages
};

// How a list may be sorted: a column or expression with its SQL type, ties broken by the id.
struct order {
  std::string_view name;  // as the caller says it: "-departure"
  std::string_view key, type;
  bool descending;
};

// A list's conditions, then its SQL. Values only ever travel as parameters: '?' in a condition
// takes the next one.
class selection {
 public:
  // "b.state = ?"
  void where(std::string_view condition, std::vector<platform::postgres::param> values);
  // Every word of `text` is somewhere in the column, which is in lower case.
  void words(std::string_view column, std::string_view text);

  // `columns` and `from` without their keywords; `id` breaks ties. One row more than asked for
  // tells that there is more.
  struct query {
    std::string sql;
    platform::postgres::params values;
  };
  [[nodiscard]] query rows(std::string_view columns, std::string_view from, const order& by,
                           std::string_view id, const page_request& p) const;
  [[nodiscard]] query count(std::string_view from) const;

 private:
  std::string conditions_;
  platform::postgres::params values_;
};

// Runs both queries; each row must have the columns `sort_key` (made by rows()) and `id`.
template <class T, class F>
page<T> read_page(platform::postgres::pool& db, const selection& s, std::string_view columns,
                  std::string_view from, const order& by, std::string_view id,
                  const page_request& p, F read);

[[nodiscard]] std::string make_cursor(std::string_view sort, std::string_view key,
                                      std::string_view id);

template <class T, class F>
page<T> read_page(platform::postgres::pool& db, const selection& s, std::string_view columns,
                  std::string_view from, const order& by, std::string_view id,
                  const page_request& p, F read) {
  page<T> out;
  const auto wanted = s.rows(columns, from, by, id, p);
  const auto found = db.exec(wanted.sql, wanted.values);
  for (std::size_t i = 0; i < found.size() && i < p.limit; ++i) out.items.push_back(read(found[i]));
  if (found.size() > p.limit) {
    const auto last = found[p.limit - 1];
    out.next = make_cursor(by.name, last.text("sort_key"), last.text("cursor_id"));
  }
  const auto all = s.count(from);
  out.total = db.exec(all.sql, all.values)[0].i64("n");
  return out;
}

}  // namespace backoffice
