#include "backoffice/pictures.hpp"

#include "platform/image/image.hpp"
#include "platform/json/read.hpp"
#include "platform/security/hash.hpp"

namespace backoffice {
namespace {

[[noreturn]] void refuse(const char* code, const char* detail) {
  throw platform::json::invalid({{"/data", code, detail}});
}

}  // namespace

std::string pictures::keep(const std::string& bytes, platform::instant now) {
  if (bytes.size() > largest_picture) refuse("picture_too_large", "At most 512 kB.");
  const auto facts = platform::image_facts_of(bytes);
  if (!facts) refuse("not_a_picture", "A PNG, JPEG or WebP picture is expected.");
  if (facts->width > widest_picture || facts->height > widest_picture)
    refuse("picture_too_large", "At most 4096 pixels in width and height.");
  const auto hash = platform::security::sha256_hex(bytes);
  db_.exec(
      "insert into pictures (hash, type, width, height, bytes, created_at) values ($1, $2, $3, "
      "$4, $5, $6) on conflict (hash) do nothing",
      {hash, facts->type, facts->width, facts->height, platform::postgres::bytes{bytes}, now});
  return hash;
}

std::optional<picture> pictures::find(const std::string& hash) {
  const auto found = db_.exec("select type, bytes from pictures where hash = $1", {hash});
  if (found.empty()) return {};
  return picture{hash, found[0].text("type"), found[0].bytes("bytes")};
}

}  // namespace backoffice
