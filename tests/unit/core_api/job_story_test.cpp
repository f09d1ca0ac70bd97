// What an operator reads of a job names nobody.
#include "core_api/jobs/job_story.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace {

std::string shown(const char* payload) {
  return boost::json::serialize(core_api::without_people(boost::json::parse(payload)));
}

TEST(job_story, ids_numbers_times_and_our_words_stay) {
  const auto* payload =
      R"j({"id":"b_1:3:booking-paying","kind":"booking-paying","at":"2026-11-23T02:00:00.000Z",)j"
      R"j("data":{"launchId":"l_7","seats":3,"vip":true,"gone":null}})j";
  EXPECT_EQ(shown(payload), payload);
}

TEST(job_story, people_are_hidden_wherever_they_stand) {
  EXPECT_EQ(shown(R"j({"name":"Ada Okafor","birthDate":"1990-02-28"})j"),
            R"j({"name":"(hidden)","birthDate":"(hidden)"})j");
  EXPECT_EQ(shown(R"j({"passengers":[{"documentNumber":"X1"}],"list":["Ada"]})j"),
            R"j({"passengers":[{"documentNumber":"(hidden)"}],"list":["(hidden)"]})j");
  EXPECT_EQ(shown(R"j({"reason":"weather","note":"call Ada"})j"),
            R"j({"reason":"weather","note":"(hidden)"})j");
  EXPECT_EQ(shown(R"j({"userId":"ada@example.com","taxId":"DE-123"})j"),
            R"j({"userId":"(hidden)","taxId":"(hidden)"})j");
}

}  // namespace
