#pragma once
// XML from others, read once from front to back. No document types and so no entities but the five
// of XML itself: nothing is fetched, nothing grows. Names come without their namespace.

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace platform::xml {

// Not well-formed, or not what is taken here.
class invalid : public std::runtime_error {
 public:
  invalid(const std::string& what, std::size_t line) : std::runtime_error(what), line_(line) {}
  [[nodiscard]] std::size_t line() const noexcept { return line_; }

 private:
  std::size_t line_;
};

struct element {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes = {};
  std::string text = {};  // its own, without that of elements inside

  [[nodiscard]] std::string attribute(std::string_view called) const;
};

class visitor {
 public:
  virtual ~visitor() = default;
  // `path`: from the root to this element.
  virtual void begins(const std::vector<element>& path) = 0;
  virtual void ends(const std::vector<element>& path) = 0;
};

inline constexpr std::size_t deepest = 64, longest_text = 20'000;

// Throws invalid; what the visitor throws comes through.
void read(std::string_view document, visitor& v);

}  // namespace platform::xml
