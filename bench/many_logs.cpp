// A log of the size that operators live with: the same entries each time, a year of them, written
// as Core writes them, two hundred at a time.
//   many-logs URI DATABASE COUNT
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core_api/logs/log_hours.hpp"
#include "core_api/logs/log_store.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/mongo/pool.hpp"

namespace {

using namespace std::chrono_literals;
using core_api::log_entry;

constexpr std::int64_t users = 5'000, each_trace = 6;

std::string hex(std::int64_t n, const char* shape) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), shape, static_cast<long long>(n));
  return text.data();
}

log_entry entry(std::int64_t n, std::int64_t count, platform::instant newest) {
  log_entry e;
  const auto year = std::chrono::milliseconds(24h * 360);
  e.at = newest - std::chrono::milliseconds(year.count() / count * n);
  e.kind = core_api::log_kinds.at(static_cast<std::size_t>(n) % core_api::log_kinds.size());
  const auto dice = n * 7919 % 1000;
  e.severity = dice < 900 ? "info" : dice < 980 ? "warning" : dice < 999 ? "error" : "critical";
  e.source = "core-api";
  e.message = "sign-in succeeded for traveller " + std::to_string(n % users);
  e.trace_id = hex(n / each_trace, "%032llx");
  e.fields = {{"userId", hex(n % users, "u_%032llx")}, {"address", "192.0.2.7"}, {"n", n}};
  return e;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fputs("usage: many-logs URI DATABASE COUNT\n", stderr), 2;
  try {
    platform::mongo::settings s;
    s.uri = argv[1];
    s.database = argv[2];
    s.call_timeout = 60s;
    platform::mongo::database db(s);
    core_api::log_store logs(db);
    const std::int64_t count = std::atoll(argv[3]);
    constexpr std::int64_t at_once = 200;
    const auto newest = std::chrono::floor<std::chrono::milliseconds>(
        std::chrono::system_clock::now() - std::chrono::minutes{1});
    for (std::int64_t n = 0; n < count; n += at_once) {
      std::vector<log_entry> some;
      for (auto i = n; i < std::min(count, n + at_once); ++i)
        some.push_back(entry(i, count, newest));
      logs.add_many(std::move(some));
    }
    std::printf("%lld\n", static_cast<long long>(db["logs"].count_all()));
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "many-logs: %s\n", e.what());
    return 1;
  }
}
