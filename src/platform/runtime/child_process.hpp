#pragma once
// Runs another program to its end: no shell, an environment of its own, its output into a file.

#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace platform {

struct child_run {
  std::vector<std::string> command;  // looked for on PATH
  // Added to PATH, HOME and LANG of this process. Secrets belong here, never into the command.
  std::vector<std::pair<std::string, std::string>> environment = {};
  std::filesystem::path output = {};  // empty: kept in child_result::output
  std::chrono::seconds limit{3600};
};

struct child_result {
  int status = 0;  // 127: there is no such program; 128 + n: ended by the signal n
  std::string output, errors;
};

// Throws std::system_error when it cannot be started at all.
[[nodiscard]] child_result run_child(const child_run& wanted);

}  // namespace platform
