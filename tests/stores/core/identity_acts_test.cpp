// What happens to an account: its sessions seen and ended, suspension, second factor, crowded
// addresses.

#include "identity_store.hpp"

namespace {

using core_api::origin;

TEST_F(identity_store, sessions_are_listed_with_where_they_came_from_and_ended_one_by_one) {
  const auto first = enrolled();
  const auto user = first.user.id;
  pass(1min);
  const auto second =
      who_->sign_in("ada@example.com", good, {"customer", "198.51.100.9", "Firefox on Linux"});
  ASSERT_TRUE(second);
  auto list = sessions_->of_user(user, clock_.now());
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].address, "198.51.100.9");
  EXPECT_EQ(list[0].device, "Firefox on Linux");
  EXPECT_EQ(who_->end_session("u_stranger", list[0].id, browser).error().why,
            no::session_not_found);
  EXPECT_TRUE(who_->end_session(user, list[0].id, browser));
  EXPECT_FALSE(who_->alive(list[0].id));
  EXPECT_TRUE(who_->refresh(first.refresh_token, browser));
  who_->end_all_sessions(user, user, browser);
  EXPECT_TRUE(sessions_->of_user(user, clock_.now()).empty());
  EXPECT_EQ(auth_entries("sign-out everywhere"), 1);
}

TEST_F(identity_store, a_suspended_account_is_out_at_once_and_comes_back_when_restored) {
  const auto g = enrolled();
  EXPECT_EQ(who_->suspend(g.user.id, g.user.id).error().why, no::needs_another_person);
  EXPECT_TRUE(who_->suspend(g.user.id, "u_operator"));
  EXPECT_EQ(who_->suspend(g.user.id, "u_operator").error().why, no::not_possible_in_this_state);
  EXPECT_EQ(who_->refresh(g.refresh_token, browser).error().why, no::session_ended);
  EXPECT_EQ(who_->sign_in("ada@example.com", good, browser).error().why, no::account_disabled);
  EXPECT_EQ(who_->sign_in("ada@example.com", "Wrong-Orbit-42", browser).error().why,
            no::invalid_credentials)
      << "only who knows the password hears of it";
  EXPECT_TRUE(who_->restore(g.user.id, "u_operator"));
  EXPECT_TRUE(who_->sign_in("ada@example.com", good, browser));
}

TEST_F(identity_store, with_a_second_factor_the_password_alone_is_not_enough) {
  std::string secret;
  with_factor(&secret);
  const auto enter = [&](const std::string& code) {
    return who_->sign_in("ada@example.com", good, browser, code);
  };
  EXPECT_EQ(enter("").error().why, no::second_factor_required);
  EXPECT_EQ(enter("000000").error().why, no::second_factor_wrong);
  EXPECT_EQ(enter(code_of(secret)).error().why, no::second_factor_wrong)
      << "the code that set it up is used";
  const auto code = code_of(secret, 1);
  EXPECT_TRUE(enter(code));
  EXPECT_EQ(enter(code).error().why, no::second_factor_wrong) << "each code once";
  EXPECT_EQ(
      who_->sign_in("ada@example.com", "Wrong-Orbit-42", browser, code_of(secret, 1)).error().why,
      no::invalid_credentials);
}

TEST_F(identity_store, a_second_factor_is_sealed_and_lives_through_a_change_of_keys) {
  const std::string old(64, 'a'), next(64, 'b');
  std::string secret;
  with_factor(&secret);
  const auto kept = [&] {
    const auto d = (*db_)["second_factors"].find_one({});
    return platform::mongo::view(*d).text("secret");
  };
  EXPECT_TRUE(kept().starts_with("v1."));
  EXPECT_EQ(kept().find(platform::security::base32(secret)), std::string::npos);
  seal_with({next, old});
  EXPECT_EQ(factors_->seal_anew(), 1);
  EXPECT_EQ(factors_->seal_anew(), 0);
  seal_with({next});
  EXPECT_TRUE(who_->sign_in("ada@example.com", good, browser, code_of(secret, 1)));
  seal_with({old});
  EXPECT_EQ(who_->sign_in("ada@example.com", good, browser, code_of(secret, 1)).error().why,
            no::second_factor_wrong);
}

TEST_F(identity_store, a_second_factor_from_before_is_sealed_at_the_next_start) {
  std::string secret;
  const auto g = with_factor(&secret);
  const auto plain = platform::security::base32(secret);
  (*db_)["second_factors"].update_one(
      platform::mongo::doc{{"_id", g.user.id}},
      platform::mongo::doc{{"$set", platform::mongo::doc{{"secret", plain}}}});
  EXPECT_TRUE(who_->sign_in("ada@example.com", good, browser, code_of(secret, 1)));
  EXPECT_EQ(factors_->seal_anew(), 1);
  EXPECT_TRUE(who_->sign_in("ada@example.com", good, browser, code_of(secret, 1)));
}

TEST_F(identity_store, wrong_codes_shut_the_door_like_wrong_passwords) {
  std::string secret;
  with_factor(&secret);
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(who_->sign_in("ada@example.com", good, browser, "000000").error().why,
              no::second_factor_wrong);
  }
  EXPECT_EQ(who_->sign_in("ada@example.com", good, browser, code_of(secret, 1)).error().why,
            no::too_many_attempts);
}

TEST_F(identity_store, each_recovery_code_opens_once_however_it_is_typed) {
  std::string secret;
  std::vector<std::string> recovery;
  const auto g = with_factor(&secret, &recovery);
  ASSERT_EQ(recovery.size(), 10U);
  std::string typed = recovery[0];
  typed.erase(typed.find('-'), 1);
  for (auto& c : typed) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  EXPECT_TRUE(who_->sign_in("ada@example.com", good, browser, typed));
  EXPECT_FALSE(who_->sign_in("ada@example.com", good, browser, recovery[0]));
  EXPECT_EQ(factors_->of(g.user.id).recovery_left, 9);
  const auto fresh = who_->renew_recovery(g.user.id, code_of(secret, 1), browser);
  ASSERT_TRUE(fresh);
  EXPECT_FALSE(who_->sign_in("ada@example.com", good, browser, recovery[1]));
  EXPECT_TRUE(who_->sign_in("ada@example.com", good, browser, fresh->front()));
}

TEST_F(identity_store, a_second_factor_is_given_up_with_a_code_or_taken_away_by_an_operator) {
  std::string secret;
  const auto g = with_factor(&secret);
  EXPECT_EQ(who_->begin_factor(g.user.id).error().why, no::not_possible_in_this_state);
  EXPECT_EQ(who_->remove_factor(g.user.id, "", browser).error().why, no::second_factor_required);
  EXPECT_TRUE(who_->remove_factor(g.user.id, code_of(secret, 1), browser));
  EXPECT_TRUE(who_->sign_in("ada@example.com", good, browser));
  secret = *who_->begin_factor(g.user.id);
  EXPECT_TRUE(who_->confirm_factor(g.user.id, code_of(secret, 1), browser));
  EXPECT_EQ(who_->take_factor_away(g.user.id, g.user.id).error().why, no::needs_another_person);
  EXPECT_TRUE(who_->take_factor_away(g.user.id, "u_operator"));
  EXPECT_TRUE(sessions_->of_user(g.user.id, clock_.now()).empty());
}

TEST_F(identity_store, staff_that_must_have_a_second_factor_set_it_up_before_the_first_session) {
  make_identity({true, 20});
  auto u = person("kai@example.com");
  u.role = domain::role::it;
  const auto invited = who_->invite(u, "u_boss");
  const auto token = tokens_->make(core_api::token_kind::invitation, invited->id, clock_.now());
  const origin desk{"it-ops", "192.0.2.8"};
  const auto g = who_->accept_invitation(token, good, "Kai Lindqvist", desk);
  ASSERT_TRUE(g);
  ASSERT_TRUE(g->setup);
  EXPECT_TRUE(g->access_token.empty());
  EXPECT_EQ(who_->finish_setup(g->setup->token, "000000", desk).error().why,
            no::second_factor_wrong);
  EXPECT_EQ(who_->finish_setup(g->setup->token, code_of(g->setup->secret), browser).error().why,
            no::token_invalid)
      << "the pass is for the app of this role";
  const auto in = who_->finish_setup(g->setup->token, code_of(g->setup->secret), desk);
  ASSERT_TRUE(in);
  EXPECT_FALSE(in->access_token.empty());
  EXPECT_EQ(in->recovery_codes.size(), 10U);
  EXPECT_EQ(who_->finish_setup(g->setup->token, code_of(g->setup->secret, 1), desk).error().why,
            no::token_invalid);
  EXPECT_EQ(who_->remove_factor(in->user.id, code_of(g->setup->secret, 1), desk).error().why,
            no::not_possible_in_this_state);
}

TEST_F(identity_store, one_address_has_a_few_tries_a_minute_and_an_ipv6_network_is_one_address) {
  make_identity({false, 3});
  for (const auto* address : {"192.0.2.9", "2001:db8::1"}) {
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(who_->admit({"customer", address})) << address;
    EXPECT_FALSE(who_->admit({"customer", address}));
  }
  EXPECT_FALSE(who_->admit({"customer", "2001:db8::ffff"}));
  EXPECT_TRUE(who_->admit({"customer", "2001:db8:0:1::1"}));
  EXPECT_EQ(auth_entries("too many tries"), 2) << "told once, not at each try";
  pass(61s);
  EXPECT_TRUE(who_->admit({"customer", "192.0.2.9"}));
}

}  // namespace
