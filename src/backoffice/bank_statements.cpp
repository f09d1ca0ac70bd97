#include "backoffice/bank_statements.hpp"

#include <map>

#include "backoffice/audit.hpp"
#include "backoffice/bank_candidates.hpp"
#include "backoffice/document_pdf.hpp"
#include "backoffice/work_list.hpp"
#include "platform/runtime/time.hpp"
#include "platform/security/hash.hpp"

namespace backoffice {

using domain::bank_match;
using domain::no;
using domain::refusal;
using platform::postgres::row;
using platform::postgres::transaction;

namespace {

constexpr std::string_view statement_columns =
    "s.*, coalesce((select a.name from accounts a where a.id = s.uploaded_by), s.uploaded_by) as "
    "uploaded_by_name, (select count(*) from bank_lines n where n.statement_id = s.id) as lines, "
    "(select count(*) from bank_lines n where n.statement_id = s.id and n.state in ('open', "
    "'booking')) as open, coalesce((select sum(n.amount_cents) from bank_lines n where "
    "n.statement_id = s.id and n.amount_cents > 0), 0)::bigint as incoming";
constexpr std::string_view line_columns =
    "n.*, coalesce((select a.name from accounts a where a.id = n.decided_by), '') as "
    "decided_by_name";

std::string money(domain::cents amount) {
  return money_text(amount) + " " + std::string(domain::currency);
}

bank_statement statement_of(const row& r) {
  bank_statement s;
  s.id = r.text("id");
  s.name = r.text("name");
  s.format = r.text("format");
  s.account = r.text("account");
  s.uploaded_by_name = r.text("uploaded_by_name");
  s.uploaded_at = r.at("uploaded_at");
  s.lines = static_cast<int>(r.i64("lines"));
  s.open = static_cast<int>(r.i64("open"));
  s.known_before = static_cast<int>(r.i64("known_before"));
  s.incoming = r.i64("incoming");
  return s;
}

bank_line line_of(const row& r) {
  bank_line n;
  n.id = r.text("id");
  n.statement_id = r.text("statement_id");
  n.position = static_cast<int>(r.i64("position"));
  n.entry = {r.date("booked_on"), r.i64("amount_cents"), r.text("currency"),
             r.text("payer"),     r.text("text"),        r.text("reference")};
  n.state = r.text("state");
  n.note = r.text("note");
  n.decided_by_name = r.text("decided_by_name");
  n.decided_at = r.maybe_at("decided_at");
  return n;
}

// What payers may name us by stands in either.
std::string words_of(const bank_entry& e) {
  return e.text + " " + e.reference;
}

void propose(bank_line& n, const bank_candidates& candidates) {
  const auto found = candidates.of(words_of(n.entry), n.entry.amount);
  n.candidate = found.which;
  n.proposal = domain::propose(n.entry.amount, n.entry.currency,
                               found.which ? std::optional(found.which->awaited) : std::nullopt,
                               found.named);
  if (!domain::confirmable(n.proposal.match)) n.candidate.reset();
}

std::vector<bank_line> with_proposals(transaction& t, const platform::postgres::result& rows) {
  std::vector<bank_line> out;
  std::vector<std::string> texts;
  std::vector<std::int64_t> amounts;
  for (const auto r : rows) {
    out.push_back(line_of(r));
    if (out.back().state != "open") {
      if (const auto payment = r.maybe_text("payment_id"))
        out.back().candidate = transfer_of(t, *payment);
      continue;
    }
    texts.push_back(words_of(out.back().entry));
    amounts.push_back(out.back().entry.amount);
  }
  const bank_candidates candidates(t, texts, amounts);
  for (auto& n : out)
    if (n.state == "open") propose(n, candidates);
  return out;
}

// What the bank says of a line, the nth of those that are alike: the same in every statement.
std::string key_of(const std::string& account, const bank_entry& e,
                   std::map<std::string, int>& seen) {
  auto text = account + '\n' + platform::format_day(e.booked_on) + '\n' + std::to_string(e.amount) +
              '\n' + e.currency + '\n';
  text += e.reference.empty() ? e.payer + '\n' + e.text : e.reference;
  text += '\n' + std::to_string(seen[text]++);
  return "bl_" + platform::security::sha256_hex(text).substr(0, 32);
}

std::optional<row> locked(transaction& t, platform::postgres::result& into, const std::string& id) {
  into = t.exec(
      "select " + std::string(line_columns) + " from bank_lines n where n.id = $1 for update of n",
      {id});
  if (into.empty()) return {};
  return into[0];
}

// A payment's id, a booking's reference or an invoice's number.
std::optional<bank_candidate> named_by(transaction& t, const std::string& of,
                                       domain::cents amount) {
  if (of.starts_with("b_")) return transfer_of(t, of);
  return bank_candidates(t, {of}, {}).of(of, amount).which;
}

void list_surplus(transaction& t, const bank_line& n, const bank_candidate& c,
                  domain::instant now) {
  work_item w{{}, std::string(work::bank_surplus), n.id};
  w.booking_id = c.booking_id;
  w.what = money(n.entry.amount) + " came from " +
           (n.entry.payer.empty() ? "somebody" : n.entry.payer) + " for " +
           domain::reference_of(c.booking_id) + ", which was paid before.";
  w.proposed = "Send it back to where it came from, then tick this off.";
  w.amount = n.entry.amount;
  w.since = now;
  put_work(t, w);
}

void decide(transaction& t, const bank_line& n, const char* state, const std::string& payment,
            const std::string& actor, domain::instant now) {
  t.exec(
      "update bank_lines set state = $2, payment_id = $3, decided_at = $4, decided_by = $5 where "
      "id = $1",
      {n.id, state, payment, now, actor});
}

}  // namespace

std::string bank_statements::take(const bank_file& f, const std::string& actor,
                                  domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) {
    t.exec("select pg_advisory_xact_lock(hashtextextended('bank statements', 0))");
    const auto there = t.exec("select id from bank_statements where hash = $1", {f.hash});
    if (!there.empty()) return there[0].text("id");
    const auto id = "bs_" + f.hash.substr(0, 32);
    t.exec(
        "insert into bank_statements (id, hash, name, format, account, known_before, uploaded_at, "
        "uploaded_by) values ($1, $2, $3, $4, $5, 0, $6, $7)",
        {id, f.hash, f.name, f.format, f.account, now, actor});
    std::map<std::string, int> seen;
    int position = 0, known = 0;
    for (const auto& e : f.entries) {
      const bool sent = e.amount <= 0;
      const auto put = t.exec(
          "insert into bank_lines (id, statement_id, position, booked_on, amount_cents, currency, "
          "payer, text, reference, state, note, decided_at, decided_by) values ($1, $2, $3, $4, "
          "$5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (id) do nothing",
          {key_of(f.account, e, seen), id, ++position, e.booked_on, e.amount, e.currency, e.payer,
           e.text, e.reference, sent ? "aside" : "open", sent ? "Money that we sent" : "",
           sent ? std::optional(now) : std::nullopt, sent ? std::optional(actor) : std::nullopt});
      if (put.affected() == 0) ++known;
    }
    t.exec("update bank_statements set known_before = $2 where id = $1", {id, known});
    note(t,
         {actor, "bank.statement", id,
          f.name + ": " + std::to_string(f.entries.size()) + " lines, " + std::to_string(known) +
              " of them known before"},
         now);
    return id;
  });
}

page<bank_statement> bank_statements::list(const page_request& p) {
  static constexpr order newest{"-uploadedAt", "s.uploaded_at", "timestamptz", true};
  return read_page<bank_statement>(
      db_, {}, {statement_columns, "bank_statements s", "bank_statements s", "s.id"}, newest, p,
      statement_of);
}

std::optional<bank_statement_detail> bank_statements::find(const std::string& id) {
  using answer = std::optional<bank_statement_detail>;
  return platform::postgres::retry(db_, [&](transaction& t) -> answer {
    const auto found = t.exec(
        "select " + std::string(statement_columns) + " from bank_statements s where s.id = $1",
        {id});
    if (found.empty()) return {};
    const auto rows = t.exec("select " + std::string(line_columns) +
                                 " from bank_lines n where n.statement_id = $1 order by n.position",
                             {id});
    return bank_statement_detail{statement_of(found[0]), with_proposals(t, rows)};
  });
}

std::optional<bank_line> bank_statements::line(const std::string& id) {
  return platform::postgres::retry(db_, [&](transaction& t) -> std::optional<bank_line> {
    const auto rows =
        t.exec("select " + std::string(line_columns) + " from bank_lines n where n.id = $1", {id});
    if (rows.empty()) return {};
    return with_proposals(t, rows).front();
  });
}

domain::result<bank_booking> bank_statements::begin(const std::string& line, const std::string& of,
                                                    const std::string& actor, domain::instant now) {
  using answer = domain::result<bank_booking>;
  return platform::postgres::retry(db_, [&](transaction& t) -> answer {
    platform::postgres::result rows;
    const auto r = locked(t, rows, line);
    if (!r) return refusal{no::document_not_found};
    const auto n = line_of(*r);
    if (n.state == "aside") return refusal{no::not_possible_in_this_state};
    const auto c = named_by(t, of, n.entry.amount);
    if (!c) return refusal{no::booking_not_found};
    // Two lines for one transfer: the second sees what the first has brought.
    t.exec("select 1 from payments where id = $1 for update", {c->payment_id});
    auto awaited = transfer_of(t, c->payment_id)->awaited;
    const bank_booking told{c->booking_id, c->payment_id, n.entry.reference, awaited.received};
    if (n.state != "open") {  // asked again
      if (r->maybe_text("payment_id") != c->payment_id)
        return refusal{no::not_possible_in_this_state};
      auto again = told;
      again.tell = n.state == "booking";
      return again;
    }
    const auto p = domain::propose(n.entry.amount, n.entry.currency, awaited, true);
    if (!domain::confirmable(p.match)) return refusal{no::not_possible_in_this_state};
    const bool back = p.match == bank_match::again, noted = p.match == bank_match::noted;
    decide(t, n, back ? "surplus" : noted ? "booked" : "booking", c->payment_id, actor, now);
    if (back) list_surplus(t, n, *c, now);
    note(t,
         {actor, "bank.line", n.id,
          money(n.entry.amount) + " of " + platform::format_day(n.entry.booked_on) + " for " +
              domain::reference_of(c->booking_id) + " (" + std::string(domain::name_of(p.match)) +
              ")"},
         now);
    return bank_booking{c->booking_id, c->payment_id, n.entry.reference,
                        awaited.received + n.entry.amount, !back && !noted};
  });
}

void bank_statements::booked(const std::string& line) {
  db_.exec("update bank_lines set state = 'booked' where id = $1 and state = 'booking'", {line});
}

void bank_statements::refused(const std::string& line) {
  db_.exec(
      "update bank_lines set state = 'open', payment_id = null, decided_at = null, decided_by = "
      "null where id = $1 and state = 'booking'",
      {line});
}

domain::result<void> bank_statements::set_aside(const std::string& line, const std::string& why,
                                                const std::string& actor, domain::instant now) {
  return platform::postgres::retry(db_, [&](transaction& t) -> domain::result<void> {
    platform::postgres::result rows;
    const auto r = locked(t, rows, line);
    if (!r) return refusal{no::document_not_found};
    if (r->text("state") == "aside") return {};
    if (r->text("state") != "open") return refusal{no::not_possible_in_this_state};
    t.exec(
        "update bank_lines set state = 'aside', note = $2, decided_at = $3, decided_by = $4 where "
        "id = $1",
        {line, why, now, actor});
    note(t, {actor, "bank.line", line, "Set aside: " + why}, now);
    return {};
  });
}

}  // namespace backoffice
