// Mustache by kainjow's header, which is kept inside of this file; see template.hpp.
#include "platform/mail/template.hpp"

#include <boost/json.hpp>
#include <kainjow/mustache.hpp>
#include <stdexcept>

namespace platform::mail {

namespace {

namespace mustache = kainjow::mustache;
namespace json = boost::json;

mustache::data convert(const json::value& v) {
  switch (v.kind()) {
    case json::kind::null: return mustache::data{false};
    case json::kind::bool_: return mustache::data{v.get_bool()};
    case json::kind::string:
      // An empty text is nothing: {{#name}} of it is left out, {{name}} writes nothing.
      if (v.get_string().empty()) return mustache::data{false};
      return mustache::data{std::string(v.get_string())};
    case json::kind::array: {
      mustache::data list{mustache::data::type::list};
      for (const auto& each : v.get_array()) list << convert(each);
      return list;
    }
    case json::kind::object: {
      mustache::data object{mustache::data::type::object};
      for (const auto& each : v.get_object())
        object.set(std::string(each.key()), convert(each.value()));
      return object;
    }
    default: return mustache::data{json::serialize(v)};  // numbers
  }
}

// Remembers the first name that was asked for and is not there. (Throwing out of the library's walk
// would leave its state half way.)
class strict_context : public mustache::context<std::string> {
 public:
  using context::context;
  const mustache::data* get(const std::string& name) const override {
    const auto* found = context::get(name);
    if (found == nullptr && missing_.empty()) missing_ = name;
    return found;
  }
  const mustache::data* get_partial(const std::string& name) const override {
    if (missing_.empty()) missing_ = "partial " + name;
    return nullptr;
  }
  [[nodiscard]] const std::string& missing() const noexcept { return missing_; }

 private:
  mutable std::string missing_;
};

}  // namespace

std::string render(std::string_view template_text, const boost::json::object& data, escape how) {
  mustache::mustache parsed{std::string(template_text)};
  if (!parsed.is_valid()) throw std::runtime_error("template: " + parsed.error_message());
  if (how == escape::none) parsed.set_custom_escape([](const std::string& s) { return s; });
  const auto converted = convert(data);
  strict_context context(&converted);
  auto text = parsed.render(context);
  if (!context.missing().empty())
    throw std::runtime_error("template: no value for " + context.missing());
  if (!parsed.is_valid()) throw std::runtime_error("template: " + parsed.error_message());
  return text;
}

}  // namespace platform::mail
