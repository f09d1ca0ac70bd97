#pragma once
// Both sides of the system on the real servers, with everything that carries news from one to the
// other and the reconciliation that compares them.

#include <atomic>
#include <boost/json/serialize.hpp>
#include <cstdio>

#include "core_api/indexes.hpp"
#include "core_api/reconciliation/reconciliation.hpp"
#include "platform/mongo/collection.hpp"
#include "platform/runtime/error.hpp"
#include "platform/security/random.hpp"
#include "sales/indexes.hpp"
#include "sales/mongo_launches.hpp"
#include "stores/backoffice/books.hpp"
#include "unit/sales/flow_world.hpp"

namespace sides {

using namespace std::chrono_literals;

struct mongo_side {
  static platform::mongo::settings settings(const char* what) {
    platform::mongo::settings s;
    s.uri = std::getenv("ASTRO_TEST_MONGODB_URI");
    s.database = std::string("rec_") + what + "_" + platform::security::random_hex(4);
    return s;
  }
  explicit mongo_side(platform::postgres::pool& pool)
      : customer(settings("customer")),
        core(settings("core")),
        launches(customer),
        bookings(customer),
        customers(customer),
        places(customer),
        pictures(customer),
        reviews(customer),
        support(customer),
        ports{launches, bookings, provider,
              [this](const std::string& id) { return customers.find(id); },
              [] { return "p_" + platform::security::random_hex(16); }},
        flow(ports),
        waiting(ports),
        rows(pool),
        row_customers(pool),
        masters(pool),
        kept_pictures(pool),
        review_rows(pool),
        support_rows(pool),
        refunds(pool),
        log(core),
        queue(core),
        payments({queue, refunds, bookings, provider, clock}),
        sync({core, rows, row_customers, masters, launches, bookings, places, flow, waiting,
              payments, clock, kept_pictures, pictures, reviews, review_rows, support_rows}),
        reports(core) {
    sales::make_indexes(customer);
    core_api::make_indexes(core);
  }
  ~mongo_side() {
    for (auto* db : {&customer, &core}) {
      try {
        db->drop();
      } catch (const platform::unavailable& e) {
        // A large one takes longer than a call may; the server's data goes with the test.
        std::fprintf(stderr, "not dropped: %s\n", e.what());
      }
    }
  }

  platform::clock clock;
  platform::mongo::database customer, core;
  sales::mongo_launches launches;
  sales::mongo_bookings bookings;
  sales::customers customers;
  sales::places places;
  sales::pictures pictures;
  sales::reviews reviews;
  sales::support support;
  flow_world::scripted_provider provider;
  sales::flow_ports ports;
  sales::booking_flow flow;
  sales::waiting_list waiting;
  backoffice::bookings rows;
  backoffice::customers row_customers;
  backoffice::launches masters;
  backoffice::pictures kept_pictures;
  backoffice::reviews review_rows;
  backoffice::support support_rows;
  backoffice::refunds refunds;
  core_api::log_store log;
  core_api::job_queue queue;
  core_api::refund_payments payments;
  core_api::sync sync;
  core_api::reports reports;
};

class both_sides : public books::store {
 protected:
  void SetUp() override {
    books::store::SetUp();
    if (IsSkipped()) return;
    if (std::getenv("ASTRO_TEST_MONGODB_URI") == nullptr)
      GTEST_SKIP() << "ASTRO_TEST_MONGODB_URI is not set";
    on.emplace(*db);
    supplier = make_supplier("Boreal Spaceways");
    rocket = make_rocket(supplier, "Aurora Two", domain::range::low_earth_orbit, 500);
    launch.emplace(*masters_only(offer()));
    on->sync.apply(suppliers->profile(supplier).value());
  }
  // On both sides, an hour old.
  std::string offer() {
    auto w = wish(supplier, rocket.id);
    w.departs_at = domain::months_after(on->clock.now(), 18);
    const auto l = launches->create(w, staff, on->clock.now() - 1h).value();
    on->sync.apply(l.master);
    return l.master.id;
  }
  std::optional<backoffice::launch> masters_only(const std::string& id) {
    return launches->find("", id);
  }
  // A confirmed booking on both sides, an hour old.
  contract::booking_snapshot booked(int n, int seats = 1) {
    auto s = confirmed(booking(*launch, n, seats));
    const auto then = on->clock.now() - 1h;
    s.booking.created_at = s.booking.changed_at = then;
    s.booking.confirmed_at = then;
    (void)on->customers.create(s.customer);
    sales::seat_request r;
    r.launch = launch->master.id;
    r.booking = s.booking.id;
    r.customer = s.customer.id;
    r.seats = seats;
    r.price = launch->master.price;
    r.departs_at = launch->master.departs_at;
    r.until = then + 15min;
    r.now = then;
    EXPECT_TRUE(on->launches.take(r));
    EXPECT_TRUE(on->launches.begin_payment(r.launch, r.booking, seats, then + 15min, then));
    EXPECT_TRUE(on->launches.sell(r.launch, r.booking, seats, then));
    EXPECT_TRUE(on->bookings.insert(s.booking, std::nullopt));
    (void)on->sync.apply(s, event(s));
    return s;
  }
  // Changed on the Customer side alone, and not told.
  void change(contract::booking_snapshot& s) {
    EXPECT_TRUE(on->bookings.update(s.booking, std::nullopt));
  }
  void without_triggers(const std::string& sql) {
    db->exec("alter table documents disable trigger documents_are_immutable");
    db->exec(sql);
    db->exec("alter table documents enable trigger documents_are_immutable");
  }
  core_api::reconciliation_report run(std::int64_t repairs = 100,
                                      const std::vector<std::string>& ids = {}) {
    core_api::reconciliation r(
        {on->reports, on->queue, on->sync, on->rows, on->masters, on->launches, on->bookings,
         on->flow, on->customers, on->provider, on->log, on->clock, on->reviews, on->review_rows,
         on->support, on->support_rows, *suppliers, on->places, on->pictures},
        repairs, 20ms);
    boost::json::array list;
    for (const auto& one : ids) list.emplace_back(one);
    const auto id = "rec_" + std::to_string(++runs);
    core_api::job j;
    j.payload = boost::json::serialize(
        boost::json::object{{"report", id}, {"scope", "all"}, {"ids", std::move(list)}});
    for (;;) {
      const auto s = r.run(j);
      if (s.done) break;
      j.cursor = s.cursor;
    }
    return *on->reports.find(id);
  }
  std::string action_of(const core_api::reconciliation_report& r, std::string_view found) {
    for (const auto& d : on->reports.changes(r.id)) {
      if (d.found == found) return d.action;
    }
    return {};
  }

  std::optional<mongo_side> on;
  std::string supplier;
  domain::rocket rocket;
  std::optional<backoffice::launch> launch;
  std::atomic<int> runs{0};
};

}  // namespace sides
