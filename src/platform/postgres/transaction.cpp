// BEGIN … COMMIT on one connection; see transaction.hpp.
#include "platform/postgres/transaction.hpp"

#include <algorithm>
#include <random>
#include <thread>

#include "platform/postgres/connection.hpp"

namespace platform::postgres {

namespace {

const char* begin_text(isolation level) noexcept {
  switch (level) {
    case isolation::read_committed: break;
    case isolation::repeatable_read: return "begin isolation level repeatable read";
    case isolation::serializable: return "begin isolation level serializable";
  }
  return "begin isolation level read committed";
}

}  // namespace

transaction::transaction(pool& from, isolation level)
    : pool_(from), level_(level), limit_(from.chosen_.call_timeout), on_(from.take()) {}

transaction::~transaction() {
  if (begun_ && on_ && !on_->broken() && !on_->idle()) {
    try {
      const statement rollback{"rollback"};
      on_->run({&rollback, 1}, pool_.chosen_.call_timeout);
    } catch (
        const std::exception&) {  // the pool drops a connection that is not idle, which ends it
    }
  }
  pool_.give_back(std::move(on_));
}

void transaction::begin() {
  const statement one{begin_text(level_)};
  on_->run({&one, 1}, limit_);
  begun_ = true;
}

result transaction::exec(std::string_view sql, const params& values) {
  if (failed_) throw error("25P02", "", "the transaction has failed before");
  failed_ = true;  // until this went well
  std::vector<statement> statements;
  if (!begun_) statements.push_back({begin_text(level_)});
  begun_ = true;
  statements.push_back({std::string(sql), &values});
  auto answers = on_->run(statements, limit_);
  failed_ = false;
  return std::move(answers.back());
}

void transaction::script(const std::string& sql) {
  if (failed_) throw error("25P02", "", "the transaction has failed before");
  if (!begun_) begin();
  failed_ = true;
  on_->run_script(sql, limit_);
  failed_ = false;
}

void transaction::limit(std::chrono::milliseconds per_call) {
  limit_ = per_call;
  exec("select set_config('statement_timeout', $1, true)", {std::to_string(per_call.count())});
}

void transaction::commit() {
  if (failed_) throw error("25P02", "", "the transaction has failed before");
  if (!begun_) return;
  failed_ = true;
  const statement one{"commit"};
  try {
    // A transaction that failed unnoticed answers COMMIT with a ROLLBACK that looks like a success.
    if (on_->run({&one, 1}, limit_).front().command() != "COMMIT")
      throw error("25P02", "", "the server rolled the transaction back");
  } catch (const unavailable& e) {
    if (on_->broken()) throw commit_unknown(std::string("commit: ") + e.what());
    throw;
  }
  begun_ = false;
  failed_ = false;
}

void pause_before_retry(int attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const auto most = 5U << std::min(attempt, 4);
  std::this_thread::sleep_for(std::chrono::milliseconds(5 + random() % most));
}

}  // namespace platform::postgres
