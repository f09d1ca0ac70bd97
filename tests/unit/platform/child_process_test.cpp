// Another program is run to its end, and what it says is kept.
#include "platform/runtime/child_process.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

using platform::run_child;

TEST(child_process, its_output_errors_and_status_come_back) {
  const auto r = run_child({{"sh", "-c", "echo said; echo wrong >&2; exit 3"}});
  EXPECT_EQ(r.status, 3);
  EXPECT_EQ(r.output, "said\n");
  EXPECT_EQ(r.errors, "wrong\n");
}

TEST(child_process, it_gets_what_is_given_and_nothing_else_of_ours) {
  ::setenv("ASTRO_SECRET_OF_OURS", "x", 1);
  const auto r = run_child({{"env"}, {{"PGPASSWORD", "p"}}});
  EXPECT_NE(r.output.find("PGPASSWORD=p"), std::string::npos);
  EXPECT_EQ(r.output.find("ASTRO_SECRET_OF_OURS"), std::string::npos);
}

TEST(child_process, output_goes_into_a_file_for_us_alone) {
  const auto file = std::filesystem::temp_directory_path() / "astro-child-output";
  const auto r = run_child({{"echo", "much"}, {}, file});
  EXPECT_EQ(r.status, 0);
  std::ifstream in(file);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "much\n");
  EXPECT_EQ(std::filesystem::status(file).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::filesystem::remove(file);
}

TEST(child_process, a_program_that_is_not_there_and_one_that_hangs_are_told) {
  EXPECT_EQ(run_child({{"no-such-program-of-ours"}}).status, 127);
  const auto r = run_child({{"sleep", "60"}, {}, {}, std::chrono::seconds{1}});
  EXPECT_EQ(r.status, 128 + 9);
  EXPECT_NE(r.errors.find("too long"), std::string::npos);
}

}  // namespace
