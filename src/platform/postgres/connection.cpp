// libpq without blocking calls; see connection.hpp.
#include "platform/postgres/connection.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <string_view>

#include "platform/postgres/error.hpp"

namespace platform::postgres {

namespace {

using clock = std::chrono::steady_clock;

// The server's own limit shall strike first: it says so and keeps the connection.
constexpr std::chrono::milliseconds server_first{250};

std::string first_line(const char* message) {
  const std::string_view text = message == nullptr ? "" : message;
  return std::string(text.substr(0, text.find('\n')));
}

// The URI's options and, where it does not give its own, ours.
std::map<std::string, std::string> connection_options(const settings& chosen) {
  char* problem = nullptr;
  PQconninfoOption* parsed = PQconninfoParse(chosen.uri.c_str(), &problem);
  if (parsed == nullptr) {
    const auto why = first_line(problem);
    PQfreemem(problem);
    throw std::invalid_argument("PostgreSQL URI: " + why);
  }
  std::map<std::string, std::string> options;
  for (const auto* o = parsed; o->keyword != nullptr; ++o)
    if (o->val != nullptr) options.emplace(o->keyword, o->val);
  PQconninfoFree(parsed);

  const auto limit = std::to_string(chosen.call_timeout.count());
  options["options"] =
      "-c statement_timeout=" + limit +
      " -c idle_in_transaction_session_timeout=" + std::to_string(chosen.call_timeout.count() * 5) +
      " -c timezone=UTC -c datestyle=ISO,YMD -c bytea_output=hex " + options["options"];
  options["client_encoding"] = "UTF8";
  options.emplace("application_name", chosen.application);
  return options;
}

// Server going down or up, out of resources, a failed-over read-only one, out of time.
bool passes_by_itself(std::string_view state) {
  return state.starts_with("08") || state.starts_with("53") || state.starts_with("57P") ||
         state == "57014" || state == "25006" || state == "25P03" || state == "55P03";
}

}  // namespace

connection::connection(const settings& chosen) : chosen_(chosen) {
  const auto options = connection_options(chosen);
  std::vector<const char*> names, values;
  for (const auto& [name, value] : options) {
    names.push_back(name.c_str());
    values.push_back(value.c_str());
  }
  names.push_back(nullptr);
  values.push_back(nullptr);
  handle_ = PQconnectStartParams(names.data(), values.data(), 0);
  if (handle_ == nullptr) throw std::bad_alloc();
  try {
    connect(clock::now() + chosen.connect_timeout);
  } catch (...) {
    PQfinish(handle_);
    throw;
  }
}

connection::~connection() {
  PQfinish(handle_);
}

void connection::connect(deadline until) {
  auto step = PQstatus(handle_) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
  while (step != PGRES_POLLING_OK) {
    if (step == PGRES_POLLING_FAILED) lose(first_line(PQerrorMessage(handle_)));
    wait(step == PGRES_POLLING_READING ? POLLIN : POLLOUT, until);
    step = PQconnectPoll(handle_);
  }
  PQsetNoticeProcessor(
      handle_, [](void*, const char*) {}, nullptr);
  if (PQsetnonblocking(handle_, 1) != 0 || PQenterPipelineMode(handle_) != 1)
    lose(first_line(PQerrorMessage(handle_)));
}

void connection::lose(const std::string& why) {
  broken_ = true;
  throw unavailable("postgresql", why);
}

void connection::refuse(const PGresult& answer) const {
  const auto field = [&](int code) -> std::string {
    const char* text = PQresultErrorField(&answer, code);
    return text == nullptr ? "" : text;
  };
  const auto state = field(PG_DIAG_SQLSTATE);
  const auto message = field(PG_DIAG_MESSAGE_PRIMARY) + " (" + state + ')';
  if (state.empty() || passes_by_itself(state)) throw unavailable("postgresql", message);
  throw error(state, field(PG_DIAG_CONSTRAINT_NAME), message);
}

void connection::wait(short events, deadline until) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - clock::now()).count();
    if (left <= 0) lose("no answer in time");
    pollfd socket{PQsocket(handle_), events, 0};
    const int ready = poll(&socket, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
    if (ready > 0) return;
    if (ready < 0 && errno != EINTR) lose("poll failed");
  }
}

void connection::flush(deadline until) {
  for (;;) {
    const int left = PQflush(handle_);
    if (left == 0) return;
    if (left < 0) lose(first_line(PQerrorMessage(handle_)));
    // The server may be waiting for us to read before it reads on.
    wait(POLLIN | POLLOUT, until);
    if (PQconsumeInput(handle_) != 1) lose(first_line(PQerrorMessage(handle_)));
  }
}

std::shared_ptr<PGresult> connection::next(deadline until) {
  flush(until);
  while (PQisBusy(handle_) != 0) {
    wait(POLLIN, until);
    if (PQconsumeInput(handle_) != 1) lose(first_line(PQerrorMessage(handle_)));
  }
  return {PQgetResult(handle_), PQclear};
}

// Tells the observer how long a round trip took, and whether it ended well.
class connection::stopwatch {
 public:
  explicit stopwatch(const settings& chosen) : chosen_(chosen) {}
  ~stopwatch() {
    if (chosen_.observe)
      chosen_.observe(std::chrono::duration_cast<std::chrono::microseconds>(clock::now() - begin_),
                      good_);
  }
  stopwatch(const stopwatch&) = delete;
  stopwatch& operator=(const stopwatch&) = delete;
  void well() noexcept { good_ = true; }

 private:
  const settings& chosen_;
  const clock::time_point begin_ = clock::now();
  bool good_ = false;
};

std::vector<result> connection::run(std::span<const statement> statements,
                                    std::chrono::milliseconds limit) {
  stopwatch watch(chosen_);
  send(statements);
  auto answers = receive(clock::now() + limit + server_first);
  watch.well();
  return answers;
}

void connection::send(std::span<const statement> statements) {
  for (const auto& s : statements) {
    std::vector<Oid> types;
    std::vector<const char*> values;
    if (s.values != nullptr)
      for (const auto& p : *s.values) {
        types.push_back(p.type());
        values.push_back(p.data());
      }
    if (PQsendQueryParams(handle_, s.sql.c_str(), static_cast<int>(values.size()), types.data(),
                          values.data(), nullptr, nullptr, 0) != 1)
      lose(first_line(PQerrorMessage(handle_)));
  }
  if (PQpipelineSync(handle_) != 1) lose(first_line(PQerrorMessage(handle_)));
}

std::vector<result> connection::receive(deadline until) {
  std::vector<result> answers;
  std::shared_ptr<PGresult> failure;
  for (;;) {
    auto answer = next(until);
    const auto status = answer ? PQresultStatus(answer.get()) : PGRES_EMPTY_QUERY;
    if (status == PGRES_PIPELINE_SYNC) break;
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
      answers.emplace_back(std::move(answer));
    else if (answer && status != PGRES_PIPELINE_ABORTED && !failure)
      failure = std::move(answer);  // a null answer only ends one statement's results
    if (PQstatus(handle_) == CONNECTION_BAD) {
      broken_ = true;
      break;
    }
  }
  if (failure) refuse(*failure);
  if (broken_) lose("connection lost");
  return answers;
}

void connection::run_script(const std::string& sql, std::chrono::milliseconds limit) {
  stopwatch watch(chosen_);
  const auto until = clock::now() + limit + server_first;
  if (PQexitPipelineMode(handle_) != 1 || PQsendQuery(handle_, sql.c_str()) != 1)
    lose(first_line(PQerrorMessage(handle_)));
  std::shared_ptr<PGresult> failure;
  while (auto answer = next(until)) {
    const auto status = PQresultStatus(answer.get());
    const bool good =
        status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
    if (!good && !failure) failure = std::move(answer);
    if (PQstatus(handle_) == CONNECTION_BAD) broken_ = true;
  }
  if (!broken_ && PQenterPipelineMode(handle_) != 1) broken_ = true;
  if (failure) refuse(*failure);
  if (broken_) lose("connection lost");
  watch.well();
}

bool connection::idle() const noexcept {
  return PQtransactionStatus(handle_) == PQTRANS_IDLE;
}

bool connection::closed_by_server() noexcept {
  // An idle connection has nothing to read but a notice or its end: the last words, then the closed
  // socket.
  pollfd socket{PQsocket(handle_), POLLIN, 0};
  while (!broken_ && poll(&socket, 1, 0) > 0) broken_ = PQconsumeInput(handle_) != 1;
  broken_ = broken_ || PQstatus(handle_) != CONNECTION_OK;
  return broken_;
}

}  // namespace platform::postgres
