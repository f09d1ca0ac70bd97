#include "platform/http/router.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <stdexcept>

namespace platform::http {
namespace {

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);  // '/'
    const auto end = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

// "{number}.pdf" matches "INV-2026-000001.pdf": a name, then fixed text.
bool match_segment(std::string_view pattern, std::string_view given, request& r) {
  if (pattern.empty() || pattern.front() != '{') return pattern == given;
  const auto close = pattern.find('}');
  const auto suffix = pattern.substr(close + 1);
  if (given.size() <= suffix.size() || !given.ends_with(suffix)) return false;
  if (r.param_count == request::max_params) return false;
  given.remove_suffix(suffix.size());
  r.params[r.param_count++] = {pattern.substr(1, close - 1), given};
  return true;
}

bool match(const std::vector<std::string>& segments, std::string_view path, request& r) {
  r.param_count = 0;
  for (const auto& segment : segments) {
    if (path.empty()) return false;
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    if (!match_segment(segment, path.substr(0, end), r)) return false;
    path.remove_prefix(end);
  }
  return path.empty();
}

const endpoint* pick(const std::vector<const endpoint*>& candidates, method verb) {
  const auto wanted = verb == method::head ? method::get : verb;
  for (const auto* e : candidates) {
    if (e->verb == wanted) return e;
  }
  return nullptr;
}

}  // namespace

void router::add(endpoint e) {
  e.index = all_.size();
  all_.push_back(std::make_unique<endpoint>(std::move(e)));
  const auto* added = all_.back().get();
  if (added->pattern.find('{') == std::string::npos) {
    auto& same = fixed_[added->pattern].by_method;
    if (pick(same, added->verb) != nullptr)
      throw std::logic_error("route twice: " + added->pattern);
    same.push_back(added);
    return;
  }
  auto segments = split(added->pattern);
  for (auto& p : patterns_) {
    if (p.segments == segments) {
      p.by_method.push_back(added);
      return;
    }
  }
  patterns_.push_back({std::move(segments), {added}});
}

const endpoint* router::find(request& r, bool& known) const {
  known = false;
  r.param_count = 0;
  if (const auto fixed = fixed_.find(r.path); fixed != fixed_.end()) {
    known = true;
    return pick(fixed->second.by_method, r.verb());
  }
  // "/launches/{id}" and "/launches/{id}.pdf" may both match: the first whose method fits wins.
  for (const auto& p : patterns_) {
    if (!match(p.segments, r.path, r)) continue;
    known = true;
    if (const auto* found = pick(p.by_method, r.verb())) return found;
  }
  return nullptr;
}

std::string describe_line(method verb, std::string_view pattern, std::string_view allowed,
                          std::string_view summary) {
  return boost::json::serialize(boost::json::object{
      {"method", name_of(verb)}, {"path", pattern}, {"access", allowed}, {"summary", summary}});
}

}  // namespace platform::http
