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
  bool counted = true;  // whoever reads all pages need not be told how many rows there are
};

// To count further would cost more than the page itself, and nobody reads on so far.
inline constexpr std::int64_t most_counted = 10'000;

template <class T>
struct page {
  std::vector<T> items;
  std::optional<std::string> next;
  std::int64_t total = 0;  // over all pages; one more than most_counted: there are more
};

// How a list may be sorted: a column or expression with its SQL type.
struct order {
  std::string_view name;  // as the caller says it: "-departure"
  std::string_view key, type;
  bool descending;
};

// Where a list's rows come from.
struct source {
  std::string_view columns, from;
  std::string_view counted;  // the table that all conditions are about: counting needs no joins
  std::string_view id;       // breaks ties
};

// A list's conditions, then its SQL. Values only ever travel as parameters: '?' in a condition
// takes the next one.
class selection {
 public:
  // "b.state = ?"
  void where(std::string_view condition, std::vector<platform::postgres::param> values);
  // Every word of `text` is somewhere in the column, which is in lower case.
  void words(std::string_view column, std::string_view text);

  struct query {
    std::string sql;
    platform::postgres::params values;
  };
  // One row more than asked for tells that there is more. Each row also has the columns sort_key
  // and cursor_id.
  [[nodiscard]] query rows(const source& of, const order& by, const page_request& p) const;
  [[nodiscard]] query count(std::string_view counted) const;

 private:
  std::string conditions_;
  platform::postgres::params values_;
};

[[nodiscard]] std::string make_cursor(std::string_view sort, std::string_view key,
                                      std::string_view id);
// Throws json::invalid when the cursor's key is no value of its type: somebody made it up.
[[nodiscard]] platform::postgres::result rows_after_cursor(platform::postgres::pool& db,
                                                           const selection::query& q,
                                                           const page_request& p);

template <class T, class F>
page<T> read_page(platform::postgres::pool& db, const selection& s, const source& of,
                  const order& by, const page_request& p, F read) {
  page<T> out;
  const auto found = rows_after_cursor(db, s.rows(of, by, p), p);
  for (std::size_t i = 0; i < found.size() && i < p.limit; ++i) out.items.push_back(read(found[i]));
  if (found.size() > p.limit) {
    const auto last = found[p.limit - 1];
    out.next = make_cursor(by.name, last.text("sort_key"), last.text("cursor_id"));
  }
  if (!p.counted) return out;
  const auto all = s.count(of.counted);
  out.total = db.exec(all.sql, all.values)[0].i64("n");
  return out;
}

}  // namespace backoffice
