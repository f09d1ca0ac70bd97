#include "platform/runtime/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <boost/json/serialize.hpp>
#include <memory>
#include <mutex>

#include "platform/json/text.hpp"
#include "platform/runtime/time.hpp"
#include "platform/runtime/trace.hpp"

namespace platform {

std::string_view name_of(severity s) noexcept {
  switch (s) {
    case severity::info: return "info";
    case severity::warning: return "warning";
    case severity::error: return "error";
    case severity::critical: return "critical";
  }
  return "critical";
}

namespace log {
namespace {

struct carrier {
  std::string process = "astro";
  std::shared_ptr<spdlog::logger> out = [] {
    auto logger = std::make_shared<spdlog::logger>(
        "astro", std::make_shared<spdlog::sinks::stdout_sink_mt>());
    logger->set_pattern(
        "%v");  // the line is made by Boost.JSON: a pattern would let a newline forge a line
    logger->flush_on(spdlog::level::info);
    return logger;
  }();
  std::mutex sink_guard;
  std::shared_ptr<std::function<void(const log_line&)>> sink;
};

carrier& the_carrier() {
  static carrier c;
  return c;
}

}  // namespace

void start(std::string process) {
  the_carrier().process = std::move(process);
}

void forward(std::function<void(const log_line&)> sink) {
  const std::scoped_lock lock(the_carrier().sink_guard);
  the_carrier().sink = std::make_shared<std::function<void(const log_line&)>>(std::move(sink));
}

void write(severity level, std::string_view message, boost::json::object fields) {
  auto& c = the_carrier();
  log_line line{level, json::clean(message), std::move(fields), current_trace().id};
  boost::json::object object{{"at", format_instant(std::chrono::floor<std::chrono::milliseconds>(
                                        std::chrono::system_clock::now()))},
                             {"severity", name_of(level)},
                             {"process", c.process},
                             {"message", line.message}};
  if (!line.trace_id.empty()) object["traceId"] = line.trace_id;
  for (const auto& field : line.fields) object[field.key()] = field.value();
  c.out->info(json::clean(boost::json::serialize(object)));

  std::shared_ptr<std::function<void(const log_line&)>> sink;
  {
    const std::scoped_lock lock(c.sink_guard);
    sink = c.sink;
  }
  if (sink && *sink) (*sink)(line);
}

}  // namespace log
}  // namespace platform
