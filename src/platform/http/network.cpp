#include "platform/http/network.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>

namespace platform::http {

std::string network_of(std::string_view address) {
  namespace ip = boost::asio::ip;
  boost::system::error_code ec;
  const auto parsed = ip::make_address(std::string(address), ec);
  if (ec || parsed.is_v4()) return std::string(address);
  const auto v6 = parsed.to_v6();
  if (v6.is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, v6).to_string();
  auto bytes = v6.to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
  return ip::address_v6(bytes).to_string();
}

}  // namespace platform::http
