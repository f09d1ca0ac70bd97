#include "backoffice/outbox.hpp"

#include "backoffice/stored_json.hpp"

namespace backoffice {

void put_into_outbox(platform::postgres::transaction& t, const contract::event& e) {
  t.exec(
      "insert into outbox (id, kind, aggregate, version, at, traceparent, payload) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      {e.id, e.kind, e.aggregate, e.version, e.at, e.traceparent, as_jsonb(e.payload)});
}

std::vector<contract::event> outbox::waiting(std::size_t limit) {
  std::vector<contract::event> out;
  for (const auto r : db_.exec("select * from outbox order by seq limit $1", {limit})) {
    contract::event e;
    e.id = r.text("id");
    e.kind = r.text("kind");
    e.aggregate = r.text("aggregate");
    e.version = r.i64("version");
    e.at = r.at("at");
    e.traceparent = r.text("traceparent");
    e.payload = parse_stored(r.text("payload")).as_object();
    out.push_back(std::move(e));
  }
  return out;
}

void outbox::done(const std::vector<std::string>& ids) {
  db_.exec("delete from outbox where id = any($1)", {ids});
}

std::int64_t outbox::size() {
  return db_.exec("select count(*) as n from outbox")[0].i64("n");
}

std::optional<platform::instant> outbox::oldest() {
  const auto found = db_.exec("select at from outbox order by seq limit 1");
  if (found.size() == 0) return {};
  return found[0].at("at");
}

}  // namespace backoffice
