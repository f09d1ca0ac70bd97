// Every mail template is whole: with awkward data it renders as text and as HTML, and nothing of
// the data becomes markup.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "core_api/notifications/notifications.hpp"
#include "core_api/notifications/sample_data.hpp"

namespace {

// Rendering needs no database: these never connect.
struct mails {
  platform::mongo::database db{{"mongodb://127.0.0.1:1/none"}};
  core_api::job_queue jobs{db};
  core_api::notifications written{db, jobs,
                                  ASTRO_SOURCE_DIR "/src/core_api/notifications/templates"};
};

TEST(templates, each_renders_with_awkward_data) {
  const mails m;
  const auto names = m.written.template_names();
  EXPECT_GT(names.size(), 20U);
  for (const auto& name : names) {
    const auto w = m.written.preview(name);
    EXPECT_FALSE(w.subject.empty()) << name;
    EXPECT_LT(w.subject.size(), 200U) << name;
    EXPECT_EQ(w.subject.find('\n'), std::string::npos) << name;
    for (const auto* part : {&w.subject, &w.text, &w.html}) {
      EXPECT_EQ(part->find("{{"), std::string::npos) << name;
      EXPECT_EQ(part->find("&amp;amp;"), std::string::npos) << name << ": escaped twice";
    }
    EXPECT_EQ(w.html.find("<script>"), std::string::npos) << name;
    EXPECT_EQ(w.text.find("&amp;"), std::string::npos) << name << ": text is no HTML";
    EXPECT_NE(w.html.find("</html>"), std::string::npos) << name;
  }
}

// Suppliers, employees and operators are written to in English.
const std::set<std::string> english_only{"alert",
                                         "booking-supplier",
                                         "cancellation-supplier",
                                         "go-no-go",
                                         "health-report",
                                         "invitation",
                                         "launch-aborted-supplier",
                                         "launch-delayed-supplier",
                                         "settlement-supplier",
                                         "supplier-digest"};

std::multiset<std::string> names_in(const std::string& file) {
  std::ifstream in(ASTRO_SOURCE_DIR "/src/core_api/notifications/templates/" + file + ".mustache");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_FALSE(text.empty()) << file;
  std::multiset<std::string> names;
  for (auto at = text.find("{{"); at != text.npos; at = text.find("{{", at + 2))
    names.insert(text.substr(at, text.find("}}", at) - at));
  return names;
}

TEST(templates, what_customers_get_says_the_same_in_spanish) {
  const mails m;
  const auto all = m.written.template_names();
  const std::set<std::string> names(all.begin(), all.end());
  for (const auto& name : names) {
    if (name.ends_with(".es")) continue;
    EXPECT_NE(names.contains(name + ".es"), english_only.contains(name)) << name;
    if (english_only.contains(name)) continue;
    for (const char* part : {".txt", ".html"})
      EXPECT_EQ(names_in(name + part), names_in(name + ".es" + part)) << name << part;
  }
  EXPECT_EQ(names_in("frame.html"), names_in("frame.es.html"));
}

TEST(templates, samples_fill_sections_and_lists) {
  boost::json::object data;
  core_api::add_samples(
      "{{a}}{{#reason}}{{reason}} {{b}}{{/reason}}{{#passengers}}{{.}}"
      "{{/passengers}}{{#tiers}}{{percent}}{{/tiers}}{{{content}}}",
      data);
  for (const auto* name : {"a", "b", "reason", "content"})
    EXPECT_TRUE(data.at(name).is_string()) << name;
  EXPECT_EQ(data.at("passengers").as_array().size(), 2U);
  EXPECT_TRUE(data.at("tiers").as_array().at(0).as_object().contains("percent"));
}

}  // namespace
