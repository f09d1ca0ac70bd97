#include "backoffice/audit_seals.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <limits>

#include "platform/security/hash.hpp"

namespace backoffice {

using platform::postgres::row;
using platform::postgres::transaction;

namespace {

constexpr std::size_t rows_at_once = 2000;
constexpr auto lowest = std::numeric_limits<std::int64_t>::min();

const std::string& before_the_first() {
  static const std::string zeros(64, '0');
  return zeros;
}

audit_seal seal_of(const row& r) {
  return {r.i64("number"),  r.date("day"),  r.i64("first_seq"), r.i64("last_seq"),
          r.i64("entries"), r.text("hash"), r.at("sealed_at")};
}

// Everything that a row says, in a form that has only one reading.
std::string canonical(const row& r) {
  const auto or_null = [&](const char* column) {
    const auto text = r.maybe_text(column);
    return text ? boost::json::value(*text) : boost::json::value(nullptr);
  };
  return boost::json::serialize(boost::json::array{
      r.i64("seq"), r.i64("micros"), r.text("actor"), r.text("actor_name"), r.text("act"),
      r.text("subject"), r.text("summary"), or_null("before"), or_null("after")});
}

std::string named(const audit_seal& s) {
  return "audit seal " + std::to_string(s.number) + " (" + platform::format_day(s.day) + ")";
}

}  // namespace

// Nothing can come before it any more: whoever is writing has a lower number and has ended.
std::int64_t audit_seals::last_written() {
  return platform::postgres::retry(db_, [](transaction& t) {
    t.exec("lock table audit in share mode");
    return t.exec("select coalesce(max(seq), 0) as last from audit")[0].i64("last");
  });
}

std::optional<audit_seal> audit_seals::newest() {
  const auto found = db_.exec("select * from audit_seals order by number desc limit 1");
  if (found.empty()) return {};
  return seal_of(found[0]);
}

// The first day that is over and not sealed. Rows are taken by their number: one that came late
// stands in the next day's seal.
std::optional<audit_seal> audit_seals::next_day(const std::optional<audit_seal>& last,
                                                std::int64_t until, domain::day today) {
  const auto after = last ? last->last_seq : 0;
  const auto first =
      db_.exec("select seq, at from audit where seq > $1 order by seq limit 1", {after});
  if (first.empty()) return {};
  auto day = domain::day_of(first[0].at("at"));
  if (last && day <= last->day) day = std::chrono::sys_days{last->day} + std::chrono::days{1};
  if (day >= today) return {};
  const domain::instant end = std::chrono::sys_days{day} + std::chrono::days{1};
  // Up to the first row of a later day.
  const auto reach = db_.exec(
      "select max(seq) as last from audit where seq > $1 and seq <= $2 and seq < coalesce((select "
      "min(seq) from audit where seq > $1 and at >= $3), $2 + 1)",
      {after, until, end});
  const auto to = reach[0].maybe_i64("last");
  if (!to) return {};
  return audit_seal{last ? last->number + 1 : 1, day, first[0].i64("seq"), *to, 0, {}, {}};
}

audit_seals::chain audit_seals::chained(const std::string& from, std::int64_t first,
                                        std::int64_t last) {
  chain out{from, 0};
  for (auto next = first;;) {
    const auto rows = db_.exec(
        "select seq, (extract(epoch from at) * 1000000)::bigint as micros, actor, actor_name, act, "
        "subject, summary, before::text, after::text from audit where seq between $1 and $2 order "
        "by seq limit $3",
        {next, last, rows_at_once});
    for (const auto r : rows) {
      out.hash = platform::security::sha256_hex(out.hash + canonical(r));
      next = r.i64("seq") + 1;
    }
    out.entries += static_cast<std::int64_t>(rows.size());
    if (rows.size() < rows_at_once) return out;
  }
}

std::vector<audit_seal> audit_seals::seal(domain::instant now) {
  std::vector<audit_seal> made;
  const auto until = last_written();
  auto last = newest();
  while (auto s = next_day(last, until, domain::day_of(now))) {
    const auto c = chained(last ? last->hash : before_the_first(), s->first_seq, s->last_seq);
    s->hash = c.hash;
    s->entries = c.entries;
    s->sealed_at = now;
    const auto put = db_.exec(
        "insert into audit_seals (number, day, first_seq, last_seq, entries, hash, sealed_at) "
        "values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
        {s->number, s->day, s->first_seq, s->last_seq, s->entries, s->hash, now});
    if (put.affected() == 0) break;  // somebody else is at it
    made.push_back(*s);
    last = std::move(s);
  }
  return made;
}

page<audit_seal> audit_seals::list(const page_request& p) {
  static constexpr order newest_first{"-number", "number", "bigint", true};
  return read_page<audit_seal>(db_, {}, {"*", "audit_seals", "audit_seals", "number::text"},
                               newest_first, p, seal_of);
}

std::vector<std::string> audit_seals::broken() {
  std::vector<std::string> out;
  std::optional<audit_seal> last;
  for (const auto r : db_.exec("select * from audit_seals order by number")) {
    const auto s = seal_of(r);
    if (s.number != (last ? last->number + 1 : 1))
      out.push_back(named(s) + " does not follow the one before");
    if (last && s.day <= last->day) out.push_back(named(s) + " is of an earlier day");
    // What was put in between the two belongs to this one too.
    const auto c = chained(last ? last->hash : before_the_first(),
                           last ? last->last_seq + 1 : lowest, s.last_seq);
    if (c.entries != s.entries)
      out.push_back(named(s) + " was made of " + std::to_string(s.entries) +
                    " rows, now there are " + std::to_string(c.entries));
    else if (c.hash != s.hash)
      out.push_back(named(s) + " is broken: its rows are not what they were");
    last = s;
  }
  return out;
}

}  // namespace backoffice
