#pragma once
// Made-up data for a mail template, with all that is awkward in it: letters of other scripts,
// quotes, what looks like markup, long names. For previews and for the test that renders each.

#include <boost/json/object.hpp>
#include <string_view>

namespace core_api {

// Every name that the template asks for, each section open.
void add_samples(std::string_view template_text, boost::json::object& into);

}  // namespace core_api
