// The server probe: an honest server passes; one that lies in any one way is found out. The lies
// are put between the probe and the real server (ASTRO_TEST_MONGODB_URI).
#include <gtest/gtest.h>

#include <cstdlib>
#include <thread>

#include "platform/mongo/pool.hpp"
#include "platform/mongo/probe.hpp"

namespace {

using namespace platform::mongo;

enum class lie {
  none,
  or_ignored,
  guards_ignored,
  exists_ignored,
  duplicate_accepted,
  upsert_ignored,
  upsert_guard_ignored,
  old_returned,
  rounded_to_double,
  not_atomic,
  limit_ignored,
  sort_ignored,
  projection_ignored,
  unset_ignored,
  pull_takes_all,
  in_matches_nothing,
  sparse_finds_all,
  deletes_by_id_only,
};

// d without the member.
doc without(const doc& d, std::string_view name) {
  doc out;
  bson_iter_t at;
  if (bson_iter_init(&at, d.raw()))
    while (bson_iter_next(&at))
      if (bson_iter_key(&at) != name)
        bson_append_iter(const_cast<bson_t*>(out.raw()), nullptr, 0, &at);
  return out;
}

class liar : public probe_target {
 public:
  liar(collection on, lie about) : honest_(std::move(on)), about_(about) {}

  bool insert(const doc& d) override {
    return honest_.insert(d) || about_ == lie::duplicate_accepted;
  }
  std::vector<doc> find(const doc& filter, const find_options& given) override {
    auto options = given;
    auto asked = filter;
    if (about_ == lie::limit_ignored) options.limit = 0;
    if (about_ == lie::sort_ignored) options.sort = doc{};
    if (about_ == lie::projection_ignored) options.projection = doc{};
    if (about_ == lie::sparse_finds_all) asked = without(filter, "pending");
    if (about_ == lie::in_matches_nothing && filter.json().find("$in") != std::string::npos)
      return {};
    auto found = honest_.find(asked, options);
    if (about_ == lie::rounded_to_double)
      for (auto& d : found) d = rounded(d);
    return found;
  }
  std::optional<doc> find_and_modify(const doc& filter, const doc& update,
                                     const find_and_modify_options& given) override {
    auto asked = filter;
    auto options = given;
    auto change = update;
    const doc id{{"_id", view(filter).str("_id")}};
    if (about_ == lie::guards_ignored) asked = id;
    if (about_ == lie::or_ignored) asked = without(filter, "$or");
    if (about_ == lie::exists_ignored &&
        filter.json().find("$exists\" : false") != std::string::npos)
      asked = doc{{"_id", view(filter).str("_id")}, {"v.free", doc{{"$gte", 1}}}};
    if (about_ == lie::upsert_ignored) options.upsert = false;
    if (about_ == lie::upsert_guard_ignored && options.upsert) asked = id;
    if (about_ == lie::old_returned) options.return_new = false;
    if (about_ == lie::unset_ignored) change = without(update, "$unset");
    if (about_ == lie::pull_takes_all && view(update).has("$pull"))
      change = doc{{"$set", doc{{"v.outbox", arr{}}}}};
    if (about_ == lie::not_atomic) {
      if (!given.upsert && honest_.find(filter, {}).empty()) return std::nullopt;
      std::this_thread::sleep_for(std::chrono::milliseconds(3));
      if (!given.upsert) asked = id;
    }
    return honest_.find_and_modify(asked, change, options);
  }
  std::int64_t update_one(const doc& filter, const doc& update, bool upsert) override {
    return honest_.update_one(filter, update, upsert && about_ != lie::upsert_ignored);
  }
  std::int64_t delete_one(const doc& filter) override {
    return honest_.delete_one(
        about_ == lie::deletes_by_id_only ? doc{{"_id", view(filter).str("_id")}} : filter);
  }
  std::int64_t delete_many(const doc& filter) override { return honest_.delete_many(filter); }
  void create_index(const doc& keys, const index_options& o) override {
    honest_.create_index(keys, o);
  }

 private:
  static doc rounded(const doc& d) {
    const view v(d);
    if (!v.has("v.big")) return d;
    doc inner = without(v.sub("v").copy(), "big");
    inner.add("big", static_cast<std::int64_t>(static_cast<double>(v.i64("v.big"))));
    auto out = without(d, "v");
    out.add("v", inner);
    return out;
  }
  collection_target honest_;
  lie about_;
};

class mongo_probe : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (const char* uri = std::getenv("ASTRO_TEST_MONGODB_URI"))
      db_ = std::make_unique<database>(settings{.uri = uri, .database = "platform_test"});
  }
  static void TearDownTestSuite() { db_.reset(); }
  void SetUp() override {
    if (!db_) GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
  }
  inline static std::unique_ptr<database> db_;
};

TEST_F(mongo_probe, trusts_an_honest_server) {
  EXPECT_EQ(probe(*db_), std::vector<std::string>());
}

TEST_F(mongo_probe, finds_out_every_liar) {
  for (int about = 0; about <= static_cast<int>(lie::deletes_by_id_only); ++about) {
    liar target((*db_)["_probe"], lie{about});
    EXPECT_EQ(probe(target).empty(), lie{about} == lie::none) << "lie number " << about;
  }
}

}  // namespace
