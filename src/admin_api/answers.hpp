#pragma once
// Domain values as JSON, as every feature here answers them.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>

#include "backoffice/paging.hpp"
#include "domain/master_data.hpp"
#include "platform/http/message.hpp"

namespace admin_api {

[[nodiscard]] boost::json::object money_json(domain::cents amount);
[[nodiscard]] boost::json::object address_json(const domain::address& a);
[[nodiscard]] boost::json::value text_or_null(const std::string& text);
[[nodiscard]] boost::json::value instant_or_null(const std::optional<domain::instant>& at);

[[nodiscard]] platform::http::response answer(int status, const boost::json::object& body);
[[nodiscard]] platform::http::response created(const std::string& location,
                                               const boost::json::object& body);

template <class T, class F>
[[nodiscard]] platform::http::response answer_page(const backoffice::page<T>& p, F to_json) {
  boost::json::array items;
  for (const auto& each : p.items) items.push_back(to_json(each));
  return answer(200,
                {{"items", std::move(items)},
                 {"nextCursor", p.next ? boost::json::value(*p.next) : boost::json::value(nullptr)},
                 {"total", p.total}});
}

}  // namespace admin_api
