#pragma once
// Many launches from one file: every line is looked at first, and one bad line keeps all of them
// out.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/master_data.hpp"
#include "domain/refusal.hpp"
#include "platform/postgres/pool.hpp"

namespace backoffice {

inline constexpr std::size_t most_imported = 500;

struct import_line {
  int number = 0;                              // in the file, the heading is 1
  std::string rocket, spaceport, destination;  // names, whatever their case; places also by slug
  domain::instant departs_at{};
  domain::cents price = 0;
  std::optional<int> capacity = {};  // the rocket's if left out
  int vip_head_start_hours = 0;
};

struct import_fault {
  int line = 0;
  std::string column;  // empty: the line as a whole
  std::string detail;  // one sentence for a person
};

struct import_report {
  std::vector<import_fault> faults;  // in order of their lines
  std::vector<domain::launch_master>
      launches;  // as they are, or would be; none when there is a fault
};

class launch_import {
 public:
  explicit launch_import(platform::postgres::pool& db) : db_(db) {}

  // Nothing is written. no::supplier_not_found, supplier_details_missing.
  [[nodiscard]] domain::result<import_report> check(const std::string& supplier,
                                                    const std::vector<import_line>& lines,
                                                    domain::instant now);

  struct request {
    std::string supplier, actor, key, fingerprint;
    std::function<std::string(const import_report&)> answer;
  };
  // All are offered, or none: what was answered, also to a repeat of the key. Faults throw
  // platform::json::invalid, one error each. As above, and no::key_reused.
  [[nodiscard]] domain::result<std::string> run(const request& r,
                                                const std::vector<import_line>& lines,
                                                domain::instant now);

 private:
  platform::postgres::pool& db_;
};

// Throws platform::json::invalid: "/csv/12/departure", "Line 12, departure: …".
[[noreturn]] void refuse_import(const std::vector<import_fault>& faults);

}  // namespace backoffice
