#include "platform/http/problem.hpp"

#include <boost/json/serialize.hpp>

#include "platform/json/text.hpp"
#include "platform/runtime/error.hpp"
#include "platform/runtime/log.hpp"

namespace platform::http {

response problem_response(const problem& p) {
  boost::json::object body{{"type", "https://astrobookings.dev/problems/" + p.code},
                           {"title", reason_of(p.status)},
                           {"status", p.status},
                           {"detail", p.detail},
                           {"code", p.code},
                           {"traceId", current_trace().id}};
  if (!p.errors.empty()) {
    boost::json::array errors;
    for (const auto& e : p.errors) {
      errors.push_back({{"pointer", e.pointer}, {"code", e.code}, {"detail", e.detail}});
    }
    body["errors"] = std::move(errors);
  }
  for (const auto& member : p.extra) body[member.key()] = member.value();
  response r{p.status,
             "application/problem+json",
             boost::json::serialize(body),
             {{"Cache-Control", "no-store"}}};
  for (const auto& header : p.headers) r.headers.push_back(header);
  return r;
}

response answer_to_exception(std::exception_ptr failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const refused& e) {
    return problem_response(e.why());
  } catch (const json::invalid& e) {
    const auto& first = e.errors().front();
    const bool unreadable = e.status() == 400;
    return problem_response({e.status(), unreadable ? first.code : "invalid_input",
                             unreadable ? first.detail : "Some of what was sent is not valid.",
                             e.errors()});
  } catch (const unavailable& e) {
    log::error("dependency unavailable", {{"dependency", e.dependency()}, {"error", e.what()}});
    return problem_response(
        {503,
         "temporarily_unavailable",
         "A part of the system does not answer. Nothing is lost; try again in a moment.",
         {},
         {},
         {{"Retry-After", "2"}}});
  } catch (const std::exception& e) {
    log::error("request failed", {{"error", json::clean(e.what())}});
  } catch (...) {
    log::error("request failed", {{"error", "unknown exception"}});
  }
  return problem_response(
      {500, "internal_error", "Something went wrong on our side. The trace id helps us find it."});
}

}  // namespace platform::http
