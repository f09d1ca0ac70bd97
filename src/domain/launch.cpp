#include "domain/launch.hpp"

#include <array>
#include <cstdio>
#include <utility>

namespace domain {
namespace {

constexpr std::array<std::pair<range, std::string_view>, 3> range_names{
    {{range::suborbital, "suborbital"},
     {range::low_earth_orbit, "low-earth-orbit"},
     {range::interplanetary, "interplanetary"}}};

constexpr std::array<std::pair<launch_status, std::string_view>, 4> status_names{
    {{launch_status::scheduled, "scheduled"},
     {launch_status::delayed, "delayed"},
     {launch_status::succeeded, "succeeded"},
     {launch_status::aborted, "aborted"}}};

// The base letter of the Latin-1 letters U+00C0 to U+00FF (second byte after 0xC3).
constexpr std::string_view latin1_bases =
    "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty";

}  // namespace

std::string_view name_of(range r) noexcept {
  return range_names[static_cast<std::size_t>(r)].second;
}
std::string_view name_of(launch_status s) noexcept {
  return status_names[static_cast<std::size_t>(s)].second;
}

std::optional<range> range_named(std::string_view name) noexcept {
  for (const auto& [value, text] : range_names) {
    if (text == name) return value;
  }
  return {};
}

std::optional<launch_status> launch_status_named(std::string_view name) noexcept {
  for (const auto& [value, text] : status_names) {
    if (text == name) return value;
  }
  return {};
}

std::vector<offer_fault> faults_of(const offer& o, instant now) {
  std::vector<offer_fault> faults;
  if (o.departs_at <= months_after(now, 12)) faults.push_back(offer_fault::departs_too_soon);
  if (o.destination_range > o.rocket_range) faults.push_back(offer_fault::destination_out_of_range);
  if (o.capacity < 1 || o.capacity > o.rocket_capacity || o.capacity > most_seats) {
    faults.push_back(offer_fault::capacity_out_of_bounds);
  }
  if (o.price < lowest_price || o.price > highest_price)
    faults.push_back(offer_fault::price_out_of_bounds);
  if (o.vip_head_start_hours < 0 || o.vip_head_start_hours > longest_head_start_hours) {
    faults.push_back(offer_fault::head_start_out_of_bounds);
  }
  return faults;
}

std::string slug_of(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    auto c = name[i];
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0xC3 && i + 1 < name.size()) {
      const auto next = static_cast<unsigned char>(name[++i]);
      c = next >= 0x80 && next <= 0xBF ? latin1_bases[next - 0x80U] : '-';
    }
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::string launch_slug(std::string_view rocket, std::string_view spaceport,
                        std::string_view destination, instant departs_at,
                        std::string_view launch_id) {
  const auto date = day_of(departs_at);
  char text[16];
  const int n =
      std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  const auto hex = launch_id.substr(std::min(launch_id.find('_') + 1, launch_id.size()));
  std::string slug;
  for (const auto part : {rocket, spaceport, destination}) {
    const auto words = slug_of(part);
    if (!words.empty()) slug += words + '-';
  }
  return slug + std::string(text, static_cast<std::size_t>(n)) + '-' +
         std::string(hex.substr(0, 8));
}

}  // namespace domain
