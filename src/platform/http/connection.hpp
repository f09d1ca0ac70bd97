#pragma once
// One connection's life, as a coroutine on its loop. Private to the server.
//
// GCC 12 destroys some temporaries of a co_await expression twice (aggregates and capturing lambdas
// built in the call, conditional operands): in these two files everything awaited is a named local.

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/intrusive/list.hpp>
#include <map>
#include <mutex>

#include "platform/http/problem.hpp"
#include "platform/http/rate_limit.hpp"
#include "platform/http/server.hpp"
#include "platform/http/traffic.hpp"

namespace platform::http {

namespace asio = boost::asio;
using loop_executor = asio::io_context::executor_type;
using loop_socket = asio::basic_stream_socket<asio::ip::tcp, loop_executor>;
using loop_acceptor = asio::basic_socket_acceptor<asio::ip::tcp, loop_executor>;
template <class T>
using task = asio::awaitable<T, loop_executor>;
inline constexpr asio::use_awaitable_t<loop_executor> use_task{};
inline constexpr auto use_result = asio::as_tuple(use_task);
using steady = std::chrono::steady_clock;

// What all loops share. Thread safe.
struct shared_state {
  shared_state(server_settings s, const router& r, server::authorizer a);

  // False when this address has its share of connections, or all are taken.
  [[nodiscard]] bool admit(const std::string& address);
  void leave(const std::string& address);

  server_settings settings;
  const router& routes;
  server::authorizer authorize;
  rate_limit anonymous;
  asio::thread_pool workers;
  std::atomic<unsigned> queued{0};
  std::atomic<bool> draining{false};
  std::atomic<unsigned> open{0};
  std::mutex guard;
  std::map<std::string, unsigned> by_address;
};

struct open_connection
    : boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
  explicit open_connection(loop_socket s) : socket(std::move(s)) {}
  loop_socket socket;
  steady::time_point deadline = steady::time_point::max();
  bool idle = true;  // between requests: may be closed at any time
};

struct loop {
  explicit loop(std::size_t routes) : counts(std::make_shared<traffic>(routes)) {}
  void tick(instant wall);  // refreshes `now` and the Date header

  asio::io_context context{1};
  boost::intrusive::list<open_connection, boost::intrusive::constant_time_size<false>> connections;
  std::shared_ptr<traffic> counts;
  steady::time_point now = steady::now();  // as of the last sweep: good enough for deadlines
  std::string ok_head;                     // "HTTP/1.1 200 OK … Date: …\r\n"
  std::string date_line;
};

task<void> serve(shared_state& shared, loop& l, loop_socket socket, std::string address);

}  // namespace platform::http
