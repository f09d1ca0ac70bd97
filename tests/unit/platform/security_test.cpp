// Encodings, hashes, ids and passwords.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "platform/runtime/error.hpp"
#include "platform/security/base64url.hpp"
#include "platform/security/hash.hpp"
#include "platform/security/password.hpp"
#include "platform/security/random.hpp"
#include "platform/security/uuid.hpp"

namespace {

using namespace platform::security;

TEST(base64url, has_one_spelling_per_value) {
  EXPECT_EQ(base64url("\xfb\xff"), "-_8");
  for (const std::string text : {"", "f", "fo", "foo", "foob"})
    EXPECT_EQ(from_base64url(base64url(text)), text);
  for (const char* bad : {"A", "Zg==", "Zh", "Z+8", "Z/8", "Z g", "Zm9vY"})
    EXPECT_EQ(from_base64url(bad), std::nullopt) << bad;
}

TEST(hash, known_answers) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // RFC 4231, test case 2
  EXPECT_EQ(hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_TRUE(constant_time_equal("abc", "abc"));
  EXPECT_FALSE(constant_time_equal("abc", "abd"));
  EXPECT_FALSE(constant_time_equal("abc", "abcd"));
}

TEST(uuid, version_5_gives_the_same_id_for_the_same_name) {
  // RFC 9562, appendix A.4: "www.example.com" in the DNS name space
  const char* dns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
  EXPECT_EQ(uuid_v5(dns, "www.example.com"), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  EXPECT_EQ(uuid_v5_hex("6ba7b8109dad11d180b400c04fd430c8", "www.example.com"),
            "2ed6657de927568b95e12665a8aea6a2");
  for (const char* bad :
       {"", "x", "{6ba7b810-9dad-11d1-80b4-00c04fd430c8}", "6BA7B810-9DAD-11D1-80B4-00C04FD430C8"})
    EXPECT_THROW((void)uuid_v5(bad, "x"), std::invalid_argument) << bad;
}

TEST(uuid, random_ones_are_canonical_and_differ) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const auto id = random_uuid();
    EXPECT_TRUE(is_canonical_uuid(id));
    EXPECT_EQ(id[14], '4');
    seen.insert(id);
  }
  EXPECT_EQ(seen.size(), 100U);
  EXPECT_EQ(random_token().size(), 43U);
  EXPECT_EQ(random_hex(8).size(), 16U);
}

constexpr argon2_params cheap{.memory_kib = 64, .iterations = 1, .lanes = 1};

TEST(password, only_the_right_one_verifies_and_each_hash_has_its_own_salt) {
  password_hasher h(cheap);
  const auto a = h.hash("Correct-Horse-1"), b = h.hash("Correct-Horse-1");
  EXPECT_NE(a, b);
  EXPECT_TRUE(a.starts_with("$argon2id$v=19$m=64,t=1,p=1$")) << a;
  EXPECT_TRUE(h.verify("Correct-Horse-1", a));
  EXPECT_TRUE(h.verify("Correct-Horse-1", b));
  EXPECT_FALSE(h.verify("correct-Horse-1", a));
  EXPECT_FALSE(h.verify("", a));
  EXPECT_FALSE(h.verify_dummy("Correct-Horse-1"));
}

TEST(password, a_nul_does_not_end_it) {
  password_hasher h(cheap);
  const std::string with_nul("abc\0def", 7);
  EXPECT_FALSE(h.verify("abc", h.hash(with_nul)));
}

TEST(password, an_enormous_one_and_a_broken_hash_are_refused) {
  password_hasher h(cheap);
  EXPECT_THROW((void)h.hash(std::string(2000, 'x')), std::invalid_argument);
  EXPECT_FALSE(h.verify(std::string(2000, 'x'), h.hash("x")));
  EXPECT_THROW((void)h.verify("x", "$argon2id$nonsense"), std::runtime_error);
}

TEST(password, an_old_cost_is_noticed) {
  password_hasher old(cheap), now({.memory_kib = 128, .iterations = 1, .lanes = 1});
  const auto encoded = old.hash("x");
  EXPECT_TRUE(now.verify("x", encoded));
  EXPECT_TRUE(now.is_outdated(encoded));
  EXPECT_FALSE(old.is_outdated(encoded));
}

TEST(password, a_flood_is_refused_beyond_the_queue_and_the_rest_is_served) {
  password_hasher h({.memory_kib = 8192, .iterations = 2, .lanes = 1}, 1, 2);
  std::atomic<int> served{0}, refused{0};
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 12; ++i)
      callers.emplace_back([&] {
        try {
          (void)h.hash("x");
          ++served;
        } catch (const platform::unavailable& e) {
          EXPECT_EQ(e.dependency(), "password hashing");
          ++refused;
        }
      });
  }
  EXPECT_GE(served, 2) << "as many as may wait; one more if the first was taken out in between";
  EXPECT_GE(refused, 1);
  EXPECT_EQ(served + refused, 12);
}

}  // namespace
