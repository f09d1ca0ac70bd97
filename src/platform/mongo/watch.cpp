// The change stream thread; see watch.hpp.
#include "platform/mongo/watch.hpp"

#include <algorithm>

#include "platform/mongo/handles.hpp"

namespace platform::mongo {

namespace {

constexpr std::chrono::milliseconds first_pause{100};
constexpr std::chrono::milliseconds longest_pause{2000};
constexpr std::chrono::milliseconds least_gap{10};  // between two wake-ups
constexpr int await_ms = 250;  // how long the server holds an empty answer, and so how long we stop

}  // namespace

watcher::watcher(database& db, std::vector<std::string> collections, std::function<void()> wake)
    : db_(db),
      collections_(std::move(collections)),
      wake_(std::move(wake)),
      thread_([this] { run(); }) {}

watcher::~watcher() {
  stop_ = true;
  stop_.notify_all();
  thread_.join();
}

void watcher::run() {
  auto wait = first_pause;
  while (!stop_) {
    try {
      follow();
    } catch (const std::exception&) {  // not logged here: the driver's log and the poll tell it
    }
    wait = connected_.exchange(false) ? first_pause : std::min(wait * 2, longest_pause);
    pause(wait);
  }
}

void watcher::pause(std::chrono::milliseconds time) {
  const auto until = std::chrono::steady_clock::now() + time;
  while (!stop_ && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

void watcher::follow() {
  arr names;
  for (const auto& name : collections_) names.add(name);
  const doc pipeline{{"pipeline", arr{doc{{"$match", doc{{"ns.coll", doc{{"$in", names}}}}}},
                                      doc{{"$project", doc{{"_id", 1}}}}}}};
  const lease borrowed(db_.internals());
  const database_handle db(mongoc_client_get_database(borrowed.client(), db_.name().c_str()));
  const stream_handle stream(
      mongoc_database_watch(db.get(), pipeline.raw(), doc{{"maxAwaitTimeMS", await_ms}}.raw()));
  bool pending = true;  // the first time too: something may have changed while nobody watched
  auto woken = std::chrono::steady_clock::time_point{};
  while (!stop_) {
    const bson_t* event = nullptr;
    const bool changed = mongoc_change_stream_next(stream.get(), &event);
    bson_error_t e;
    const bson_t* detail = nullptr;
    if (mongoc_change_stream_error_document(stream.get(), &e, &detail)) fail(e);
    connected_ = true;
    pending = pending || changed;
    const auto now = std::chrono::steady_clock::now();
    if (!pending || (changed && now - woken < least_gap)) continue;
    wake_();
    woken = now;
    pending = false;
  }
}

}  // namespace platform::mongo
