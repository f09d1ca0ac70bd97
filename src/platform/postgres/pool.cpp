// Lends connections, waits a bounded time for one, drops broken ones; see pool.hpp.
#include "platform/postgres/pool.hpp"

#include "platform/postgres/connection.hpp"

namespace platform::postgres {

// A connection for the time of a scope.
class pool::lease {
 public:
  explicit lease(pool& from) : from_(from), on_(from.take()) {}
  ~lease() { from_.give_back(std::move(on_)); }
  lease(const lease&) = delete;
  lease& operator=(const lease&) = delete;
  connection* operator->() const noexcept { return on_.get(); }

 private:
  pool& from_;
  held on_;
};

pool::pool(settings chosen) : chosen_(std::move(chosen)) {
  char* problem = nullptr;
  PQconninfoOption* parsed = PQconninfoParse(chosen_.uri.c_str(), &problem);
  const std::string why = problem == nullptr ? "" : problem;
  PQfreemem(problem);
  if (parsed == nullptr) throw std::invalid_argument("PostgreSQL URI: " + why);
  PQconninfoFree(parsed);
  idle_.reserve(chosen_.connections);
}

pool::~pool() = default;

pool::held pool::take() {
  const auto until = std::chrono::steady_clock::now() + chosen_.wait_timeout;
  std::unique_lock lock(mutex_);
  for (;;) {
    while (!idle_.empty()) {
      auto found = std::move(idle_.back());
      idle_.pop_back();
      if (!found->closed_by_server()) return found;
      --open_;
    }
    if (open_ < chosen_.connections) break;
    ++waiting_;
    const auto woken = freed_.wait_until(lock, until);
    --waiting_;
    if (woken == std::cv_status::timeout && idle_.empty() && open_ >= chosen_.connections)
      throw unavailable("postgresql", "no free connection");
  }
  ++open_;
  lock.unlock();
  try {
    return std::make_unique<connection>(chosen_);
  } catch (...) {
    lock.lock();
    --open_;
    freed_.notify_one();
    throw;
  }
}

void pool::give_back(held used) noexcept {
  if (!used) return;
  const bool keep = !used->broken() && used->idle();
  {
    const std::scoped_lock lock(mutex_);
    if (keep)
      idle_.push_back(std::move(used));  // within the reserved capacity
    else
      --open_;
  }
  freed_.notify_one();
}

result pool::exec(std::string_view sql, const params& values) {
  const lease on(*this);
  const statement one{std::string(sql), &values};
  return std::move(on->run({&one, 1}, chosen_.call_timeout).front());
}

bool pool::ping() {
  try {
    return exec("select 1").size() == 1;
  } catch (const unavailable&) {
    return false;
  }
}

pool::usage pool::use() const {
  const std::scoped_lock lock(mutex_);
  return {open_, idle_.size(), waiting_};
}

}  // namespace platform::postgres
