// The HTTP client on libcurl; see client.hpp.
#include "platform/http/client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace platform::http {

namespace {

constexpr std::size_t most_idle = 16;
constexpr std::size_t largest_body = 16 * 1024 * 1024;
constexpr std::size_t largest_head = 64 * 1024;
constexpr long idle_seconds =
    20;  // below the keep-alive time of servers, so that few turn out closed

struct cleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using handle = std::unique_ptr<CURL, cleanup>;

class header_list {
 public:
  header_list() = default;
  ~header_list() { curl_slist_free_all(list_); }
  header_list(const header_list&) = delete;
  header_list& operator=(const header_list&) = delete;
  void add(const std::string& line) {
    auto* longer = curl_slist_append(list_, line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    list_ = longer;
  }
  [[nodiscard]] curl_slist* get() const noexcept { return list_; }

 private:
  curl_slist* list_ = nullptr;
};

template <class T>
void set(CURL* on, CURLoption option, T value) {
  if (const auto r = curl_easy_setopt(on, option, value); r != CURLE_OK)
    throw std::runtime_error(std::string("libcurl: ") + curl_easy_strerror(r));
}

void start_library() {
  static const auto once = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (once != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

void refuse_control_characters(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      throw std::invalid_argument("control character in an HTTP request");
}

struct receiver {
  client_answer answer;
  std::size_t head_size = 0;
};

std::size_t on_body(char* data, std::size_t, std::size_t size, void* user) {
  auto& body = static_cast<receiver*>(user)->answer.body;
  if (body.size() + size > largest_body) return 0;
  body.append(data, size);
  return size;
}

std::size_t on_header(char* data, std::size_t, std::size_t size, void* user) {
  auto& to = *static_cast<receiver*>(user);
  to.head_size += size;
  if (to.head_size > largest_head) return 0;
  const std::string_view line(data, size);
  if (line.starts_with("HTTP/")) to.answer.headers.clear();  // after a 1xx
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return size;
  std::string name(line.substr(0, colon));
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const auto begin = line.find_first_not_of(" \t", colon + 1);
  const auto end = line.find_last_not_of(" \t\r\n");
  const bool empty = begin == std::string_view::npos || end < begin;
  to.answer.headers[name] = empty ? "" : std::string(line.substr(begin, end - begin + 1));
  return size;
}

void describe(CURL* on, const client_request& request, const header_list& headers) {
  set(on, CURLOPT_URL, request.url.c_str());
  set(on, CURLOPT_HTTPHEADER, headers.get());
  if (request.method == "HEAD") set(on, CURLOPT_NOBODY, 1L);
  if (!request.body.empty() || request.method == "POST" || request.method == "PUT") {
    set(on, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(on, CURLOPT_POSTFIELDS, request.body.c_str());
  }
  set(on, CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

void limit(CURL* on, std::chrono::milliseconds connect, std::chrono::milliseconds call) {
  set(on, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(connect, call).count()));
  set(on, CURLOPT_TIMEOUT_MS, static_cast<long>(call.count()));
  set(on, CURLOPT_PROTOCOLS_STR, "http,https");
  set(on, CURLOPT_FOLLOWLOCATION, 0L);
  set(on, CURLOPT_PROXY, "");
  set(on, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(on, CURLOPT_NOSIGNAL, 1L);
  set(on, CURLOPT_TCP_NODELAY, 1L);
  set(on, CURLOPT_MAXAGE_CONN, idle_seconds);
}

bool may_have_arrived(CURL* on, CURLcode outcome) {
  if (outcome == CURLE_COULDNT_CONNECT || outcome == CURLE_COULDNT_RESOLVE_HOST ||
      outcome == CURLE_UNSUPPORTED_PROTOCOL || outcome == CURLE_URL_MALFORMAT)
    return false;
  curl_off_t ready = 0;  // microseconds until the connection was ready to send
  curl_easy_getinfo(on, CURLINFO_PRETRANSFER_TIME_T, &ready);
  return ready > 0;
}

}  // namespace

struct client::connections {
  std::mutex mutex;
  std::vector<handle> free;

  handle take() {
    {
      const std::scoped_lock lock(mutex);
      if (!free.empty()) {
        auto found = std::move(free.back());
        free.pop_back();
        return found;
      }
    }
    handle made(curl_easy_init());
    if (!made) throw std::bad_alloc();
    return made;
  }
  void give_back(handle used) {
    curl_easy_reset(used.get());  // keeps the connection, forgets the options
    const std::scoped_lock lock(mutex);
    if (free.size() < most_idle) free.push_back(std::move(used));
  }
};

std::string client_answer::header(const std::string& lower_case_name) const {
  const auto found = headers.find(lower_case_name);
  return found == headers.end() ? "" : found->second;
}

client::client(std::string dependency, std::chrono::milliseconds connect_timeout)
    : dependency_(std::move(dependency)),
      connect_timeout_(connect_timeout),
      idle_(std::make_unique<connections>()) {
  start_library();
}

client::~client() = default;

client_answer client::send(const client_request& request) {
  refuse_control_characters(request.url);
  refuse_control_characters(request.method);
  header_list headers;
  headers.add("Expect:");  // no waiting for 100
  for (const auto& [name, value] : request.headers) {
    refuse_control_characters(name);
    refuse_control_characters(value);
    headers.add(value.empty() ? name + ';' : name + ": " + value);
  }
  auto on = idle_->take();
  char problem[CURL_ERROR_SIZE] = "";
  receiver to;
  describe(on.get(), request, headers);
  limit(on.get(), connect_timeout_, request.timeout);
  set(on.get(), CURLOPT_ERRORBUFFER, problem);
  set(on.get(), CURLOPT_WRITEDATA, static_cast<void*>(&to));
  set(on.get(), CURLOPT_WRITEFUNCTION, on_body);
  set(on.get(), CURLOPT_HEADERDATA, static_cast<void*>(&to));
  set(on.get(), CURLOPT_HEADERFUNCTION, on_header);
  if (const auto outcome = curl_easy_perform(on.get()); outcome != CURLE_OK) {
    const bool arrived =
        may_have_arrived(on.get(), outcome);  // the handle goes with its connection
    throw transport_failure(dependency_, *problem != 0 ? problem : curl_easy_strerror(outcome),
                            arrived);
  }
  long status = 0;
  curl_easy_getinfo(on.get(), CURLINFO_RESPONSE_CODE, &status);
  to.answer.status = static_cast<int>(status);
  idle_->give_back(std::move(on));
  return std::move(to.answer);
}

breaker::breaker(std::string dependency, int failures, std::chrono::milliseconds open_for)
    : dependency_(std::move(dependency)), limit_(failures), open_for_(open_for) {}

bool breaker::open() const {
  const std::scoped_lock lock(mutex_);
  return failures_ >= limit_;
}

void breaker::admit() {
  const std::scoped_lock lock(mutex_);
  if (failures_ < limit_) return;
  if (trying_ || clock::now() < retry_at_)
    throw unavailable(dependency_, "not called, it failed just before");
  trying_ = true;
}

void breaker::answered() {
  const std::scoped_lock lock(mutex_);
  failures_ = 0;
  trying_ = false;
}

void breaker::failed() {
  const std::scoped_lock lock(mutex_);
  ++failures_;
  trying_ = false;
  if (failures_ >= limit_) retry_at_ = clock::now() + open_for_;
}

}  // namespace platform::http
