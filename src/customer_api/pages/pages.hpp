#pragma once
// Public pages that are complete before any script runs: the same markup that the web app renders,
// its data embedded.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <map>
#include <string>

#include "customer_api/catalogue/answers.hpp"
#include "customer_api/catalogue/catalogue.hpp"
#include "customer_api/pages/page_words.hpp"
#include "customer_api/reviews/review_json.hpp"
#include "domain/language.hpp"
#include "platform/http/web_app.hpp"
#include "sales/reviews.hpp"

namespace customer_api {

// The web app in each language.
using web_editions = std::map<domain::language, platform::http::web_app>;

// "/es/launches" is Spanish; what names no language is English.
[[nodiscard]] domain::language language_of(std::string_view path) noexcept;

class pages {
 public:
  // `share` holds the templates: pages (web/pages), and translated-pages/<language>, which the
  // build of the web app makes of them.
  pages(catalogue& launches, sales::reviews& reviews, const web_editions& apps,
        const std::filesystem::path& share, std::string public_url);

  platform::http::response home(platform::http::request& r);
  // "/es" is at "/es/", as the app's base says.
  platform::http::response to_home(platform::http::request& r);
  platform::http::response list(platform::http::request& r);
  platform::http::response launch(platform::http::request& r);
  platform::http::response supplier(platform::http::request& r);
  platform::http::response about(platform::http::request& r);
  platform::http::response terms(platform::http::request& r);
  platform::http::response privacy(platform::http::request& r);
  platform::http::response sitemap(platform::http::request& r);
  platform::http::response robots(platform::http::request& r);

 private:
  struct edition {
    const page_words& words;
    const platform::http::web_app& app;
    std::map<std::string, std::string> templates;
  };
  struct content {
    std::string title, description, path, json_ld;
    bool noindex = false;
    std::string main;      // HTML
    std::string embedded;  // JSON for the app
  };
  [[nodiscard]] const edition& edition_of(const platform::http::request& r) const;
  [[nodiscard]] reviewed lenient_reviews(std::string_view query, const std::string& supplier,
                                         domain::instant now);
  [[nodiscard]] platform::http::response text_page(const platform::http::request& r,
                                                   const std::string& name,
                                                   page_text page_words::*what) const;
  [[nodiscard]] std::string html(const edition& e, const platform::http::request& r,
                                 const content& c) const;
  [[nodiscard]] static platform::http::response missing(const edition& e,
                                                        const platform::http::request& r);
  [[nodiscard]] static std::string text_of(const edition& e, const std::string& name,
                                           const boost::json::object& data);
  // Of a path that names no language.
  [[nodiscard]] std::string address(domain::language l, std::string_view path) const;
  [[nodiscard]] boost::json::array alternates_of(const std::string& path) const;
  [[nodiscard]] boost::json::array others(const edition& e, const platform::http::request& r) const;
  [[nodiscard]] std::string sitemap_entries(const std::string& path,
                                            const std::string& changed) const;

  catalogue& launches_;
  sales::reviews& reviews_;
  std::string url_;
  std::map<domain::language, edition> editions_;
};

}  // namespace customer_api
