#pragma once
// Operations that run side by side and are interrupted between two calls to the outside, in an
// order that the seed decides. One thread carries a whole world, so nothing else interleaves.

#include <ucontext.h>

#include <cstddef>
#include <functional>
#include <memory>

namespace simulation {

// Ends an operation as the end of its process would: nothing in the product catches it.
struct crashed {};

class fiber {
 public:
  explicit fiber(std::function<void()> body);
  ~fiber();
  fiber(const fiber&) = delete;
  fiber& operator=(const fiber&) = delete;

  // Runs until the body pauses or ends. True: it has ended.
  bool resume();
  // In a body: gives way to the others. Outside of a fiber: nothing.
  static void pause();

 private:
  static void enter();

  std::function<void()> body_;
  std::unique_ptr<std::byte[]> stack_;
  ucontext_t here_{}, back_{};
  // What the C++ runtime keeps for each thread about exceptions, for each fiber.
  struct exceptions {
    void* caught = nullptr;
    unsigned int uncaught = 0;
  } exceptions_;
  bool ended_ = false, killed_ = false;
};

}  // namespace simulation
