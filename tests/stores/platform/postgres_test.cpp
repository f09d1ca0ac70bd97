// The PostgreSQL adapter against a real server (ASTRO_TEST_POSTGRES_URI).
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/postgres/migrations.hpp"
#include "platform/postgres/pool.hpp"

namespace {

using namespace platform::postgres;
using namespace std::chrono_literals;
namespace files = std::filesystem;

class postgres_store : public testing::Test {
 protected:
  // Each process has its own schema, so that any number of tests run at once.
  void SetUp() override {
    const char* uri = std::getenv("ASTRO_TEST_POSTGRES_URI");
    if (uri == nullptr) GTEST_SKIP() << "ASTRO_TEST_POSTGRES_URI is not set";
    schema_ = "platform_test_" + std::to_string(getpid());
    pool(settings{.uri = uri}).exec("create schema " + schema_);
    uri_ = uri;
    uri_ += (uri_.find('?') == std::string::npos ? "?" : "&");
    uri_ += "options=-csearch_path%3D" + schema_;
    db_ = std::make_unique<pool>(settings{.uri = uri_});
    db_->exec(
        "create table thing (id text primary key, n bigint not null "
        "constraint thing_n_not_negative check (n >= 0), at timestamptz, on_day date, "
        "open boolean, detail jsonb, data bytea, amount numeric(12,0))");
  }
  void TearDown() override {
    if (db_) db_->exec("drop schema " + schema_ + " cascade");
  }
  int n(const std::string& id) {
    return static_cast<int>(db_->exec("select n from thing where id = $1", {id})[0].i64("n"));
  }
  std::string schema_, uri_;
  std::unique_ptr<pool> db_;
};

TEST_F(postgres_store, values_come_back_as_they_were_sent) {
  const instant at{1'795'435'200'123ms};
  const day d{std::chrono::year{2028}, std::chrono::February, std::chrono::day{29}};
  const std::string binary("\0\xff\\x", 4);
  db_->exec("insert into thing values ($1,$2,$3,$4,$5,$6,$7,$8)",
            {"Ωλένα '\"\\", std::int64_t{1} << 60, at, d, true, jsonb{R"({"a": [1]})"},
             bytes{binary}, 12345});
  const auto rows = db_->exec("select * from thing");
  ASSERT_EQ(rows.size(), 1U);
  const auto r = rows[0];
  EXPECT_EQ(r.text("id"), "Ωλένα '\"\\");
  EXPECT_EQ(r.i64("n"), std::int64_t{1} << 60);
  EXPECT_EQ(r.at("at"), at);
  EXPECT_EQ(r.date("on_day"), d);
  EXPECT_TRUE(r.flag("open"));
  EXPECT_EQ(r.text("detail"), R"({"a": [1]})");
  EXPECT_EQ(r.bytes("data"), binary);
  EXPECT_EQ(r.i64("amount"), 12345);
}

TEST_F(postgres_store, nulls_are_nothing_and_wrong_columns_are_named) {
  db_->exec("insert into thing (id, n, at) values ($1, $2, $3)",
            {"a", 1, std::optional<instant>()});
  const auto r = db_->exec("select id, n, at, on_day from thing")[0];
  EXPECT_EQ(r.maybe_at("at"), std::nullopt);
  EXPECT_EQ(r.maybe_date("on_day"), std::nullopt);
  EXPECT_EQ(r.maybe_text("id"), "a");
  const auto said = [](auto f) {
    try {
      f();
    } catch (const error& e) {
      return std::string(e.what());
    }
    return std::string();
  };
  EXPECT_EQ(said([&] { (void)r.at("at"); }), "postgresql: column at is null");
  EXPECT_EQ(said([&] { (void)r.text("n"); }), "postgresql: column n is not a text");
  EXPECT_EQ(said([&] { (void)r.i64("nope"); }), "postgresql: column nope is not in the answer");
}

TEST_F(postgres_store, timestamps_are_exact_to_the_millisecond_and_cut_not_rounded) {
  const auto r = db_->exec(
      "select timestamptz '2026-11-23 02:00:00.999999+00' as a, "
      "timestamptz '1969-12-31 23:59:59.5+00' as b, timestamptz 'infinity' as c")[0];
  EXPECT_EQ(platform::format_instant(r.at("a")), "2026-11-23T02:00:00.999Z");
  EXPECT_EQ(r.at("b"), instant{-500ms});
  EXPECT_THROW((void)r.at("c"), error);
}

TEST_F(postgres_store, arrays_find_any_of_many) {
  for (const char* id : {"a", "b\"", "c,\\"})
    db_->exec("insert into thing (id, n) values ($1, 1)", {id});
  const std::vector<std::string> wanted{"b\"", "c,\\", "d"};
  EXPECT_EQ(db_->exec("select 1 from thing where id = any($1)", {wanted}).size(), 2U);
  const std::vector<std::int64_t> numbers{1, 2};
  EXPECT_EQ(db_->exec("delete from thing where n = any($1)", {numbers}).affected(), 3);
}

TEST_F(postgres_store, a_violated_constraint_is_named) {
  db_->exec("insert into thing (id, n) values ('a', 1)");
  try {
    db_->exec("insert into thing (id, n) values ('a', 1)");
    FAIL();
  } catch (const error& e) {
    EXPECT_TRUE(e.unique_violation());
    EXPECT_EQ(e.constraint, "thing_pkey");
  }
  try {
    db_->exec("update thing set n = -1");
    FAIL();
  } catch (const error& e) {
    EXPECT_TRUE(e.check_violation());
    EXPECT_EQ(e.constraint, "thing_n_not_negative");
  }
  EXPECT_EQ(db_->use().open, 1U) << "an error does not cost the connection";
}

TEST_F(postgres_store, what_is_not_committed_is_rolled_back) {
  {
    transaction t(*db_);
    t.exec("insert into thing (id, n) values ('a', 1)");
  }
  EXPECT_TRUE(db_->exec("select 1 from thing").empty());
  transaction t(*db_);
  t.exec("insert into thing (id, n) values ('b', 1)");
  EXPECT_THROW(t.exec("select nonsense"), error);
  EXPECT_THROW(t.exec("select 1"), error);
  EXPECT_THROW(t.commit(), error) << "a failed transaction must not look committed";
}

TEST_F(postgres_store, conflicting_transactions_are_tried_again_until_each_has_counted) {
  db_->exec("insert into thing (id, n) values ('a', 0)");
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
        for (int k = 0; k < 5; ++k) {
          try {
            retry(
                *db_,
                [](transaction& t) {
                  const auto now = t.exec("select n from thing where id = 'a'");
                  t.exec("update thing set n = $1", {now[0].i64("n") + 1});
                },
                isolation::serializable);
          } catch (const platform::unavailable&) {
            --k;  // "too many conflicts": the caller tries later
          }
        }
      });
  }
  EXPECT_EQ(n("a"), 20);
}

TEST_F(postgres_store, a_slow_statement_ends_in_time_and_frees_its_locks) {
  pool quick({.uri = uri_, .connections = 1, .call_timeout = 200ms});
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THROW(quick.exec("select pg_sleep(5)"), platform::unavailable);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
  EXPECT_TRUE(quick.ping());
}

TEST_F(postgres_store, an_exhausted_pool_says_so_in_time) {
  pool small({.uri = uri_, .connections = 1, .wait_timeout = 50ms});
  transaction t(small);
  EXPECT_THROW(small.exec("select 1"), platform::unavailable);
  EXPECT_FALSE(small.ping());
}

TEST_F(postgres_store, connections_ended_by_the_server_are_replaced_unnoticed) {
  pool other({.uri = uri_, .connections = 2, .application = schema_});
  ASSERT_TRUE(other.ping());
  db_->exec(
      "select pg_terminate_backend(pid) from pg_stat_activity "
      "where application_name = $1",
      {schema_});
  std::this_thread::sleep_for(50ms);
  EXPECT_TRUE(other.ping());
}

TEST_F(postgres_store, a_connection_lost_in_a_transaction_is_unavailable_and_at_commit_unknown) {
  const auto end = [&] {
    db_->exec(
        "select pg_terminate_backend(pid) from pg_stat_activity "
        "where application_name = $1",
        {schema_});
    std::this_thread::sleep_for(50ms);
  };
  pool other({.uri = uri_, .connections = 2, .application = schema_});
  {
    transaction t(other);
    t.exec("select 1");
    end();
    EXPECT_THROW(t.exec("select 1"), platform::unavailable);
  }
  transaction t(other);
  t.exec("select 1");
  end();
  EXPECT_THROW(t.commit(), commit_unknown);
}

TEST_F(postgres_store, parameters_are_never_sql) {
  db_->exec("insert into thing (id, n) values ($1, 1)", {"'); drop table thing; --"});
  EXPECT_EQ(db_->exec("select 1 from thing").size(), 1U);
  EXPECT_THROW(db_->exec("select $1::text", {std::string_view("a\0b", 3)}), std::invalid_argument);
  EXPECT_THROW(db_->exec("select 1; select 2"), error);
}

class postgres_migrations : public postgres_store {
 protected:
  void SetUp() override {
    postgres_store::SetUp();
    if (IsSkipped()) return;
    folder_ = files::temp_directory_path() / ("migrations-" + std::to_string(getpid()));
    files::remove_all(folder_);
    files::create_directories(folder_);
    write("V001__first.sql", "create table a (id int); create table b (id int);");
    write("V002__second.sql", "insert into a values (1);\ninsert into b values (2);");
  }
  void TearDown() override {
    files::remove_all(folder_);
    postgres_store::TearDown();
  }
  void write(const std::string& name, const std::string& sql) {
    std::ofstream(folder_ / name) << sql;
  }
  std::string refusal() {
    try {
      migrate(*db_, folder_);
    } catch (const std::runtime_error& e) {
      return e.what();
    }
    return "";
  }
  files::path folder_;
};

TEST_F(postgres_migrations, run_once_in_order_by_however_many_processes) {
  EXPECT_EQ(schema_version(*db_), 0);
  EXPECT_EQ(newest_version(folder_), 2);
  std::atomic<int> applied{0};
  {
    std::vector<std::jthread> processes;
    for (int i = 0; i < 3; ++i) processes.emplace_back([&] { applied += migrate(*db_, folder_); });
  }
  EXPECT_EQ(applied, 2);
  EXPECT_EQ(schema_version(*db_), 2);
  EXPECT_EQ(db_->exec("select id from b")[0].i64("id"), 2);
}

TEST_F(postgres_migrations, a_changed_file_a_gap_and_a_newer_database_are_refused_with_a_sentence) {
  migrate(*db_, folder_);
  write("V002__second.sql", "select 1");
  EXPECT_EQ(refusal(), "migration V002__second.sql was changed after it was applied");
  files::remove(folder_ / "V002__second.sql");
  EXPECT_EQ(refusal(), "the database has schema version 2, newer than this program's files");
  write("V003__third.sql", "select 1");
  EXPECT_EQ(refusal(), "migrations have a gap or a double before V003__third.sql");
  write("V3__x.sql", "select 1");
  EXPECT_EQ(refusal(), "migration V3__x.sql is not named like V001__name.sql");
}

TEST_F(postgres_migrations, a_failing_file_leaves_nothing_behind) {
  write("V003__third.sql", "create table c (id int); select nonsense;");
  EXPECT_NE(refusal().find("migration V003__third.sql failed"), std::string::npos);
  EXPECT_EQ(schema_version(*db_), 2);
  EXPECT_FALSE(db_->exec("select to_regclass('c') is not null as found")[0].flag("found"));
}

}  // namespace
