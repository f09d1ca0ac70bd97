#include "faults/simulation/world.hpp"

#include <cstdio>

#include "platform/runtime/time.hpp"

namespace simulation {

using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

constexpr domain::instant beginning = sys_days{2027y / January / 10} + 9h;
constexpr int most_passes = 40;

domain::launch_master master(int number, int capacity, domain::instant departs_at) {
  domain::launch_master m;
  m.id = "l_" + std::to_string(number);
  m.slug = "launch-" + std::to_string(number);
  m.departs_at = departs_at;
  m.created_at = beginning - days{30};
  m.price = 1000 + number;  // odd cents, so that a part that is rounded wrongly is seen
  m.capacity = capacity;
  return m;
}

// Calm worlds find mistakes in the rules, wild ones in what mends a crash.
fault_plan plan_of(dice& d) {
  static constexpr int levels[] = {0, 5, 20, 80};
  return {levels[d.below(4)], levels[d.below(4)]};
}

}  // namespace

domain::customer customer_of(const std::string& id) {
  domain::customer c;
  c.id = id;
  c.email = id + "@example.com";
  c.name = "Customer " + id;
  c.born = 1990y / February / 28;
  c.tax_id = "PT1";
  c.has_address = true;
  return c;
}

world::world(std::uint64_t seed, bool tell)
    : seed_(seed),
      tell_(tell),
      dice_(seed),
      faults_(dice_, plan_of(dice_)),
      flow_(ports()),
      waiting_(ports()),
      now_(beginning),
      completed_at_(beginning) {
  if (tell_)
    faults_.tell = [this](const std::string& call) { say("  " + resumed_ + " … " + call); };
  most_at_once_ = dice_.between(1, 6);
  acts_ = static_cast<unsigned>(dice_.next());
  late_money_ = dice_.chance(200);
  if (dice_.chance(200)) most_skew_ = 1h;
  for (int n = 1, all = dice_.between(1, 5); n <= all; ++n)
    customers_.push_back("u_" + std::to_string(n));
  for (int n = 1, all = dice_.between(1, 3); n <= all; ++n) {
    const auto m = master(n, dice_.between(1, 10), beginning + days{dice_.between(10, 800)});
    launch_ids_.push_back(m.id);
    masters_[m.id] = m;
    (void)launches_.put(m, now_);
  }
}

sales::flow_ports world::ports() {
  return {launches_, bookings_, provider_,
          [](const std::string& id) { return std::optional(customer_of(id)); },
          [this] { return "p_" + std::to_string(++passenger_ids_); }};
}

void world::say(const std::string& what) {
  if (tell_) std::fprintf(stderr, "%s  %s\n", platform::format_instant(now_).c_str(), what.c_str());
}

outcome world::live() {
  const int steps = dice_.between(100, 900);
  for (int n = 0; n < steps && out_.violations.empty(); ++n) {
    if (operations_.size() < static_cast<std::size_t>(most_at_once_) && dice_.chance(400))
      somebody_acts();
    else
      step();
    check_step();
  }
  settle();
  out_.calls = faults_.calls;
  out_.crashes = faults_.crashes;
  out_.unanswered = faults_.unanswered;
  out_.bookings = static_cast<long>(bookings_.known.size());
  for (const auto& [id, h] : bookings_.known) out_.confirmed += h.now.confirmed_at ? 1 : 0;
  return std::move(out_);
}

void world::start(std::string name, std::function<void()> body) {
  say("+ " + name);
  auto guarded = [this, name, body = std::move(body)] {
    try {
      body();
      say("  done: " + name);
    } catch (const platform::unavailable& e) {
      say("  503: " + name + " (" + e.what() + ")");
    } catch (const crashed&) {
      say("  crashed: " + name);
      throw;
    } catch (const std::exception& e) {
      violated(name + " failed: " + e.what());
    }
  };
  const auto skew = most_skew_ * dice_.between(-1, 1);
  operations_.push_back({std::move(name), std::make_unique<fiber>(std::move(guarded)), now_, skew});
}

// One operation goes on to its next call.
void world::step() {
  if (operations_.empty()) return time_passes();
  const auto at = static_cast<std::size_t>(dice_.below(static_cast<int>(operations_.size())));
  resumed_ = operations_[at].name;
  skew_ = operations_[at].skew;
  const bool ended = operations_[at].runs->resume();
  skew_ = milliseconds{0};
  if (ended) operations_.erase(operations_.begin() + static_cast<std::ptrdiff_t>(at));
}

// No more faults: what was begun ends, and the completer finishes the rest.
void world::settle() {
  faults_.end();
  provider_.down = false;
  while (!operations_.empty() && out_.violations.empty()) {
    step();
    check_step();
  }
  for (out_.passes = 0; out_.violations.empty() && out_.passes < most_passes; ++out_.passes) {
    now_ += out_.passes < 3   ? minutes{20}
            : out_.passes < 8 ? minutes{hours{5}}
                              : minutes{hours{24}};
    say("-- pass");
    resumed_ = "end";
    try {
      complete_all();
      tell_all();
    } catch (const std::exception& e) {
      violated(std::string("in the end: ") + e.what());
    }
    check_step();
    if (out_.passes >= 4 && bookings_.look_at_due(now_ + days{30}).empty() && asked_.empty() &&
        to_follow_.empty())
      break;
  }
  if (out_.violations.empty()) check_end();
  operations_.clear();
}

}  // namespace simulation
