// Pictures are known by their bytes, whatever they are called.
#include "platform/image/image.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace std::string_literals;
using platform::image_facts_of;

const std::string png = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\0\0\0\1\0\x08\6\0\0\0\0\0\0\0\0"s;
const std::string jpeg = "\xFF\xD8\xFF\xE0\0\4\0\0\xFF\xC0\0\x0B\x08\0\x40\0\x80\3\1\0\0\0\0\0\0"s;

TEST(image, its_first_bytes_tell_type_and_size) {
  const auto p = image_facts_of(png);
  ASSERT_TRUE(p);
  EXPECT_EQ(p->type, "image/png");
  EXPECT_EQ(p->width, 512);
  EXPECT_EQ(p->height, 256);
  const auto j = image_facts_of(jpeg);
  ASSERT_TRUE(j);
  EXPECT_EQ(j->type, "image/jpeg");
  EXPECT_EQ(j->width, 128);
  EXPECT_EQ(j->height, 64);
  const auto w = image_facts_of("RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\xFF\1\0\x7F\0\0"s);
  ASSERT_TRUE(w);
  EXPECT_EQ(w->type, "image/webp");
  EXPECT_EQ(w->width, 512);
  EXPECT_EQ(w->height, 128);
}

TEST(image, what_may_carry_a_script_or_is_cut_off_is_no_picture) {
  for (const auto& bytes :
       {"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"s, "GIF89a\1\0\1\0"s, "%PDF-1.7"s, ""s,
        png.substr(0, 20), jpeg.substr(0, 12), "RIFF\0\0\0\0WAVEfmt "s,
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\1\0\x08\6\0\0\0\0\0\0\0\0"s})
    EXPECT_FALSE(image_facts_of(bytes)) << bytes.substr(0, 8);
}

}  // namespace
