#include "admin_api/fleet/pictures_http.hpp"

#include <boost/describe.hpp>

#include "admin_api/answers.hpp"
#include "admin_api/request_fields.hpp"
#include "contract/problems.hpp"
#include "platform/security/base64url.hpp"

namespace admin_api {
namespace {

namespace http = platform::http;
namespace json = platform::json;

struct picture_body {
  std::string data;
};
BOOST_DESCRIBE_STRUCT(picture_body, (), (data))

// Plain base64, as browsers make it.
std::string bytes_of(std::string text) {
  while (text.ends_with('=')) text.pop_back();
  for (char& c : text) {
    if (c == '+') c = '-';
    if (c == '/') c = '_';
  }
  auto bytes = platform::security::from_base64url(text);
  if (!bytes || bytes->empty())
    throw json::invalid({{"/data", "not_base64", "The picture's bytes in base64 are expected."}});
  return *std::move(bytes);
}

}  // namespace

http::response pictures_http::show(http::request& r) {
  const auto p = pictures_.find(r.param("hash"));
  if (!p) return contract::answer({domain::no::picture_not_found});
  return {200,
          p->type,
          p->bytes,
          {{"Cache-Control", "public, max-age=31536000, immutable"},
           {"Cross-Origin-Resource-Policy", "same-site"}}};
}

std::string pictures_http::kept(const http::request& r) {
  return pictures_.keep(bytes_of(json::read<picture_body>(r.body).data), clock_.now());
}

http::response pictures_http::logo(const http::request& r, const std::string& hash) {
  backoffice::supplier_edit edit;
  edit.logo = hash;
  const auto done = suppliers_.update(scope_of(r), edit, r.who.subject, clock_.now());
  if (!done) return contract::answer(done.error());
  told_();
  return answer(200, {{"picture", text_or_null(hash)}});
}

http::response pictures_http::put_logo(http::request& r) {
  return logo(r, kept(r));
}

http::response pictures_http::drop_logo(http::request& r) {
  return logo(r, "");
}

http::response pictures_http::rocket(const http::request& r, bool taken_away) {
  const auto scope = scope_of(r);
  const auto found = fleet_.find(scope, r.param("id"));
  if (!found) return contract::answer({domain::no::rocket_not_found});
  const auto hash = taken_away ? "" : kept(r);
  backoffice::rocket_edit edit;
  edit.version = found->rocket.version;
  edit.picture = hash;
  const auto done = fleet_.edit(scope, found->rocket.id, edit, r.who.subject, clock_.now());
  if (!done) return contract::answer(done.error());
  told_();
  return answer(200, {{"picture", text_or_null(hash)}});
}

http::response pictures_http::put_rocket(http::request& r) {
  return rocket(r, false);
}

http::response pictures_http::drop_rocket(http::request& r) {
  return rocket(r, true);
}

}  // namespace admin_api
