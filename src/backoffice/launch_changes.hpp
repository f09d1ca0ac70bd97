#pragma once
// What is asked to be done with a launch: written here, decided by the launch document on the
// Customer side, written here again as it was decided, and followed by the launch's bookings.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/launches.hpp"

namespace backoffice {

struct launch_asking {
  domain::launch_act act = domain::launch_act::delay;
  std::optional<domain::launch_reason> reason;
  std::string note, actor;
  launch_edit wish;              // of a delay: its departure
  std::string key, fingerprint;  // empty for an edit, which its version makes repeatable
};

class launch_changes {
 public:
  explicit launch_changes(platform::postgres::pool& db) : db_(db) {}

  // The launch with the change pending, or as it is when this key has asked before. `supplier`
  // empty: of any. no::launch_not_found, key_reused, change_pending, and what why_not says as far
  // as it is known here.
  [[nodiscard]] domain::result<launch> ask(const std::string& supplier, const std::string& launch,
                                           const launch_asking& a, domain::instant now);

  [[nodiscard]] std::optional<launch_change> find(const std::string& id);
  [[nodiscard]] std::vector<launch_change> of_launch(const std::string& launch);  // newest first

  // What the launch document is asked; nothing once it has been decided.
  [[nodiscard]] std::optional<domain::launch_change> proposal(const std::string& id);
  // Its answer, empty: yes. Told twice, the first counts.
  void decided(const std::string& id, const std::string& why_not, domain::instant now);

  // How far the launch's bookings have come.
  void progress(const std::string& id, int followed, int to_follow);
  void all_followed(const std::string& id, domain::instant now);

 private:
  platform::postgres::pool& db_;
};

// For whoever asks in a transaction of its own: `old` was read and its row is locked, `after` is
// what it would become.
[[nodiscard]] domain::result<launch> ask_change(platform::postgres::transaction& t,
                                                const launch& old, domain::launch_master after,
                                                const launch_asking& a, domain::instant now);

}  // namespace backoffice
