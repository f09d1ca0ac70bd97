#pragma once
// Reports of reconciliations, collections `reconciliations`, `reconciliation_changes` and, while
// one runs, `reconciliation_suspects` of MongoDB Core.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core_api/reconciliation/comparison.hpp"
#include "platform/mongo/pool.hpp"

namespace core_api {

struct reconciliation_report {
  std::string id, scope;  // scope: all, bookings, launches
  std::string state = "running";
  std::string by = {};     // an operator's id, or empty: the clock
  std::string phase = {};  // what is looked at now, see phases_of
  platform::instant started_at{};
  std::optional<platform::instant> finished_at;
  std::int64_t processed = 0, repaired = 0;
  std::int64_t bookings = 0, rows = 0;        // how many each side has
  std::map<std::string, std::int64_t> found;  // by class
  bool stopped = false;
};

struct change_filter {
  std::string entity, found, action, text;  // text: in the id or what else it is about
};

class reports {
 public:
  explicit reports(platform::mongo::database& core) : db_(core) {}

  [[nodiscard]] std::optional<reconciliation_report> find(const std::string& id);
  [[nodiscard]] std::vector<reconciliation_report> list();  // newest first
  // Whether the last one over everything stopped; nothing while none has ended.
  [[nodiscard]] std::optional<bool> last_of_all_stopped();
  [[nodiscard]] std::vector<discrepancy> changes(const std::string& report,
                                                 const change_filter& f = {});
  void save(const reconciliation_report& r);
  // Something that was found twice, and what was done. False: it is in the report already.
  bool add_change(const reconciliation_report& r, const discrepancy& d);

  // Found once: looked at again later, in order of their keys.
  void suspect(const reconciliation_report& r, const std::vector<discrepancy>& list);
  [[nodiscard]] std::vector<discrepancy> suspects(const reconciliation_report& r,
                                                  const std::string& after, std::size_t limit);
  void forget_suspects(const reconciliation_report& r);

 private:
  platform::mongo::database& db_;
};

}  // namespace core_api
