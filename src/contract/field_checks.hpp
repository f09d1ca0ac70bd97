#pragma once
// Text and numbers of a body within their bounds.

#include <string>
#include <vector>

#include "platform/json/read.hpp"

namespace contract {

// Collects every fault of a body, so that a form can show them all.
class field_checks {
 public:
  // Not blank, at most so many characters; a line unless it may have several.
  void line(const std::string& pointer, const std::string& text, std::size_t most);
  void text(const std::string& pointer, const std::string& text, std::size_t most);
  void at_most(const std::string& pointer, const std::string& text, std::size_t most);
  void email(const std::string& pointer, const std::string& text);
  void website(const std::string& pointer, const std::string& text);
  void within(const std::string& pointer, std::int64_t number, std::int64_t low, std::int64_t high);
  void add(platform::json::field_error e) { errors_.push_back(std::move(e)); }
  void done() const;  // throws json::invalid when there was a fault

 private:
  std::vector<platform::json::field_error> errors_;
};

}  // namespace contract
