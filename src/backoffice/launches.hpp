#pragma once
// Launches as suppliers offer them; PostgreSQL is the truth of their master data. How many seats
// are taken is known from copies: the seat counts of MongoDB Customer (about once a minute) and the
// bookings here.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "backoffice/paging.hpp"
#include "domain/launch_change.hpp"
#include "domain/master_data.hpp"
#include "domain/refusal.hpp"
#include "platform/json/read.hpp"

namespace backoffice {

struct seat_count {
  std::string launch_id;
  int sold = 0, held = 0, free = 0, forfeited = 0;
  domain::instant as_of{};
};

struct launch_edit {
  std::int64_t version = 0;  // the one that was read
  std::optional<std::string> rocket_id = {}, spaceport_id = {}, destination_id = {};
  std::optional<domain::instant> departs_at = {};
  std::optional<domain::cents> price = {};
  std::optional<int> capacity = {}, vip_head_start_hours = {};
};

// Who changes a launch: its supplier, or an employee for it, who says why.
struct editor {
  std::string supplier;  // empty: of any
  std::string actor;
  std::string reason = {};
};

// Something that was asked to be done with a launch, and what became of it.
struct launch_change {
  std::string id, launch_id;
  domain::launch_act act = domain::launch_act::edit;
  std::optional<domain::launch_reason> reason = {};
  std::string note, actor, actor_name;
  launch_edit wish = {};  // what shall be otherwise; of a delay its departure
  domain::instant asked_at{};
  std::string state = "asked";  // asked, made, refused
  std::string refusal = {};     // its code
  std::optional<domain::instant> decided_at = {};
  std::optional<int> followed = {}, to_follow = {};  // bookings
  std::optional<domain::instant> followed_at = {};   // all have
};

struct launch {
  domain::launch_master master;
  int sold = 0, held = 0, free = 0, forfeited = 0;
  std::optional<domain::instant> seats_as_of;  // none: no count has come yet
  int fill_percent = 0;                        // sold and forfeited of the capacity
  bool published = false;                      // the Customer side has this version
  std::optional<launch_change> pending;        // being decided
};

struct launch_note {
  domain::instant at{};
  std::string actor, change;
};

struct new_launch {
  std::string supplier_id, rocket_id, spaceport_id, destination_id;
  domain::instant departs_at{};
  domain::cents price = 0;
  std::optional<int> capacity;  // the rocket's if left out
  int vip_head_start_hours = 0;
};

// A request that may be repeated: its key, its content, and how its answer is written.
struct repeatable {
  std::string key, fingerprint;
  std::function<std::string(const launch&)> answer;
};

struct launch_filter {
  std::string supplier = {}, rocket = {}, text = {};  // empty: any
  std::optional<domain::launch_status> status = {};
  std::optional<domain::day> from = {}, to = {};  // departure, both included
  std::string sort = "departure";                 // -departure, price, -price, fill, -fill
};

// What its customers have at stake: who would be told of a delay, what an abort would give back.
struct launch_takings {
  int bookings = 0, customers = 0, passengers = 0;
  domain::cents paid = 0, refunded = 0;
};

class launches {
 public:
  explicit launches(platform::postgres::pool& db) : db_(db) {}

  // no::supplier_details_missing, no::key_reused. Throws platform::json::invalid naming every field
  // that is wrong. With a key the answer is kept beside it: a repeat gets the same text.
  [[nodiscard]] domain::result<launch> create(const new_launch& l, const std::string& actor,
                                              domain::instant now);
  [[nodiscard]] domain::result<std::string> create_once(const new_launch& l, const repeatable& once,
                                                        const std::string& actor,
                                                        domain::instant now);
  // A new price or a larger capacity is made at once; all else is for the launch document to decide
  // and `pending` afterwards. no::launch_not_found, version_conflict, change_pending, seats_taken,
  // rocket_does_not_fit, not_possible_in_this_state; throws json::invalid.
  [[nodiscard]] domain::result<launch> edit(const editor& by, const std::string& id,
                                            const launch_edit& e, domain::instant now);

  // `supplier` empty: of any.
  [[nodiscard]] std::optional<launch> find(const std::string& supplier, const std::string& id);
  [[nodiscard]] page<launch> list(const launch_filter& f, const page_request& p);
  [[nodiscard]] std::vector<launch_note> history(const std::string& id);
  // Over the bookings that still have a seat, forfeited ones too.
  [[nodiscard]] launch_takings takings(const std::string& id);

  // For synchronisation and reconciliation, in order of the id.
  [[nodiscard]] std::optional<domain::launch_master> master(const std::string& id);
  [[nodiscard]] std::vector<domain::launch_master> masters(const std::string& after_id,
                                                           std::size_t limit);
  [[nodiscard]] std::vector<domain::launch_master> masters(const std::vector<std::string>& ids);
  // The Customer side has this version now (told by the job that brought it there).
  void published(const std::string& id, std::int64_t version);
  // An older count never replaces a newer one.
  void copy_seats(const std::vector<seat_count>& counts, domain::instant now);
  // The last count of each hour (long ago: of each day) in which it changed, oldest first.
  [[nodiscard]] std::vector<seat_count> seats_over_time(const std::string& id, domain::instant now);

 private:
  platform::postgres::pool& db_;
};

}  // namespace backoffice
