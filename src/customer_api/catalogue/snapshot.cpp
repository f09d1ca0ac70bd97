#include "customer_api/catalogue/snapshot.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "customer_api/catalogue/launch_json.hpp"
#include "platform/json/read.hpp"

namespace customer_api {
namespace {

using item = std::shared_ptr<const listed>;

std::string lower(std::string_view s) {
  std::string out(s);
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return out;
}

// Every word typed must stand somewhere.
bool has_words(const std::string& text, const std::string& words) {
  std::size_t at = 0;
  while (at < words.size()) {
    const auto end = std::min(words.find(' ', at), words.size());
    if (end > at && text.find(words.substr(at, end - at)) == text.npos) return false;
    at = end + 1;
  }
  return true;
}

bool named(const std::string& wanted, const std::string& id, const std::string& slug) {
  return wanted.empty() || wanted == id || wanted == slug;
}

bool matches(const listed& l, const search& s, const std::string& words, domain::instant now) {
  const auto& m = l.launch.master;
  return domain::on_sale(m.status, m.departs_at, now) &&
         (s.include_sold_out || l.launch.available >= s.seats) &&
         (!s.range || m.destination.range == *s.range) &&
         named(s.destination, m.destination.id, m.destination.slug) &&
         named(s.spaceport, m.spaceport.id, m.spaceport.slug) &&
         named(s.supplier, m.supplier_id, m.supplier_slug) &&
         (!s.from || m.departs_at >= *s.from) && (!s.to || m.departs_at < *s.to) &&
         (!s.max_price || m.price <= *s.max_price) && has_words(l.search_text, words);
}

// What a list is sorted by; larger comes later.
std::int64_t sort_key(const listed& l, order o) {
  const auto departure = l.launch.master.departs_at.time_since_epoch().count();
  switch (o) {
    case order::departure: return departure;
    case order::departure_down: return -departure;
    case order::price: return l.launch.master.price;
    case order::price_down: return -l.launch.master.price;
    case order::seats: return -l.launch.available;
  }
  return departure;
}

// "<sort key>.<launch id>" of the last item of a page: stable while launches come and go.
struct position {
  std::int64_t key;
  std::string id;
};

position read_cursor(const std::string& text) {
  position p{};
  const auto dot = text.find('.');
  const auto [stop, ec] =
      std::from_chars(text.data(), text.data() + std::min(dot, text.size()), p.key);
  if (dot == text.npos || ec != std::errc{} || stop != text.data() + dot) {
    throw platform::json::invalid(
        {{"/?cursor", "cursor_invalid", "Start again from the first page."}});
  }
  p.id = text.substr(dot + 1);
  return p;
}

}  // namespace

std::shared_ptr<const listed> make_listed(const sales::launch& l, domain::instant now) {
  const auto& m = l.master;
  auto text = m.rocket.name + ' ' + m.destination.name + ' ' + m.spaceport.name + ' ' +
              m.supplier_name + ' ' + std::string(domain::name_of(m.destination.range)) + ' ' +
              m.spaceport.country;
  return std::make_shared<listed>(
      listed{l, boost::json::serialize(summary_json(l, now)), lower(text)});
}

snapshot::snapshot(std::vector<item> all, domain::instant as_of)
    : all_(std::move(all)), as_of_(as_of) {
  std::sort(all_.begin(), all_.end(), [](const item& a, const item& b) {
    const auto &x = a->launch.master, &y = b->launch.master;
    return x.departs_at != y.departs_at ? x.departs_at < y.departs_at : x.id < y.id;
  });
  for (const auto& l : all_) {
    by_name_[l->launch.master.id] = l;
    by_name_[l->launch.master.slug] = l;
  }
}

item snapshot::find(const std::string& id_or_slug) const {
  if (const auto it = by_name_.find(id_or_slug); it != by_name_.end()) return it->second;
  // A slug ends with the first 8 digits of the id, whatever name or date stood before them.
  if (id_or_slug.size() < 10 || id_or_slug[id_or_slug.size() - 9] != '-') return nullptr;
  const auto start = "l_" + id_or_slug.substr(id_or_slug.size() - 8);
  for (const auto& l : all_) {
    if (l->launch.master.id.starts_with(start)) return l;
  }
  return nullptr;
}

found snapshot::find(const search& s) const {
  std::vector<std::pair<std::int64_t, const item*>> hits;
  const auto words = lower(s.text);
  for (const auto& l : all_) {
    if (matches(*l, s, words, as_of_)) hits.emplace_back(sort_key(*l, s.sort), &l);
  }
  const auto before = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first
                              : (*a.second)->launch.master.id < (*b.second)->launch.master.id;
  };
  if (s.sort != order::departure) std::sort(hits.begin(), hits.end(), before);
  auto at = hits.begin();
  if (!s.cursor.empty()) {
    const auto p = read_cursor(s.cursor);
    at = std::find_if(hits.begin(), hits.end(), [&](const auto& h) {
      return h.first != p.key ? h.first > p.key : (*h.second)->launch.master.id > p.id;
    });
  }
  found out;
  out.total = hits.size();
  for (; at != hits.end() && out.page.size() < s.limit; ++at) out.page.push_back(*at->second);
  if (at != hits.end() && !out.page.empty()) {
    const auto& last = *out.page.back();
    out.next_cursor = std::to_string(sort_key(last, s.sort)) + '.' + last.launch.master.id;
  }
  return out;
}

}  // namespace customer_api
