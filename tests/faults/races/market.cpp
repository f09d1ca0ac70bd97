#include "faults/races/market.hpp"

#include <cstdlib>
#include <stdexcept>

#include "platform/security/random.hpp"
#include "sales/memory_bookings.hpp"
#include "sales/memory_launches.hpp"
#include "sales/mongo_bookings.hpp"
#include "sales/mongo_launches.hpp"

namespace races {

using domain::charge_status;

int rounds() {
  const char* text = std::getenv("ASTRO_TEST_ROUNDS");
  return text == nullptr ? 100 : std::atoi(text);
}

std::vector<domain::passenger> party(int seats) {
  domain::passenger p;
  p.full_name = "Bo Buyer";
  p.born = std::chrono::year{1990} / 2 / 28;
  p.email = "bo@example.com";
  p.phone = "+351 912 345 678";
  return {static_cast<std::size_t>(seats), p};
}

// ---- provider

sales::charge provider::told(const std::string& key) {
  const auto it = charges_.find(key);
  if (it == charges_.end()) return {};
  return {it->second.status, "https://pay.example/" + key, "ref-" + key};
}

sales::charge provider::create(const sales::charge_request& r) {
  const std::scoped_lock lock(guard_);
  charges_.try_emplace(r.key, account{charge_status::pending, r.amount});
  return told(r.key);
}

sales::charge provider::ask(const std::string& key) {
  const std::scoped_lock lock(guard_);
  return told(key);
}

sales::charge provider::cancel(const std::string& key) {
  const std::scoped_lock lock(guard_);
  const auto it = charges_.find(key);
  if (it == charges_.end()) return {charge_status::cancelled, {}, {}};
  if (it->second.status == charge_status::pending) it->second.status = charge_status::cancelled;
  return told(key);
}

sales::refund provider::refund(const std::string& key, const std::string&, domain::cents) {
  return {sales::refund_status::paid, "re-" + key};
}

void provider::approve(const std::string& key) {
  const std::scoped_lock lock(guard_);
  const auto it = charges_.find(key);
  if (it != charges_.end() && it->second.status == charge_status::pending)
    it->second.status = charge_status::paid;
}

domain::cents provider::came_for(const std::string& booking) {
  const std::scoped_lock lock(guard_);
  domain::cents sum = 0;
  for (auto it = charges_.lower_bound(booking); it != charges_.end(); ++it) {
    if (!it->first.starts_with(booking)) break;
    if (it->second.status == charge_status::paid) sum += it->second.amount;
  }
  return sum;
}

// ---- market

market::market(bool real) {
  if (real) {
    platform::mongo::settings s;
    s.uri = std::getenv("ASTRO_TEST_MONGODB_URI");
    s.database = "races_" + platform::security::random_hex(4);
    s.connections = 72;
    db = std::make_unique<platform::mongo::database>(s);
    launches = std::make_unique<sales::mongo_launches>(*db);
    bookings = std::make_unique<sales::mongo_bookings>(*db);
  } else {
    launches = std::make_unique<sales::memory_launches>();
    bookings = std::make_unique<sales::memory_bookings>();
  }
  const auto customer = [](const std::string& id) -> std::optional<domain::customer> {
    domain::customer c;
    c.id = id;
    c.email = id + "@example.com";
    c.name = "Customer " + id;
    c.born = std::chrono::year{1990} / 2 / 28;
    c.tax_id = "PT1";
    c.has_address = true;
    return c;
  };
  flow = std::make_unique<sales::booking_flow>(sales::flow_ports{
      *launches, *bookings, provider, customer, [this] { return "p_" + std::to_string(++ids_); }});
}

market::~market() {
  if (db) db->drop();
}

void market::open(int capacity) {
  master_ = {};
  master_.id = "l_" + platform::security::random_hex(16);
  master_.slug = "slug-" + master_.id;
  master_.departs_at = departure;
  master_.created_at = start - std::chrono::days{30};
  master_.price = price;
  master_.capacity = capacity;
  master_.rocket.name = "Petrel";
  master_.rocket.capacity = capacity;
  made_.clear();
  if (launches->apply(master_, start) != sales::launch_store::applied::yes)
    throw std::logic_error("the launch is not fresh");
}

domain::result<domain::booking> market::hold(const std::string& customer, const std::string& key,
                                             int seats) {
  const auto unique = master_.id + "/" + key;
  auto b = flow->hold({customer, master_.id, unique, seats, price, departure}, start);
  if (b) {
    const std::scoped_lock lock(guard_);
    made_.push_back(b->id);
  }
  return b;
}

domain::booking market::held(const std::string& customer, const std::string& key, int seats) {
  auto b = hold(customer, key, seats).value();
  return flow->set_passengers(customer, b.id, party(seats), start).value();
}

domain::result<domain::booking> market::pay(const domain::booking& b, domain::instant now) {
  return flow->pay({b.customer_id, b.id, departure, "r", "w"}, now);
}

domain::booking market::paying(const std::string& customer, const std::string& key, int seats) {
  return pay(held(customer, key, seats)).value();
}

domain::booking market::confirmed(const std::string& customer, const std::string& key, int seats) {
  auto b = paying(customer, key, seats);
  provider.approve(b.last_attempt()->key);
  return flow->advance(now_of(b), start);
}

domain::booking market::now_of(const domain::booking& b) {
  return bookings->find(b.id).value();
}

sales::decision market::change(domain::launch_act act, const domain::launch_master& after) {
  domain::launch_change c;
  c.id = "lc_" + std::to_string(++ids_);
  c.act = act;
  if (act != domain::launch_act::edit && act != domain::launch_act::success)
    c.reason = domain::launch_reason::technical;
  c.after = after;
  return launches->decide(c, start);
}

std::vector<std::string> market::settle(domain::instant now) {
  std::vector<std::string> wrong;
  std::map<std::string, domain::booking> all;
  for (const auto& id : made_) {
    auto b = bookings->find(id).value();
    b = flow->advance(std::move(b), now);
    b = flow->follow_launch(id, now).value();
    domain::cents kept = 0;
    for (const auto& p : b.passengers) kept += p.paid - p.refunded;
    for (const auto& r : b.repayments) kept += r.amount;
    if (kept != provider.came_for(id))
      wrong.push_back("I5: " + std::to_string(provider.came_for(id)) + " came for " + id + ", " +
                      std::to_string(kept) + " is accounted for");
    all[id] = std::move(b);
  }
  std::vector<check::finding> found;
  check::check_launch(*launches->find_with_entries(master_.id), all, found);
  for (const auto& f : found) wrong.push_back(f.invariant + ": " + f.what);
  return wrong;
}

void race(int round, const std::function<void()>& one, const std::function<void()>& other) {
  std::barrier gun(2);
  const auto lead = std::chrono::microseconds{(round / 2) % 10 * 40};
  const auto run = [&](const std::function<void()>& what, bool late) {
    gun.arrive_and_wait();
    if (late) std::this_thread::sleep_for(lead);
    what();
  };
  std::jthread second([&] { run(other, round % 2 == 0); });
  run(one, round % 2 != 0);
}

}  // namespace races
