#pragma once
// Owners of libmongoc's handles and the one place that judges its errors. Private to
// platform/mongo.

#include <mongoc/mongoc.h>

#include <atomic>
#include <memory>

#include "platform/mongo/error.hpp"
#include "platform/mongo/pool.hpp"
#include "platform/runtime/error.hpp"

namespace platform::mongo {

template <auto Destroy>
struct destroy {
  template <class T>
  void operator()(T* handle) const {
    Destroy(handle);
  }
};
using uri_handle = std::unique_ptr<mongoc_uri_t, destroy<mongoc_uri_destroy>>;
using pool_handle = std::unique_ptr<mongoc_client_pool_t, destroy<mongoc_client_pool_destroy>>;
using collection_handle = std::unique_ptr<mongoc_collection_t, destroy<mongoc_collection_destroy>>;
using database_handle = std::unique_ptr<mongoc_database_t, destroy<mongoc_database_destroy>>;
using cursor_handle = std::unique_ptr<mongoc_cursor_t, destroy<mongoc_cursor_destroy>>;
using find_and_modify_handle =
    std::unique_ptr<mongoc_find_and_modify_opts_t, destroy<mongoc_find_and_modify_opts_destroy>>;
using bulk_handle =
    std::unique_ptr<mongoc_bulk_operation_t, destroy<mongoc_bulk_operation_destroy>>;

struct database::state {
  settings chosen;
  pool_handle pool;
  std::string servers;
  std::atomic<int> lent{0};
};

// A client of the pool, given back at the end of the scope. Waits at most waitQueueTimeoutMS.
class lease {
 public:
  explicit lease(database::state& from)
      : from_(from), client_(mongoc_client_pool_pop(from.pool.get())) {
    if (client_ == nullptr) throw unavailable("mongodb", "no free connection");
    from_.lent.fetch_add(1, std::memory_order_relaxed);
  }
  ~lease() {
    from_.lent.fetch_sub(1, std::memory_order_relaxed);
    mongoc_client_pool_push(from_.pool.get(), client_);
  }
  lease(const lease&) = delete;
  lease& operator=(const lease&) = delete;
  [[nodiscard]] mongoc_client_t* client() const noexcept { return client_; }

 private:
  database::state& from_;
  mongoc_client_t* client_;
};

// An out parameter of libmongoc, which fills it on failure too.
class reply {
 public:
  reply() noexcept { bson_init(&bson_); }
  ~reply() { bson_destroy(&bson_); }
  reply(const reply&) = delete;
  reply& operator=(const reply&) = delete;
  [[nodiscard]] bson_t* out() noexcept { return &bson_; }
  [[nodiscard]] view read() const noexcept { return {&bson_}; }

 private:
  bson_t bson_;
};

[[noreturn]] void fail(const bson_error_t& e);
[[nodiscard]] bool is_duplicate_key(const bson_error_t& e) noexcept;
[[nodiscard]] bool is_write_conflict(const bson_error_t& e) noexcept;

}  // namespace platform::mongo
