// The yardstick for holds: the same two writes (a guarded findAndModify on the launch, an insert of
// the booking) on collections with the same indexes, without HTTP, sessions or rules.
//   raw-holds URI LAUNCHES THREADS SECONDS      prints the writes' pairs per second

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "platform/mongo/pool.hpp"
#include "sales/indexes.hpp"

namespace {

using platform::mongo::arr;
using platform::mongo::database;
using platform::mongo::doc;
using std::chrono::steady_clock;

constexpr int seats_of_a_launch = 500;

platform::instant now() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string hex_id(const char* prefix, std::mt19937_64& dice) {
  char text[40];
  std::snprintf(text, sizeof text, "%s%016llx%016llx", prefix,
                static_cast<unsigned long long>(dice()), static_cast<unsigned long long>(dice()));
  return text;
}

void make_launches(database& db, int count) {
  db["launches"].drop();
  db["bookings"].drop();
  sales::make_indexes(db);  // a write is its indexes too
  for (int i = 0; i < count; ++i) {
    db["launches"].insert(doc{{"_id", "l_" + std::to_string(i)},
                              {"slug", "raw-launch-" + std::to_string(i)},
                              {"status", "scheduled"},
                              {"departsAt", now() + std::chrono::hours(24 * 500)},
                              {"priceCents", 30'000'000},
                              {"capacity", seats_of_a_launch},
                              {"availableSeats", seats_of_a_launch},
                              {"version", 1},
                              {"changedAt", now()},
                              {"reservations", doc{}},
                              {"customerSeats", doc{}}});
  }
}

// One hold as the service makes it: all guards in the filter, one entry added.
bool hold(database& db, const std::string& launch, std::mt19937_64& dice) {
  const auto booking = hex_id("b_", dice);
  const auto customer = hex_id("u_", dice);
  const auto of_customer = "customerSeats." + customer;
  const auto at = now();
  const auto until = at + std::chrono::minutes(15);
  const doc filter{{"_id", launch},
                   {"status", doc{{"$in", arr{"scheduled", "delayed"}}}},
                   {"priceCents", 30'000'000},
                   {"reservations." + booking, doc{{"$exists", false}}},
                   {"$or", arr{doc{{of_customer, doc{{"$exists", false}}}},
                               doc{{of_customer, doc{{"$lte", 3}}}}}},
                   {"availableSeats", doc{{"$gte", 1}}}};
  const doc entry{{"customer", customer}, {"seats", 1},      {"forfeited", 0},
                  {"limit", 4},           {"state", "held"}, {"until", until}};
  const doc update{{"$inc", doc{{"availableSeats", -1}, {of_customer, 1}, {"version", 1}}},
                   {"$set", doc{{"reservations." + booking, entry}, {"changedAt", at}}}};
  platform::mongo::find_and_modify_options options;
  options.projection = doc{{"reservations", 0}, {"customerSeats", 0}};
  if (!db["launches"].find_and_modify(filter, update, options)) return false;
  return db["bookings"].insert(doc{{"_id", booking},
                                   {"launchId", launch},
                                   {"customerId", customer},
                                   {"state", "held"},
                                   {"seats", 1},
                                   {"priceCents", 30'000'000},
                                   {"until", until},
                                   {"createdAt", at},
                                   {"passengers", arr{}},
                                   {"version", 1}});
}

double pairs_per_second(const char* uri, int launches, int threads,
                        std::chrono::duration<double> length) {
  database db({.uri = uri, .database = "astro_raw", .connections = threads});
  make_launches(db, launches);
  std::atomic<long> done{0}, failed{0};
  const auto began = steady_clock::now();
  {
    std::vector<std::jthread> workers;
    for (int t = 0; t < threads; ++t) {
      workers.emplace_back([&, t] {
        std::mt19937_64 dice(std::random_device{}());
        for (int i = t; steady_clock::now() - began < length; ++i) {
          try {
            if (hold(db, "l_" + std::to_string(i % launches), dice)) ++done;
          } catch (const std::exception& e) {  // a write that took too long is no pair
            if (++failed == 1) std::fprintf(stderr, "%s\n", e.what());
          }
        }
      });
    }
  }
  const std::chrono::duration<double> took = steady_clock::now() - began;
  return static_cast<double>(done.load()) / took.count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return std::fputs("usage: raw-holds URI LAUNCHES THREADS SECONDS\n", stderr), 2;
  try {
    const std::chrono::duration<double> length(std::atof(argv[4]));
    std::printf("%.1f\n",
                pairs_per_second(argv[1], std::atoi(argv[2]), std::atoi(argv[3]), length));
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "raw-holds: %s\n", e.what());
    return 1;
  }
}
