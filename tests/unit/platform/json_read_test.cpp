// Strict reading: every fault has its pointer and code.

#include "platform/json/read.hpp"

#include <gtest/gtest.h>

#include "platform/json/text.hpp"

namespace {

using platform::json::invalid;

struct inner {
  std::string name;
  std::optional<std::int64_t> age;
};
BOOST_DESCRIBE_STRUCT(inner, (), (name, age))

struct outer {
  std::string id;
  int seats = 0;
  bool flag = false;
  std::vector<inner> people;
  std::optional<platform::instant> at;
};
BOOST_DESCRIBE_STRUCT(outer, (), (id, seats, flag, people, at))

std::string faults(std::string_view text) {
  try {
    (void)platform::json::read<outer>(text);
    return "";
  } catch (const invalid& e) {
    std::string all = std::to_string(e.status());
    for (const auto& f : e.errors()) all += " " + f.pointer + ":" + f.code;
    return all;
  }
}

TEST(json_read, good_input_is_read) {
  const auto o = platform::json::read<outer>(
      R"({"id":"é","seats":2,"flag":true,"people":[{"name":"A","age":null},{"name":"B","age":3}],"at":"2028-02-29T10:00:00.5Z"})");
  EXPECT_EQ(o.people[1].age, 3);
  EXPECT_FALSE(o.people[0].age);
  EXPECT_EQ(platform::format_instant(*o.at), "2028-02-29T10:00:00.500Z");
}

TEST(json_read, faults_have_pointers_and_codes) {
  EXPECT_EQ(faults(R"({"id":1,"seats":2.5,"flag":"x","people":[{"name":"A","bir/th~":1}]})"),
            "422 /id:not_a_string /seats:not_an_integer /flag:not_a_boolean "
            "/people/0/bir~1th~0:unknown_property");
  EXPECT_EQ(faults(R"({"id":"a","flag":true,"people":{}})"),
            "422 /seats:required /people:not_an_array");
  EXPECT_EQ(faults(R"({"id":"a","seats":99999999999,"flag":true,"people":[]})"),
            "422 /seats:out_of_range");
  EXPECT_EQ(faults(R"({"id":"a","seats":1,"flag":true,"people":[],"at":"2027-02-29T10:00:00Z"})"),
            "422 /at:not_an_instant");
  EXPECT_EQ(faults("{\"id\":\"a\\u0000\",\"seats\":1,\"flag\":true,\"people\":[]}"),
            "422 /id:control_character");
  EXPECT_EQ(faults("[1]"), "422 :not_an_object");
}

TEST(json_read, what_is_not_json_is_400) {
  EXPECT_EQ(faults(""), "400 :body_missing");
  EXPECT_EQ(faults("{"), "400 :not_json");
  EXPECT_EQ(faults("{} x"), "400 :not_json");
  EXPECT_EQ(faults("{\"id\":\"\xff\"}"), "400 :not_json");
  EXPECT_EQ(faults(R"({"id":"\ud800"})"), "400 :not_json");
  EXPECT_EQ(faults(R"({"id":"a","id":"b"})"), "400 /id:duplicate_property");
  EXPECT_EQ(faults(R"({"na\u006de":1,"name":2})"), "400 /name:duplicate_property");
  EXPECT_EQ(faults(std::string(20, '[') + std::string(20, ']')), "400 :too_deep");
}

TEST(json_text, what_breaks_a_line_is_replaced) {
  EXPECT_EQ(platform::json::clean("a\xff"
                                  "b\x7f"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
  EXPECT_EQ(platform::json::clean("\xC3\xA9"), "\xC3\xA9");
  EXPECT_FALSE(platform::json::valid_utf8("\xED\xA0\x80"));  // a surrogate
  EXPECT_FALSE(platform::json::valid_utf8("\xC0\xAF"));      // an overlong slash
}

}  // namespace
