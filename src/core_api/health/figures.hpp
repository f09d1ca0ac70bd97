#pragma once
// Figures of a process, from what it says of itself at /metrics: counters become rates by two
// readings. Names and units are those of the wire: cpuPercent, memoryMb, …

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace core_api {

// Values by name and labels, as they are written: `http_requests_total{route="GET /",status="2xx"}`
using metric_values = std::map<std::string, double>;
[[nodiscard]] metric_values parse_metrics(std::string_view text);

// By name; "db:<dependency>" milliseconds of one call, "pool:<dependency>" percent of it in use.
using figures = std::map<std::string, double>;

// `before` is from `seconds` ago. Without it, or when the process was started anew since, there
// are no rates.
[[nodiscard]] figures figures_of(const metric_values& now, const metric_values* before,
                                 double seconds);

// Of the whole system: what Core and the outboxes say, and the traffic of all processes.
[[nodiscard]] figures system_figures(const std::map<std::string, metric_values>& by_process,
                                     const std::map<std::string, figures>& figures_by_process);

// Of several samples the one that stands for them: the worst of what should be small, the mean of
// what varies.
[[nodiscard]] double fold(std::string_view name, double sum, double most, std::size_t count);

}  // namespace core_api
