#pragma once
// A health report as an A4 document.

#include <string>

#include "core_api/health_reports/health_report.hpp"

namespace core_api {

[[nodiscard]] std::string pdf_of(const health_report& r, const std::string& font_cache = {});

}  // namespace core_api
