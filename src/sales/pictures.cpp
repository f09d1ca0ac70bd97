#include "sales/pictures.hpp"

#include "platform/mongo/collection.hpp"
#include "platform/security/base64url.hpp"

namespace sales {

using platform::mongo::doc;
using platform::mongo::view;

bool pictures::has(const std::string& hash) {
  return db_["pictures"].find_one(doc{{"_id", hash}}, doc{{"_id", 1}}).has_value();
}

void pictures::put(const picture& p) {
  // As text: pictures are few and small, and nothing else here stores bytes.
  (void)db_["pictures"].insert(
      doc{{"_id", p.hash}, {"type", p.type}, {"data", platform::security::base64url(p.bytes)}});
}

std::optional<picture> pictures::find(const std::string& hash) {
  const auto found = db_["pictures"].find_one(doc{{"_id", hash}});
  if (!found) return {};
  const view v(*found);
  return picture{v.text("_id"), v.text("type"),
                 platform::security::from_base64url(v.str("data")).value()};
}

}  // namespace sales
