#pragma once
// A built single-page application, served from memory: hashed files immutable and ready compressed,
// index.html for every address of the app with a fresh nonce in each answer.

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "platform/http/encoding.hpp"
#include "platform/http/message.hpp"

namespace platform::http {

class web_app {
 public:
  // `folder` holds index.html; its files are served below `prefix` ("/", "/supplier/"). Files
  // `x.br` and `x.gz` are the codings of `x`.
  web_app(const std::filesystem::path& folder, std::string prefix);

  // A file, index.html, or 404: a missing file is never answered with index.html.
  [[nodiscard]] response answer(const request& r) const;
  [[nodiscard]] const std::string& index() const noexcept { return index_; }
  // index.html as given, its nonce marks filled and its policy set.
  [[nodiscard]] static response page(int status, std::string html, const request& r);
  [[nodiscard]] const std::string& prefix() const noexcept { return prefix_; }

 private:
  struct file {
    std::map<coding, std::shared_ptr<const prepared>> by_coding;
  };
  void load(const std::filesystem::path& folder, const std::filesystem::path& path);

  std::string prefix_, index_;
  std::map<std::string, file, std::less<>> files_;
};

}  // namespace platform::http
