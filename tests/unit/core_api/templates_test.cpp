// Every mail template is whole: with awkward data it renders as text and as HTML, and nothing of
// the data becomes markup.
#include <gtest/gtest.h>

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
