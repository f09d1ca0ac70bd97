// What is sealed is read with the right key and for its owner alone.
#include "platform/security/sealer.hpp"

#include <gtest/gtest.h>

namespace {

using platform::security::sealer;

const std::string key(64, 'a'), next(64, 'b');

TEST(sealer, opens_what_it_sealed_and_never_writes_the_same_twice) {
  const sealer s({key});
  for (const std::string plain : {"", "JBSWY3DPEHPK3PXP", "\x01\x02 any bytes \xff"}) {
    const auto once = s.seal(plain, "u_ada"), again = s.seal(plain, "u_ada");
    EXPECT_NE(once, again);
    EXPECT_EQ(s.open(once, "u_ada"), plain);
    if (plain.empty()) continue;
    EXPECT_EQ(once.find(plain), once.npos);
  }
}

TEST(sealer, somebody_else_s_altered_or_foreign_ones_stay_shut) {
  const sealer s({key});
  const auto sealed = s.seal("secret", "u_ada");
  EXPECT_FALSE(s.open(sealed, "u_eve"));
  EXPECT_FALSE(sealer({next}).open(sealed, "u_ada"));
  for (std::size_t i = 3; i < sealed.size(); ++i) {
    auto altered = sealed;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(s.open(altered, "u_ada")) << i;
  }
  for (const auto* wrong : {"", "v1.", "v1.x", "v1.x.y", "JBSWY3DPEHPK3PXP"})
    EXPECT_FALSE(s.open(wrong, "u_ada")) << wrong;
}

TEST(sealer, a_new_key_seals_and_the_old_one_still_opens) {
  const auto old = sealer({key}).seal("secret", "u_ada");
  const sealer both({next, key});
  EXPECT_EQ(both.open(old, "u_ada"), "secret");
  EXPECT_FALSE(both.is_current(old));
  EXPECT_TRUE(both.is_current(both.seal("secret", "u_ada")));
}

TEST(sealer, a_key_that_is_none_is_refused) {
  for (const auto& wrong : {std::string(), std::string(63, 'a'), std::string(64, 'g')})
    EXPECT_THROW(sealer({wrong}), std::invalid_argument);
  EXPECT_THROW(sealer({}), std::invalid_argument);
}

}  // namespace
