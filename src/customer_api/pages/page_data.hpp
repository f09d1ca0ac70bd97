#pragma once
// The variables of the page templates (web/pages/README.md), from a snapshot.

#include <boost/json/object.hpp>
#include <string>

#include "customer_api/catalogue/catalogue.hpp"
#include "customer_api/pages/page_words.hpp"
#include "domain/review.hpp"

namespace customer_api {

// JSON inside a script element: only '<' can end it.
[[nodiscard]] std::string for_script(std::string json);
[[nodiscard]] boost::json::object card_data(const sales::launch& l, const page_words& w,
                                            domain::instant now);
[[nodiscard]] boost::json::object launch_data(const sales::launch& l, const page_words& w,
                                              domain::instant now);
[[nodiscard]] boost::json::object home_data(const snapshot& s, const found& hits,
                                            const page_words& w);
[[nodiscard]] boost::json::object list_data(const search& wanted, const found& hits,
                                            const place_lists& places, std::string_view query,
                                            const page_words& w, domain::instant now);
[[nodiscard]] boost::json::object supplier_data(const domain::supplier_profile& s,
                                                const snapshot& now, const page_words& w);
// schema.org Organization; `site` is where the public pages begin.
[[nodiscard]] std::string supplier_json_ld(const domain::supplier_profile& s,
                                           const domain::rating& rating, const std::string& url,
                                           const std::string& site);
// The figures of the rules, for the pages that tell of them.
[[nodiscard]] boost::json::object rules_data(const page_words& w);
// schema.org Event with its offer, '<' escaped for use inside a script element.
[[nodiscard]] std::string launch_json_ld(const sales::launch& l, const std::string& url,
                                         const page_words& w, domain::instant now);

}  // namespace customer_api
