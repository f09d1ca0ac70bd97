#pragma once
// XML with every text escaped:
//   writer x("Invoice", {{"xmlns", "urn:…"}});
//   x.element("ID", "INV-2026-000001");
//   x.within("Party", [&] { … });
//   x.text()

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace platform::xml {

using attributes = std::vector<std::pair<std::string_view, std::string_view>>;

// For texts and attributes; control characters have no place in XML and are left out.
[[nodiscard]] std::string escaped(std::string_view text);

class writer {
 public:
  explicit writer(std::string_view root, const attributes& a = {});

  // Nothing is written for an empty text.
  void element(std::string_view name, std::string_view text, const attributes& a = {});
  void within(std::string_view name, const std::function<void()>& content);
  // The whole document; nothing is added afterwards.
  [[nodiscard]] std::string text() const;

 private:
  void open(std::string_view name, const attributes& a);

  std::string root_, out_;
};

}  // namespace platform::xml
