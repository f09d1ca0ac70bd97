// The operations of the allowed MongoDB subset; see collection.hpp.
#include "platform/mongo/collection.hpp"

#include <random>
#include <thread>

#include "platform/mongo/handles.hpp"

namespace platform::mongo {

namespace {

constexpr int write_attempts = 6;

// A connection and the collection on it, for one call.
class call {
 public:
  call(database::state& owner, const std::string& name)
      : lease_(owner),
        handle_(mongoc_client_get_collection(lease_.client(), owner.chosen.database.c_str(),
                                             name.c_str())) {}
  [[nodiscard]] mongoc_collection_t* operator*() const noexcept { return handle_.get(); }
  [[nodiscard]] mongoc_client_t* client() const noexcept { return lease_.client(); }

 private:
  lease lease_;
  collection_handle handle_;
};

// Runs write(error) until it succeeds. A write conflict was certainly not applied, so it is tried
// again after a short random pause; all else fails at once. false: duplicate key.
template <class Write>
bool run_write(Write write) {
  thread_local std::minstd_rand random{std::random_device{}()};
  for (int attempt = 1;; ++attempt) {
    bson_error_t e{};
    if (write(e)) return true;
    if (is_duplicate_key(e)) return false;
    if (!is_write_conflict(e) || attempt == write_attempts) fail(e);
    const auto limit = 2UL << attempt;
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % limit));
  }
}

doc find_opts(const find_options& options) {
  doc opts{{"maxTimeMS", options.max_time.count()}};
  if (!options.sort.empty()) opts.add("sort", options.sort);
  if (!options.projection.empty()) opts.add("projection", options.projection);
  if (options.limit > 0) opts.add("limit", options.limit);
  if (options.skip > 0) opts.add("skip", options.skip);
  return opts;
}

std::int64_t matched(view answer) {
  return answer.maybe_i64("matchedCount").value_or(0) +
         answer.maybe_i64("upsertedCount").value_or(answer.has("upsertedId") ? 1 : 0);
}

}  // namespace

std::optional<doc> collection::find_one(const doc& filter, const doc& projection) const {
  std::optional<doc> found;
  find_options options;
  options.limit = 1;
  options.projection = projection;
  find_each(filter, options, [&](view v) { found = v.copy(); });
  return found;
}

std::vector<doc> collection::find(const doc& filter, const find_options& options) const {
  std::vector<doc> found;
  find_each(filter, options, [&](view v) { found.push_back(v.copy()); });
  return found;
}

void collection::find_each(const doc& filter, const find_options& options,
                           const std::function<void(view)>& f) const {
  const call on(*owner_, name_);
  const cursor_handle cursor(
      mongoc_collection_find_with_opts(*on, filter.raw(), find_opts(options).raw(), nullptr));
  const bson_t* each = nullptr;
  while (mongoc_cursor_next(cursor.get(), &each)) f(view(each));
  bson_error_t e;
  if (mongoc_cursor_error(cursor.get(), &e)) fail(e);
}

std::int64_t collection::count(const doc& filter) const {
  const call on(*owner_, name_);
  bson_error_t e;
  const auto n = mongoc_collection_count_documents(
      *on, filter.raw(), doc{{"maxTimeMS", 1500}}.raw(), nullptr, nullptr, &e);
  if (n < 0) fail(e);
  return n;
}

std::int64_t collection::count_all() const {
  const call on(*owner_, name_);
  bson_error_t e;
  const auto n = mongoc_collection_estimated_document_count(*on, doc{{"maxTimeMS", 1500}}.raw(),
                                                            nullptr, nullptr, &e);
  if (n < 0) fail(e);
  return n;
}

bool collection::insert(const doc& document) {
  const call on(*owner_, name_);
  return run_write([&](bson_error_t& e) {
    return mongoc_collection_insert_one(*on, document.raw(), nullptr, nullptr, &e);
  });
}

std::int64_t collection::insert_many(std::span<const doc> documents) {
  if (documents.empty()) return 0;
  const call on(*owner_, name_);
  const bulk_handle bulk(
      mongoc_collection_create_bulk_operation_with_opts(*on, doc{{"ordered", false}}.raw()));
  bson_error_t e{};
  for (const auto& d : documents)
    if (!mongoc_bulk_operation_insert_with_opts(bulk.get(), d.raw(), nullptr, &e)) fail(e);
  reply answer;
  if (mongoc_bulk_operation_execute(bulk.get(), answer.out(), &e) == 0) {
    if (!answer.read().has("writeErrors")) fail(e);
    answer.read().each("writeErrors", [&](view one) {
      if (one.i64("code") != 11000) fail(e);  // another reason than "exists"
    });
  }
  return answer.read().i64("nInserted");
}

std::optional<doc> collection::find_and_modify(const doc& filter, const doc& update,
                                               const find_and_modify_options& options) {
  const find_and_modify_handle opts(mongoc_find_and_modify_opts_new());
  mongoc_find_and_modify_opts_set_update(opts.get(), update.raw());
  int flags = options.return_new ? MONGOC_FIND_AND_MODIFY_RETURN_NEW : 0;
  if (options.upsert) flags |= MONGOC_FIND_AND_MODIFY_UPSERT;
  mongoc_find_and_modify_opts_set_flags(opts.get(),
                                        static_cast<mongoc_find_and_modify_flags_t>(flags));
  mongoc_find_and_modify_opts_set_max_time_ms(opts.get(), 1500);
  if (!options.projection.empty())
    mongoc_find_and_modify_opts_set_fields(opts.get(), options.projection.raw());

  const call on(*owner_, name_);
  std::optional<doc> found;
  const auto write = [&](bson_error_t& e) {
    reply answer;
    if (!mongoc_collection_find_and_modify_with_opts(*on, filter.raw(), opts.get(), answer.out(),
                                                     &e))
      return false;
    if (const auto value = answer.read().maybe_sub("value")) found = value->copy();
    return true;
  };
  // Two upserts of one _id may both try to insert; the loser finds the winner's document next time.
  for (int attempt = 0; attempt < (options.upsert ? 2 : 1); ++attempt)
    if (run_write(write)) return found;
  if (!options.upsert) throw error(11000, "duplicate key in an update of " + name_);
  return std::nullopt;
}

std::int64_t collection::update_one(const doc& filter, const doc& update, bool upsert) {
  const call on(*owner_, name_);
  const doc opts{{"upsert", upsert}};
  std::int64_t n = 0;
  const auto write = [&](bson_error_t& e) {
    reply answer;
    const bool ok =
        mongoc_collection_update_one(*on, filter.raw(), update.raw(), opts.raw(), answer.out(), &e);
    if (ok) n = matched(answer.read());
    return ok;
  };
  for (int attempt = 0; attempt < (upsert ? 2 : 1); ++attempt)
    if (run_write(write)) return n;
  if (!upsert) throw error(11000, "duplicate key in an update of " + name_);
  return 0;
}

std::int64_t collection::update_many(const doc& filter, const doc& update) {
  const call on(*owner_, name_);
  std::int64_t n = 0;
  const bool ok = run_write([&](bson_error_t& e) {
    reply answer;
    if (!mongoc_collection_update_many(*on, filter.raw(), update.raw(), nullptr, answer.out(), &e))
      return false;
    n = matched(answer.read());
    return true;
  });
  if (!ok) throw error(11000, "duplicate key in an update of " + name_);
  return n;
}

void collection::upsert_replace(const value& id, const doc& document) {
  const call on(*owner_, name_);
  const doc filter{{"_id", id}};
  const doc opts{{"upsert", true}};
  const auto write = [&](bson_error_t& e) {
    return mongoc_collection_replace_one(*on, filter.raw(), document.raw(), opts.raw(), nullptr,
                                         &e);
  };
  if (!run_write(write) && !run_write(write))
    throw error(11000, "duplicate key in a replacement of " + name_);
}

std::int64_t collection::delete_one(const doc& filter) {
  const call on(*owner_, name_);
  std::int64_t n = 0;
  run_write([&](bson_error_t& e) {
    reply answer;
    const bool ok = mongoc_collection_delete_one(*on, filter.raw(), nullptr, answer.out(), &e);
    if (ok) n = answer.read().i64("deletedCount");
    return ok;
  });
  return n;
}

std::int64_t collection::delete_many(const doc& filter) {
  const call on(*owner_, name_);
  std::int64_t n = 0;
  run_write([&](bson_error_t& e) {
    reply answer;
    const bool ok = mongoc_collection_delete_many(*on, filter.raw(), nullptr, answer.out(), &e);
    if (ok) n = answer.read().i64("deletedCount");
    return ok;
  });
  return n;
}

void collection::create_index(const doc& keys, const index_options& options) {
  const index one[] = {{keys, options}};
  create_indexes(one);
}

void collection::create_indexes(std::span<const index> indexes) {
  arr all;
  for (const auto& [keys, o] : indexes) {
    doc one{{"key", keys}, {"name", o.name}};
    if (o.unique) one.add("unique", true);
    if (o.sparse) one.add("sparse", true);
    if (o.expire_after_seconds) one.add("expireAfterSeconds", *o.expire_after_seconds);
    all.add(one);
  }
  const doc command{{"createIndexes", name_}, {"indexes", all}};
  const call on(*owner_, name_);
  reply answer;
  bson_error_t e;
  if (!mongoc_client_write_command_with_opts(on.client(), owner_->chosen.database.c_str(),
                                             command.raw(), nullptr, answer.out(), &e))
    fail(e);
}

void collection::drop() {
  constexpr std::uint32_t namespace_not_found = 26;
  const call on(*owner_, name_);
  bson_error_t e;
  if (!mongoc_collection_drop_with_opts(*on, nullptr, &e) &&
      !(e.domain == MONGOC_ERROR_SERVER && e.code == namespace_not_found))
    fail(e);
}

}  // namespace platform::mongo
