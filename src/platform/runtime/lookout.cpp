#include "platform/runtime/lookout.hpp"

#include <exception>

#include "platform/runtime/log.hpp"

namespace platform {

lookout::lookout(std::string whose, std::function<bool()> ask, pace chosen)
    : whose_(std::move(whose)), ask_(std::move(ask)), pace_(chosen) {
  thread_ = std::thread([this] { run(); });
}

lookout::~lookout() {
  {
    const std::scoped_lock lock(guard_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

lookout::seen lookout::last() const {
  const std::scoped_lock lock(guard_);
  return last_;
}

void lookout::doubt() {
  {
    const std::scoped_lock lock(guard_);
    doubted_ = true;
  }
  wake_.notify_all();
}

lookout::seen lookout::look(bool was_up) const {
  const auto began = std::chrono::steady_clock::now();
  seen s;
  std::string error = "no answer";
  try {
    s.up = ask_();
  } catch (const std::exception& e) {
    s.up = false;
    error = e.what();
  }
  s.took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                 began);
  if (was_up && !s.up) log::warning(whose_ + " does not answer", {{"error", error}});
  if (!was_up && s.up) log::info(whose_ + " is back");
  return s;
}

void lookout::run() {
  std::unique_lock lock(guard_);
  while (!stop_) {
    doubted_ = false;
    const bool was_up = last_.up;
    lock.unlock();
    const auto now = look(was_up);
    lock.lock();
    last_ = now;
    wake_.wait_for(lock, now.up ? pace_.while_up : pace_.while_down,
                   [this] { return stop_ || doubted_; });
  }
}

}  // namespace platform
