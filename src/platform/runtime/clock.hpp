#pragma once
// The clock that a process lives by. Rules never read it: they take the instant as an argument.

#include <filesystem>
#include <string>

#include "platform/runtime/time.hpp"

namespace platform {

class clock {
 public:
  clock() = default;
  // Development only: real time plus the offset (milliseconds, as text) in this file, read anew at
  // each call, so that a whole running system can be moved through the years. A missing file is no
  // offset; an unreadable number throws, because a clock that silently jumps back would sell
  // yesterday's holds twice.
  explicit clock(std::filesystem::path offset_file) : offset_file_(std::move(offset_file)) {}

  [[nodiscard]] instant now() const;

 private:
  std::filesystem::path offset_file_;
};

}  // namespace platform
