#pragma once
// The launches in memory. A change stream wakes it, a poll every half second on `changedAt` is the
// truth, a full pass each minute catches what clocks or long writes let slip. Whether a seat can be
// had is decided by the database alone.

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "customer_api/catalogue/snapshot.hpp"
#include "platform/mongo/watch.hpp"
#include "platform/runtime/clock.hpp"
#include "sales/places.hpp"

namespace customer_api {

struct place_lists {
  std::vector<domain::spaceport> spaceports;
  std::vector<domain::destination> destinations;
};

class catalogue {
 public:
  catalogue(sales::launch_store& launches, sales::places& places, const platform::clock& clock);
  ~catalogue();
  catalogue(const catalogue&) = delete;
  catalogue& operator=(const catalogue&) = delete;

  // Starts to follow; returns when the first pass is done.
  void start(platform::mongo::database& db);

  [[nodiscard]] std::shared_ptr<const snapshot> now() const;
  [[nodiscard]] std::shared_ptr<const place_lists> places() const;
  // Answered from the database: a launch that is not kept in memory.
  [[nodiscard]] std::optional<sales::launch> from_database(const std::string& id_or_slug) {
    return launches_.find(id_or_slug);
  }
  [[nodiscard]] std::optional<domain::supplier_profile> supplier(const std::string& slug) {
    return places_.supplier(slug);
  }
  // A change made by this process is seen at once.
  void wake();

 private:
  void follow();
  void full_pass();
  void pass_over_changes();
  void publish(domain::instant as_of);

  sales::launch_store& launches_;
  sales::places& places_;
  const platform::clock& clock_;
  std::unordered_map<std::string, std::shared_ptr<const listed>>
      known_;  // of the following thread only
  domain::instant last_look_{}, last_full_{};
  mutable std::mutex guard_;
  std::condition_variable changed_;
  std::shared_ptr<const snapshot> snapshot_;
  std::shared_ptr<const place_lists> place_lists_;
  bool wanted_ = false, stop_ = false;
  std::unique_ptr<platform::mongo::watcher> watcher_;
  std::thread thread_;
};

}  // namespace customer_api
