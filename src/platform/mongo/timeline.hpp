#pragma once
// A page of a large collection in the order of time. Servers exist that read every document a
// filter matches before they sort or limit, so the filter itself has to stay small: time is walked
// in windows, a minute at first, longer while they hold little.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/mongo/collection.hpp"

namespace platform::mongo {

struct timeline {
  const char* by;                             // the time: indexed, and never changed
  doc filter = {};                            // what else the server looks for
  bool few = false;                           // which by itself, and by an index, finds little
  std::optional<instant> from = {}, to = {};  // inclusive
  bool newest_first = true;
  std::string cursor = {};  // where the page before ended
  std::size_t limit = 50;
  std::function<bool(view)> keep = {};  // what the server cannot look for
  std::size_t most_read = 20'000;       // then the page ends, full or not
};

struct timeline_page {
  std::vector<doc> items;
  std::string next;  // empty: there is no more
};

// Throws json::invalid for a cursor that is none of ours.
[[nodiscard]] timeline_page read_page(const collection& of, const timeline& t, instant now);

}  // namespace platform::mongo
