#pragma once
// The logs that IT operators search: AUTH, NOTIFY, RECONCILE, JOB and ERROR entries of all
// processes, in MongoDB Core.

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core_api/logs/log_hours.hpp"
#include "platform/mongo/pool.hpp"
#include "platform/runtime/time.hpp"

namespace core_api {

struct log_entry {
  std::string id;  // made when empty
  platform::instant at{};
  std::string kind, severity, source, message, trace_id;
  boost::json::object fields = {};
};

struct log_query {
  std::string kind, severity, text, trace, user;
  std::optional<platform::instant> from, to;  // inclusive
  bool newest_first = true;
  std::string cursor;
  std::size_t limit = 50;
  bool counted = true;  // the total is wanted
};

struct log_page {
  std::vector<log_entry> items;
  std::string next_cursor;
  std::optional<std::int64_t> total;  // not told when text is looked for
};

class log_store {
 public:
  explicit log_store(platform::mongo::database& db) : db_(db), hours_(db) {}

  void add(log_entry e);
  void add_many(std::vector<log_entry> entries);
  // Text is looked for in 20,000 entries at a time: a page may hold few, and yet there is a next
  // one.
  [[nodiscard]] log_page find(const log_query& q, platform::instant now);
  // Whole hours of a kind.
  void forget(std::string_view kind, platform::instant before);

 private:
  [[nodiscard]] std::int64_t total(const log_query& q);

  platform::mongo::database& db_;
  log_hours hours_;
};

}  // namespace core_api
