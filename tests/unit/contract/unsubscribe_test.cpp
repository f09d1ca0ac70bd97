// A link that ends mails works for one customer and cannot be made by others.
#include "contract/unsubscribe.hpp"

#include <gtest/gtest.h>

namespace {

using contract::unsubscribe_token;
using contract::unsubscribed_by;

TEST(unsubscribe, a_token_names_its_customer) {
  const auto token = unsubscribe_token("secret", "u_ada");
  EXPECT_EQ(unsubscribed_by("secret", token), "u_ada");
}

TEST(unsubscribe, nobody_else_can_make_one) {
  const auto token = unsubscribe_token("secret", "u_ada");
  EXPECT_FALSE(unsubscribed_by("another", token));
  EXPECT_FALSE(unsubscribed_by("secret", "u_eve" + token.substr(5)));
  auto altered = token;
  altered.back() = altered.back() == 'a' ? 'b' : 'a';
  for (const auto& wrong : {altered, token + "0", std::string("u_ada"), std::string("u_ada."),
                            std::string(), std::string(".")})
    EXPECT_FALSE(unsubscribed_by("secret", wrong)) << wrong;
}

}  // namespace
