#pragma once
// RFC 9457 problems: the only form in which an API says no.

#include <boost/json/object.hpp>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/message.hpp"
#include "platform/json/read.hpp"

namespace platform::http {

struct problem {
  int status = 500;
  std::string code;    // stable, snake_case
  std::string detail;  // what happened and what to do, for a person
  std::vector<json::field_error> errors = {};
  boost::json::object extra = {};  // members told in the contract, such as the new price
  std::vector<std::pair<std::string, std::string>> headers = {};
};

// The trace id of the current request is added.
[[nodiscard]] response problem_response(const problem& p);

// Thrown by the edge (no session, missing header, too many requests), where no value can be
// returned.
class refused : public std::exception {
 public:
  explicit refused(problem p) : problem_(std::move(p)) {}
  [[nodiscard]] const problem& why() const noexcept { return problem_; }
  [[nodiscard]] const char* what() const noexcept override { return problem_.code.c_str(); }

 private:
  problem problem_;
};

// The one place where exceptions of a request become answers: bad input 400/422, edge refusals, a
// dependency away 503, everything else 500 with constant text. Logs what operators must see.
[[nodiscard]] response answer_to_exception(std::exception_ptr failure);

}  // namespace platform::http
