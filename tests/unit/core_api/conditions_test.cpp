// When operators are told, and when it is over.
#include "core_api/alerts/conditions.hpp"

#include <gtest/gtest.h>

namespace {

using core_api::verdict;
using namespace std::chrono_literals;

verdict of(const core_api::watched_facts& f, const std::string& kind) {
  for (const auto& c : core_api::conditions_of(f)) {
    if (c.kind == kind) return c.is;
  }
  throw std::runtime_error("no condition " + kind);
}

TEST(alerts, what_is_not_known_neither_begins_nor_ends_an_alert) {
  for (const auto* kind : {"dead-job", "stopped-reconciliation", "old-outbox", "no-backup"})
    EXPECT_EQ(of({}, kind), verdict::unknown) << kind;
}

TEST(alerts, each_has_its_line) {
  core_api::watched_facts f;
  f.jobs_dead = 0;
  f.outbox_seconds = 120;
  f.reconciliation_stopped = false;
  f.backup_age = 26h;
  for (const auto& c : core_api::conditions_of(f)) EXPECT_EQ(c.is, verdict::over) << c.kind;
  f.jobs_dead = 1;
  f.outbox_seconds = 120.5;
  f.reconciliation_stopped = true;
  f.backup_age = 26h + 1s;
  f.away = {"admin-api"};
  for (const auto& c : core_api::conditions_of(f)) EXPECT_EQ(c.is, verdict::on) << c.kind;
}

}  // namespace
