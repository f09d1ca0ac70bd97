#include "platform/runtime/config.hpp"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace platform {

config::config()
    : find_([](std::string_view name) -> std::optional<std::string> {
        const char* value = std::getenv(std::string(name).c_str());
        if (value == nullptr || *value == '\0') return std::nullopt;
        return std::string(value);
      }) {}

std::string config::text(std::string_view name, std::string_view fallback) {
  auto value = find_(name);
  effective_.push_back({std::string(name), value ? *value : std::string(fallback),
                        value ? "environment" : "default"});
  return value ? *value : std::string(fallback);
}

std::string config::required(std::string_view name) {
  auto value = find_(name);
  if (!value) {
    refuse("set " + std::string(name));
    return {};
  }
  // A database's URI may carry a password.
  effective_.push_back(
      {std::string(name), value->find('@') == value->npos ? *value : "(hidden)", "environment"});
  return *value;
}

std::string config::secret(std::string_view name, std::string_view fallback) {
  if (auto value = find_(name)) {
    effective_.push_back({std::string(name), "(hidden)", "environment"});
    return *value;
  }
  if (const auto path = find_(std::string(name) + "_FILE")) {
    std::ifstream file(*path, std::ios::binary);
    if (!file) {
      refuse("cannot read " + *path + " (from " + std::string(name) + "_FILE)");
      return {};
    }
    std::string value(std::istreambuf_iterator<char>(file), {});
    while (!value.empty() && (value.back() == '\n' || value.back() == '\r')) value.pop_back();
    effective_.push_back({std::string(name), "(hidden)", "file"});
    return value;
  }
  if (fallback.empty()) refuse("set " + std::string(name) + " or " + std::string(name) + "_FILE");
  effective_.push_back({std::string(name), "(hidden)", "default"});
  return std::string(fallback);
}

std::optional<std::string> config::maybe_secret(std::string_view name) {
  if (!find_(name) && !find_(std::string(name) + "_FILE")) return {};
  return secret(name);
}

std::int64_t config::integer(std::string_view name, std::int64_t fallback, std::int64_t low,
                             std::int64_t high) {
  const auto value = text(name, std::to_string(fallback));
  std::int64_t number = 0;
  const auto [stop, ec] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (ec != std::errc{} || stop != value.data() + value.size() || number < low || number > high) {
    refuse(std::string(name) + " must be a whole number from " + std::to_string(low) + " to " +
           std::to_string(high) + ", not \"" + value + "\"");
    return fallback;
  }
  return number;
}

void config::check() const {
  if (problems_.empty()) return;
  std::string all = "configuration:";
  for (const auto& problem : problems_) all += "\n  - " + problem;
  throw std::runtime_error(all);
}

}  // namespace platform
