#pragma once
// Tells that something changed, never what: a change stream as an alarm clock for a poll. Events
// may be lost (failover, a stream older than the server's log), so the poll stays the truth.

#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "platform/mongo/pool.hpp"

namespace platform::mongo {

class watcher {
 public:
  // Calls wake() from its own thread after each change in one of the collections (many changes at
  // once: once) and after each new connection. wake must be quick and must not throw. Holds one
  // connection.
  watcher(database& db, std::vector<std::string> collections, std::function<void()> wake);
  ~watcher();  // within half a second while the server answers
  watcher(const watcher&) = delete;
  watcher& operator=(const watcher&) = delete;

  [[nodiscard]] bool connected() const noexcept { return connected_; }

 private:
  void run();
  void follow();
  void pause(std::chrono::milliseconds time);

  database& db_;
  std::vector<std::string> collections_;
  std::function<void()> wake_;
  std::atomic<bool> stop_{false};
  std::atomic<bool> connected_{false};
  std::thread thread_;  // last: starts when all else is ready
};

}  // namespace platform::mongo
