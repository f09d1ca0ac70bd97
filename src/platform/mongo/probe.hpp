#pragma once
// Asks a server whether it answers our MongoDB subset rightly. Servers of this protocol differ; a
// wrong $or or a compare-and-set that is not atomic would lose money silently, so a process refuses
// to start on such a server. Takes some 70 short operations on the scratch collection "_probe".

#include <optional>
#include <string>
#include <vector>

#include "platform/mongo/collection.hpp"

namespace platform::mongo {

// The operations under test. Must be thread-safe.
class probe_target {
 public:
  virtual ~probe_target() = default;
  virtual bool insert(const doc& document) = 0;
  virtual std::vector<doc> find(const doc& filter, const find_options& options) = 0;
  virtual std::optional<doc> find_and_modify(const doc& filter, const doc& update,
                                             const find_and_modify_options& options) = 0;
  virtual std::int64_t update_one(const doc& filter, const doc& update, bool upsert) = 0;
  virtual std::int64_t delete_one(const doc& filter) = 0;
  virtual std::int64_t delete_many(const doc& filter) = 0;
  virtual void create_index(const doc& keys, const index_options& options) = 0;
};

// The real ones.
class collection_target final : public probe_target {
 public:
  explicit collection_target(collection on) : on_(std::move(on)) {}
  bool insert(const doc& document) override { return on_.insert(document); }
  std::vector<doc> find(const doc& filter, const find_options& options) override {
    return on_.find(filter, options);
  }
  std::optional<doc> find_and_modify(const doc& filter, const doc& update,
                                     const find_and_modify_options& options) override {
    return on_.find_and_modify(filter, update, options);
  }
  std::int64_t update_one(const doc& filter, const doc& update, bool upsert) override {
    return on_.update_one(filter, update, upsert);
  }
  std::int64_t delete_one(const doc& filter) override { return on_.delete_one(filter); }
  std::int64_t delete_many(const doc& filter) override { return on_.delete_many(filter); }
  void create_index(const doc& keys, const index_options& options) override {
    on_.create_index(keys, options);
  }

 private:
  collection on_;
};

// One sentence for each wrong answer; empty: a server to trust. Throws platform::unavailable when
// it does not answer. Any number of processes may probe at once.
[[nodiscard]] std::vector<std::string> probe(database& db);
[[nodiscard]] std::vector<std::string> probe(probe_target& target);

}  // namespace platform::mongo
