// The checks of the allowed subset; see probe.hpp. Each has its own documents, named after the run.
#include "platform/mongo/probe.hpp"

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "platform/runtime/error.hpp"
#include "platform/security/random.hpp"

namespace platform::mongo {

namespace {

const instant early{std::chrono::milliseconds{1'700'000'000'001}};
const instant late{std::chrono::milliseconds{4'102'444'800'999}};

// One run of the probe: the target and the names of its documents.
class scratch {
 public:
  explicit scratch(probe_target& target) : target_(target), run_(security::random_hex(8)) {}
  ~scratch() {
    try {
      target_.delete_many(doc{{"run", run_}});
    } catch (const std::exception&) {  // left-over scratch documents harm nobody
    }
  }
  scratch(const scratch&) = delete;
  scratch& operator=(const scratch&) = delete;

  [[nodiscard]] probe_target& on() const noexcept { return target_; }
  [[nodiscard]] std::string id(std::string_view name) const {
    return run_ + '-' + std::string(name);
  }
  [[nodiscard]] doc by_id(std::string_view name) const { return doc{{"_id", id(name)}}; }
  // A new document of this run: its id, the run, and what is given.
  [[nodiscard]] bool insert(std::string_view name, const doc& rest) const {
    doc d{{"_id", id(name)}, {"run", run_}};
    d.add("v", rest);
    return target_.insert(d);
  }
  [[nodiscard]] std::optional<doc> read(std::string_view name) const {
    const auto found = target_.find(by_id(name), {});
    if (found.size() != 1) return std::nullopt;
    return view(found[0]).sub("v").copy();
  }
  [[nodiscard]] std::optional<doc> change(std::string_view name, doc guard, const doc& update,
                                          bool upsert = false, bool return_new = true) const {
    guard.add("_id", id(name));
    return target_.find_and_modify(guard, update, {.upsert = upsert, .return_new = return_new});
  }
  // The names' last parts, of the documents of this run that match.
  [[nodiscard]] std::vector<std::string> find(doc filter, const find_options& options = {}) const {
    filter.add("run", run_);
    std::vector<std::string> names;
    for (const auto& d : target_.find(filter, options))
      names.push_back(view(d).text("_id").substr(run_.size() + 1));
    return names;
  }
  [[nodiscard]] std::set<std::string> find_set(const doc& filter) const {
    const auto list = find(filter);
    return {list.begin(), list.end()};
  }
  [[nodiscard]] const std::string& run() const noexcept { return run_; }

 private:
  probe_target& target_;
  const std::string run_;
};

std::int64_t number(const std::optional<doc>& d, std::string_view path) {
  return d && view(*d).has(path) ? view(*d).i64(path) : -1'000'000;
}

bool keeps_values(const scratch& s) {
  constexpr std::int64_t big = (std::int64_t{1} << 53) + 1;
  if (!s.insert("values", doc{{"big", big},
                              {"negative", -big},
                              {"at", late},
                              {"flag", true},
                              {"text", "Ωλένα 王"},
                              {"map", doc{{"k", doc{{"n", 1}}}}},
                              {"list", arr{"b", "a"}},
                              {"none", null}}))
    return false;
  const auto d = s.read("values");
  if (!d) return false;
  const view v(*d);
  return v.i64("big") == big && v.i64("negative") == -big && v.time("at") == late &&
         v.flag("flag") && v.str("text") == "Ωλένα 王" && v.i64("map.k.n") == 1 &&
         v.str("list.0") == "b" && v.str("list.1") == "a" && !v.has("none");
}

bool counts_exactly_beyond_doubles(const scratch& s) {
  constexpr std::int64_t big = (std::int64_t{1} << 53) + 1;
  if (!s.insert("sum", doc{{"n", big}})) return false;
  const auto d = s.change("sum", doc{{"v.n", big}}, doc{{"$inc", doc{{"v.n", 2}}}});
  return number(d, "v.n") == big + 2 &&
         !s.change("sum", doc{{"v.n", big + 1}}, doc{{"$set", doc{{"v.n", 0}}}});
}

bool refuses_a_duplicate_id(const scratch& s) {
  return s.insert("twice", doc{{"n", 1}}) && !s.insert("twice", doc{{"n", 2}}) &&
         number(s.read("twice"), "n") == 1;
}

bool compares_and_sets(const scratch& s) {
  if (!s.insert("cas", doc{{"free", 5}, {"status", "open"}, {"at", early}})) return false;
  const auto take = [&](std::int64_t n, const char* key) {
    const std::string entry = std::string("v.entries.") + key;
    return s.change("cas",
                    doc{{"v.free", doc{{"$gte", n}}},
                        {"v.status", doc{{"$in", arr{"open", "late"}}}},
                        {"v.at", doc{{"$lte", late}}},
                        {entry, doc{{"$exists", false}}}},
                    doc{{"$inc", doc{{"v.free", -n}, {"v.seats.c1", n}}},
                        {"$set", doc{{entry, doc{{"n", n}, {"until", late}}}}}});
  };
  const auto first = take(3, "b1");
  const bool good = number(first, "v.free") == 2 && number(first, "v.seats.c1") == 3 &&
                    number(first, "v.entries.b1.n") == 3;
  const bool refused = !take(3, "b2") && !take(1, "b1");  // too few left; entry there
  return good && refused && number(s.read("cas"), "free") == 2 &&
         number(take(2, "b2"), "v.free") == 0;
}

bool guards_every_condition(const scratch& s) {
  if (!s.insert("guards", doc{{"status", "open"}, {"price", 100}, {"at", early}})) return false;
  const doc update{{"$set", doc{{"v.status", "wrong"}}}};
  const doc wrong[] = {
      doc{{"v.status", "shut"}},
      doc{{"v.status", doc{{"$in", arr{"shut", "late"}}}}},
      doc{{"v.price", 101}},
      doc{{"v.price", doc{{"$gte", 101}}}},
      doc{{"v.price", doc{{"$lte", 99}}}},
      doc{{"v.at", doc{{"$gte", late}}}},
      doc{{"v.price", doc{{"$exists", false}}}},
      doc{{"v.absent", doc{{"$exists", true}}}},
      doc{{"v.absent", doc{{"$gte", 0}}}},
  };
  const bool refused = std::ranges::none_of(
      wrong, [&](const doc& w) { return s.change("guards", w, update).has_value(); });
  return refused &&
         s.change("guards", doc{{"v.price", 100}, {"v.status", "open"}}, update).has_value();
}

// A customer's limit: [nothing yet, or at most limit − n].
bool chooses_by_or(const scratch& s) {
  if (!s.insert("or", doc{{"free", 9}})) return false;
  const auto take = [&](std::int64_t n) {
    return s.change("or",
                    doc{{"v.free", doc{{"$gte", n}}},
                        {"$or", arr{doc{{"v.seats.c1", doc{{"$exists", false}}}},
                                    doc{{"v.seats.c1", doc{{"$lte", 5 - n}}}}}}},
                    doc{{"$inc", doc{{"v.free", -n}, {"v.seats.c1", n}}}});
  };
  return number(take(3), "v.seats.c1") == 3 && !take(3) && number(take(2), "v.seats.c1") == 5 &&
         !take(1) && number(s.read("or"), "free") == 4;
}

// The same limit in one condition; a text may be set as long as it is not the last one.
bool compares_by_not(const scratch& s) {
  if (!s.insert("not", doc{{"free", 9}})) return false;
  const auto take = [&](std::int64_t n) {
    return s.change(
        "not",
        doc{{"v.free", doc{{"$gte", n}}}, {"v.seats.c1", doc{{"$not", doc{{"$gt", 5 - n}}}}}},
        doc{{"$inc", doc{{"v.free", -n}, {"v.seats.c1", n}}}});
  };
  const auto note = [&](const char* state) {
    return s.change("not", doc{{"v.state", doc{{"$ne", "paid"}}}},
                    doc{{"$set", doc{{"v.state", state}}}});
  };
  return number(take(3), "v.seats.c1") == 3 && !take(3) && number(take(2), "v.seats.c1") == 5 &&
         !take(1) && number(s.read("not"), "free") == 4 && note("owed") && note("paid") &&
         !note("owed");
}

bool removes_map_entries(const scratch& s) {
  const doc entries{{"b1", doc{{"n", 2}}}, {"b2", doc{{"n", 1}}}};
  if (!s.insert("unset", doc{{"free", 0}, {"entries", entries}})) return false;
  const doc guard{{"v.entries.b1", doc{{"$exists", true}}}};
  const doc update{{"$unset", doc{{"v.entries.b1", ""}}}, {"$inc", doc{{"v.free", 2}}}};
  const auto first = s.change("unset", guard, update);
  return first && number(first, "v.free") == 2 && !view(*first).has("v.entries.b1") &&
         view(*first).has("v.entries.b2") && !s.change("unset", guard, update);
}

bool pushes_and_pulls_by_id(const scratch& s) {
  if (!s.insert("list", doc{{"n", 0}})) return false;
  const auto push = [&](const char* id) {
    return s.change("list", {}, doc{{"$push", doc{{"v.outbox", doc{{"id", id}, {"at", early}}}}}});
  };
  push("e1");
  push("e2");
  push("e3");
  const auto d = s.change("list", {}, doc{{"$pull", doc{{"v.outbox", doc{{"id", "e2"}}}}}});
  if (!d) return false;
  std::string left;
  view(*d).each("v.outbox", [&](view e) { left += e.text("id"); });
  return left == "e1e3";
}

bool upserts_by_id(const scratch& s) {
  const doc update{{"$inc", doc{{"v.n", 1}}}, {"$set", doc{{"run", s.run()}}}};
  return number(s.change("upsert", {}, update, true), "v.n") == 1 &&
         number(s.change("upsert", {}, update, true), "v.n") == 2 &&
         // A guard that fails on a document that exists must not make a second one.
         !s.change("upsert", doc{{"v.n", doc{{"$lte", 1}}}}, update, true) &&
         s.on().update_one(s.by_id("upsert2"), update, false) == 0 &&
         s.on().update_one(s.by_id("upsert2"), update, true) == 1 &&
         s.on().update_one(s.by_id("upsert2"), update, false) == 1 &&
         number(s.read("upsert2"), "n") == 2;
}

bool returns_old_or_new_as_told(const scratch& s) {
  if (!s.insert("return", doc{{"n", 1}})) return false;
  const doc update{{"$set", doc{{"v.n", 2}}}};
  return number(s.change("return", {}, update, false, false), "v.n") == 1 &&
         number(s.change("return", {}, update, false, true), "v.n") == 2;
}

bool finds_exactly(const scratch& s) {
  for (int i = 0; i < 6; ++i)
    if (!s.insert("f" + std::to_string(i),
                  doc{{"n", i}, {"kind", "find"}, {"at", early + std::chrono::hours(i)}}))
      return false;
  const doc kind{{"v.kind", "find"}};
  find_options two;
  two.sort = doc{{"v.n", -1}};
  two.limit = 2;
  doc range = kind;
  range.add("v.at",
            doc{{"$gte", early + std::chrono::hours(1)}, {"$lte", early + std::chrono::hours(3)}});
  doc some = kind;
  some.add("v.n", doc{{"$in", arr{0, 5, 7}}});
  return s.find_set(kind).size() == 6 &&
         s.find(kind, two) == std::vector<std::string>{"f5", "f4"} &&
         s.find_set(range) == std::set<std::string>{"f1", "f2", "f3"} &&
         s.find_set(some) == std::set<std::string>{"f0", "f5"};
}

bool leaves_out_what_a_projection_excludes(const scratch& s) {
  if (!s.insert("projection", doc{{"free", 3}, {"entries", doc{{"b1", doc{{"n", 1}}}}}}))
    return false;
  find_options without;
  without.projection = doc{{"v.entries", 0}};
  const auto found = s.on().find(s.by_id("projection"), without);
  return found.size() == 1 && view(found[0]).i64("v.free") == 3 && !view(found[0]).has("v.entries");
}

bool finds_by_a_sparse_index(const scratch& s) {
  s.on().create_index(doc{{"pending", 1}}, {.name = "pending", .sparse = true});
  if (!s.insert("p1", {}) || !s.insert("p2", {})) return false;
  s.on().update_one(s.by_id("p1"), doc{{"$set", doc{{"pending", early}}}}, false);
  const doc due{{"pending", doc{{"$lte", late}}}};
  if (s.find(due) != std::vector<std::string>{"p1"}) return false;
  s.on().update_one(s.by_id("p1"), doc{{"$unset", doc{{"pending", ""}}}}, false);
  return s.find(due).empty();
}

bool deletes_what_matches_only(const scratch& s) {
  if (!s.insert("d1", doc{{"n", 1}})) return false;
  doc other = s.by_id("d1");
  other.add("v.n", 2);
  return s.on().delete_one(other) == 0 && s.on().delete_one(s.by_id("d1")) == 1 &&
         s.on().delete_one(s.by_id("d1")) == 0 && !s.read("d1");
}

bool sells_each_seat_once_under_load(const scratch& s) {
  constexpr int seats = 6, buyers = 3, tries = 4;
  if (!s.insert("load", doc{{"free", seats}})) return false;
  std::atomic<int> sold{0};
  std::atomic<bool> broken{false};
  const auto buy = [&](int buyer) {
    for (int i = 0; i < tries; ++i) try {
        const auto entry = "v.entries.b" + std::to_string(buyer * tries + i);
        if (s.change("load", doc{{"v.free", doc{{"$gte", 1}}}, {entry, doc{{"$exists", false}}}},
                     doc{{"$inc", doc{{"v.free", -1}}}, {"$set", doc{{entry, doc{{"n", 1}}}}}}))
          ++sold;
      } catch (const std::exception&) {
        broken = true;
      }
  };
  {
    std::vector<std::jthread> threads;
    for (int b = 0; b < buyers; ++b) threads.emplace_back(buy, b);
  }
  const auto end = s.read("load");
  int entries = 0;
  if (end && view(*end).has("entries"))
    view(*end).each_member("entries", [&](auto, view) { ++entries; });
  return !broken && sold == seats && entries == seats && number(end, "free") == 0;
}

struct check {
  const char* sentence;
  bool (*good)(const scratch&);
};

constexpr check checks[] = {
    {"does not return integers, dates, texts or maps as they were stored", keeps_values},
    {"does not count exactly above 2^53", counts_exactly_beyond_doubles},
    {"accepts a second document with the same _id", refuses_a_duplicate_id},
    {"answers findAndModify with $gte, $in, $lte, $exists and $inc wrongly", compares_and_sets},
    {"ignores a condition in the filter of findAndModify", guards_every_condition},
    {"answers $or over an absent or small enough key wrongly", chooses_by_or},
    {"answers $not or $ne over an absent key wrongly", compares_by_not},
    {"does not remove a key of a map by $unset", removes_map_entries},
    {"answers $push or $pull by id wrongly", pushes_and_pulls_by_id},
    {"answers an upsert by _id wrongly", upserts_by_id},
    {"does not return the old or the new document as told", returns_old_or_new_as_told},
    {"finds, sorts or limits wrongly", finds_exactly},
    {"does not leave out what a projection excludes", leaves_out_what_a_projection_excludes},
    {"finds wrongly by a sparse index", finds_by_a_sparse_index},
    {"deletes wrongly or counts deletions wrongly", deletes_what_matches_only},
    {"is not atomic: it sells a seat twice or loses one", sells_each_seat_once_under_load},
};

}  // namespace

std::vector<std::string> probe(probe_target& target) {
  std::vector<std::string> wrong;
  const scratch s(target);
  for (const auto& c : checks) {
    std::string why;
    try {
      if (c.good(s)) continue;
    } catch (const unavailable&) {
      throw;
    } catch (const std::exception& e) {
      why = std::string(" (") + e.what() + ')';
    }
    wrong.push_back(std::string("The MongoDB server ") + c.sentence + why + '.');
  }
  return wrong;
}

std::vector<std::string> probe(database& db) {
  collection_target target(db["_probe"]);
  return probe(target);
}

}  // namespace platform::mongo
