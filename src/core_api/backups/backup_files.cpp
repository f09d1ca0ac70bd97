#include "core_api/backups/backup_files.hpp"

#include <map>
#include <stdexcept>

#include "core_api/backups/manifest.hpp"
#include "platform/mongo/dump.hpp"
#include "platform/postgres/environment.hpp"
#include "platform/postgres/migrations.hpp"
#include "platform/runtime/child_process.hpp"
#include "platform/security/hash.hpp"

namespace core_api {
namespace {

namespace fs = std::filesystem;
using platform::mongo::database;

constexpr std::chrono::minutes longest_answer{10};

platform::mongo::settings patient(platform::mongo::settings s) {
  s.call_timeout = longest_answer;
  s.observe = {};
  return s;
}

std::string run(const platform::child_run& wanted, const char* what) {
  const auto r = platform::run_child(wanted);
  if (r.status != 0) {
    throw std::runtime_error(std::string(what) + " failed (" + std::to_string(r.status) +
                             "): " + r.errors.substr(0, 500));
  }
  return r.output;
}

// "3412; 0 16471 TABLE DATA public bookings astro"
std::int64_t tables_in(const fs::path& file) {
  const auto list =
      run({{"pg_restore", "--list", file.string()}, {}, {}, longest_answer}, "pg_restore --list");
  std::int64_t n = 0;
  for (auto at = list.find(" TABLE DATA "); at != list.npos; at = list.find(" TABLE DATA ", at + 1))
    ++n;
  return n;
}

backup_part measured(const fs::path& folder, const std::string& name, std::int64_t entries) {
  const auto file = folder / name;
  return {name, static_cast<std::int64_t>(fs::file_size(file)), entries,
          platform::security::sha256_hex_of_file(file.string())};
}

std::int64_t entries_of(const fs::path& folder, const backup_part& p) {
  const auto file = folder / p.name;
  if (p.name != postgres_file) return platform::mongo::count_dumped(file);
  // The whole file is read and unpacked, row by row.
  run({{"pg_restore", "--file=/dev/null", file.string()}, {}, {}, std::chrono::hours{1}},
      "pg_restore");
  return tables_in(file);
}

void empty(platform::postgres::pool& db) {
  db.exec(R"(do $$ declare r record; begin
    for r in select format('%I.%I', schemaname, tablename) as name from pg_tables
             where schemaname = 'public' loop
      execute 'drop table if exists ' || r.name || ' cascade';
    end loop;
    for r in select p.oid::regprocedure as name from pg_proc p
             where p.pronamespace = 'public'::regnamespace and not exists
               (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
      execute 'drop function if exists ' || r.name || ' cascade';
    end loop;
  end $$)");
}

void restore_postgres(const platform::postgres::settings& into, const fs::path& file) {
  auto patient_pool = into;
  patient_pool.call_timeout = longest_answer;
  patient_pool.observe = {};
  platform::postgres::pool db(patient_pool);
  empty(db);
  const auto environment = platform::postgres::environment_of(into.uri);
  std::string name;
  for (const auto& [key, value] : environment) {
    if (key == "PGDATABASE") name = value;
  }
  run({{"pg_restore", "--no-owner", "--no-acl", "--clean", "--if-exists", "--exit-on-error",
        "--single-transaction", "--dbname=" + name, file.string()},
       environment,
       {},
       std::chrono::hours{4}},
      "pg_restore");
}

}  // namespace

backup_manifest make_backup(const backup_sources& from, const fs::path& folder,
                            backup_manifest about, const std::function<void()>& going_on) {
  const fs::path partial = folder.string() + ".partial";
  fs::remove_all(partial);
  fs::create_directories(partial);
  fs::permissions(partial, fs::perms::owner_all);  // it holds all that we know of people
  for (const auto& [side, settings] :
       {std::pair{"customer", &from.customer}, std::pair{"core", &from.core}}) {
    database db(patient(*settings));
    fs::create_directories(partial / side);
    for (const auto& collection : db.collections()) {
      const auto name = std::string(side) + "/" + collection + ".bson.gz";
      const auto documents = platform::mongo::dump(db[collection], partial / name);
      about.parts.push_back(measured(partial, name, documents));
      going_on();
    }
  }
  platform::postgres::pool postgres(from.postgres);
  about.schema = platform::postgres::schema_version(postgres);
  run({{"pg_dump", "--format=custom", "--no-owner", "--no-acl"},
       platform::postgres::environment_of(from.postgres.uri),
       partial / postgres_file,
       std::chrono::hours{4}},
      "pg_dump");
  about.parts.push_back(measured(partial, postgres_file, tables_in(partial / postgres_file)));
  write_manifest(partial, about);
  fs::rename(partial, folder);
  return about;
}

backup_manifest verify_backup(const fs::path& folder, const std::function<void()>& going_on) {
  auto m = read_manifest(folder);
  for (const auto& p : m.parts) {
    const auto file = (folder / p.name).string();
    if (platform::security::sha256_hex_of_file(file) != p.sha256)
      throw std::runtime_error(file + " is not what was written");
    const auto entries = entries_of(folder, p);
    if (entries != p.entries) {
      throw std::runtime_error(file + " has " + std::to_string(entries) + " entries, not " +
                               std::to_string(p.entries));
    }
    going_on();
  }
  if (m.parts.empty() || m.parts.back().name != postgres_file || m.parts.back().entries == 0)
    throw std::runtime_error(folder.string() + " has nothing of PostgreSQL");
  return m;
}

backup_manifest restore_backup(const backup_sources& into, const fs::path& folder) {
  auto m = verify_backup(folder, [] {});
  const std::map<std::string, const platform::mongo::settings*> sides{{"customer", &into.customer},
                                                                      {"core", &into.core}};
  for (const auto& [side, settings] : sides) database(patient(*settings)).drop();
  for (const auto& p : m.parts) {
    if (p.name == postgres_file) continue;
    const auto slash = p.name.find('/');
    const auto side = sides.find(p.name.substr(0, slash));
    if (side == sides.end()) throw std::runtime_error("no database for " + p.name);
    const auto collection = p.name.substr(slash + 1, p.name.find(".bson.gz") - slash - 1);
    database db(patient(*side->second));
    const auto loaded = platform::mongo::load(folder / p.name, db[collection]);
    if (loaded != p.entries)
      throw std::runtime_error(p.name + ": only " + std::to_string(loaded) + " were taken");
  }
  restore_postgres(into.postgres, folder / postgres_file);
  return m;
}

}  // namespace core_api
