// A supplier's profile arrives on the Customer side with the pictures that it names.
#include "stores/core/both_sides.hpp"

namespace {

using platform::mongo::doc;
using sides::both_sides;

constexpr std::string_view tiny_png(
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89"
    "\0\0\0\rIDATx\xda\x63\x64\xf8\xcf\x50\x0f\0\3\x86\1\x80\x5a\x34\x7d\x6b"
    "\0\0\0\0IEND\xae\x42\x60\x82",
    70);

TEST_F(both_sides, pictures_come_with_the_profile_that_names_them) {
  const auto hash = on->kept_pictures.keep(std::string(tiny_png), books::now);
  backoffice::supplier_edit logo;
  logo.logo = hash;
  ASSERT_TRUE(suppliers->update(supplier, logo, staff, books::now));
  backoffice::rocket_edit picture;
  picture.version = rocket.version;
  picture.picture = hash;
  ASSERT_TRUE(fleet->edit(supplier, rocket.id, picture, staff, books::now));
  EXPECT_FALSE(on->pictures.has(hash));

  const auto profile = suppliers->profile(supplier).value();
  on->sync.apply(profile);
  on->sync.apply(profile);
  const auto copy = on->pictures.find(hash);
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->type, "image/png");
  EXPECT_EQ(copy->bytes, tiny_png);
  const auto shown = on->places.supplier(profile.slug).value();
  EXPECT_EQ(shown.logo, hash);
  ASSERT_EQ(shown.rockets.size(), 1U);
  EXPECT_EQ(shown.rockets[0].picture, hash);
}

TEST_F(both_sides, a_lost_picture_and_an_old_or_lost_page_are_copied_again) {
  const auto hash = on->kept_pictures.keep(std::string(tiny_png), books::now);
  backoffice::rocket_edit picture;
  picture.version = rocket.version;
  picture.picture = hash;
  ASSERT_TRUE(fleet->edit(supplier, rocket.id, picture, staff, books::now));
  const auto stale = run();
  const std::map<std::string, std::int64_t> all{
      {"profile-stale", 1}, {"picture-missing", 1}, {"launch-copy-stale", 1}};
  EXPECT_EQ(stale.found, all) << "the events of the upload never came";
  EXPECT_TRUE(on->pictures.has(hash));

  on->customer["pictures"].delete_one(doc{{"_id", hash}});
  on->customer["suppliers"].delete_one(doc{{"_id", supplier}});
  const auto lost = run();
  const std::map<std::string, std::int64_t> both{{"profile-missing", 1}, {"picture-missing", 1}};
  EXPECT_EQ(lost.found, both);
  EXPECT_TRUE(on->pictures.has(hash));
  EXPECT_TRUE(on->places.supplier(supplier));
  EXPECT_TRUE(run().found.empty());
}

TEST_F(both_sides, a_profile_does_not_arrive_without_its_picture) {
  auto profile = suppliers->profile(supplier).value();
  profile.logo = std::string(64, 'f');
  ++profile.version;
  EXPECT_THROW(on->sync.apply(profile), core_api::permanent_failure);
  EXPECT_LT(on->places.supplier(profile.slug).value().version, profile.version);
}

}  // namespace
