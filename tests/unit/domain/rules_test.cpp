// The business rules as boundary tables: the millisecond before, at, after.

#include <gtest/gtest.h>

#include "domain/account.hpp"
#include "domain/booking.hpp"
#include "domain/fees.hpp"
#include "domain/invoice.hpp"
#include "domain/job.hpp"
#include "domain/launch.hpp"
#include "domain/refund.hpp"

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using domain::instant;

constexpr instant departure = sys_days{2028y / May / 31} + 14h;

TEST(money, a_share_is_rounded_down_to_the_cent) {
  EXPECT_EQ(domain::percent(1000, 90), 900);
  EXPECT_EQ(domain::percent(999, 70), 699);
  EXPECT_EQ(domain::percent(1, 90), 0);
  EXPECT_EQ(domain::percent(domain::highest_price * 6, 90), 54'000'000'000);
  EXPECT_EQ(domain::per_mille(125'000, 8), 1'000);
}

TEST(refund, a_year_or_more_before_departure_gives_90_percent) {
  const auto policy = domain::current_refund_policy();
  const auto edge = domain::months_before(departure, 12);
  EXPECT_EQ(domain::refund_percent(policy, departure, edge - 1ms), 90);
  EXPECT_EQ(domain::refund_percent(policy, departure, edge), 90);
  EXPECT_EQ(domain::refund_percent(policy, departure, edge + 1ms), 70);
}

TEST(refund, three_months_before_departure_gives_70_percent_then_nothing) {
  const auto policy = domain::current_refund_policy();
  const auto edge = domain::months_before(departure, 3);
  EXPECT_EQ(edge, sys_days{2028y / February / 29} + 14h);
  EXPECT_EQ(domain::refund_percent(policy, departure, edge), 70);
  EXPECT_EQ(domain::refund_percent(policy, departure, edge + 1ms), 0);
  EXPECT_EQ(domain::refund_percent(policy, departure, departure + 1h), 0);
}

TEST(fees, one_percent_for_the_first_two_successful_launches_then_0_8) {
  EXPECT_EQ(domain::fee_rate_per_mille(0), 10);
  EXPECT_EQ(domain::fee_rate_per_mille(1), 10);
  EXPECT_EQ(domain::fee_rate_per_mille(2), 8);
}

TEST(launch, is_on_sale_until_seven_days_before_departure) {
  using domain::launch_status;
  const auto end = departure - days{7};
  EXPECT_TRUE(domain::on_sale(launch_status::scheduled, departure, end - 1ms));
  EXPECT_FALSE(domain::on_sale(launch_status::scheduled, departure, end));
  EXPECT_TRUE(domain::on_sale(launch_status::delayed, departure, end - 1ms));
  EXPECT_FALSE(domain::on_sale(launch_status::aborted, departure, end - 1ms));
  EXPECT_FALSE(domain::on_sale(launch_status::succeeded, departure, end - 1ms));
}

TEST(launch, is_offered_more_than_a_year_ahead) {
  const instant now = sys_days{2027y / May / 31};
  const auto offered_for = [&](instant at) {
    return domain::faults_of(
        {domain::range::suborbital, domain::range::suborbital, 10, at, 100, 10, 0}, now);
  };
  EXPECT_EQ(offered_for(domain::months_after(now, 12)),
            std::vector{domain::offer_fault::departs_too_soon});
  EXPECT_TRUE(offered_for(domain::months_after(now, 12) + 1ms).empty());
}

TEST(launch, names_every_fault_of_an_offer_at_once) {
  using domain::offer_fault;
  const instant now = departure;
  const auto faults = domain::faults_of(
      {domain::range::interplanetary, domain::range::low_earth_orbit, 10, now, 0, 11, 721}, now);
  const std::vector all{offer_fault::departs_too_soon, offer_fault::destination_out_of_range,
                        offer_fault::capacity_out_of_bounds, offer_fault::price_out_of_bounds,
                        offer_fault::head_start_out_of_bounds};
  EXPECT_EQ(faults, all);
}

TEST(launch, a_rocket_serves_its_range_and_below) {
  const auto fits = [](domain::range to, domain::range rocket) {
    return domain::faults_of({to, rocket, 10, departure, 100, 10, 0}, departure - days{800})
        .empty();
  };
  EXPECT_TRUE(fits(domain::range::suborbital, domain::range::interplanetary));
  EXPECT_TRUE(fits(domain::range::low_earth_orbit, domain::range::low_earth_orbit));
  EXPECT_FALSE(fits(domain::range::interplanetary, domain::range::low_earth_orbit));
}

TEST(launch, has_a_readable_and_unique_slug) {
  EXPECT_EQ(domain::launch_slug("Étoile Nº 7", "Kourou / CSG", "Moon flyby", departure,
                                "l_0123456789abcdef0123456789abcdef"),
            "etoile-n-7-kourou-csg-moon-flyby-2028-05-31-01234567");
  EXPECT_EQ(domain::slug_of("  --  "), "");
}

TEST(launch, thirty_percent_of_the_seats_are_needed_to_go) {
  EXPECT_EQ(domain::seats_to_go(10), 3);
  EXPECT_EQ(domain::seats_to_go(11), 4);
  EXPECT_EQ(domain::seats_to_go(1), 1);
}

TEST(booking, four_seats_and_six_for_a_vip_of_two_trips) {
  EXPECT_EQ(domain::seat_limit(domain::is_vip(1)), 4);
  EXPECT_EQ(domain::seat_limit(domain::is_vip(2)), 6);
}

domain::passenger someone(domain::day born) {
  domain::passenger p;
  p.full_name = "Ada Okafor";
  p.born = born;
  p.email = "ada@example.com";
  p.phone = "+351 912 345 678";
  return p;
}

TEST(booking, passengers_are_18_to_70_on_the_day_of_departure) {
  using domain::passenger_fault;
  const auto now = departure - days{400};
  const auto faults = [&](domain::day born) {
    return domain::faults_of(someone(born), departure, now);
  };
  EXPECT_EQ(faults(2010y / June / 1), std::vector{passenger_fault::too_young});
  EXPECT_TRUE(faults(2010y / May / 31).empty());
  EXPECT_TRUE(faults(1957y / June / 1).empty());
  EXPECT_EQ(faults(1957y / May / 31), std::vector{passenger_fault::too_old});
  EXPECT_EQ(faults(2030y / May / 31), std::vector{passenger_fault::born_in_future});
}

domain::booking in_state(domain::booking_state s, instant until) {
  domain::booking b;
  b.state = s;
  b.held_until = b.pay_by = until;
  return b;
}

TEST(booking, a_hold_expires_after_its_last_millisecond) {
  using domain::step;
  auto b = in_state(domain::booking_state::held, departure);
  b.reminded_of = departure;
  EXPECT_EQ(domain::next_step(b, domain::charge_status::unknown, departure), step::wait);
  EXPECT_EQ(domain::next_step(b, domain::charge_status::unknown, departure + 1ms), step::expire);
}

TEST(booking, a_hold_is_reminded_of_five_minutes_before_it_ends_and_an_offer_three_hours) {
  using domain::step;
  auto b = in_state(domain::booking_state::held, departure);
  const auto next = [&b](instant now) {
    return domain::next_step(b, domain::charge_status::unknown, now);
  };
  EXPECT_EQ(next(departure - 5min - 1ms), step::wait);
  EXPECT_EQ(next(departure - 5min), step::remind);
  EXPECT_EQ(next(departure), step::remind);
  EXPECT_EQ(next(departure + 1ms), step::expire);
  b.offered = true;
  EXPECT_EQ(next(departure - 3h - 1ms), step::wait);
  EXPECT_EQ(next(departure - 3h), step::remind);
  b.reminded_of = departure;
  EXPECT_EQ(next(departure), step::wait) << "once for each end";
  b.reminded_of = departure - 15min;
  EXPECT_EQ(next(departure), step::remind) << "renewed since";
  b.attempts.emplace_back();
  EXPECT_EQ(next(departure), step::wait) << "the mail about the declined payment said until when";
}

TEST(booking, what_was_asked_for_the_flight_alone_is_forgotten_ninety_days_after_it) {
  domain::booking b;
  b.launch.departs_at = departure;
  b.passengers.resize(2);
  b.passengers[0].full_name = "Ada Okafor";
  EXPECT_FALSE(domain::forget_at(b)) << "there is nothing to forget";
  b.passengers[1].special_needs = "wheelchair";
  EXPECT_EQ(domain::forget_at(b), departure + std::chrono::days{90});
  domain::forget_sensitive_data(b);
  EXPECT_FALSE(b.passengers[1].special_needs);
  EXPECT_EQ(b.passengers[0].full_name, "Ada Okafor");
  EXPECT_FALSE(domain::forget_at(b));
}

TEST(booking, is_open_while_a_trip_or_money_is_still_to_come) {
  using domain::booking_state;
  using domain::launch_status;
  const auto open = [](booking_state s, launch_status l) {
    domain::booking b;
    b.state = s;
    return domain::is_open(b, l);
  };
  for (const auto s : {booking_state::held, booking_state::paying, booking_state::confirmed,
                       booking_state::cancelling}) {
    EXPECT_TRUE(open(s, launch_status::succeeded));
  }
  for (const auto s : {booking_state::cancelled, booking_state::expired, booking_state::aborted,
                       booking_state::flown}) {
    EXPECT_FALSE(open(s, launch_status::scheduled));
  }
  EXPECT_TRUE(open(booking_state::forfeited, launch_status::delayed)) << "an abort pays it back";
  EXPECT_FALSE(open(booking_state::forfeited, launch_status::succeeded));

  domain::booking owed;
  owed.state = booking_state::cancelled;
  owed.repayments.emplace_back().state = domain::repayment_state::failed;
  EXPECT_TRUE(domain::is_open(owed, launch_status::aborted));
  owed.repayments.back().state = domain::repayment_state::paid;
  EXPECT_FALSE(domain::is_open(owed, launch_status::aborted));
  owed.needs_attention = true;
  EXPECT_TRUE(domain::is_open(owed, launch_status::aborted));
}

TEST(booking, of_an_erased_account_nobody_is_left_but_the_sums) {
  domain::booking b;
  auto& p = b.passengers.emplace_back();
  p.id = "p_1";
  p.full_name = "Ada Okafor";
  p.born = 1990y / May / 4;
  p.email = "ada@example.com";
  p.phone = "+1 555 0100";
  p.special_needs = "wheelchair";
  p.state = domain::passenger_state::cancelled;
  p.paid = 500;
  p.refunded = 450;
  b.cancellations.emplace_back().reason = "I am ill";
  EXPECT_TRUE(domain::erase_people(b));
  EXPECT_EQ(p.full_name, "Erased");
  EXPECT_EQ(p.email + p.phone, "");
  EXPECT_FALSE(domain::has_sensitive_data(p));
  EXPECT_EQ(p.born, 1970y / January / 1);
  EXPECT_EQ(b.cancellations[0].reason, "");
  EXPECT_EQ(std::tuple(p.id, p.state, p.paid, p.refunded),
            std::tuple("p_1", domain::passenger_state::cancelled, 500, 450));
  EXPECT_FALSE(domain::erase_people(b)) << "done before";
}

TEST(booking, a_payment_goes_where_the_provider_says) {
  using domain::charge_status;
  using domain::step;
  const auto b = in_state(domain::booking_state::paying, departure);
  EXPECT_EQ(domain::next_step(b, charge_status::paid, departure + 1h), step::confirm);
  EXPECT_EQ(domain::next_step(b, charge_status::declined, departure), step::back_to_held);
  EXPECT_EQ(domain::next_step(b, charge_status::cancelled, departure), step::back_to_held);
  EXPECT_EQ(domain::next_step(b, charge_status::pending, departure), step::wait);
  EXPECT_EQ(domain::next_step(b, charge_status::unknown, departure), step::wait);
  EXPECT_EQ(domain::next_step(b, charge_status::pending, departure + 1ms),
            step::cancel_at_provider);
  EXPECT_EQ(domain::next_step(b, charge_status::unknown, departure + 1ms),
            step::cancel_at_provider);
}

TEST(booking, nothing_is_to_do_when_it_is_final_or_confirmed) {
  using domain::booking_state;
  for (const auto s : {booking_state::confirmed, booking_state::cancelled, booking_state::expired,
                       booking_state::forfeited, booking_state::aborted, booking_state::flown}) {
    EXPECT_EQ(domain::next_step(in_state(s, {}), domain::charge_status::paid, departure),
              domain::step::wait);
  }
}

TEST(booking, at_least_five_minutes_are_left_after_a_decline) {
  EXPECT_EQ(domain::held_again_until(departure + 9min, departure), departure + 9min);
  EXPECT_EQ(domain::held_again_until(departure + 1min, departure), departure + 5min);
}

TEST(booking, names_of_states_read_back) {
  for (int i = 0; i < 9; ++i) {
    const auto s = static_cast<domain::booking_state>(i);
    EXPECT_EQ(domain::booking_state_named(domain::name_of(s)), s);
  }
  EXPECT_FALSE(domain::booking_state_named("sold"));
}

TEST(invoice, numbers_have_series_year_and_six_digits) {
  EXPECT_EQ(domain::document_number(domain::document_kind::invoice, 2026, 1), "INV-2026-000001");
  EXPECT_EQ(domain::document_number(domain::document_kind::credit_note, 2027, 1234567),
            "CN-2027-1234567");
}

TEST(account, addresses_fold_to_one_account) {
  EXPECT_EQ(domain::folded_email("  Ada@Example.COM "), "ada@example.com");
  for (const auto* good : {"a@b.co", "first.last+tag@sub.example.org"})
    EXPECT_TRUE(domain::plausible_email(good));
  for (const auto* bad : {"", "a@b", "@b.co", "a@@b.co", "a b@c.de", "a@b..co", "a@-b.co",
                          "a@b.co\r\nBcc: x@y.zz", "<a@b.co>"}) {
    EXPECT_FALSE(domain::plausible_email(bad)) << bad;
  }
}

TEST(account, passwords_need_four_kinds_and_must_not_be_common) {
  using domain::password_fault;
  EXPECT_TRUE(domain::faults_of_password("Trusty-Orbit-42", "ada@example.com").empty());
  EXPECT_EQ(domain::faults_of_password("Ab1!xyz", "a@b.co"),
            std::vector{password_fault::too_short});
  EXPECT_EQ(domain::faults_of_password("Password1!", "a@b.co"),
            std::vector{password_fault::too_common});
  EXPECT_EQ(domain::faults_of_password("P@ssw0rd99#", "a@b.co"),
            std::vector{password_fault::too_common});
  EXPECT_EQ(domain::faults_of_password("Xy7!grace.hopper", "Grace.Hopper@navy.mil"),
            std::vector{password_fault::contains_email});
  EXPECT_EQ(domain::faults_of_password(std::string(129, 'a') + "A1!", "a@b.co"),
            std::vector{password_fault::too_long});
}

TEST(job, every_event_has_its_jobs_and_none_twice) {
  const auto last = static_cast<int>(domain::event_kind::destination_changed);
  for (int i = 0; i <= last; ++i) {
    const auto kind = static_cast<domain::event_kind>(i);
    const auto jobs = domain::jobs_for(kind);
    EXPECT_FALSE(jobs.empty());
    EXPECT_EQ(domain::event_kind_named(domain::name_of(kind)), kind);
    for (std::size_t a = 0; a < jobs.size(); ++a) {
      for (std::size_t b = a + 1; b < jobs.size(); ++b) EXPECT_NE(jobs[a].kind, jobs[b].kind);
    }
  }
}

TEST(job, back_off_doubles_from_ten_seconds_to_an_hour) {
  EXPECT_EQ(domain::back_off(1, 0), 10s);
  EXPECT_EQ(domain::back_off(2, 0), 20s);
  EXPECT_EQ(domain::back_off(9, 0), 2560s);
  EXPECT_EQ(domain::back_off(10, 0), 1h);
  EXPECT_EQ(domain::back_off(12, 0), 1h);
  EXPECT_LT(domain::back_off(1, 0.999), 12500ms);
}

TEST(job, after_downtime_only_the_last_missed_tick_runs) {
  const domain::schedule nightly{domain::job_kind::reconcile, 24h, 2h};
  const instant night = sys_days{2027y / March / 1} + 2h;
  EXPECT_EQ(domain::last_tick(nightly, night - 1ms), night - 24h);
  EXPECT_EQ(domain::last_tick(nightly, night), night);
  EXPECT_EQ(domain::last_tick(nightly, night + 23h), night);
}

}  // namespace
