#include "contract/service.hpp"

#include <malloc.h>
#include <signal.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include "platform/http/problem.hpp"
#include "platform/runtime/call_times.hpp"
#include "platform/runtime/log.hpp"

namespace contract {
namespace {

namespace http = platform::http;

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

std::filesystem::path default_share() {
  std::error_code ec;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", ec);
  return ec ? std::filesystem::path("share") : self.parent_path().parent_path() / "share";
}

std::shared_ptr<const http::prepared> prepared_file(const std::filesystem::path& file,
                                                    const char* type) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string() + ": build the project first");
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  return std::make_shared<http::prepared>(
      http::prepare({200,
                     type,
                     std::move(bytes),
                     {{"Cache-Control", "no-cache"},
                      {"Content-Security-Policy",
                       "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}}}));
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at < list.size()) {
    const auto end = std::min(list.find(',', at), list.size());
    if (end > at) out.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// How long an answer about a dependency is not asked for again. A "no" is doubted soon, so that
// readiness is seen when it comes.
constexpr std::chrono::milliseconds good_for{1000}, bad_for{50};

}  // namespace

std::string version() {
  return ASTRO_VERSION;
}

service::service(std::string name, platform::config& settings, std::string port_file)
    : name_(std::move(name)), port_file_(std::move(port_file)), config_(settings) {
  platform::log::start(name_);
  const auto mode = config_.text("ASTRO_MODE", "production");
  if (mode != "production" && mode != "development") {
    config_.refuse("ASTRO_MODE must be production or development, not \"" + mode + "\"");
  }
  production_ = mode != "development";
  share_ = config_.text("ASTRO_SHARE_DIR", default_share().string());
  const auto offset = config_.text("ASTRO_TEST_CLOCK", "");
  if (!offset.empty() && production_)
    config_.refuse("ASTRO_TEST_CLOCK is for development only: unset it");
  clock_ = offset.empty() ? platform::clock() : platform::clock(offset);
  metrics_.gauge("astro_build_info", "The version that runs.", [] { return 1.0; },
                 {{"process", name_}, {"version", version()}});
}

service::~service() = default;

http::server_settings service::listener(std::string_view port_variable, int default_port) {
  http::server_settings s;
  s.bind = config_.text("ASTRO_BIND", "127.0.0.1");
  s.port = static_cast<std::uint16_t>(config_.integer(port_variable, default_port, 0, 65535));
  s.clock = [this] { return clock_.now(); };
  s.workers = static_cast<unsigned>(config_.integer("ASTRO_WORKERS", 16, 1, 256));
  s.connections = static_cast<unsigned>(config_.integer("ASTRO_LIMIT_CONNECTIONS", 1024, 1, 65536));
  s.connections_per_address =
      static_cast<unsigned>(config_.integer("ASTRO_LIMIT_CONNECTIONS_PER_ADDRESS", 64, 1, 65536));
  s.anonymous_per_second = static_cast<double>(
      config_.integer("ASTRO_LIMIT_ADDRESS_READS_PER_SECOND", 50, 1, 1'000'000'000));
  s.trusted_proxies = split(config_.text("ASTRO_TRUSTED_PROXIES", ""));
  return s;
}

void service::check(std::string named, bool needed, std::function<bool()> ask) {
  add({std::move(named), needed, [ask = std::move(ask)] {
         const auto began = std::chrono::steady_clock::now();
         const bool up = ask();
         const auto took = std::chrono::steady_clock::now() - began;
         return platform::lookout::seen{
             up, std::chrono::duration_cast<std::chrono::microseconds>(took)};
       }});
}

void service::check(std::string named, const platform::lookout& watched) {
  add({std::move(named), false, [&watched] { return watched.last(); }});
}

void service::add(dependency d) {
  const platform::metrics::labels by{{"dependency", d.name}};
  std::size_t at = 0;
  {
    const std::scoped_lock lock(guard_);
    at = dependencies_.size();
    dependencies_.push_back(std::move(d));
  }
  metrics_.gauge(
      "dependency_up", "Whether a dependency answers.",
      [this, at] {
        const std::scoped_lock asking(guard_);
        return fresh(dependencies_[at]).up ? 1.0 : 0.0;
      },
      by);
  metrics_.gauge(
      "dependency_latency_seconds", "How long its last answer took.",
      [this, at] {
        const std::scoped_lock asking(guard_);
        return static_cast<double>(fresh(dependencies_[at]).took.count()) / 1e6;
      },
      by);
}

std::function<void(std::chrono::microseconds, bool)> service::calls_of(const std::string& whose) {
  const auto times = std::make_shared<platform::call_times>(whose);
  call_times_.push_back(times);
  metrics_.collect(times);
  return [times](std::chrono::microseconds took, bool ok) { times->add(took, ok); };
}

void service::pool(const std::string& whose, std::size_t size, std::function<double()> in_use) {
  const platform::metrics::labels by{{"dependency", whose}};
  metrics_.gauge(
      "pool_connections", "Connections that a pool may have.",
      [size] { return static_cast<double>(size); }, by);
  metrics_.gauge("pool_connections_in_use", "Connections that are lent now.", std::move(in_use),
                 by);
}

platform::lookout::seen service::fresh(dependency& d) {
  if (std::chrono::steady_clock::now() - d.asked > (d.last.up ? good_for : bad_for)) {
    d.last = d.ask();
    d.asked = std::chrono::steady_clock::now();
  }
  return d.last;
}

http::response service::ready() {
  const std::scoped_lock lock(guard_);
  bool ok = true;
  boost::json::array list;
  for (auto& d : dependencies_) {
    const auto now = fresh(d);
    ok = ok && (now.up || !d.needed);
    list.push_back({{"name", d.name},
                    {"state", now.up ? "up" : "down"},
                    {"needed", d.needed},
                    {"latencyMs", static_cast<double>(now.took.count()) / 1000.0}});
  }
  const boost::json::object body{{"status", ok ? "ok" : "unavailable"},
                                 {"name", name_},
                                 {"version", version()},
                                 {"dependencies", std::move(list)}};
  return http::json_response(ok ? 200 : 503, boost::json::serialize(body));
}

void service::add_common_routes(http::router& routes, const std::string& contract) {
  const auto fixed = [&](const char* path, std::shared_ptr<const http::prepared> what) {
    routes.add({http::method::get, path, 0, http::run::loop, "", [what](http::request&) {
                  http::response r;
                  r.ready = what;
                  return r;
                }});
  };
  const boost::json::object alive{{"status", "ok"}, {"name", name_}, {"version", version()}};
  fixed("/healthz", std::make_shared<http::prepared>(
                        http::prepare(http::json_response(200, boost::json::serialize(alive)))));
  routes.add({http::method::get, "/readyz", 0, http::run::worker, "",
              [this](http::request&) { return ready(); }});
  routes.add(
      {http::method::get, "/metrics", 0, http::run::worker, "", [this](http::request&) {
         return http::response{
             200, "text/plain; version=0.0.4", metrics_.text(), {{"Cache-Control", "no-store"}}};
       }});
  if (contract.empty()) return;
  fixed("/api/openapi.json",
        prepared_file(share_ / "api" / (contract + ".json"), "application/json"));
  fixed("/api/docs",
        prepared_file(share_ / "api" / (contract + ".html"), "text/html; charset=utf-8"));
}

void service::listen(http::server_settings settings, const http::router& routes,
                     http::server::authorizer authorize) {
  servers_.push_back(
      std::make_unique<http::server>(std::move(settings), routes, metrics_, std::move(authorize)));
  servers_.back()->start();
  platform::log::info("listening", {{"port", servers_.back()->port()}, {"version", version()}});
}

void service::wait() {
  if (!port_file_.empty()) {
    const auto partial = port_file_ + ".new";
    {
      std::ofstream out(partial);
      for (const auto& s : servers_) out << s->port() << '\n';
    }
    std::filesystem::rename(partial, port_file_);
  }
  const auto set = ending_signals();
  int signal = 0;
  sigwait(&set, &signal);
  platform::log::info("stopping", {{"signal", signal}});
  for (auto& s : servers_) s->stop(std::chrono::seconds(8));
  platform::log::info("stopped");
}

int run_process(std::string_view name, int argc, char** argv,
                const std::function<std::string()>& routes,
                const std::function<int(service&, platform::config&, const arguments&)>& run) {
  // Before the first thread, so that all inherit it: the ending signals are waited for, never
  // delivered.
  const auto set = ending_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
  // Each of our threads would get an arena of its own and keep what it once had: memory for
  // nothing.
  ::mallopt(M_ARENA_MAX, 2);
  // The 19 MiB of a password's hash go back at once; glibc would raise this and keep them.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
  try {
    arguments rest;
    std::string port_file;
    for (int i = 1; i < argc; ++i) {
      const std::string_view a = argv[i];
      if (a == "--version") return std::puts(version().c_str()), 0;
      if (a == "--routes") return std::puts(("[" + routes() + "]").c_str()), 0;
      if (a == "--port-file" && i + 1 < argc)
        port_file = argv[++i];
      else
        rest.emplace_back(a);
    }
    platform::config settings;
    service s(std::string(name), settings, port_file);
    return run(s, settings, rest);
  } catch (const std::exception& e) {
    std::cerr << name << ": " << e.what() << '\n';
    return 1;
  }
}

}  // namespace contract
