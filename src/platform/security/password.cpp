// argon2id by libargon2; see password.hpp.
#include "platform/security/password.hpp"

#include <argon2.h>

#include <exception>
#include <stdexcept>

#include "platform/runtime/error.hpp"
#include "platform/security/random.hpp"

namespace platform::security {

namespace {

constexpr std::size_t longest_password = 1024;
constexpr std::size_t salt_bytes = 16;
constexpr std::uint32_t hash_bytes = 32;

std::string prefix(const argon2_params& cost) {
  return "$argon2id$v=19$m=" + std::to_string(cost.memory_kib) +
         ",t=" + std::to_string(cost.iterations) + ",p=" + std::to_string(cost.lanes) + '$';
}

}  // namespace

struct password_hasher::job {
  const std::function<void()>& task;
  std::exception_ptr failure = {};
  bool done = false;
};

password_hasher::password_hasher(params cost, std::size_t threads, std::size_t queue)
    : cost_(cost), longest_queue_(queue), dummy_(encode(random_hex(16))) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

password_hasher::~password_hasher() {
  {
    const std::scoped_lock lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  for (auto& t : threads_) t.join();
}

void password_hasher::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stop_ || !queue_.empty(); });
    if (queue_.empty()) return;
    auto* next = queue_.front();
    queue_.pop_front();
    lock.unlock();
    std::exception_ptr failure;
    try {
      next->task();
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    next->failure = failure;
    next->done = true;
    changed_.notify_all();
  }
}

void password_hasher::run(const std::function<void()>& task) {
  job mine{task};
  std::unique_lock lock(mutex_);
  if (queue_.size() >= longest_queue_) throw unavailable("password hashing", "queue is full");
  queue_.push_back(&mine);
  changed_.notify_all();
  changed_.wait(lock, [&] { return mine.done; });
  if (mine.failure) std::rethrow_exception(mine.failure);
}

std::string password_hasher::encode(const std::string& password) const {
  if (password.size() > longest_password) throw std::invalid_argument("password too long");
  const auto salt = random_bytes(salt_bytes);
  std::string out(argon2_encodedlen(cost_.iterations, cost_.memory_kib, cost_.lanes, salt_bytes,
                                    hash_bytes, Argon2_id),
                  '\0');
  const int outcome = argon2id_hash_encoded(cost_.iterations, cost_.memory_kib, cost_.lanes,
                                            password.data(), password.size(), salt.data(),
                                            salt.size(), hash_bytes, out.data(), out.size());
  if (outcome != ARGON2_OK)
    throw std::runtime_error(std::string("argon2: ") + argon2_error_message(outcome));
  out.resize(out.find('\0'));
  return out;
}

std::string password_hasher::hash(const std::string& password) {
  std::string out;
  run([&] { out = encode(password); });
  return out;
}

bool password_hasher::verify(const std::string& password, const std::string& encoded) {
  if (password.size() > longest_password) return false;
  int outcome = ARGON2_OK;
  run([&] { outcome = argon2id_verify(encoded.c_str(), password.data(), password.size()); });
  if (outcome == ARGON2_OK) return true;
  if (outcome == ARGON2_VERIFY_MISMATCH) return false;
  throw std::runtime_error(std::string("argon2: ") + argon2_error_message(outcome));
}

bool password_hasher::verify_dummy(const std::string& password) {
  (void)verify(password, dummy_);
  return false;
}

bool password_hasher::is_outdated(std::string_view encoded) const {
  return !encoded.starts_with(prefix(cost_));
}

std::size_t password_hasher::waiting() const {
  const std::scoped_lock lock(mutex_);
  return queue_.size();
}

}  // namespace platform::security
