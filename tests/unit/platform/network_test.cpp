// What limits by address count together.
#include "platform/http/network.hpp"

#include <gtest/gtest.h>

namespace {

using platform::http::network_of;

TEST(network, an_ipv6_address_counts_with_its_neighbours_and_an_ipv4_address_alone) {
  EXPECT_EQ(network_of("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(network_of("2001:db8::1"), "2001:db8::");
  EXPECT_EQ(network_of("2001:db8:0:0:ffff::9"), "2001:db8::");
  EXPECT_EQ(network_of("2001:db8:0:1::1"), "2001:db8:0:1::");
  EXPECT_EQ(network_of("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(network_of("fe80::1%lo"), network_of("fe80::2%lo"));
  EXPECT_EQ(network_of(""), "");
  EXPECT_EQ(network_of("unknown"), "unknown");
}

}  // namespace
