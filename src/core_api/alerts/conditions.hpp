#pragma once
// What an operator is told of, by e-mail, once until it is over. Pure: facts in, alerts out.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace core_api {

struct watched_facts {
  // Absent: not known now, which neither begins nor ends an alert.
  std::optional<double> jobs_dead, outbox_seconds;
  std::optional<bool> reconciliation_stopped;
  // Of the newest good backup, or of the watch itself when there is none; absent: none are made.
  std::optional<std::chrono::seconds> backup_age;
  std::vector<std::string> away;  // processes
};

enum class verdict { over, on, unknown };

struct condition {
  std::string kind;
  verdict is;
  std::string what;    // one sentence
  std::string advice;  // what to do
  std::string page;    // of the IT Operations app
  int looks;           // in a row, before it is told
};

inline constexpr double old_outbox_seconds = 120;
inline constexpr std::chrono::hours old_backup{26};

[[nodiscard]] std::vector<condition> conditions_of(const watched_facts& f);

}  // namespace core_api
