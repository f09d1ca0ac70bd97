#include "platform/http/server.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <condition_variable>
#include <stdexcept>
#include <thread>

#include "platform/http/connection.hpp"
#include "platform/runtime/log.hpp"

namespace platform::http {
namespace {

using loop_timer = asio::basic_waitable_timer<steady, asio::wait_traits<steady>, loop_executor>;
using boost::system::error_code;

loop_acceptor listen(asio::io_context& context, const std::string& bind, std::uint16_t port) {
  loop_acceptor acceptor(context.get_executor());
  const auto address = asio::ip::make_address(bind);
  const asio::ip::tcp::endpoint at(address, port);
  acceptor.open(at.protocol());
  acceptor.set_option(asio::socket_base::reuse_address(true));
  const int one = 1;
  ::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &one, sizeof one);
  acceptor.bind(at);
  acceptor.listen(1024);
  return acceptor;
}

// SO_REUSEPORT lets a second copy of ours bind too, so the first bind is tried without it: "taken"
// is then said.
void refuse_taken_port(const std::string& bind, std::uint16_t port) {
  if (port == 0) return;
  asio::io_context context;
  asio::ip::tcp::acceptor probe(context);
  const asio::ip::tcp::endpoint at(asio::ip::make_address(bind), port);
  error_code ec;
  probe.open(at.protocol());
  probe.set_option(asio::socket_base::reuse_address(true));
  probe.bind(at, ec);
  if (!ec) probe.listen(1, ec);
  if (ec) {
    throw std::runtime_error("port " + std::to_string(port) + " on " + bind + " cannot be used (" +
                             ec.message() + "): end what listens there, or choose another port");
  }
}

task<void> accept(shared_state& shared, loop& l, loop_acceptor& acceptor) {
  for (;;) {
    auto [ec, socket] = co_await acceptor.async_accept(use_result);
    if (shared.draining) co_return;
    if (ec) {  // out of file descriptors: wait a little instead of spinning
      loop_timer pause(l.context.get_executor());
      pause.expires_after(std::chrono::milliseconds(50));
      co_await pause.async_wait(use_task);
      continue;
    }
    error_code ignored;  // a peer that has gone already shows at the first read
    const auto peer = socket.remote_endpoint(ignored);
    auto address = peer.address().to_string();
    if (!shared.admit(address)) continue;
    socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
    loop_socket mine = std::move(socket);
    asio::co_spawn(l.context.get_executor(), serve(shared, l, std::move(mine), std::move(address)),
                   asio::detached);
  }
}

// Deadlines by sweep: one timer a loop instead of one a connection.
task<void> sweep(shared_state& shared, loop& l) {
  loop_timer timer(l.context.get_executor());
  for (;;) {
    l.tick(shared.settings.clock());
    for (auto& c : l.connections) {
      const bool over = c.deadline < l.now || (shared.draining && c.idle);
      if (!over) continue;
      c.deadline = steady::time_point::max();
      c.idle = false;
      error_code ignored;  // closing what is closed already
      c.socket.close(ignored);
    }
    timer.expires_after(std::chrono::milliseconds(shared.draining ? 10 : 100));
    co_await timer.async_wait(use_task);
  }
}

}  // namespace

class server::engine {
 public:
  engine(server_settings settings, const router& routes, metrics& counts, authorizer authorize)
      : shared_(std::move(settings), routes, std::move(authorize)),
        report_(std::make_shared<traffic_report>()) {
    std::vector<std::string> names;
    for (const auto& e : routes.all())
      names.push_back(std::string(name_of(e->verb)) + " " + e->pattern);
    names.emplace_back("other");
    const auto wanted = shared_.settings.loops;
    const auto n = wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < n; ++i) {
      loops_.push_back(std::make_unique<loop>(names.size()));
      report_->include(loops_.back()->counts);
    }
    report_->name_routes(std::move(names));
    counts.collect(report_);
    counts.gauge("http_connections", "Open connections.",
                 [this] { return double(shared_.open.load()); });
    counts.gauge("http_queue", "Requests waiting for or on a worker.",
                 [this] { return double(shared_.queued.load()); });
  }

  void start() {
    refuse_taken_port(shared_.settings.bind, shared_.settings.port);
    port_ = shared_.settings.port;
    for (auto& l : loops_) {
      acceptors_.push_back(listen(l->context, shared_.settings.bind, port_));
      port_ = acceptors_.back().local_endpoint().port();
    }
    for (std::size_t i = 0; i < loops_.size(); ++i) {
      auto& l = *loops_[i];
      asio::co_spawn(l.context.get_executor(), sweep(shared_, l), asio::detached);
      asio::co_spawn(l.context.get_executor(), accept(shared_, l, acceptors_[i]), asio::detached);
      threads_.emplace_back([&l] { l.context.run(); });
    }
  }

  void stop(std::chrono::milliseconds drain) {
    if (threads_.empty()) return;
    shared_.draining = true;
    for (std::size_t i = 0; i < loops_.size(); ++i) {
      asio::post(loops_[i]->context, [&a = acceptors_[i]] {
        error_code ignored;  // already closed is closed
        a.close(ignored);
      });
    }
    const auto until = steady::now() + drain;
    while (shared_.open > 0 && steady::now() < until)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (shared_.open > 0)
      log::warning("connections cut at stop", {{"connections", shared_.open.load()}});
    shared_.workers.join();  // before the loops end: a worker goes back to its loop
    for (auto& l : loops_) l->context.stop();
    for (auto& t : threads_) t.join();
    threads_.clear();
  }

  std::uint16_t port_ = 0;

 private:
  shared_state shared_;
  std::shared_ptr<traffic_report> report_;
  std::vector<std::unique_ptr<loop>> loops_;
  std::vector<loop_acceptor> acceptors_;
  std::vector<std::thread> threads_;
};

server::server(server_settings settings, const router& routes, metrics& counts,
               authorizer authorize)
    : engine_(std::make_unique<engine>(std::move(settings), routes, counts, std::move(authorize))) {
}
server::~server() {
  stop(std::chrono::milliseconds(0));
}
void server::start() {
  engine_->start();
}
std::uint16_t server::port() const noexcept {
  return engine_->port_;
}
void server::stop(std::chrono::milliseconds drain) {
  engine_->stop(drain);
}

}  // namespace platform::http
