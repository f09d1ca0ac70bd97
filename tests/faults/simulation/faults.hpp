#pragma once
// What can go wrong at each call to the outside: the process ends before the call or after it, or
// the call fails or succeeds without an answer. Between two calls other operations come to their
// turn.

#include <functional>
#include <string>
#include <type_traits>

#include "faults/simulation/dice.hpp"
#include "faults/simulation/fibers.hpp"
#include "platform/runtime/error.hpp"

namespace simulation {

struct fault_plan {
  int crash_per_mille = 0, unavailable_per_mille = 0;
};

class faults {
 public:
  faults(dice& d, fault_plan plan) : dice_(d), plan_(plan) {}

  // Makes the call, or not, or makes it and loses its answer.
  template <class Call>
  std::invoke_result_t<Call> around(const char* name, Call call) {
    fiber::pause();
    ++calls;
    maybe(name, "before");
    if (tell) tell(name);
    auto answer = call();
    maybe(name, "after");
    return answer;
  }
  void end() { plan_ = {}; }

  std::function<void(const std::string&)> tell;
  long calls = 0, crashes = 0, unanswered = 0;

 private:
  void maybe(const char* name, const char* when) {
    if (dice_.chance(plan_.crash_per_mille)) {
      ++crashes;
      if (tell) tell(std::string("crash ") + when + " " + name);
      throw crashed{};
    }
    if (dice_.chance(plan_.unavailable_per_mille)) {
      ++unanswered;
      throw platform::unavailable(name, std::string("no answer ") + when);
    }
  }

  dice& dice_;
  fault_plan plan_;
};

}  // namespace simulation
