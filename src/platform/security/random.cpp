// Randomness by OpenSSL; see random.hpp.
#include "platform/security/random.hpp"

#include <openssl/rand.h>

#include <stdexcept>

#include "platform/security/base64url.hpp"
#include "platform/security/hash.hpp"

namespace platform::security {

std::string random_bytes(std::size_t count) {
  std::string out(count, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(count)) != 1)
    throw std::runtime_error("no randomness");
  return out;
}

std::string random_hex(std::size_t bytes) {
  return hex(random_bytes(bytes));
}

std::string random_token() {
  return base64url(random_bytes(32));
}

}  // namespace platform::security
