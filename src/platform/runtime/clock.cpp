#include "platform/runtime/clock.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <stdexcept>

namespace platform {
namespace {

std::chrono::milliseconds read_offset(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::chrono::milliseconds{0};
  char text[32];
  const auto n = ::read(fd, text, sizeof text);
  ::close(fd);
  std::int64_t value = 0;
  const auto end = n > 0 ? text + n : text;
  const auto [stop, ec] = std::from_chars(text, end, value);
  if (ec != std::errc{} || (stop != end && *stop != '\n')) {
    throw std::runtime_error("test clock: no whole number of milliseconds in " + file.string());
  }
  return std::chrono::milliseconds{value};
}

}  // namespace

instant clock::now() const {
  const auto real = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  return offset_file_.empty() ? real : real + read_offset(offset_file_);
}

}  // namespace platform
