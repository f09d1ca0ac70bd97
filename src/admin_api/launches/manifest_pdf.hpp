#pragma once
// Who flies, on paper: for the gate, with a box to tick for each passenger. The same list at the
// same moment gives the same bytes.

#include <string>
#include <vector>

#include "backoffice/bookings.hpp"
#include "backoffice/launches.hpp"

namespace admin_api {

// `font_cache`: as render_pdf in backoffice/document_pdf.hpp has it.
[[nodiscard]] std::string manifest_pdf(const backoffice::launch& l,
                                       const std::vector<backoffice::flyer>& flyers,
                                       domain::instant now, const std::string& font_cache = {});

}  // namespace admin_api
