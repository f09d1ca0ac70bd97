#pragma once
// Statements of our bank account: taken once, a proposal for each line, and what became of it.

#include <optional>
#include <string>
#include <vector>

#include "backoffice/paging.hpp"
#include "domain/bank_line.hpp"
#include "domain/calendar.hpp"
#include "domain/refusal.hpp"

namespace backoffice {

// A line as a bank writes it.
struct bank_entry {
  domain::day booked_on{};
  domain::cents amount = 0;  // below zero: money that we sent
  std::string currency, payer, text;
  std::string reference;  // the bank's own; may be empty
};

struct bank_file {
  std::string name, format, account, hash;
  std::vector<bank_entry> entries;
};

// A transfer that a line may be.
struct bank_candidate {
  std::string payment_id, booking_id, customer_name, booking_state;
  domain::awaited_transfer awaited;
};

struct bank_line {
  std::string id, statement_id;
  int position = 0;
  bank_entry entry;
  std::string state = "open";  // booking: asked for, not answered; surplus: to be sent back
  std::string note, decided_by_name;
  std::optional<domain::instant> decided_at;
  domain::bank_proposal proposal;           // while it is open
  std::optional<bank_candidate> candidate;  // of the proposal, or what was decided
};

struct bank_statement {
  std::string id, name, format, account, uploaded_by_name;
  domain::instant uploaded_at{};
  int lines = 0, open = 0, known_before = 0;
  domain::cents incoming = 0;
};

struct bank_statement_detail {
  bank_statement facts;
  std::vector<bank_line> lines;
};

// What the sales side is to be told of a line: all that came under a payment so far.
struct bank_booking {
  std::string booking_id, payment_id, reference;
  domain::cents received = 0;
  bool tell = true;  // false: a colleague did before, or it goes back
};

inline constexpr std::size_t most_bank_lines = 2000;

class bank_statements {
 public:
  explicit bank_statements(platform::postgres::pool& db) : db_(db) {}

  // The statement's id. The same file again is the same statement; lines that an earlier one had
  // are not taken again. Money that we sent is set aside.
  std::string take(const bank_file& f, const std::string& actor, domain::instant now);
  [[nodiscard]] page<bank_statement> list(const page_request& p);  // newest first
  [[nodiscard]] std::optional<bank_statement_detail> find(const std::string& id);
  [[nodiscard]] std::optional<bank_line> line(const std::string& id);

  // A line is the money of `of`: a payment's id, a booking's reference or an invoice's number. From
  // `open` to `booking`, or to its end when nobody has to be told; asked again it goes on.
  // no::document_not_found: no such line; booking_not_found: nobody awaits this;
  // not_possible_in_this_state: it was decided otherwise, or it is not money that came.
  [[nodiscard]] domain::result<bank_booking> begin(const std::string& line, const std::string& of,
                                                   const std::string& actor, domain::instant now);
  void booked(const std::string& line);
  // The sales side said no: it is open again.
  void refused(const std::string& line);
  // Not a customer's money.
  [[nodiscard]] domain::result<void> set_aside(const std::string& line, const std::string& why,
                                               const std::string& actor, domain::instant now);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice
