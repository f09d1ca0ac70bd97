#pragma once
// A fresh MongoDB database for each test of Core's stores; skipped where no server is given.

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

#include "core_api/indexes.hpp"
#include "platform/mongo/pool.hpp"
#include "platform/security/random.hpp"

class core_store : public testing::Test {
 protected:
  void SetUp() override {
    const char* uri = std::getenv("ASTRO_TEST_MONGODB_URI");
    if (uri == nullptr) GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
    platform::mongo::settings s;
    s.uri = uri;
    s.database = "stores_core_" + platform::security::random_hex(4);
    db_ = std::make_unique<platform::mongo::database>(s);
    core_api::make_indexes(*db_);
  }
  void TearDown() override {
    if (db_) db_->drop();
  }
  std::unique_ptr<platform::mongo::database> db_;
};
