// ES256 tokens: every known way to forge or confuse one is refused.
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <boost/json.hpp>

#include "platform/security/base64url.hpp"
#include "platform/security/hash.hpp"
#include "platform/security/jwt.hpp"

namespace {

using namespace platform::security;
namespace json = boost::json;

constexpr std::int64_t noon = 1'800'000'000;

platform::instant at(std::int64_t seconds) {
  return platform::instant{std::chrono::seconds(seconds)};
}

class token : public testing::Test {
 protected:
  static const signing_key& key() {
    static const auto once = signing_key::generate();
    return once;
  }
  static const key_set& keys() {
    static const auto once = key_set::from_jwks(json::serialize(jwks({&key(), 1})));
    return once;
  }
  static json::object claims() {
    return {{"iss", "astro"}, {"aud", "api"}, {"sub", "u1"}, {"iat", noon}, {"exp", noon + 600}};
  }
  static std::string with(std::string_view name, const json::value& v) {
    auto c = claims();
    c[name] = v;
    return key().sign(c);
  }
  static bool accepted(std::string_view t, std::int64_t now = noon) {
    return verify(t, keys(), at(now), "astro", "api").has_value();
  }
  // The good token's claims under another header, signed by `sign` or with the signature given.
  static std::string under(std::string_view header, std::string_view signature) {
    const auto good = key().sign(claims());
    const auto middle = good.substr(good.find('.') + 1, good.rfind('.') - good.find('.') - 1);
    return base64url(header) + '.' + middle + '.' + std::string(signature);
  }
};

TEST_F(token, a_good_one_gives_its_claims_until_it_expires) {
  const auto good = key().sign(claims());
  const auto read = verify(good, keys(), at(noon), "astro", "api");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->at("sub").as_string(), "u1");
  EXPECT_TRUE(accepted(good, noon + 599));
  EXPECT_FALSE(accepted(good, noon + 600));
  EXPECT_TRUE(verify_ignoring_expiry(good, keys(), "astro", "api"));
}

TEST_F(token, another_issuer_audience_or_no_expiry_is_refused) {
  EXPECT_FALSE(accepted(with("iss", "other")));
  EXPECT_FALSE(accepted(with("aud", "admin")));
  EXPECT_FALSE(accepted(with("aud", json::array{"api"})));
  EXPECT_FALSE(accepted(with("exp", nullptr)));
  EXPECT_FALSE(accepted(with("exp", "2000000000")));
  EXPECT_FALSE(accepted(with("exp", 1.9e9)));
}

TEST_F(token, one_from_the_future_is_refused_beyond_a_minute) {
  EXPECT_TRUE(accepted(with("iat", noon + 60)));
  EXPECT_FALSE(accepted(with("iat", noon + 61)));
  EXPECT_TRUE(accepted(with("nbf", noon + 60)));
  EXPECT_FALSE(accepted(with("nbf", noon + 61)));
  EXPECT_FALSE(accepted(with("nbf", "soon")));
}

TEST_F(token, no_algorithm_or_another_is_refused) {
  const auto kid = key().kid();
  EXPECT_FALSE(accepted(under(R"({"alg":"none","kid":")" + kid + "\"}", "")));
  EXPECT_FALSE(accepted(under(R"({"alg":"none","kid":")" + kid + "\"}", std::string(86, 'A'))));
  // HS256 with the public key as the secret, the classic confusion.
  const auto jwk = json::serialize(key().jwk());
  auto forged = under(R"({"alg":"HS256","kid":")" + kid + "\"}", "");
  forged.pop_back();
  const auto mac = hmac_sha256(jwk, forged);
  EXPECT_FALSE(
      accepted(forged + '.' + base64url({reinterpret_cast<const char*>(mac.data()), mac.size()})));
}

TEST_F(token, keys_come_from_our_list_only) {
  const auto other = signing_key::generate();
  EXPECT_FALSE(accepted(other.sign(claims())));
  // A key carried in the token itself.
  const auto header =
      json::serialize(json::object{{"alg", "ES256"}, {"kid", key().kid()}, {"jwk", other.jwk()}});
  auto text = base64url(header) + '.' + base64url(json::serialize(claims()));
  const auto foreign = other.sign(claims());
  EXPECT_FALSE(accepted(text + foreign.substr(foreign.rfind('.'))));
  EXPECT_FALSE(verify(key().sign(claims()), key_set(), at(noon), "astro", "api"));
}

TEST_F(token, zero_short_long_and_der_signatures_are_refused) {
  const auto good = key().sign(claims());
  const auto head = good.substr(0, good.rfind('.') + 1);
  EXPECT_FALSE(accepted(head));
  EXPECT_FALSE(accepted(head + std::string(86, 'A')));
  EXPECT_FALSE(accepted(head + base64url(std::string(64, '\xff'))));  // r and s beyond the order
  EXPECT_FALSE(
      accepted(head + base64url(std::string(31, '\0') + '\1' + std::string(31, '\0') + '\1')));
  EXPECT_FALSE(accepted(good + "A"));
  EXPECT_FALSE(accepted(good.substr(0, good.size() - 2)));
  EXPECT_FALSE(accepted(head + base64url(std::string("\x30\x06\x02\x01\x01\x02\x01\x01", 8))));
}

TEST_F(token, every_change_of_one_character_is_refused) {
  const auto good = key().sign(claims());
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto bad = good;
    bad[i] = bad[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(accepted(bad)) << i;
  }
}

TEST_F(token, critical_extensions_huge_and_malformed_ones_are_refused) {
  EXPECT_FALSE(accepted(with("pad", json::string(5000, 'x'))));
  for (const char* bad :
       {"", ".", "..", "...", "a.b.c", "e30.e30.", "e30.e30", "bnVsbA.bnVsbA.AAAA"})
    EXPECT_FALSE(accepted(bad)) << bad;
  const auto header = R"({"alg":"ES256","crit":["x"],"kid":")" + key().kid() + "\"}";
  const auto good = key().sign(claims());
  EXPECT_FALSE(accepted(under(header, good.substr(good.rfind('.') + 1))));
}

TEST_F(token, a_key_survives_pem_with_its_id_and_old_tokens_stay_good) {
  const auto again = signing_key::from_pem(key().to_pem());
  EXPECT_EQ(again.kid(), key().kid());
  EXPECT_TRUE(accepted(again.sign(claims())));
  EXPECT_THROW((void)signing_key::from_pem("nonsense"), std::runtime_error);
}

TEST_F(token, a_private_key_of_another_kind_is_refused) {
  for (EVP_PKEY* other : {EVP_EC_gen("P-384"), EVP_RSA_gen(1024)}) {
    BIO* out = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(out, other, nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const auto length = BIO_get_mem_data(out, &text);
    const std::string pem(text, static_cast<std::size_t>(length));
    BIO_free(out);
    EVP_PKEY_free(other);
    EXPECT_THROW((void)signing_key::from_pem(pem), std::runtime_error);
  }
}

TEST_F(token, a_key_set_holds_two_keys_for_a_roll_over_and_refuses_bad_lists) {
  const std::vector<signing_key> two{key(), signing_key::generate()};
  const auto set = key_set::from_jwks(json::serialize(jwks(two)));
  EXPECT_EQ(set.size(), 2U);
  EXPECT_TRUE(verify(two[1].sign(claims()), set, at(noon), "astro", "api"));

  auto off_curve = key().jwk();
  off_curve["y"] = off_curve["x"];
  const json::array twice{key().jwk(), key().jwk()};
  for (const auto& bad : {json::serialize(json::object{{"keys", json::array{off_curve}}}),
                          json::serialize(json::object{{"keys", twice}}), std::string("{}"),
                          std::string("[]"), std::string("{\"keys\":{}}"), std::string("no")})
    EXPECT_THROW((void)key_set::from_jwks(bad), std::runtime_error) << bad;
}

}  // namespace
