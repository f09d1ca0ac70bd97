#pragma once
// A migrated schema of its own on the PostgreSQL of ASTRO_TEST_POSTGRES_URI, and made-up people,
// launches and bookings.

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "backoffice/accounts.hpp"
#include "backoffice/bookings.hpp"
#include "backoffice/customers.hpp"
#include "backoffice/fleet.hpp"
#include "backoffice/launch_changes.hpp"
#include "backoffice/launches.hpp"
#include "backoffice/outbox.hpp"
#include "backoffice/places.hpp"
#include "backoffice/suppliers.hpp"
#include "platform/postgres/migrations.hpp"

namespace books {

using namespace std::chrono_literals;
using domain::instant;

inline const instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 2h;

// 32 hex digits that tell tests apart.
inline std::string id(const char* prefix, int n) {
  char text[40];
  std::snprintf(text, sizeof text, "%s%032x", prefix, static_cast<unsigned>(n));
  return text;
}

class store : public testing::Test {
 protected:
  void SetUp() override {
    const char* uri = std::getenv("ASTRO_TEST_POSTGRES_URI");
    if (uri == nullptr) GTEST_SKIP() << "ASTRO_TEST_POSTGRES_URI is not set";
    schema_ = "backoffice_test_" + std::to_string(getpid());
    uri_ = uri;
    platform::postgres::pool({.uri = uri_}).exec("create schema " + schema_);
    uri_ += (uri_.find('?') == std::string::npos ? "?" : "&");
    uri_ += "options=-csearch_path%3D" + schema_ + ",public";
    db = std::make_unique<platform::postgres::pool>(
        platform::postgres::settings{.uri = uri_, .connections = 12});
    platform::postgres::migrate(*db, migrations());
    places.emplace(*db);
    suppliers.emplace(*db);
    fleet.emplace(*db);
    launches.emplace(*db);
    changes.emplace(*db);
    bookings.emplace(*db);
    documents.emplace(*db);
    outbox.emplace(*db);
    db->exec("delete from outbox");
  }
  void TearDown() override {
    if (db) db->exec("drop schema " + schema_ + " cascade");
  }

  static std::filesystem::path migrations() {
    return std::filesystem::path(ASTRO_SOURCE_DIR) / "db/postgres";
  }

  // A supplier that may offer, with everything it needs.
  std::string make_supplier(const std::string& name) {
    const auto s =
        suppliers->create({name, "Linnea Berg", backoffice_email(name)}, staff, now).value();
    suppliers->joined(s.id, now);
    backoffice::supplier_edit details;
    details.legal_name = name + " AB";
    details.tax_id = "SE556677889901";
    details.address = domain::address{"Rymdgatan 4", "", "981 32", "Kiruna", "", "SE"};
    (void)suppliers->update(s.id, details, staff, now).value();
    return s.id;
  }
  static std::string backoffice_email(const std::string& name) {
    return domain::slug_of(name) + "@example.com";
  }

  domain::rocket make_rocket(const std::string& supplier, const std::string& name,
                             domain::range range = domain::range::low_earth_orbit,
                             int capacity = 12) {
    return fleet
        ->create({supplier, name, "Two stages.", range, capacity, {{"Height", "58 m"}}}, staff, now)
        .value()
        .rocket;
  }

  backoffice::new_launch wish(const std::string& supplier, const std::string& rocket) {
    backoffice::new_launch w;
    w.supplier_id = supplier;
    w.rocket_id = rocket;
    w.spaceport_id = places->spaceports().front().id;
    w.destination_id = places->destinations().front().id;
    w.departs_at = domain::months_after(now, 18);
    w.price = 980'000'000;
    return w;
  }
  backoffice::launch make_launch(const std::string& supplier, const std::string& rocket) {
    return launches->create(wish(supplier, rocket), staff, now).value();
  }

  static domain::customer customer(int n) {
    domain::customer c;
    c.id = id("u_", n);
    c.email = "ada" + std::to_string(n) + "@example.com";
    c.name = "Ada Okafor " + std::to_string(n);
    c.born = std::chrono::year{1990} / 2 / 28;
    c.tax_id = "PT123456789";
    c.has_address = true;
    c.address = {"12 Harbour Street", "", "1050-021", "Lisbon", "", "PT"};
    c.created_at = now;
    return c;
  }

  static contract::booking_snapshot booking(const backoffice::launch& l, int n, int seats = 2) {
    contract::booking_snapshot s;
    s.customer = customer(n);
    auto& b = s.booking;
    b.id = id("b_", n);
    b.customer_id = s.customer.id;
    b.state = domain::booking_state::paying;
    b.seats = seats;
    b.price = l.master.price;
    b.policy = domain::current_refund_policy();
    const auto& m = l.master;
    b.launch = {m.id,
                m.slug,
                m.rocket.name,
                m.spaceport.name,
                m.spaceport.time_zone,
                m.destination.name,
                m.supplier_name,
                m.supplier_id,
                m.rocket.range,
                m.status,
                m.departs_at};
    b.created_at = b.changed_at = now;
    for (int seat = 0; seat < seats; ++seat) {
      domain::passenger p;
      p.id = id("p_", n * 10 + seat);
      p.full_name = "Passenger " + std::to_string(seat + 1);
      p.born = std::chrono::year{1985} / 5 / 5;
      p.email = "p@example.com";
      p.phone = "+351 912 345 678";
      p.document_number = "X1234567";
      b.passengers.push_back(p);
    }
    b.attempts.push_back({1, b.id + ":1", "card", domain::payment_state::pending, "", "ch_1", now});
    b.version = 3;
    return s;
  }
  static contract::booking_snapshot confirmed(contract::booking_snapshot s) {
    s.booking.state = domain::booking_state::confirmed;
    s.booking.confirmed_at = now;
    s.booking.attempts.back().state = domain::payment_state::paid;
    for (auto& p : s.booking.passengers) p.paid = s.booking.price;
    ++s.booking.version;
    return s;
  }
  static std::string event(const contract::booking_snapshot& s,
                           const char* kind = "booking-confirmed") {
    return s.booking.id + ":" + std::to_string(s.booking.version) + ":" + kind;
  }

  std::int64_t count(const std::string& of) {
    return db->exec("select count(*) as n from " + of)[0].i64("n");
  }

  const std::string staff = id("u_", 999);
  std::string schema_, uri_;
  std::unique_ptr<platform::postgres::pool> db;
  std::optional<backoffice::places> places;
  std::optional<backoffice::suppliers> suppliers;
  std::optional<backoffice::fleet> fleet;
  std::optional<backoffice::launches> launches;
  std::optional<backoffice::launch_changes> changes;
  std::optional<backoffice::bookings> bookings;
  std::optional<backoffice::documents> documents;
  std::optional<backoffice::outbox> outbox;
};

}  // namespace books
