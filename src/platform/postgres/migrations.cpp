// Applies Flyway-named SQL files; see migrations.hpp.
#include "platform/postgres/migrations.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <stdexcept>

#include "platform/security/hash.hpp"

namespace platform::postgres {

namespace {

constexpr std::int64_t lock_key = 0x6173'7472'6f31;  // any number, the same in all processes
constexpr std::chrono::minutes longest_migration{10};

struct migration {
  int version;
  std::string file, name, sql, checksum;
};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), {});
  if (!in) throw std::runtime_error("migration " + path.string() + " cannot be read");
  return text;
}

std::vector<migration> read_folder(const std::filesystem::path& folder) {
  static const std::regex form(R"(V(\d{3,6})__(\w+)\.sql)");
  std::vector<migration> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto file = entry.path().filename().string();
    if (entry.path().extension() != ".sql") continue;
    std::smatch part;
    if (!std::regex_match(file, part, form))
      throw std::runtime_error("migration " + file + " is not named like V001__name.sql");
    auto sql = read_file(entry.path());
    auto checksum = security::sha256_hex(sql);
    found.push_back({std::stoi(part[1]), file, part[2], std::move(sql), std::move(checksum)});
  }
  std::ranges::sort(found, {}, &migration::version);
  for (std::size_t i = 0; i < found.size(); ++i)
    if (found[i].version != static_cast<int>(i) + 1)
      throw std::runtime_error("migrations have a gap or a double before " + found[i].file);
  return found;
}

// Compares what was applied with the files; returns the last applied version.
int applied_version(transaction& t, const std::vector<migration>& files) {
  int last = 0;
  for (const row r : t.exec("select version, checksum from schema_version order by version")) {
    const auto version = static_cast<int>(r.i64("version"));
    if (version != last + 1)
      throw std::runtime_error("schema_version has a gap before " + std::to_string(version));
    last = version;
    if (static_cast<std::size_t>(version) > files.size())
      throw std::runtime_error("the database has schema version " + std::to_string(version) +
                               ", newer than this program's files");
    const auto& file = files[static_cast<std::size_t>(version) - 1];
    if (file.checksum != r.text("checksum"))
      throw std::runtime_error("migration " + file.file + " was changed after it was applied");
  }
  return last;
}

void lock(transaction& t) {
  t.limit(longest_migration);
  t.exec("select pg_advisory_xact_lock($1)", {lock_key});
}

void create_table(pool& db) {
  transaction t(db);
  lock(t);
  t.exec(
      "create table if not exists schema_version (version int primary key, name text not null, "
      "checksum text not null, applied_at timestamptz not null default now())");
  t.commit();
}

// One file in one transaction; false: nothing was left to do.
bool apply_next(pool& db, const std::vector<migration>& files) {
  transaction t(db);
  lock(t);
  const auto done = static_cast<std::size_t>(applied_version(t, files));
  if (done == files.size()) return false;
  const auto& next = files[done];
  try {
    t.script(next.sql);
  } catch (const error& e) {
    throw std::runtime_error("migration " + next.file + " failed: " + e.what());
  }
  t.exec("insert into schema_version (version, name, checksum) values ($1, $2, $3)",
         {next.version, next.name, next.checksum});
  t.commit();
  return true;
}

}  // namespace

int migrate(pool& db, const std::filesystem::path& folder) {
  const auto files = read_folder(folder);
  create_table(db);
  int applied = 0;
  while (apply_next(db, files)) ++applied;
  return applied;
}

int schema_version(pool& db) {
  const auto exists = db.exec("select to_regclass('schema_version') is not null as found");
  if (!exists[0].flag("found")) return 0;
  const auto last = db.exec("select coalesce(max(version), 0) as version from schema_version");
  return static_cast<int>(last[0].i64("version"));
}

int newest_version(const std::filesystem::path& folder) {
  return static_cast<int>(read_folder(folder).size());
}

}  // namespace platform::postgres
