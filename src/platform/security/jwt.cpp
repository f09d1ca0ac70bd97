// ES256 tokens; see jwt.hpp.
#include "platform/security/jwt.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <array>
#include <boost/json.hpp>
#include <stdexcept>

#include "platform/security/base64url.hpp"
#include "platform/security/hash.hpp"

namespace platform::security {

namespace {

namespace json = boost::json;

template <auto Free>
struct freed {
  template <class T>
  void operator()(T* p) const {
    Free(p);
  }
};
using bio = std::unique_ptr<BIO, freed<BIO_free>>;
using digest_context = std::unique_ptr<EVP_MD_CTX, freed<EVP_MD_CTX_free>>;
using signature = std::unique_ptr<ECDSA_SIG, freed<ECDSA_SIG_free>>;
using builder = std::unique_ptr<OSSL_PARAM_BLD, freed<OSSL_PARAM_BLD_free>>;
using parameters = std::unique_ptr<OSSL_PARAM, freed<OSSL_PARAM_free>>;
using key_context = std::unique_ptr<EVP_PKEY_CTX, freed<EVP_PKEY_CTX_free>>;
using any_key = std::shared_ptr<EVP_PKEY>;

constexpr std::size_t longest_token = 4096;
constexpr std::size_t most_keys = 16;
constexpr std::size_t coordinate = 32;  // bytes of x, y, r and s
constexpr std::int64_t clock_difference = 60;

[[noreturn]] void fail(const char* what) {
  ERR_clear_error();
  throw std::runtime_error(what);
}

any_key owned(EVP_PKEY* key, const char* otherwise) {
  if (key == nullptr) fail(otherwise);
  return {key, EVP_PKEY_free};
}

const unsigned char* bytes_of(std::string_view s) {
  return reinterpret_cast<const unsigned char*>(s.data());
}

bool is_p256(EVP_PKEY* key) {
  char group[32];
  std::size_t length = 0;
  return EVP_PKEY_is_a(key, "EC") == 1 &&
         EVP_PKEY_get_group_name(key, group, sizeof group, &length) == 1 &&
         std::string_view(group, length) == "prime256v1";
}

// The uncompressed point: 4, x, y.
std::string point_of(EVP_PKEY* key) {
  std::string point(1 + 2 * coordinate, '\0');
  std::size_t length = 0;
  if (EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY,
                                      reinterpret_cast<unsigned char*>(point.data()), point.size(),
                                      &length) != 1 ||
      length != point.size() || point[0] != 4)
    fail("public key");
  return point;
}

// Checks that the point is on the curve.
any_key key_of(std::string_view x, std::string_view y) {
  const auto px = from_base64url(x), py = from_base64url(y);
  if (!px || !py || px->size() != coordinate || py->size() != coordinate) fail("JWKS: coordinates");
  const auto point = '\4' + *px + *py;
  const builder b(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(b.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
  OSSL_PARAM_BLD_push_octet_string(b.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  const parameters p(OSSL_PARAM_BLD_to_param(b.get()));
  const key_context c(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* out = nullptr;
  if (EVP_PKEY_fromdata_init(c.get()) <= 0 ||
      EVP_PKEY_fromdata(c.get(), &out, EVP_PKEY_PUBLIC_KEY, p.get()) <= 0)
    fail("JWKS: not a point of the curve");
  return owned(out, "JWKS: key");
}

std::string_view text_of(const json::object& o, std::string_view name) {
  const auto* v = o.if_contains(name);
  const auto* s = v == nullptr ? nullptr : v->if_string();
  return s == nullptr ? std::string_view() : std::string_view(*s);
}

std::optional<json::object> object_of(std::string_view encoded) {
  const auto text = from_base64url(encoded);
  if (!text) return std::nullopt;
  boost::system::error_code ec;
  json::parse_options strict;
  strict.max_depth = 8;
  auto v = json::parse(*text, ec, {}, strict);
  if (ec || !v.is_object()) return std::nullopt;
  return std::move(v.get_object());
}

// JWS carries r and s in 64 bytes; OpenSSL wants DER.
bool signed_by(EVP_PKEY* key, std::string_view signed_text, std::string_view raw) {
  const signature s(ECDSA_SIG_new());
  ECDSA_SIG_set0(s.get(), BN_bin2bn(bytes_of(raw), coordinate, nullptr),
                 BN_bin2bn(bytes_of(raw) + coordinate, coordinate, nullptr));
  std::array<unsigned char, 80> der{};
  auto* end = der.data();
  const int length = i2d_ECDSA_SIG(s.get(), &end);
  const digest_context c(EVP_MD_CTX_new());
  const bool good = length > 0 &&
                    EVP_DigestVerifyInit(c.get(), nullptr, EVP_sha256(), nullptr, key) > 0 &&
                    EVP_DigestVerify(c.get(), der.data(), static_cast<std::size_t>(length),
                                     bytes_of(signed_text), signed_text.size()) == 1;
  if (!good) ERR_clear_error();
  return good;
}

// Whether an optional time claim is absent, or an integer not after the limit.
bool not_after(const json::object& claims, std::string_view name, std::int64_t limit) {
  const auto* v = claims.if_contains(name);
  return v == nullptr || (v->is_int64() && v->get_int64() <= limit);
}

bool is_meant(const json::object& claims, std::string_view issuer, std::string_view audience) {
  return text_of(claims, "iss") == issuer && text_of(claims, "aud") == audience;
}

bool is_timely(const json::object& claims, std::int64_t now) {
  const auto* exp = claims.if_contains("exp");
  return exp != nullptr && exp->is_int64() && exp->get_int64() > now &&
         not_after(claims, "iat", now + clock_difference) &&
         not_after(claims, "nbf", now + clock_difference);
}

}  // namespace

signing_key::signing_key(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {
  const auto point = point_of(key_.get());
  // RFC 7638: the required members in alphabetical order without white space.
  const auto canonical = R"({"crv":"P-256","kty":"EC","x":")" +
                         base64url(point.substr(1, coordinate)) + R"(","y":")" +
                         base64url(point.substr(1 + coordinate)) + "\"}";
  const auto print = sha256(canonical);
  kid_ = base64url({reinterpret_cast<const char*>(print.data()), print.size()});
}

signing_key signing_key::generate() {
  return signing_key(owned(EVP_EC_gen("P-256"), "EC key"));
}

signing_key signing_key::from_pem(const std::string& pem) {
  const bio in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  const auto key = owned(PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr),
                         "not a private key in PEM form");
  if (!is_p256(key.get())) fail("not a P-256 key");
  return signing_key(key);
}

std::string signing_key::to_pem() const {
  const bio out(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_PrivateKey(out.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
    fail("PEM");
  char* text = nullptr;
  const auto length = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<std::size_t>(length)};
}

json::object signing_key::jwk() const {
  const auto point = point_of(key_.get());
  return {{"kty", "EC"},
          {"crv", "P-256"},
          {"use", "sig"},
          {"alg", "ES256"},
          {"kid", kid_},
          {"x", base64url(point.substr(1, coordinate))},
          {"y", base64url(point.substr(1 + coordinate))}};
}

std::string signing_key::sign(const json::object& claims) const {
  const json::object header{{"alg", "ES256"}, {"typ", "JWT"}, {"kid", kid_}};
  auto token = base64url(json::serialize(header)) + '.' + base64url(json::serialize(claims));
  const digest_context c(EVP_MD_CTX_new());
  std::array<unsigned char, 80> der{};
  std::size_t length = der.size();
  if (EVP_DigestSignInit(c.get(), nullptr, EVP_sha256(), nullptr, key_.get()) <= 0 ||
      EVP_DigestSign(c.get(), der.data(), &length, bytes_of(token), token.size()) <= 0)
    fail("signing failed");
  const unsigned char* begin = der.data();
  const signature s(d2i_ECDSA_SIG(nullptr, &begin, static_cast<long>(length)));
  std::array<unsigned char, 2 * coordinate> raw{};
  constexpr int size = static_cast<int>(coordinate);
  if (!s || BN_bn2binpad(ECDSA_SIG_get0_r(s.get()), raw.data(), size) != size ||
      BN_bn2binpad(ECDSA_SIG_get0_s(s.get()), raw.data() + coordinate, size) != size)
    fail("signing failed");
  token += '.';
  token += base64url({reinterpret_cast<const char*>(raw.data()), raw.size()});
  return token;
}

json::object jwks(std::span<const signing_key> keys) {
  json::array list;
  for (const auto& key : keys) list.push_back(key.jwk());
  return {{"keys", std::move(list)}};
}

key_set key_set::from_jwks(std::string_view jwks) {
  boost::system::error_code ec;
  const auto v = json::parse(jwks, ec);
  const auto* root = ec ? nullptr : v.if_object();
  const auto* list = root == nullptr ? nullptr : root->if_contains("keys");
  if (list == nullptr || !list->is_array() || list->get_array().size() > most_keys)
    fail("JWKS: no list of keys");
  key_set out;
  for (const auto& each : list->get_array()) {
    const auto* k = each.if_object();
    if (k == nullptr) fail("JWKS: a key is not an object");
    if (text_of(*k, "kty") != "EC" || text_of(*k, "crv") != "P-256") continue;
    if (k->contains("use") && text_of(*k, "use") != "sig") continue;
    const auto kid = text_of(*k, "kid");
    if (kid.empty() || out.find(kid) != nullptr) fail("JWKS: a key without an id of its own");
    out.keys_.push_back({std::string(kid), key_of(text_of(*k, "x"), text_of(*k, "y"))});
  }
  return out;
}

evp_pkey_st* key_set::find(std::string_view kid) const noexcept {
  for (const auto& k : keys_)
    if (k.kid == kid) return k.pub.get();
  return nullptr;
}

std::optional<json::object> verify_ignoring_expiry(std::string_view token, const key_set& keys,
                                                   std::string_view issuer,
                                                   std::string_view audience) {
  if (token.size() > longest_token) return std::nullopt;
  const auto first = token.find('.');
  const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos)
    return std::nullopt;
  const auto header = object_of(token.substr(0, first));
  const auto raw = from_base64url(token.substr(second + 1));
  if (!header || !raw || raw->size() != 2 * coordinate) return std::nullopt;
  if (text_of(*header, "alg") != "ES256" || header->contains("crit")) return std::nullopt;
  auto* key = keys.find(text_of(*header, "kid"));
  if (key == nullptr || !signed_by(key, token.substr(0, second), *raw)) return std::nullopt;
  auto claims = object_of(token.substr(first + 1, second - first - 1));
  if (!claims || !is_meant(*claims, issuer, audience)) return std::nullopt;
  return claims;
}

std::optional<json::object> verify(std::string_view token, const key_set& keys, instant now,
                                   std::string_view issuer, std::string_view audience) {
  auto claims = verify_ignoring_expiry(token, keys, issuer, audience);
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  if (!claims || !is_timely(*claims, seconds)) return std::nullopt;
  return claims;
}

}  // namespace platform::security
