#pragma once
// Accounts and sessions over a fresh database, with a clock and a phone that tests move.

#include <boost/json/serialize.hpp>
#include <fstream>

#include "contract/sessions.hpp"
#include "core_api/identity/identity.hpp"
#include "core_store.hpp"
#include "platform/json/read.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/security/totp.hpp"

using namespace std::chrono;
using namespace std::chrono_literals;
using core_api::session_store;
using domain::no;

const core_api::origin browser{"customer", "192.0.2.7"};
const std::string good = "Trusty-Orbit-42";

class identity_store : public core_store {
 protected:
  void SetUp() override {
    core_store::SetUp();
    if (!db_) return;
    file_ = testing::TempDir() + "clock-" + platform::security::random_hex(4);
    clock_ = platform::clock(file_);
    users_ = std::make_unique<core_api::users>(*db_);
    sessions_ = std::make_unique<session_store>(*db_);
    tokens_ = std::make_unique<core_api::one_time_tokens>(*db_);
    attempts_ = std::make_unique<core_api::attempts>(*db_);
    log_ = std::make_unique<core_api::log_store>(*db_);
    jobs_ = std::make_unique<core_api::job_queue>(*db_);
    seal_with({std::string(64, 'a')});
  }
  void seal_with(const std::vector<std::string>& keys) {
    factors_ = std::make_unique<core_api::second_factors>(
        *db_, [this] { return phone_; }, platform::security::sealer(keys));
    make_identity({});
  }
  void make_identity(core_api::identity_rules rules) {
    who_ = std::make_unique<core_api::identity>(
        core_api::identity_ports{*users_, *sessions_, *tokens_, *factors_, *attempts_, *log_,
                                 *jobs_, hasher_, key_, clock_},
        rules);
  }
  // What the authenticator app shows, `steps` later.
  std::string code_of(const std::string& secret, int steps = 0) {
    phone_ += 30s * steps;
    return platform::security::totp_code(secret, platform::security::totp_step(phone_));
  }
  core_api::grant with_factor(std::string* secret, std::vector<std::string>* recovery = nullptr) {
    const auto g = enrolled();
    *secret = *who_->begin_factor(g.user.id);
    const auto codes = who_->confirm_factor(g.user.id, code_of(*secret), browser);
    EXPECT_TRUE(codes);
    if (recovery != nullptr) *recovery = *codes;
    return g;
  }
  void pass(milliseconds time) {
    offset_ += time;
    std::ofstream(file_) << offset_.count();
  }
  core_api::user person(const std::string& email) {
    core_api::user u;
    u.email = email;
    u.name = "Ada Okafor";
    u.born = 1990y / February / 28;
    return u;
  }
  core_api::grant enrolled(const std::string& email = "ada@example.com") {
    auto g = who_->enroll(person(email), good, browser);
    EXPECT_TRUE(g);
    return *g;
  }
  std::int64_t auth_entries(const std::string& text) {
    core_api::log_query q;
    q.kind = "AUTH";
    q.text = text;
    return static_cast<std::int64_t>(log_->find(q, clock_.now()).items.size());
  }

  std::string file_;
  milliseconds offset_{0};
  platform::clock clock_;
  platform::instant phone_{1'800'000'000s};
  platform::security::password_hasher hasher_{{64, 1, 1}};  // cheap: the cost has tests of its own
  platform::security::signing_key key_ = platform::security::signing_key::generate();
  std::unique_ptr<core_api::users> users_;
  std::unique_ptr<session_store> sessions_;
  std::unique_ptr<core_api::one_time_tokens> tokens_;
  std::unique_ptr<core_api::second_factors> factors_;
  std::unique_ptr<core_api::attempts> attempts_;
  std::unique_ptr<core_api::log_store> log_;
  std::unique_ptr<core_api::job_queue> jobs_;
  std::unique_ptr<core_api::identity> who_;
};
