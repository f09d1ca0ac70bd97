#include "core_api/notifications/previews_http.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contract/problems.hpp"

namespace core_api {

namespace http = platform::http;
using boost::json::array;
using boost::json::object;

http::response previews_http::list(http::request&) {
  array items;
  for (const auto& name : mails_.template_names())
    items.push_back({{"name", name}, {"subject", mails_.preview(name).subject}});
  return http::json_response(200, boost::json::serialize(object{{"items", std::move(items)}}));
}

http::response previews_http::one(http::request& r) {
  const auto name = r.param("id");
  const auto names = mails_.template_names();
  if (std::ranges::find(names, name) == names.end())
    return contract::answer({domain::no::notification_not_found});
  const auto w = mails_.preview(name);
  const object body{{"name", name}, {"subject", w.subject}, {"text", w.text}, {"html", w.html}};
  return http::json_response(200, boost::json::serialize(body));
}

}  // namespace core_api
