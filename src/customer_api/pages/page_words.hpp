#pragma once
// What the public pages say beside their templates (web/pages), in each language: to the letter as
// the web app does.

#include <string_view>

#include "domain/language.hpp"

namespace customer_api {

struct page_text {
  std::string_view title, description;
};

// {0}, {1}: what contract::text::filled puts there.
struct page_words {
  domain::language language;
  // seats of a launch
  std::string_view cancelled, flown, sale_closed, sold_out, last_seat, last_seats, seats_left;
  // why it cannot be booked
  std::string_view launch_cancelled, launch_flown, sales_ended, all_taken;
  // refund dates, and why a date moved
  std::string_view ended, until, after;
  std::string_view weather, technical, financial;
  // counts
  std::string_view launch, launches, rocket, rockets, review, reviews;
  std::string_view see_launches, see_all, no_launch, one_launch, many_launches, with_free_seats;
  // the search
  std::string_view any_range, any_destination, any_spaceport, any_price, up_to, any_number, or_more;
  std::string_view soonest, latest, lowest_price, highest_price, most_seats;
  // a supplier
  std::string_view offer, stars, flew;
  // the rules
  std::string_view months, twice, times;
  // titles and descriptions
  page_text home, list, launch_page;
  std::string_view event, supplier_description;
  page_text about, terms, privacy;
};

[[nodiscard]] const page_words& words_in(domain::language l) noexcept;

}  // namespace customer_api
