#pragma once
// The operations of the allowed MongoDB subset (booking protocol): compare-and-set by _id, bounded
// finds, upsert by _id. Each call borrows a connection. Failures: see error.hpp.

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/mongo/bson.hpp"
#include "platform/mongo/error.hpp"
#include "platform/mongo/pool.hpp"

namespace platform::mongo {

struct find_options {
  doc sort = {};
  std::int64_t limit = 0;  // 0: all
  doc projection = {};
  std::int64_t skip = 0;
  std::chrono::milliseconds max_time{1500};
};

struct find_and_modify_options {
  bool upsert = false;
  bool return_new = true;
  doc projection = {};
};

struct index_options {
  std::string name;
  bool unique = false;
  bool sparse = false;
  std::optional<std::int64_t> expire_after_seconds = {};
};

struct index {
  doc keys;
  index_options options;
};

class collection {
 public:
  collection(database::state& owner, std::string_view name) : owner_(&owner), name_(name) {}
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

  [[nodiscard]] std::optional<doc> find_one(const doc& filter, const doc& projection = {}) const;
  [[nodiscard]] std::vector<doc> find(const doc& filter, const find_options& options = {}) const;
  // Without keeping all in memory; the view is valid during the call of f only.
  void find_each(const doc& filter, const find_options& options,
                 const std::function<void(view)>& f) const;
  [[nodiscard]] std::int64_t count(const doc& filter) const;
  // From what the server knows of the collection, without reading it; after a crash of the server
  // it may be a few off.
  [[nodiscard]] std::int64_t count_all() const;

  // false: a document with this _id exists.
  bool insert(const doc& document);
  // Unordered; returns how many were new, leaves out those whose _id exists.
  std::int64_t insert_many(std::span<const doc> documents);
  // nullopt: the filter matched nothing. With upsert also when the document exists but the rest of
  // the filter does not match it.
  std::optional<doc> find_and_modify(const doc& filter, const doc& update,
                                     const find_and_modify_options& options = {});
  // How many matched (or were inserted by upsert), changed or not.
  std::int64_t update_one(const doc& filter, const doc& update, bool upsert = false);
  std::int64_t update_many(const doc& filter, const doc& update);
  void upsert_replace(const value& id, const doc& document);
  std::int64_t delete_one(const doc& filter);
  std::int64_t delete_many(const doc& filter);

  void create_index(const doc& keys, const index_options& options);
  void create_indexes(std::span<const index> indexes);  // in one command
  void drop();                                          // no error when it does not exist

 private:
  database::state* owner_;
  std::string name_;
};

}  // namespace platform::mongo
