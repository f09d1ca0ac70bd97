// The yardstick for holds: the same two writes (a guarded findAndModify on the launch, an insert of
// the booking) on copies of the same launches, as full as they are by then, with the same indexes,
// by the same stores; without HTTP, sessions or rules.
//   raw-holds URI SOURCE LAUNCHES THREADS SECONDS      prints the writes' pairs per second
// SOURCE: the service's own database; LAUNCHES: how many of its launches, the fullest first.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "platform/mongo/pool.hpp"
#include "sales/indexes.hpp"
#include "sales/mongo_bookings.hpp"
#include "sales/mongo_launches.hpp"

namespace {

using platform::mongo::database;
using platform::mongo::doc;
using std::chrono::steady_clock;

platform::instant now() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string hex_id(const char* prefix, std::mt19937_64& dice) {
  char text[40];
  std::snprintf(text, sizeof text, "%s%016llx%016llx", prefix,
                static_cast<unsigned long long>(dice()), static_cast<unsigned long long>(dice()));
  return text;
}

std::vector<sales::launch> copy_launches(database& from, database& to, std::size_t count) {
  to["launches"].drop();
  to["bookings"].drop();
  sales::make_indexes(to);  // a write is its indexes too
  auto all = sales::mongo_launches(from).changed_since(std::nullopt);
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.available < b.available; });
  if (all.size() > count) all.resize(count);
  for (const auto& l : all) {
    to["launches"].insert(from["launches"].find_one(doc{{"_id", l.master.id}}).value());
  }
  return all;
}

// What every hold writes, with new ids.
struct pair_of_writes {
  sales::seat_request seats;
  domain::booking booking;
};

pair_of_writes next_hold(const sales::launch& l, const domain::booking& like,
                         std::mt19937_64& dice) {
  pair_of_writes w{{}, like};
  auto& b = w.booking;
  b.id = hex_id("b_", dice);
  b.customer_id = hex_id("u_", dice);
  b.launch.id = l.master.id;
  b.created_at = b.changed_at = now();
  b.held_until = b.created_at + domain::hold_time;
  w.seats = {l.master.id,
             b.id,
             b.customer_id,
             1,
             domain::seats_per_customer,
             false,
             l.master.price,
             l.master.departs_at,
             b.held_until,
             b.created_at};
  return w;
}

double pairs_per_second(const char* uri, const char* source, std::size_t count, int threads,
                        std::chrono::duration<double> length) {
  database from({.uri = uri, .database = source});
  database db({.uri = uri, .database = "astro_raw", .connections = threads});
  const auto launches = copy_launches(from, db, count);
  std::vector<domain::booking> some;
  for (const auto& l : launches) {
    if (some.empty()) some = sales::mongo_bookings(from).of_launch(l.master.id);
  }
  if (launches.empty() || some.empty())
    throw std::runtime_error("there are no launches and bookings to copy");
  sales::mongo_launches seats(db);
  sales::mongo_bookings stored(db);
  sales::booking_store& bookings = stored;
  std::atomic<long> done{0}, failed{0};
  const auto began = steady_clock::now();
  {
    std::vector<std::jthread> workers;
    for (int t = 0; t < threads; ++t) {
      workers.emplace_back([&, t] {
        std::mt19937_64 dice(std::random_device{}());
        for (auto i = static_cast<std::size_t>(t); steady_clock::now() - began < length; ++i) {
          try {
            const auto w = next_hold(launches[i % launches.size()], some.front(), dice);
            if (seats.take(w.seats) && bookings.insert(w.booking)) ++done;
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
  if (argc != 6)
    return std::fputs("usage: raw-holds URI SOURCE LAUNCHES THREADS SECONDS\n", stderr), 2;
  try {
    const std::chrono::duration<double> length(std::atof(argv[5]));
    std::printf("%.1f\n", pairs_per_second(argv[1], argv[2], std::stoul(argv[3]),
                                           std::atoi(argv[4]), length));
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "raw-holds: %s\n", e.what());
    return 1;
  }
}
