// Windows of time, walked from one end; see timeline.hpp.
#include "platform/mongo/timeline.hpp"

#include <algorithm>
#include <charconv>

#include "platform/json/read.hpp"

namespace platform::mongo {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds first_width = std::chrono::minutes{1};
constexpr milliseconds last_width = std::chrono::hours{24 * 400};  // beyond: all there is
constexpr int growth = 6;

// "<milliseconds>.<id>"
struct place {
  instant at;
  std::string id;
};

std::string text_of(const place& p) {
  return std::to_string(p.at.time_since_epoch().count()) + "." + p.id;
}

place place_of(const std::string& cursor) {
  std::int64_t number = 0;
  const auto* end = cursor.data() + cursor.size();
  const auto [stop, error] = std::from_chars(cursor.data(), end, number);
  if (error != std::errc{} || stop == end || *stop != '.')
    throw json::invalid({{"/?cursor", "unknown_value", "This is no place in this list."}});
  return {instant{milliseconds{number}}, std::string(stop + 1, end)};
}

class walk {
 public:
  walk(const collection& of, const timeline& t, instant now) : of_(of), t_(t) {
    if (!t.cursor.empty()) begin_ = place_of(t.cursor);
    edge_ = begin_ ? begin_->at : t.newest_first ? now : t.from.value_or(now - last_width);
    if (t.newest_first && t.to && *t.to < edge_) edge_ = *t.to;
  }

  timeline_page run() {
    if (begin_) read(doc{{"$gte", begin_->at}, {"$lte", begin_->at}}, &begin_->id);
    bool last = false;
    for (auto width = t_.few ? last_width * 2 : first_width; !last && !full();) {
      const auto before = read_;
      last = read(window(width), nullptr);
      if (read_ - before < t_.most_read / growth) width *= growth;
    }
    if (!full()) page_.next.clear();
    return std::move(page_);
  }

 private:
  // The next window's bounds; the outer ones, where there is nothing to bound, are left open.
  doc window(milliseconds width) {
    const bool all = width > last_width;
    doc bounds;
    const auto far = t_.newest_first ? edge_ - width : edge_ + width;
    const auto end = t_.newest_first ? t_.from : t_.to;
    const bool ends = all || (end && (t_.newest_first ? far <= *end : far >= *end));
    const char* past = t_.newest_first ? "$lt" : "$gt";
    const char* until = t_.newest_first ? "$gte" : "$lte";
    if (begin_ || moved_) {
      bounds.add(past, edge_);
    } else if (t_.newest_first ? t_.to : t_.from) {
      bounds.add(t_.newest_first ? "$lte" : "$gte", t_.newest_first ? *t_.to : *t_.from);
    }
    if (!ends) bounds.add(until, far);
    if (ends && end) bounds.add(until, *end);
    edge_ = far;
    moved_ = true;
    open_ = !ends;
    return bounds;
  }

  // True when this was the last window. `after`: ids up to this one were on the page before.
  bool read(const doc& bounds, const std::string* after) {
    auto filter = t_.filter;
    if (!bounds.empty()) filter.add(t_.by, bounds);
    if (after != nullptr) filter.add("_id", doc{{t_.newest_first ? "$lt" : "$gt", *after}});
    find_options options;
    const int direction = t_.newest_first ? -1 : 1;
    options.sort = doc{{t_.by, direction}, {"_id", direction}};
    const auto left = t_.keep ? t_.most_read - read_ : t_.limit + 1 - page_.items.size();
    options.limit = static_cast<std::int64_t>(left);
    of_.find_each(filter, options, [&](view v) { take(v); });
    return after == nullptr && !open_;
  }

  void take(view v) {
    ++read_;
    if (more_) return;
    const bool wanted = !t_.keep || t_.keep(v);
    if (wanted && page_.items.size() == t_.limit) {
      more_ = true;
      return;
    }
    if (wanted) page_.items.push_back(v.copy());
    page_.next = text_of({v.time(t_.by), v.text("_id")});
  }

  [[nodiscard]] bool full() const { return more_ || read_ >= t_.most_read; }

  const collection& of_;
  const timeline& t_;
  std::optional<place> begin_;
  instant edge_;
  bool moved_ = false, open_ = true, more_ = false;
  std::size_t read_ = 0;
  timeline_page page_;
};

}  // namespace

timeline_page read_page(const collection& of, const timeline& t, instant now) {
  return walk(of, t, now).run();
}

}  // namespace platform::mongo
