#include "faults/simulation/fibers.hpp"

#include <cxxabi.h>

#include <cstring>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace simulation {
namespace {

constexpr std::size_t stack_size = 256 * 1024UL;

thread_local fiber* running = nullptr;
// Stacks are used again: a world has thousands of short operations.
thread_local std::vector<std::unique_ptr<std::byte[]>> spare_stacks;

std::unique_ptr<std::byte[]> take_stack() {
  if (spare_stacks.empty()) return std::unique_ptr<std::byte[]>(new std::byte[stack_size]);
  auto stack = std::move(spare_stacks.back());
  spare_stacks.pop_back();
  return stack;
}

template <class Exceptions>
void swap_exceptions(Exceptions& kept) {
  void* mine = abi::__cxa_get_globals();
  Exceptions now;
  std::memcpy(static_cast<void*>(&now), mine, sizeof now);
  std::memcpy(mine, &kept, sizeof now);
  kept = now;
}

}  // namespace

fiber::fiber(std::function<void()> body) : body_(std::move(body)), stack_(take_stack()) {
  if (getcontext(&here_) != 0) throw std::runtime_error("no context");
  here_.uc_stack.ss_sp = stack_.get();
  here_.uc_stack.ss_size = stack_size;
  here_.uc_link = &back_;
  makecontext(&here_, &fiber::enter, 0);
}

fiber::~fiber() {
  if (!ended_) {
    killed_ = true;  // the next pause throws, so that what the body owns is released
    while (!resume()) {
    }
  }
  spare_stacks.push_back(std::move(stack_));
}

bool fiber::resume() {
  auto* outer = std::exchange(running, this);
  swap_exceptions(exceptions_);
  swapcontext(&back_, &here_);
  swap_exceptions(exceptions_);
  running = outer;
  return ended_;
}

void fiber::pause() {
  if (running == nullptr) return;
  auto* me = running;
  if (me->killed_) throw crashed{};
  swapcontext(&me->here_, &me->back_);
  if (me->killed_) throw crashed{};
}

void fiber::enter() {
  auto* me = running;
  try {
    me->body_();
  } catch (const crashed&) {  // its process is gone; the others go on
  }
  me->ended_ = true;
}

}  // namespace simulation
