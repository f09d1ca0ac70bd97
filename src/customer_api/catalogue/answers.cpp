#include "customer_api/catalogue/answers.hpp"

#include "platform/security/hash.hpp"

namespace customer_api {

using platform::http::coding;
using platform::http::request;
using platform::http::response;

answers::one answers::build(const page_of_text& page, coding how) {
  one o;
  o.etag = "W/\"" + platform::security::sha256_hex(page.version).substr(0, 20) + "\"";
  response full{page.status, page.content_type, encode(how, page.body), page.headers};
  full.headers.emplace_back("Cache-Control", "no-cache");
  full.headers.emplace_back("ETag", o.etag);
  full.headers.emplace_back("Vary", "Accept-Encoding");
  if (how != coding::identity) full.headers.emplace_back("Content-Encoding", name_of(how));
  o.full = std::make_shared<platform::http::prepared>(prepare(full));
  const response same{
      304, {}, {}, {{"Cache-Control", "no-cache"}, {"ETag", o.etag}, {"Vary", "Accept-Encoding"}}};
  o.not_modified = std::make_shared<platform::http::prepared>(prepare(same));
  return o;
}

response answers::find(const request& r, std::shared_ptr<const void> of,
                       const std::function<page_of_text()>& make) {
  const auto how = platform::http::choose_coding(r.header("accept-encoding"));
  std::string key(1, static_cast<char>('0' + static_cast<int>(how)));
  key += r.head->target;
  const auto asked = r.header("if-none-match");
  const auto pick = [&](const one& o) {
    response answer;
    answer.ready = !asked.empty() && asked.find(o.etag) != asked.npos ? o.not_modified : o.full;
    return answer;
  };
  {
    const std::scoped_lock lock(guard_);
    if (of_ != of) {
      known_.clear();
      of_ = std::move(of);
    }
    if (const auto it = known_.find(key); it != known_.end()) return pick(it->second);
  }
  const auto fresh = build(make(), how);
  const std::scoped_lock lock(guard_);
  if (of_ == of && known_.size() < most) known_.emplace(std::move(key), fresh);
  return pick(fresh);
}

}  // namespace customer_api
