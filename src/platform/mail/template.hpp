#pragma once
// Mustache templates for e-mails: {{name}}, {{#section}}…{{/section}}, {{^section}}…{{/section}}.

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

namespace platform::mail {

enum class escape { html, none };

// Throws std::runtime_error for a template that cannot be parsed, a partial, and any name (of a
// variable or a section) that the data does not have; for "nothing" give false, null, "" or [].
[[nodiscard]] std::string render(std::string_view template_text, const boost::json::object& data,
                                 escape how);

}  // namespace platform::mail
