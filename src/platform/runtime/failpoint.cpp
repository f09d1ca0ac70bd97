#include "platform/runtime/failpoint.hpp"

#ifdef ASTRO_FAILPOINTS

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <string>

namespace platform {
namespace {

struct plan {
  std::string name;
  std::atomic<int> left{0};
};

plan& the_plan() {
  static plan p;
  static const bool read = [] {
    const char* text = std::getenv("ASTRO_CRASH_AT");
    if (text == nullptr) return true;
    const std::string_view all(text);
    const auto colon = all.find(':');
    p.name = all.substr(0, colon);
    p.left = colon == all.npos ? 1 : std::atoi(text + colon + 1);
    return true;
  }();
  (void)read;
  return p;
}

// The file may come and go while the process runs.
void look_into_file(std::string_view name) {
  static const char* const path = std::getenv("ASTRO_CRASH_FILE");
  if (path == nullptr) return;
  static std::mutex guard;
  const std::scoped_lock lock(guard);
  std::ifstream in(path);
  std::string wanted;
  int left = 0;
  if (!(in >> wanted >> left) || wanted != name) return;
  if (left > 1) {
    std::ofstream(path) << wanted << ' ' << left - 1 << '\n';
    return;
  }
  std::remove(path);
  ::kill(::getpid(), SIGKILL);
}

}  // namespace

void crash_point(std::string_view name) {
  look_into_file(name);
  auto& p = the_plan();
  if (p.name == name && p.left.fetch_sub(1) == 1) ::kill(::getpid(), SIGKILL);
}

bool fault(std::string_view name) {
  static const std::string active = [] {
    const char* text = std::getenv("ASTRO_FAULT");
    return std::string(text == nullptr ? "" : text);
  }();
  return active == name;
}

}  // namespace platform

#endif
