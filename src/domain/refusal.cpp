#include "domain/refusal.hpp"

#include <stdexcept>
#include <string>

namespace domain {

void throw_exception_from_error(const refusal& r, const boost::source_location& where) {
  throw std::logic_error("refusal " + std::to_string(static_cast<int>(r.why)) +
                         " taken for a value in " + where.function_name());
}

}  // namespace domain
