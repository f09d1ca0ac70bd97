#pragma once
// The launches in memory. What this process writes it learns at once, from the write's own answer;
// what others write, by a poll every half second on `changedAt`, which is the truth; a full pass
// each minute catches what clocks or long writes let slip. Whether a seat can be had is decided by
// the database alone.

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "customer_api/catalogue/snapshot.hpp"
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
  void start();
  // A launch as a write of this process has left it. Any thread.
  void learn(const sales::launch& l);

  [[nodiscard]] std::shared_ptr<const snapshot> now() const;
  [[nodiscard]] std::shared_ptr<const place_lists> places() const;
  // Answered from the database: a launch that is not kept in memory.
  [[nodiscard]] std::optional<sales::launch> from_database(const std::string& id_or_slug) {
    return launches_.find(id_or_slug);
  }
  [[nodiscard]] std::optional<domain::supplier_profile> supplier(const std::string& slug) {
    return places_.supplier(slug);
  }

 private:
  void follow();
  void look_again();
  void full_pass();
  void pass_over_changes();
  void take_learned();
  void keep(const sales::launch& l, domain::instant now);
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
  std::unordered_map<std::string, sales::launch> learned_;
  bool stop_ = false, failing_ = false;
  std::thread thread_;
};

}  // namespace customer_api
