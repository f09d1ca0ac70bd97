// Thousands of small worlds, each from its seed: the real state machines on stores in memory, a
// provider that misbehaves, processes that end at any call, a clock that jumps. The invariants are
// looked at after every single write.
//   faults-simulation [--seeds N] [--from N]      worlds from..from+N-1; prints one line of JSON
//   faults-simulation --seed N                    that world again, told step by step
// ASTRO_FAULT=no_seat_guard or no_step_guard takes a guard away: then a violation must be found.

#include <unistd.h>

#include <atomic>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "faults/simulation/world.hpp"

namespace {

constexpr std::size_t most_told = 5;

struct totals {
  std::mutex guard;
  long calls = 0, crashes = 0, unanswered = 0, bookings = 0, confirmed = 0, violations = 0;
  int worst_passes = 0;
  boost::json::array failed;
};

void add(totals& all, std::uint64_t seed, const simulation::outcome& o) {
  const std::scoped_lock lock(all.guard);
  all.calls += o.calls;
  all.crashes += o.crashes;
  all.unanswered += o.unanswered;
  all.bookings += o.bookings;
  all.confirmed += o.confirmed;
  all.worst_passes = std::max(all.worst_passes, o.passes);
  if (o.violations.empty()) return;
  ++all.violations;
  if (all.failed.size() < most_told)
    all.failed.push_back({{"seed", seed}, {"what", o.violations.front()}});
}

std::uint64_t number(const char* text) {
  return std::strtoull(text, nullptr, 10);
}

// What the product logs would drown the result.
FILE* quiet_stdout() {
  FILE* out = fdopen(dup(STDOUT_FILENO), "w");
  if (out == nullptr || std::freopen("/dev/null", "w", stdout) == nullptr) std::abort();
  return out;
}

int tell_one(std::uint64_t seed, FILE* out) {
  const auto o = simulation::world(seed, true).live();
  for (const auto& v : o.violations) std::fprintf(out, "%s\n", v.c_str());
  std::fprintf(out, "seed %llu: %s\n", static_cast<unsigned long long>(seed),
               o.violations.empty() ? "clean" : "violated");
  return o.violations.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t seeds = 20'000, from = 1;
  FILE* out = quiet_stdout();
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    if (name == "--seed") return tell_one(number(argv[i + 1]), out);
    if (name == "--seeds") seeds = number(argv[i + 1]);
    if (name == "--from") from = number(argv[i + 1]);
  }
  const auto began = std::chrono::steady_clock::now();
  totals all;
  std::atomic<std::uint64_t> next{from};
  std::vector<std::jthread> workers;
  for (unsigned n = 0; n < std::max(1U, std::thread::hardware_concurrency()); ++n) {
    workers.emplace_back([&] {
      for (std::uint64_t seed = next++; seed < from + seeds; seed = next++)
        add(all, seed, simulation::world(seed, false).live());
    });
  }
  workers.clear();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  const boost::json::object said{{"seeds", seeds},
                                 {"from", from},
                                 {"seconds", took.count()},
                                 {"calls", all.calls},
                                 {"crashes", all.crashes},
                                 {"unanswered", all.unanswered},
                                 {"bookings", all.bookings},
                                 {"confirmed", all.confirmed},
                                 {"worstPasses", all.worst_passes},
                                 {"violations", all.violations},
                                 {"failed", all.failed}};
  std::fprintf(out, "%s\n", boost::json::serialize(said).c_str());
  return all.violations == 0 ? 0 : 1;
}
