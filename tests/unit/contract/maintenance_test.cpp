// Maintenance mode: which routes it closes, and what a refused write is told.
#include "contract/maintenance.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace {

using namespace std::chrono_literals;

constexpr platform::instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h};

std::string retry_after(std::chrono::seconds until_end) {
  const auto p = contract::maintenance_problem({true, "Disks.", noon, noon + until_end}, noon);
  return p.headers.at(0).second;
}

TEST(maintenance, a_write_is_told_when_to_come_again_but_never_at_once_nor_in_hours) {
  EXPECT_EQ("30", retry_after(-1h));
  EXPECT_EQ("30", retry_after(29s));
  EXPECT_EQ("31", retry_after(31s));
  EXPECT_EQ("3600", retry_after(1h));
  EXPECT_EQ("3600", retry_after(3601s));
}

TEST(maintenance, its_wire_form_is_read_as_it_was_written) {
  const contract::maintenance_state s{true, "Disks.", noon, noon + 1h};
  const auto back = contract::read_maintenance(contract::to_json(s));
  EXPECT_TRUE(back.on);
  EXPECT_EQ("Disks.", back.reason);
  EXPECT_EQ(noon, back.since);
  EXPECT_EQ(noon + 1h, back.expected_end);
  EXPECT_FALSE(contract::read_maintenance(contract::to_json({})).on);
}

}  // namespace
