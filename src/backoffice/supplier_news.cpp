#include "backoffice/supplier_news.hpp"

#include "backoffice/stored_json.hpp"

namespace backoffice {

using platform::postgres::transaction;

bool supplier_news::daily(const std::string& supplier) {
  return !db_.exec("select 1 as wished from suppliers where id = $1 and booking_mails = 'daily'",
                   {supplier})
              .empty();
}

void supplier_news::keep(const news_item& item) {
  db_.exec(
      "insert into supplier_news (event_id, supplier_id, at, facts) values ($1, $2, $3, $4::jsonb) "
      "on conflict do nothing",
      {item.event_id, item.supplier_id, item.at, as_jsonb(item.facts)});
}

// The digest and what is in it are one transaction: what comes later is in the next one, whoever
// gathers again.
void supplier_news::gather(domain::day day, domain::instant now) {
  for (const auto r :
       db_.exec("select distinct supplier_id from supplier_news where digest is null")) {
    const auto supplier = r.text("supplier_id");
    platform::postgres::retry(db_, [&](transaction& t) {
      const auto first = t.exec(
          "insert into supplier_digests (supplier_id, day, made_at) values ($1, $2, $3) on "
          "conflict do nothing",
          {supplier, day, now});
      if (first.affected() == 0) return;
      t.exec("update supplier_news set digest = $2 where supplier_id = $1 and digest is null",
             {supplier, day});
    });
  }
}

std::vector<digest> supplier_news::to_mail() {
  std::vector<digest> out;
  for (const auto r : db_.exec(
           "select supplier_id, day from supplier_digests where mailed_at is null order by day, "
           "supplier_id")) {
    digest d{r.text("supplier_id"), r.date("day"), {}};
    for (const auto n : db_.exec(
             "select event_id, at, facts from supplier_news where supplier_id = $1 and digest = $2 "
             "order by at, event_id",
             {d.supplier_id, d.day})) {
      d.items.push_back({n.text("event_id"), d.supplier_id, n.at("at"),
                         parse_stored(n.text("facts")).as_object()});
    }
    out.push_back(std::move(d));
  }
  return out;
}

void supplier_news::mailed(const digest& d, domain::instant now) {
  db_.exec("update supplier_digests set mailed_at = $3 where supplier_id = $1 and day = $2",
           {d.supplier_id, d.day, now});
}

}  // namespace backoffice
