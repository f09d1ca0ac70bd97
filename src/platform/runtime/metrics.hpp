#pragma once
// Prometheus metrics. The hot path counts in plain atomics of its own (http/traffic.hpp) and is
// collected here.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace prometheus {
class Registry;
class Collectable;
}  // namespace prometheus

namespace platform {

class metrics {
 public:
  using labels = std::vector<std::pair<std::string, std::string>>;

  metrics();
  ~metrics();
  metrics(const metrics&) = delete;
  metrics& operator=(const metrics&) = delete;

  void count(const std::string& name, const std::string& help, const labels& by = {},
             double by_how_much = 1);
  // Read at each scrape. What throws platform::unavailable has no value in it: a database that is
  // away must not hide all other figures. A counter only grows.
  void gauge(std::string name, std::string help, std::function<double()> read, labels by = {});
  void counter(std::string name, std::string help, std::function<double()> read, labels by = {});
  void collect(std::weak_ptr<prometheus::Collectable> source);
  // Text exposition format 0.0.4.
  [[nodiscard]] std::string text() const;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace platform
