#pragma once
// Passwords as argon2id, in threads of their own with a bounded queue: a flood of logins must not
// take the time of everything else.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace platform::security {

struct argon2_params {
  std::uint32_t memory_kib = 19456;
  std::uint32_t iterations = 2;
  std::uint32_t lanes = 1;
};

// Every call waits for its turn and throws platform::unavailable("password hashing", …) when the
// queue is full. Passwords above 1,024 bytes are refused (std::invalid_argument on hash, false on
// verify).
class password_hasher {
 public:
  using params = argon2_params;
  explicit password_hasher(params cost = {}, std::size_t threads = 2, std::size_t queue = 32);
  ~password_hasher();  // after the last call has returned
  password_hasher(const password_hasher&) = delete;
  password_hasher& operator=(const password_hasher&) = delete;

  // A PHC string with its own salt: $argon2id$v=19$m=19456,t=2,p=1$…$…
  [[nodiscard]] std::string hash(const std::string& password);
  [[nodiscard]] bool verify(const std::string& password, const std::string& encoded);
  // For an unknown user: the same cost as verify, always false.
  [[nodiscard]] bool verify_dummy(const std::string& password);
  // Made with another cost than today's: hash again at the next login.
  [[nodiscard]] bool is_outdated(std::string_view encoded) const;
  [[nodiscard]] std::size_t waiting() const;

 private:
  void work();
  void run(const std::function<void()>& task);
  [[nodiscard]] std::string encode(const std::string& password) const;

  struct job;
  const params cost_;
  const std::size_t longest_queue_;
  const std::string dummy_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<job*> queue_;  // jobs live in their callers, which wait
  bool stop_ = false;
  std::vector<std::thread> threads_;  // last: start when all else is ready
};

}  // namespace platform::security
