#include "platform/http/connection.hpp"

#include <sys/socket.h>
#include <sys/uio.h>

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <cerrno>
#include <cstring>
#include <ctime>

#include "platform/http/encoding.hpp"
#include "platform/runtime/log.hpp"

namespace platform::http {
namespace {

constexpr std::size_t compress_from = 1024;

// All of `first` and `second` to the socket: nearly always one system call, the reactor only for
// what is left.
task<bool> send(open_connection& c, std::string_view first, std::string_view second) {
  while (!first.empty() || !second.empty()) {
    std::array<iovec, 2> parts{};
    std::size_t count = 0;
    for (const auto part : {first, second}) {
      if (!part.empty()) parts[count++] = {const_cast<char*>(part.data()), part.size()};
    }
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = count;
    const auto n = ::sendmsg(c.socket.native_handle(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK) co_return false;
    if (n < 0) {
      auto [ec] = co_await c.socket.async_wait(loop_socket::wait_write, use_result);
      if (ec) co_return false;
      continue;
    }
    auto sent = static_cast<std::size_t>(n);
    const auto of_first = std::min(sent, first.size());
    first.remove_prefix(of_first);
    second.remove_prefix(sent - of_first);
  }
  co_return true;
}

// Behind a listed proxy the client is the last hop that the proxy added.
std::string_view client_address(const shared_state& shared, const request_head& head,
                                std::string_view peer) {
  const auto& proxies = shared.settings.trusted_proxies;
  if (proxies.empty() || std::find(proxies.begin(), proxies.end(), peer) == proxies.end())
    return peer;
  auto hops = head.get("x-forwarded-for");
  if (const auto comma = hops.rfind(','); comma != hops.npos) hops.remove_prefix(comma + 1);
  while (!hops.empty() && hops.front() == ' ') hops.remove_prefix(1);
  return hops.empty() ? peer : hops;
}

response edge_problem(int status) {
  switch (status) {
    case 413:
      return problem_response(
          {413, "body_too_large", "The body is larger than this service accepts."});
    case 414: return problem_response({414, "target_too_long", "The address is too long."});
    case 431:
      return problem_response(
          {431, "head_too_large", "The request's header fields are too large."});
    case 501:
      return problem_response(
          {501, "not_supported", "This method or transfer coding is not supported."});
    case 505: return problem_response({505, "version_not_supported", "HTTP/1.1 is spoken here."});
    default:
      return problem_response(
          {400, "malformed_request", "The request is not well-formed HTTP/1.1."});
  }
}

response not_found(bool path_known) {
  if (path_known)
    return problem_response(
        {405, "method_not_allowed", "This address does not accept this method."});
  return problem_response({404, "not_found", "There is nothing at this address."});
}

response overloaded(const request& r) {
  const trace_scope scope(r.trace);
  return problem_response({503,
                           "overloaded",
                           "The service is busy; try again in a moment.",
                           {},
                           {},
                           {{"Retry-After", "1"}}});
}

// Everything a handler may throw ends here.
response run_guarded(const std::function<response()>& work) {
  try {
    return work();
  } catch (...) {
    return answer_to_exception(std::current_exception());
  }
}

void compress(const request& r, response& answer) {
  if (answer.ready || answer.body.size() < compress_from) return;
  if (!answer.content_type.starts_with("application/json") &&
      !answer.content_type.starts_with("text/"))
    return;
  const auto how = choose_coding(r.header("accept-encoding"));
  if (how == coding::identity) return;
  answer.body = encode(how, answer.body);
  answer.headers.emplace_back("Content-Encoding", name_of(how));
  answer.headers.emplace_back("Vary", "Accept-Encoding");
}

// One connection between its requests and answers.
class session {
 public:
  session(shared_state& shared, loop& l, loop_socket socket, std::string address)
      : shared_(shared), loop_(l), c_(std::move(socket)), address_(std::move(address)) {
    loop_.connections.push_back(c_);
  }
  ~session() { shared_.leave(address_); }
  session(const session&) = delete;
  session& operator=(const session&) = delete;

  task<void> run();

 private:
  task<int> read_request();
  task<int> read_body();
  task<bool> answer_request();
  task<bool> write(int status, std::string_view rest, std::size_t head_size, bool keep);
  task<bool> write_response(response answer, bool keep);
  response handle(const endpoint* e, bool known, request& r);
  task<void> linger();
  void next();

  shared_state& shared_;
  loop& loop_;
  open_connection c_;
  std::string address_;
  std::array<char, request_head::max_bytes + 1024> buffer_;
  std::size_t have_ = 0, used_ = 0;
  request_head head_;
  std::string body_;
  std::string status_line_;
};

// 200 with head_ filled, 0 when the peer has gone, else the status to refuse with.
task<int> session::read_request() {
  for (;;) {
    const int status = have_ > 0 ? read_head({buffer_.data(), have_}, head_) : 0;
    if (status != 0) co_return status;
    auto space = asio::buffer(buffer_.data() + have_, buffer_.size() - have_);
    auto [ec, n] = co_await c_.socket.async_read_some(space, use_result);
    if (ec) co_return 0;
    if (have_ == 0)
      c_.deadline = loop_.now + shared_.settings.head_limit;  // absolute, from the first byte on
    c_.idle = false;
    have_ += n;
  }
}

task<int> session::read_body() {
  used_ = head_.size;
  body_.clear();
  if (head_.content_length == 0) co_return 200;
  if (head_.content_length > shared_.settings.body_limit) co_return 413;
  c_.deadline = loop_.now + shared_.settings.body_limit_time;
  const auto here = std::min<std::size_t>(have_ - head_.size, head_.content_length);
  body_.assign(buffer_.data() + head_.size, here);
  used_ += here;
  if (here < head_.content_length) {
    body_.resize(head_.content_length);
    auto rest = asio::buffer(body_.data() + here, head_.content_length - here);
    auto [ec, n] = co_await asio::async_read(c_.socket, rest, use_result);
    if (ec) co_return 0;
  }
  co_return 200;
}

task<bool> session::write(int status, std::string_view rest, std::size_t head_size, bool keep) {
  c_.deadline = loop_.now + shared_.settings.write_limit;
  if (head_.verb == method::head) rest = rest.substr(0, head_size);
  std::string_view first = loop_.ok_head;
  if (status != 200 || !keep) {
    status_line_ = "HTTP/1.1 " + std::to_string(status) + " " + std::string(reason_of(status)) +
                   "\r\n" + loop_.date_line + (keep ? "" : "Connection: close\r\n");
    first = status_line_;
  }
  const bool sent = co_await send(c_, first, rest);
  co_return sent;
}

task<bool> session::write_response(response answer, bool keep) {
  if (answer.ready) {
    const auto hold = answer.ready;
    const bool sent = co_await write(hold->status, hold->bytes, hold->head_size, keep);
    co_return sent;
  }
  const auto whole = prepare(answer);
  const bool sent = co_await write(whole.status, whole.bytes, whole.head_size, keep);
  co_return sent;
}

response session::handle(const endpoint* e, bool known, request& r) {
  const trace_scope scope(r.trace);
  auto answer = run_guarded([&] {
    if (e != nullptr && e->allowed != 0) shared_.authorize(r, e->allowed);
    if (e != nullptr) return e->handle(r);
    const bool page = !known && r.verb() <= method::head && shared_.routes.pages();
    return page ? shared_.routes.pages()(r) : not_found(known);
  });
  shared_.routes.tell(r, answer);
  return answer;
}

// False: the connection is done.
task<bool> session::answer_request() {
  const auto began = steady::now();
  request r;
  r.head = &head_;
  const auto mark = head_.target.find('?');
  r.path = head_.target.substr(0, mark);
  r.query = mark == head_.target.npos ? std::string_view() : head_.target.substr(mark + 1);
  r.body = body_;
  r.address = client_address(shared_, head_, address_);
  r.trace = trace::from(head_.get("traceparent"));

  bool known = false;
  const auto* found = shared_.routes.find(r, known);
  const auto route = found != nullptr ? found->index : shared_.routes.all().size();
  response answer;
  bool blocking = found != nullptr && found->where == run::worker;
  if (head_.get("authorization").empty() &&
      !shared_.anonymous.allow(std::hash<std::string_view>{}(r.address), began)) {
    const trace_scope scope(r.trace);
    answer = problem_response({429,
                               "too_many_requests",
                               "Too many requests from this address; slow down a little.",
                               {},
                               {},
                               {{"Retry-After", "1"}}});
    blocking = false;
  } else if (!blocking) {
    answer = handle(found, known, r);
    blocking = answer.status == 0;
  }
  if (blocking && shared_.queued.fetch_add(1) >= shared_.settings.queue) {
    shared_.queued.fetch_sub(1);
    answer = overloaded(r);
  } else if (blocking) {
    c_.deadline = steady::time_point::max();  // the handler's calls have deadlines of their own
    r.may_block = true;
    auto worker = asio::bind_executor(shared_.workers.get_executor(), use_task);
    co_await asio::post(worker);
    const bool late = steady::now() - began > shared_.settings.queue_limit;
    answer = late ? overloaded(r) : handle(found, known, r);
    compress(r, answer);
    auto back = asio::bind_executor(loop_.context.get_executor(), use_task);
    co_await asio::post(back);
    shared_.queued.fetch_sub(1);
  }
  const bool keep = head_.keep_alive && !shared_.draining.load(std::memory_order_relaxed);
  const int status = answer.ready ? answer.ready->status : answer.status;
  const bool sent = co_await write_response(std::move(answer), keep);
  loop_.counts->add(route, status,
                    std::chrono::duration_cast<std::chrono::microseconds>(steady::now() - began));
  co_return sent&& keep;
}

void session::next() {
  have_ -= used_;
  if (have_ > 0) std::memmove(buffer_.data(), buffer_.data() + used_, have_);
  c_.idle = have_ == 0;
  c_.deadline = loop_.now + (have_ > 0 ? shared_.settings.head_limit : shared_.settings.idle_limit);
}

// A refused request may still be on its way; closing at once would reset the connection before our
// answer is read.
task<void> session::linger() {
  c_.deadline = loop_.now + std::chrono::seconds(1);
  boost::system::error_code ec;
  c_.socket.shutdown(loop_socket::shutdown_send, ec);
  for (std::size_t dropped = 0; !ec && dropped < (1U << 20);) {
    auto space = asio::buffer(buffer_);
    auto [failed, n] = co_await c_.socket.async_read_some(space, use_result);
    ec = failed;
    dropped += n;
  }
}

task<void> session::run() {
  c_.deadline = loop_.now + shared_.settings.idle_limit;
  for (;;) {
    int status = co_await read_request();
    if (status == 0) co_return;
    if (status == 200) status = co_await read_body();
    if (status == 0) co_return;
    if (status != 200) {
      head_.verb = method::get;
      response refusal = edge_problem(status);
      co_await write_response(std::move(refusal), false);
      co_await linger();
      loop_.counts->add(shared_.routes.all().size(), status, std::chrono::microseconds{0});
      co_return;
    }
    const bool more = co_await answer_request();
    if (!more) co_return;
    next();
  }
}

}  // namespace

shared_state::shared_state(server_settings s, const router& r, server::authorizer a)
    : settings(std::move(s)),
      routes(r),
      authorize(std::move(a)),
      anonymous(settings.anonymous_per_second, settings.anonymous_per_second * 2),
      workers(settings.workers) {}

bool shared_state::admit(const std::string& address) {
  const std::scoped_lock lock(guard);
  const auto& proxies = settings.trusted_proxies;
  const bool proxy = std::find(proxies.begin(), proxies.end(), address) != proxies.end();
  if (open.load() >= settings.connections) return false;
  auto& mine = by_address[address];
  if (!proxy && mine >= settings.connections_per_address) return false;
  ++mine;
  ++open;
  return true;
}

void shared_state::leave(const std::string& address) {
  const std::scoped_lock lock(guard);
  const auto it = by_address.find(address);
  if (it != by_address.end() && --it->second == 0) by_address.erase(it);
  --open;
}

void loop::tick(instant wall) {
  now = steady::now();
  const std::time_t t = std::chrono::floor<std::chrono::seconds>(wall).time_since_epoch().count();
  std::tm utc{};
  ::gmtime_r(&t, &utc);
  char text[64];
  const auto n = std::strftime(text, sizeof text, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &utc);
  date_line.assign(text, n);
  ok_head = "HTTP/1.1 200 OK\r\n" + date_line;
}

task<void> serve(shared_state& shared, loop& l, loop_socket socket, std::string address) {
  session s(shared, l, std::move(socket), std::move(address));
  co_await s.run();
}

}  // namespace platform::http
