#include "platform/postgres/environment.hpp"

#include <libpq-fe.h>

#include <memory>
#include <stdexcept>

namespace platform::postgres {

std::vector<std::pair<std::string, std::string>> environment_of(const std::string& uri) {
  char* problem = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(
      PQconninfoParse(uri.c_str(), &problem), PQconninfoFree);
  const std::string why = problem == nullptr ? "" : problem;
  PQfreemem(problem);
  if (!parsed) throw std::invalid_argument("PostgreSQL URI: " + why);
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto* o = parsed.get(); o->keyword != nullptr; ++o) {
    if (o->val != nullptr && o->envvar != nullptr) out.emplace_back(o->envvar, o->val);
  }
  return out;
}

}  // namespace platform::postgres
