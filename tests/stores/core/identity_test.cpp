// Accounts and sessions on the real server: addresses are one account, tokens work once, wrong
// passwords are counted.

#include <atomic>
#include <thread>

#include "identity_store.hpp"

namespace {

TEST_F(identity_store, an_address_is_one_account_whatever_its_case) {
  enrolled("ada@example.com");
  EXPECT_EQ(who_->enroll(person("ADA@Example.com"), good, browser).error().why, no::email_taken);
  EXPECT_TRUE(who_->sign_in(" Ada@EXAMPLE.com", good, browser));
}

TEST_F(identity_store, a_claim_without_its_user_is_free_after_a_minute) {
  (*db_)["emails"].insert(
      platform::mongo::doc{{"_id", "ada@example.com"}, {"userId", "u_lost"}, {"at", clock_.now()}});
  EXPECT_EQ(who_->enroll(person("ada@example.com"), good, browser).error().why, no::email_taken);
  pass(61s);
  EXPECT_TRUE(who_->enroll(person("ada@example.com"), good, browser));
}

TEST_F(identity_store, unknown_accounts_and_wrong_passwords_read_the_same) {
  enrolled();
  EXPECT_EQ(who_->sign_in("ada@example.com", "Wrong-Orbit-42", browser).error().why,
            no::invalid_credentials);
  EXPECT_EQ(who_->sign_in("nobody@example.com", good, browser).error().why,
            no::invalid_credentials);
  EXPECT_EQ(who_->sign_in("ada@example.com", good, {"it-ops", ""}).error().why,
            no::invalid_credentials);
}

TEST_F(identity_store, the_sixth_wrong_password_shuts_the_door_for_known_and_unknown) {
  enrolled();
  for (const auto* email : {"ada@example.com", "nobody@example.com"}) {
    for (int i = 0; i < 5; ++i) {
      EXPECT_EQ(who_->sign_in(email, "Wrong-Orbit-42", browser).error().why,
                no::invalid_credentials);
    }
    EXPECT_EQ(who_->sign_in(email, good, browser).error().why, no::too_many_attempts);
  }
  pass(15min + 1s);
  EXPECT_TRUE(who_->sign_in("ada@example.com", good, browser));
  EXPECT_GE(auth_entries("refused"), 12);
}

TEST_F(identity_store, tries_at_the_same_time_are_five_too) {
  enrolled();
  std::atomic<int> looked_at{0}, shut{0};
  std::vector<std::thread> crowd;
  for (int i = 0; i < 12; ++i) {
    crowd.emplace_back([&] {
      const auto why = who_->sign_in("ada@example.com", "Wrong-Orbit-42", browser).error().why;
      ++(why == no::too_many_attempts ? shut : looked_at);
    });
  }
  for (auto& t : crowd) t.join();
  EXPECT_EQ(looked_at, 5);
  EXPECT_EQ(shut, 7);
}

TEST_F(identity_store, right_passwords_use_no_tries_up) {
  enrolled();
  for (int i = 0; i < 4; ++i)
    EXPECT_FALSE(who_->sign_in("ada@example.com", "Wrong-Orbit-42", browser));
  EXPECT_TRUE(who_->sign_in("ada@example.com", good, browser));
  for (int i = 0; i < 8; ++i) EXPECT_FALSE(who_->sign_in("ada@example.com", good, {"it-ops", ""}));
  EXPECT_TRUE(who_->sign_in("ada@example.com", good, browser));
}

TEST_F(identity_store, a_refresh_token_works_once_and_its_reuse_ends_the_session) {
  const auto first = enrolled();
  const auto second = who_->refresh(first.refresh_token, browser);
  ASSERT_TRUE(second);
  EXPECT_TRUE(who_->refresh(first.refresh_token, browser))
      << "within ten seconds: the answer was lost";
  pass(11s);
  EXPECT_EQ(who_->refresh(first.refresh_token, browser).error().why, no::session_ended);
  EXPECT_EQ(who_->refresh(second->refresh_token, browser).error().why, no::session_ended);
  EXPECT_EQ(auth_entries("used token"), 1);
}

TEST_F(identity_store, a_session_belongs_to_its_app) {
  const auto g = enrolled();
  EXPECT_EQ(who_->refresh(g.refresh_token, {"supplier", ""}).error().why, no::session_ended);
}

TEST_F(identity_store, signing_out_ends_the_session_everywhere) {
  const auto g = enrolled();
  who_->sign_out(g.refresh_token, browser);
  EXPECT_EQ(who_->refresh(g.refresh_token, browser).error().why, no::session_ended);
  const auto ended = sessions_->ended(clock_.now());
  ASSERT_EQ(ended.size(), 1U);
  EXPECT_FALSE(who_->alive(ended.front()));
  pass(12min);
  EXPECT_TRUE(sessions_->ended(clock_.now()).empty()) << "no access token of it lives any more";
}

TEST_F(identity_store, a_new_password_ends_all_sessions) {
  const auto g = enrolled();
  EXPECT_EQ(
      who_->change_password(g.user.id, "Wrong-Orbit-42", "Other-Orbit-43", browser).error().why,
      no::invalid_credentials);
  EXPECT_THROW((void)who_->change_password(g.user.id, good, "weak", browser),
               platform::json::invalid);
  EXPECT_TRUE(who_->change_password(g.user.id, good, "Other-Orbit-43", browser));
  EXPECT_FALSE(who_->refresh(g.refresh_token, browser));
  EXPECT_TRUE(who_->sign_in("ada@example.com", "Other-Orbit-43", browser));
}

TEST_F(identity_store, an_invitation_is_accepted_once_and_repeated_safely) {
  auto u = person("kai@example.com");
  u.role = domain::role::supplier;
  u.organisation = "s_1";
  const auto first = who_->invite(u, "u_boss");
  ASSERT_TRUE(first);
  EXPECT_EQ(who_->invite(u, "u_boss")->id, first->id);
  EXPECT_EQ(who_->sign_in("kai@example.com", "", {"supplier", ""}).error().why,
            no::invalid_credentials);
  const auto token = tokens_->make(core_api::token_kind::invitation, first->id, clock_.now());
  EXPECT_THROW((void)who_->accept_invitation(token, "weak", "Kai", {"supplier", ""}),
               platform::json::invalid);
  const auto g = who_->accept_invitation(token, good, "Kai Lindqvist", {"supplier", ""});
  ASSERT_TRUE(g);
  EXPECT_EQ(g->user.name, "Kai Lindqvist");
  EXPECT_EQ(who_->accept_invitation(token, good, "Eve", {"supplier", ""}).error().why,
            no::token_invalid);
  EXPECT_EQ(who_->invite(u, "u_boss").error().why, no::email_taken);
}

TEST_F(identity_store, a_link_ends_with_its_time) {
  const auto g = enrolled();
  const auto token = tokens_->make(core_api::token_kind::reset, g.user.id, clock_.now());
  pass(30min + 1s);
  EXPECT_EQ(who_->reset_password(token, "Other-Orbit-43", browser).error().why, no::token_invalid);
}

TEST_F(identity_store, the_access_token_says_who_and_is_checked_with_the_public_key) {
  const auto g = enrolled();
  const auto keys = platform::security::key_set::from_jwks(
      boost::json::serialize(platform::security::jwks({&key_, 1})));
  const auto claims = platform::security::verify(g.access_token, keys, clock_.now(),
                                                 contract::token_issuer, contract::token_audience);
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->at("sub").as_string(), g.user.id);
  EXPECT_EQ(claims->at("role").as_string(), "customer");
  pass(10min);
  EXPECT_FALSE(platform::security::verify(g.access_token, keys, clock_.now(),
                                          contract::token_issuer, contract::token_audience));
}

}  // namespace
