// Workbooks that a spreadsheet program opens: python's zipfile and ours agree on the form.
#include "platform/office/xlsx.hpp"

#include <gtest/gtest.h>

namespace {

using platform::office::hundredths;

TEST(xlsx, has_texts_numbers_and_amounts_and_the_same_bytes_each_time) {
  const std::vector<std::vector<platform::office::cell>> rows{
      {std::string("Launch"), std::string("Seats"), std::string("Kept")},
      {std::string("Aurora <Two> & \"co\""), std::int64_t{12}, hundredths{-125'005}}};
  const auto book = platform::office::xlsx("Launches: all", rows);
  EXPECT_TRUE(book.starts_with("PK\x03\x04"));
  EXPECT_EQ(book, platform::office::xlsx("Launches: all", rows));
  for (const char* part : {"<c r=\"C2\" s=\"2\"><v>-1250.05</v></c>", "<c r=\"B2\"><v>12</v></c>",
                           "Aurora &lt;Two&gt; &amp; &quot;co&quot;", "name=\"Launches all\""})
    EXPECT_NE(book.find(part), std::string::npos) << part;
}

TEST(zip, names_its_files_with_their_sizes_and_checksums) {
  const auto packed = platform::office::zip({{"a.txt", "hello"}, {"b.txt", ""}});
  EXPECT_NE(packed.find(std::string("\x86\xa6\x10\x36\x05\x00\x00\x00", 8)), std::string::npos)
      << "crc-32 and size of hello";
  EXPECT_EQ(packed.substr(packed.size() - 22, 4), "PK\x05\x06");
  EXPECT_EQ(packed[packed.size() - 12], 2);
}

}  // namespace
