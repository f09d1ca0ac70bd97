#include "contract/roles.hpp"

#include <array>

namespace contract::roles {
namespace {

constexpr std::array<std::pair<std::string_view, access>, 9> all{{{"customer", customer},
                                                                  {"supplier", supplier},
                                                                  {"employee", employee},
                                                                  {"financial", financial},
                                                                  {"it", it},
                                                                  {"customer-api", customer_api},
                                                                  {"admin-api", admin_api},
                                                                  {"job-scheduler", job_scheduler},
                                                                  {"check", check}}};

}  // namespace

access bit_of(std::string_view role) noexcept {
  for (const auto& [name, bit] : all) {
    if (name == role) return bit;
  }
  return 0;
}

std::string names_of(access allowed) {
  if (allowed == anyone) return "anyone";
  std::string out;
  for (const auto& [name, bit] : all) {
    if ((allowed & bit) != 0) out += (out.empty() ? "" : ",") + std::string(name);
  }
  return out;
}

}  // namespace contract::roles
