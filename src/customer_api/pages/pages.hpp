#pragma once
// Public pages that are complete before any script runs: the same markup that the web app renders,
// its data embedded.

#include <boost/json/object.hpp>
#include <map>
#include <string>

#include "customer_api/catalogue/answers.hpp"
#include "customer_api/catalogue/catalogue.hpp"
#include "customer_api/reviews/review_json.hpp"
#include "platform/http/web_app.hpp"
#include "sales/reviews.hpp"

namespace customer_api {

class pages {
 public:
  // `folder` holds the templates (web/pages).
  pages(catalogue& launches, sales::reviews& reviews, const platform::http::web_app& app,
        const std::filesystem::path& folder, std::string public_url);

  platform::http::response home(platform::http::request& r);
  platform::http::response list(platform::http::request& r);
  platform::http::response launch(platform::http::request& r);
  platform::http::response supplier(platform::http::request& r);
  platform::http::response about(platform::http::request& r);
  platform::http::response terms(platform::http::request& r);
  platform::http::response privacy(platform::http::request& r);
  platform::http::response sitemap(platform::http::request& r);
  platform::http::response robots(platform::http::request& r);

 private:
  struct content {
    std::string title, description, canonical, json_ld;
    bool noindex = false;
    std::string main;      // HTML
    std::string embedded;  // JSON for the app
  };
  [[nodiscard]] reviewed lenient_reviews(std::string_view query, const std::string& supplier,
                                         domain::instant now);
  [[nodiscard]] platform::http::response text(const platform::http::request& r,
                                              const std::string& name, const std::string& title,
                                              const std::string& description) const;
  [[nodiscard]] std::string html(const platform::http::request& r, const content& c) const;
  [[nodiscard]] std::string text_of(const std::string& name, const boost::json::object& data) const;

  catalogue& launches_;
  sales::reviews& reviews_;
  const platform::http::web_app& app_;
  std::string url_;
  std::map<std::string, std::string> templates_;
};

}  // namespace customer_api
