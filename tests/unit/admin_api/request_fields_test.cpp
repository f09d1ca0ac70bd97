// What is asked of every request.
#include <gtest/gtest.h>

#include <set>

#include "admin_api/request_fields.hpp"
#include "domain/launch.hpp"
#include "platform/http/problem.hpp"

namespace {

using admin_api::field_checks;
namespace http = platform::http;

template <class F>
std::set<std::string> faults(F f) {
  try {
    f();
  } catch (const platform::json::invalid& e) {
    std::set<std::string> out;
    for (const auto& each : e.errors()) out.insert(each.pointer + " " + each.code);
    return out;
  }
  return {};
}

TEST(request_fields, all_faults_are_told_at_once) {
  EXPECT_EQ(faults([] {
              field_checks c;
              c.line("/name", "  ", 10);
              c.line("/title", "two\nlines", 10);
              c.text("/text", "12345678901", 10);
              c.email("/email", "nobody");
              c.within("/seats", 7, 1, 6);
              c.done();
            }),
            (std::set<std::string>{"/name required", "/title one_line", "/text too_long",
                                   "/email email_invalid", "/seats out_of_range"}));
}

TEST(request_fields, lengths_are_of_characters_not_of_bytes) {
  EXPECT_TRUE(faults([] {
                field_checks c;
                c.line("/name", "Ωλένα", 5);
                c.done();
              }).empty());
}

TEST(request_fields, websites_are_web_addresses) {
  const auto good = [](const char* text) {
    return faults([&] {
             field_checks c;
             c.website("/website", text);
             c.done();
           })
        .empty();
  };
  EXPECT_TRUE(good("https://boreal.example/about?x=1"));
  for (const char* bad : {"", "boreal.example", "javascript:alert(1)", "https://", "https:///x",
                          "http://a b", "https://a\"b"})
    EXPECT_FALSE(good(bad)) << bad;
}

TEST(request_fields, query_values_are_known_or_refused) {
  const http::query_params q("sort=-name&status=delayed&from=2026-02-30&limit=5",
                             {"sort", "status", "from", "limit"});
  EXPECT_EQ(admin_api::one_of(q, "sort", {"name", "-name"}), "-name");
  EXPECT_EQ(admin_api::named(q, "status", domain::launch_status_named),
            domain::launch_status::delayed);
  EXPECT_EQ(faults([&] { (void)admin_api::day_of(q, "from"); }),
            (std::set<std::string>{"/?from not_a_day"}));
  EXPECT_EQ(faults([&] { (void)admin_api::one_of(q, "sort", {"name"}); }),
            (std::set<std::string>{"/?sort unknown_value"}));
  EXPECT_EQ(admin_api::page_of(q).limit, 5U);
}

TEST(request_fields, a_supplier_sees_its_own_things_and_one_without_a_company_nothing) {
  http::request r;
  r.who = {"u_1", "s", "employee", ""};
  EXPECT_EQ(admin_api::scope_of(r), "") << "all";
  r.who = {"u_1", "s", "supplier", "s_1"};
  EXPECT_EQ(admin_api::scope_of(r), "s_1");
  r.who.organisation.clear();
  EXPECT_THROW((void)admin_api::scope_of(r), http::refused);
}

}  // namespace
