#include "platform/runtime/failpoint.hpp"

#ifdef ASTRO_FAILPOINTS

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
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

}  // namespace

void crash_point(std::string_view name) {
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
