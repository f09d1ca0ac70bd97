// astro-check: are the invariants true? Prints what it found and exits 1 if anything is wrong. On a
// running system things are on their way all the time: a finding counts when it is still there
// after ten seconds, and after a job that failed and is tried again within a minute.
//   astro-check [--json]

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <thread>

#include "check/invariants.hpp"
#include "contract/service.hpp"
#include "platform/postgres/pool.hpp"
#include "sales/mongo_bookings.hpp"
#include "sales/mongo_launches.hpp"
#include "sales/outbox.hpp"
#include "sales/provider_books.hpp"

namespace {

constexpr std::chrono::seconds settle{5};
constexpr int looks = 3;        // a sync under load may need a second look
constexpr int most_looks = 24;  // two minutes
constexpr std::chrono::minutes soon{1};

bool retried_soon(const check::tally& t, platform::instant now) {
  return t.next_retry && *t.next_retry < now + soon;
}

std::vector<check::finding> what_stays(check::sources& s, check::tally& counted) {
  auto found = check::run(s, counted);
  const auto look_again = [&](int look) {
    return look < looks || (look < most_looks && retried_soon(counted, s.clock.now()));
  };
  for (int i = 1; !found.empty() && look_again(i); ++i) {
    std::this_thread::sleep_for(settle);
    const auto again = check::run(s, counted);
    std::erase_if(found, [&](const auto& f) {
      return std::find(again.begin(), again.end(), f) == again.end();
    });
  }
  return found;
}

void print(const std::vector<check::finding>& found, const check::tally& t, bool as_json) {
  if (as_json) {
    boost::json::array list;
    for (const auto& f : found) list.push_back({{"invariant", f.invariant}, {"what", f.what}});
    std::puts(boost::json::serialize(boost::json::object{{"findings", std::move(list)},
                                                         {"launches", t.launches},
                                                         {"bookings", t.bookings},
                                                         {"rows", t.rows},
                                                         {"mails", t.mails},
                                                         {"retries", t.retries}})
                  .c_str());
    return;
  }
  for (const auto& f : found) std::printf("%s  %s\n", f.invariant.c_str(), f.what.c_str());
  std::printf("%s: %lld launches, %lld bookings, %lld rows, %lld e-mails looked at; I1 to I16\n",
              found.empty() ? "clean" : (std::to_string(found.size()) + " findings").c_str(),
              static_cast<long long>(t.launches), static_cast<long long>(t.bookings),
              static_cast<long long>(t.rows), static_cast<long long>(t.mails));
  if (t.retries > 0)
    std::printf("%lld jobs have failed and are tried again: what they bring is not here yet\n",
                static_cast<long long>(t.retries));
}

}  // namespace

int main(int argc, char** argv) {
  return contract::run_process(
      "astro-check", argc, argv, [] { return std::string(); },
      [](contract::service& service, platform::config& config, const contract::arguments& args) {
        platform::mongo::settings mongo;
        mongo.uri = config.required("ASTRO_MONGODB_CUSTOMER_URI");
        platform::postgres::settings postgres;
        postgres.uri = config.required("ASTRO_POSTGRES_URI");
        const contract::core_settings core{
            config.text("ASTRO_CORE_INTERNAL_URL", "http://127.0.0.1:8093"), "check",
            config.secret("ASTRO_SERVICE_SECRET_CHECK")};
        const auto payments = sales::payment_settings::from(config, service.production(), false);
        config.check();
        platform::mongo::database db(mongo);
        platform::postgres::pool pg(postgres);
        sales::mongo_launches launches(db);
        sales::mongo_bookings bookings(db);
        sales::outbox outbox(db);
        backoffice::bookings rows(pg);
        backoffice::invariants relational(pg);
        contract::core_client client(core);
        check::sources sources{launches,
                               bookings,
                               rows,
                               relational,
                               client,
                               [&] { return sales::read_books(payments); },
                               [&] { return outbox.size(); },
                               service.clock()};
        check::tally counted;
        const auto found = what_stays(sources, counted);
        print(found, counted, std::find(args.begin(), args.end(), "--json") != args.end());
        return found.empty() ? 0 : 1;
      });
}
