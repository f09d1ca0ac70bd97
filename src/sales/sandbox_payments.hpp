#pragma once
// The sandbox payment provider of the development set-up, over HTTP (tools/sandbox_payments.py).

#include "platform/http/client.hpp"
#include "sales/payment_provider.hpp"

namespace sales {

class sandbox_payments : public payment_provider {
 public:
  sandbox_payments(std::string url, std::string secret);

  [[nodiscard]] charge create(const charge_request& r) override;
  [[nodiscard]] charge ask(const std::string& key) override;
  [[nodiscard]] charge cancel(const std::string& key) override;
  [[nodiscard]] sales::refund refund(const std::string& key, const std::string& charge,
                                     domain::cents amount) override;
  [[nodiscard]] std::string_view name() const noexcept override { return "sandbox"; }

 private:
  platform::http::client_answer send(std::string method, const std::string& path, std::string body);

  std::string url_, secret_;
  platform::http::client http_;
  platform::http::breaker breaker_;
};

}  // namespace sales
