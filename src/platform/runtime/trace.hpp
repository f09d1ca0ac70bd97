#pragma once
// W3C trace context (https://www.w3.org/TR/trace-context/): one trace id from the browser's click
// to the last job.

#include <string>
#include <string_view>

namespace platform {

struct trace {
  std::string id;      // 32 hex
  std::string parent;  // 16 hex, the caller's span; empty at the edge

  [[nodiscard]] static trace start();
  // A valid `traceparent` continues its trace, anything else starts a new one.
  [[nodiscard]] static trace from(std::string_view traceparent);
  // The header for an outgoing call, with a span id of its own.
  [[nodiscard]] std::string header() const;
};

// The trace of the request or job that this thread works on; empty outside of one.
[[nodiscard]] const trace& current_trace() noexcept;

class trace_scope {
 public:
  explicit trace_scope(trace t);
  ~trace_scope();
  trace_scope(const trace_scope&) = delete;
  trace_scope& operator=(const trace_scope&) = delete;

 private:
  trace before_;
};

}  // namespace platform
