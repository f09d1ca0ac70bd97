#pragma once
// Ready-made answers, compressed and with their ETag, for as long as the snapshot lives that they
// were made from.

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "platform/http/encoding.hpp"
#include "platform/http/message.hpp"

namespace customer_api {

struct page_of_text {
  int status = 200;
  std::string content_type;
  std::string body;
  std::string version;  // what the ETag is made from: the body less what changes with each look at
                        // the clock
  std::vector<std::pair<std::string, std::string>> headers = {};
};

class answers {
 public:
  // The answer to `r` (its target and codings) made from the snapshot `of`, by `make` when nobody
  // asked before.
  [[nodiscard]] platform::http::response find(const platform::http::request& r,
                                              std::shared_ptr<const void> of,
                                              const std::function<page_of_text()>& make);

 private:
  struct one {
    std::string etag;
    std::shared_ptr<const platform::http::prepared> full, not_modified;
  };
  [[nodiscard]] static one build(const page_of_text& page, platform::http::coding how);

  static constexpr std::size_t most =
      4096;  // distinct searches a half second; more are made each time anew
  std::mutex guard_;
  std::shared_ptr<const void> of_;  // kept alive, so that no newer one can get its address
  std::unordered_map<std::string, one> known_;
};

}  // namespace customer_api
