// Pool set-up, driver start, logs, metrics and the judgement of errors; see pool.hpp.
#include "platform/mongo/pool.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <mutex>
#include <set>
#include <stdexcept>

#include "platform/mongo/collection.hpp"
#include "platform/mongo/handles.hpp"

namespace platform::mongo {

namespace {

void write_to_stderr(std::string_view level, std::string_view domain, std::string_view text) {
  const auto line = boost::json::serialize(boost::json::object{
      {"level", level}, {"source", "mongodb driver"}, {"domain", domain}, {"message", text}});
  std::fprintf(stderr, "%s\n", line.c_str());
}

struct log_target {
  std::mutex mutex;
  log_sink sink = write_to_stderr;
};

log_target& logs() {
  static log_target target;
  return target;
}

void on_log(mongoc_log_level_t level, const char* domain, const char* text, void*) {
  if (level > MONGOC_LOG_LEVEL_WARNING) return;
  auto& target = logs();
  const std::scoped_lock lock(target.mutex);
  target.sink(level == MONGOC_LOG_LEVEL_WARNING ? "warning" : "error", domain, text);
}

struct driver {
  driver() {
    logs();  // outlives the driver
    mongoc_init();
    mongoc_log_set_handler(on_log, nullptr);
  }
  ~driver() { mongoc_cleanup(); }
};

void start_driver() {
  static const driver once;
}

uri_handle parse(const std::string& text) {
  bson_error_t e;
  uri_handle uri(mongoc_uri_new_with_error(text.c_str(), &e));
  if (!uri) throw std::invalid_argument(std::string("MongoDB URI: ") + e.message);
  return uri;
}

void on_succeeded(const mongoc_apm_command_succeeded_t* event) {
  const auto* chosen =
      static_cast<const settings*>(mongoc_apm_command_succeeded_get_context(event));
  chosen->observe(mongoc_apm_command_succeeded_get_command_name(event),
                  std::chrono::microseconds(mongoc_apm_command_succeeded_get_duration(event)),
                  true);
}

void on_failed(const mongoc_apm_command_failed_t* event) {
  const auto* chosen = static_cast<const settings*>(mongoc_apm_command_failed_get_context(event));
  chosen->observe(mongoc_apm_command_failed_get_command_name(event),
                  std::chrono::microseconds(mongoc_apm_command_failed_get_duration(event)), false);
}

void watch_commands(mongoc_client_pool_t* pool, settings& chosen) {
  auto* callbacks = mongoc_apm_callbacks_new();
  mongoc_apm_set_command_succeeded_cb(callbacks, on_succeeded);
  mongoc_apm_set_command_failed_cb(callbacks, on_failed);
  mongoc_client_pool_set_apm_callbacks(pool, callbacks, &chosen);
  mongoc_apm_callbacks_destroy(callbacks);
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::set<std::string> option_names(std::string_view uri) {
  std::set<std::string> names;
  const auto query = uri.find('?');
  while (query != std::string_view::npos && query < uri.size()) {
    const auto end = uri.find('&', query + 1);
    const auto option =
        uri.substr(query + 1, end == std::string_view::npos ? end : end - query - 1);
    names.insert(lower_case(option.substr(0, option.find('='))));
    if (end == std::string_view::npos) break;
    uri.remove_prefix(end - query);
  }
  return names;
}

// Codes of a server that is going away, not primary, out of time or out of room for a moment.
bool passes_by_itself(std::uint32_t code) noexcept {
  switch (code) {
    case 6:
    case 7:
    case 89:
    case 91:
    case 9001:  // host and socket, shutdown
    case 189:
    case 10058:
    case 10107:
    case 11600:
    case 11602:  // not primary, interrupted
    case 13435:
    case 13436:
    case 234:
    case 237:
    case 43:  // not primary or recovering, cursor lost
    case 50:
    case 202:
    case 262:
    case 64:
    case 100:
    case 112:  // out of time, write concern, conflict
      return true;
    default: return false;
  }
}

}  // namespace

void fail(const bson_error_t& e) {
  const bool passes =
      e.domain == MONGOC_ERROR_STREAM || e.domain == MONGOC_ERROR_SERVER_SELECTION ||
      e.domain == MONGOC_ERROR_WRITE_CONCERN || e.code == MONGOC_ERROR_CLIENT_NOT_READY ||
      (e.domain == MONGOC_ERROR_SERVER && passes_by_itself(e.code)) ||
      (e.domain == MONGOC_ERROR_QUERY && passes_by_itself(e.code));
  if (passes) throw unavailable("mongodb", e.message);
  const bool from_server = e.domain == MONGOC_ERROR_SERVER;
  throw error(from_server ? static_cast<int>(e.code) : 0, e.message);
}

bool is_duplicate_key(const bson_error_t& e) noexcept {
  return e.domain == MONGOC_ERROR_SERVER && (e.code == 11000 || e.code == 11001 || e.code == 12582);
}

bool is_write_conflict(const bson_error_t& e) noexcept {
  return e.domain == MONGOC_ERROR_SERVER && e.code == 112;
}

void set_log_sink(log_sink sink) {
  auto& target = logs();
  const std::scoped_lock lock(target.mutex);
  target.sink = std::move(sink);
}

std::string complete_uri(const settings& chosen) {
  const std::pair<const char*, std::string> ours[] = {
      {"connectTimeoutMS", "250"},
      {"socketTimeoutMS", std::to_string(chosen.call_timeout.count())},
      {"serverSelectionTimeoutMS", "500"},
      {"waitQueueTimeoutMS", "250"},
      {"maxPoolSize", std::to_string(chosen.connections)},
      {"w", "majority"},
      {"journal", "true"},
      {"wTimeoutMS", "1500"},
      {"retryWrites", "false"},
      {"appname", chosen.application},
  };
  auto uri = chosen.uri;
  const auto given = option_names(uri);
  const auto authority = uri.find("://");
  if (authority != std::string::npos && uri.find('/', authority + 3) == std::string::npos)
    uri += '/';
  char separator = uri.find('?') == std::string::npos ? '?' : '&';
  for (const auto& [name, number] : ours) {
    if (given.contains(lower_case(name))) continue;
    uri += separator + std::string(name) + '=' + number;
    separator = '&';
  }
  return uri;
}

database::database(settings chosen) : state_(std::make_unique<state>()) {
  state_->chosen = std::move(chosen);
  auto& mine = state_->chosen;
  start_driver();
  const auto uri = parse(complete_uri(mine));
  if (mine.database.empty()) {
    const char* named = mongoc_uri_get_database(uri.get());
    if (named == nullptr) throw std::invalid_argument("MongoDB URI: no database named");
    mine.database = named;
  }
  for (const auto* host = mongoc_uri_get_hosts(uri.get()); host != nullptr; host = host->next)
    (state_->servers += host->host_and_port) += ',';
  bson_error_t e;
  state_->pool.reset(mongoc_client_pool_new_with_error(uri.get(), &e));
  if (!state_->pool) throw std::invalid_argument(std::string("MongoDB URI: ") + e.message);
  mongoc_client_pool_set_error_api(state_->pool.get(), MONGOC_ERROR_API_VERSION_2);
  if (mine.observe) watch_commands(state_->pool.get(), mine);
}

database::~database() = default;

const std::string& database::name() const noexcept {
  return state_->chosen.database;
}

const std::string& database::servers() const noexcept {
  return state_->servers;
}

collection database::operator[](std::string_view name) {
  return {*state_, name};
}

bool database::ping() {
  try {
    const lease borrowed(*state_);
    reply answer;
    bson_error_t e;
    return mongoc_client_command_simple(borrowed.client(), name().c_str(), doc{{"ping", 1}}.raw(),
                                        nullptr, answer.out(), &e);
  } catch (const unavailable&) {
    return false;
  }
}

database::usage database::use() const noexcept {
  return {state_->chosen.connections, state_->lent.load(std::memory_order_relaxed)};
}

std::vector<std::string> database::collections() {
  const lease borrowed(*state_);
  const database_handle db(mongoc_client_get_database(borrowed.client(), name().c_str()));
  bson_error_t e;
  const std::unique_ptr<char*, decltype(&bson_strfreev)> names(
      mongoc_database_get_collection_names_with_opts(db.get(), nullptr, &e), bson_strfreev);
  if (!names) fail(e);
  std::vector<std::string> out;
  for (char** at = names.get(); *at != nullptr; ++at) {
    if (!std::string_view(*at).starts_with("system.")) out.emplace_back(*at);
  }
  std::ranges::sort(out);
  return out;
}

void database::drop() {
  const lease borrowed(*state_);
  const database_handle db(mongoc_client_get_database(borrowed.client(), name().c_str()));
  bson_error_t e;
  if (!mongoc_database_drop_with_opts(db.get(), nullptr, &e)) fail(e);
}

}  // namespace platform::mongo
