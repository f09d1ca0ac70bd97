#include "core_api/notifications/supplier_mails.hpp"

#include <boost/json/parse.hpp>

#include "contract/text.hpp"
#include "platform/runtime/log.hpp"

namespace core_api {

using boost::json::object;
using domain::job_kind;
namespace text = contract::text;

namespace {

object launch_data(const domain::launch_master& l) {
  return {{"destination", l.destination.name},
          {"rocket", l.rocket.name},
          {"spaceport", l.spaceport.name},
          {"departure", text::instant(l.departs_at)}};
}

std::string followed_text(domain::launch_act act) {
  return act == domain::launch_act::abort
             ? "Everybody who has a seat gets the money back and an e-mail."
             : "Everybody who has a seat gets an e-mail with the new date.";
}

}  // namespace

void supplier_mails::register_with(job_runner& runner) {
  runner.on(job_kind::mail_launch_supplier, [this](const job& j) { return launch_change(j); });
  runner.on(job_kind::mail_settlement, [this](const job& j) { return settlement(j); });
  runner.on(job_kind::watch_launches, [this](const job&) { return watch_launches(); });
}

void supplier_mails::tell(const std::string& supplier, const char* template_name,
                          const std::string& event, object data,
                          const std::vector<std::string>& documents) {
  for (const auto& to : p_.suppliers.recipients(supplier)) {
    data["name"] = to.name;
    p_.written.order({template_name, {to.name, to.email}, event, data, documents}, p_.clock.now());
  }
}

slice supplier_mails::launch_change(const job& j) {
  const auto id = std::string(boost::json::parse(j.payload).as_object().at("change").as_string());
  const auto c = p_.changes.find(id);
  const auto l = c ? p_.launches.master(c->launch_id) : std::nullopt;
  if (!l) throw permanent_failure("there is no change " + id);
  auto data = launch_data(*l);
  data["reason"] = c->reason ? domain::name_of(*c->reason) : std::string_view();
  data["followed"] = followed_text(c->act);
  data["launchUrl"] = at_.link("supplier", "/launches/" + l->id);
  if (c->act == domain::launch_act::delay) {
    // The date that this delay replaced, whatever has happened since.
    data["departure"] = text::instant(c->wish.departs_at.value_or(l->departs_at));
    for (const auto& h : l->date_history) {
      if (h.changed_at == c->asked_at) data["before"] = text::instant(h.departs_at);
    }
    tell(l->supplier_id, "launch-delayed-supplier", id, std::move(data));
    return {};
  }
  for (const auto& d : p_.documents.of_launch(l->id, domain::document_kind::fee_invoice)) {
    data["number"] = d.number;
    data["fee"] = text::money(d.amount);
    data["dueOn"] = text::day(std::chrono::sys_days{d.due_on});
    tell(l->supplier_id, "launch-aborted-supplier", id, data, {d.number});
  }
  return {};
}

slice supplier_mails::settlement(const job& j) {
  const auto id = std::string(boost::json::parse(j.payload).as_object().at("launch").as_string());
  const auto s = p_.settlements.find({}, id);
  const auto l = p_.launches.master(id);
  if (!s || !l) throw permanent_failure("there is no settlement " + id);
  if (s->facts.statement_number.empty()) return {};  // nobody had paid
  auto data = launch_data(*l);
  data["number"] = s->facts.statement_number;
  data["revenue"] = text::money(s->facts.revenue);
  data["fee"] = text::money(s->facts.fee);
  data["settlementUrl"] = at_.link("supplier", "/settlements/" + id);
  std::vector<std::string> documents{s->facts.statement_number};
  if (!s->facts.fee_number.empty()) documents.push_back(s->facts.fee_number);
  tell(l->supplier_id, "settlement-supplier", id + ":settlement", std::move(data), documents);
  return {};
}

slice supplier_mails::watch_launches() {
  const auto now = p_.clock.now();
  p_.settlements.open_missing(now);
  for (const auto& l : p_.watch.below_go_line(now)) {
    const auto& m = l.master;
    auto data = launch_data(m);
    data["sold"] = std::to_string(l.sold + l.forfeited);
    data["needed"] = std::to_string(domain::seats_to_go(m.capacity));
    data["capacity"] = std::to_string(m.capacity);
    data["abortFrom"] =
        text::instant(domain::months_before(m.departs_at, domain::financial_abort_months));
    data["launchUrl"] = at_.link("supplier", "/launches/" + m.id);
    // Once for each departure: a delayed launch comes to another line.
    tell(m.supplier_id, "go-no-go",
         m.id + ":go-no-go:" + std::to_string(m.departs_at.time_since_epoch().count()),
         std::move(data));
  }
  const int silent = p_.watch.list_without_outcome(now);
  const int overdue = p_.watch.list_overdue_transfers(now);
  if (silent + overdue > 0)
    platform::log::info("things are on the work list",
                        {{"launchesWithoutOutcome", silent}, {"transfersOverdue", overdue}});
  return {};
}

}  // namespace core_api
