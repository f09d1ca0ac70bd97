#pragma once
// Asks something that may block, again and again, on a thread of its own. Whoever wants to know
// reads what it last heard, at once.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace platform {

class lookout {
 public:
  struct seen {
    bool up = true;
    std::chrono::microseconds took{0};
  };
  struct pace {
    std::chrono::milliseconds while_up, while_down;
  };

  // What `ask` throws is a no. Until its first answer it counts as up. `whose`: for the log.
  lookout(std::string whose, std::function<bool()> ask, pace chosen);
  ~lookout();
  lookout(const lookout&) = delete;
  lookout& operator=(const lookout&) = delete;

  [[nodiscard]] seen last() const;
  // Something went wrong there: it is asked again now.
  void doubt();

 private:
  void run();
  [[nodiscard]] seen look(bool was_up) const;

  const std::string whose_;
  const std::function<bool()> ask_;
  const pace pace_;
  mutable std::mutex guard_;
  std::condition_variable wake_;
  seen last_;
  bool doubted_ = false, stop_ = false;
  std::thread thread_;
};

}  // namespace platform
