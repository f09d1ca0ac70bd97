// The list of what a backup holds, as a file beside it; see backup_files.hpp.
#include "core_api/backups/manifest.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace core_api {

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

constexpr const char* manifest_file = "manifest.json";

json::object to_json(const backup_manifest& m) {
  json::array parts;
  for (const auto& p : m.parts) {
    parts.push_back(
        {{"name", p.name}, {"bytes", p.bytes}, {"entries", p.entries}, {"sha256", p.sha256}});
  }
  return {{"id", m.id},
          {"at", platform::format_instant(m.at)},
          {"version", m.version},
          {"schema", m.schema},
          {"parts", std::move(parts)}};
}

}  // namespace

std::int64_t backup_manifest::bytes() const {
  std::int64_t sum = 0;
  for (const auto& p : parts) sum += p.bytes;
  return sum;
}

std::int64_t backup_manifest::documents() const {
  std::int64_t sum = 0;
  for (const auto& p : parts) sum += p.name == postgres_file ? 0 : p.entries;
  return sum;
}

backup_manifest read_manifest(const fs::path& folder) {
  std::ifstream in(folder / manifest_file, std::ios::binary);
  if (!in) throw std::runtime_error(folder.string() + " has no " + manifest_file);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  try {
    const auto o = json::parse(text).as_object();
    backup_manifest m;
    m.id = o.at("id").as_string();
    m.version = o.at("version").as_string();
    m.at = platform::parse_instant(std::string(o.at("at").as_string())).value();
    m.schema = static_cast<int>(o.at("schema").as_int64());
    for (const auto& p : o.at("parts").as_array()) {
      m.parts.push_back({std::string(p.at("name").as_string()), p.at("bytes").as_int64(),
                         p.at("entries").as_int64(), std::string(p.at("sha256").as_string())});
    }
    return m;
  } catch (const std::exception& e) {
    throw std::runtime_error(folder.string() + "/" + manifest_file + " is broken: " + e.what());
  }
}

void write_manifest(const fs::path& folder, const backup_manifest& m) {
  std::ofstream out(folder / manifest_file, std::ios::binary);
  out << json::serialize(to_json(m)) << '\n';
  out.flush();
  if (!out) throw std::runtime_error("cannot write into " + folder.string());
}

}  // namespace core_api
