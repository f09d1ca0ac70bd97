// How the seats of launches sell: copied counts, and what they were over time; see launches.hpp.
#include <algorithm>

#include "backoffice/launches.hpp"

namespace backoffice {

using platform::postgres::transaction;

namespace {

constexpr std::chrono::days hour_by_hour{14};  // and before that day by day

// A count that says what the one before it said is not kept.
void keep_point(transaction& t, const seat_count& c) {
  t.exec(
      "insert into launch_seats (launch_id, hour, sold, held, forfeited, free) "
      "select $1, $2::timestamptz, $3::int, $4::int, $5::int, $6::int where not exists (select 1 "
      "from "
      "(select * from launch_seats where launch_id = $1 order by hour desc limit 1) n where "
      "(n.sold, n.held, n.forfeited, n.free) = ($3, $4, $5, $6)) "
      "on conflict (launch_id, hour) do update set sold = excluded.sold, held = excluded.held, "
      "forfeited = excluded.forfeited, free = excluded.free",
      {c.launch_id, domain::instant(std::chrono::floor<std::chrono::hours>(c.as_of)), c.sold,
       c.held, c.forfeited, c.free});
}

}  // namespace

void launches::copy_seats(const std::vector<seat_count>& counts, domain::instant now) {
  auto sorted = counts;  // in order of the id, as everybody locks them
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return a.launch_id < b.launch_id; });
  platform::postgres::retry(db_, [&](transaction& t) {
    for (const auto& c : sorted) {
      // What has seats to count is known there, if perhaps in an older version.
      const auto taken = t.exec(
          "update launches set sold = $2, held = $3, forfeited = $4, seats_as_of = least($5, $6), "
          "published_version = greatest(published_version, 1) "
          "where id = $1 and (seats_as_of is null or seats_as_of <= $5)",
          {c.launch_id, c.sold, c.held, c.forfeited, c.as_of, now});
      if (taken.affected() != 0) keep_point(t, c);
    }
  });
}

std::vector<seat_count> launches::seats_over_time(const std::string& id, domain::instant now) {
  std::vector<seat_count> out;
  for (const auto r : db_.exec(
           "select distinct on (step) hour, sold, held, forfeited, free from (select *, case when "
           "hour > $2 then hour else date_trunc('day', hour at time zone 'UTC') at time zone 'UTC' "
           "end as step from launch_seats where launch_id = $1) s order by step, hour desc",
           {id, now - hour_by_hour})) {
    const auto count = [&](const char* column) { return static_cast<int>(r.i64(column)); };
    out.push_back(
        {id, count("sold"), count("held"), count("free"), count("forfeited"), r.at("hour")});
  }
  return out;
}

}  // namespace backoffice
