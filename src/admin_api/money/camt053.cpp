#include "admin_api/money/camt053.hpp"

#include <algorithm>

#include "admin_api/money/bank_csv.hpp"
#include "platform/json/read.hpp"
#include "platform/runtime/time.hpp"
#include "platform/xml/reader.hpp"

namespace admin_api {
namespace {

namespace json = platform::json;
using platform::xml::element;
using path = std::vector<element>;

[[noreturn]] void refuse(const std::string& why) {
  throw json::invalid({{"/file", "file_invalid", "This is no bank statement (camt.053): " + why}});
}

// "1234.5": at most two digits that mean something behind the point.
domain::cents amount_of(std::string text) {
  if (const auto point = text.find('.'); point != text.npos) {
    while (text.size() > point + 3 && text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  const bool plain = text.find_first_not_of("0123456789.") == text.npos;
  const auto point = text.find('.');
  const auto amount = bank_amount(text);
  if (!plain || !amount || (point != text.npos && text.size() - point > 3))
    refuse("\"" + text.substr(0, 40) + "\" is no amount.");
  return *amount;
}

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(" \t\r\n");
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

void append(std::string& to, const std::string& text) {
  if (text.empty() || text == "NOTPROVIDED") return;
  to += (to.empty() ? "" : " ") + text;
}

struct transaction {
  std::optional<domain::cents> amount;
  std::string currency, sign, payer, payee, text, reference;
};

struct entry {
  domain::cents amount = 0;
  std::string currency, sign, status, day, reference, bank_reference, text;
  std::vector<transaction> parts;
};

class statement_visitor : public platform::xml::visitor {
 public:
  void begins(const path& p) override {
    const auto& name = p.back().name;
    if (p.size() == 1 && name != "Document") refuse("its root is " + name + ".");
    if (name == "Ntry") now_ = {};
    if (name == "TxDtls" && inside(p, "Ntry")) now_.parts.emplace_back();
    if (name == "Stmt") seen_ = true;
  }

  void ends(const path& p) override {
    if (p.size() < 2) return;
    const auto& name = p.back().name;
    const auto text = trimmed(p.back().text);
    if (ends_with(p, {"Stmt", "Acct", "Id", "IBAN"}) ||
        ends_with(p, {"Stmt", "Acct", "Id", "Othr", "Id"}))
      file_.account = text;
    if (name == "Ntry") return finish();
    if (!inside(p, "Ntry")) return;
    if (!now_.parts.empty() && inside(p, "TxDtls"))
      of_part(p, text, now_.parts.back());
    else
      of_entry(p, text);
  }

  backoffice::bank_file result() {
    if (!seen_) refuse("it has no statement.");
    if (file_.entries.size() > backoffice::most_bank_lines)
      refuse("at most " + std::to_string(backoffice::most_bank_lines) + " entries at a time.");
    file_.format = "camt.053";
    return std::move(file_);
  }

 private:
  static bool inside(const path& p, std::string_view name) {
    return std::any_of(p.begin(), p.end(), [&](const element& e) { return e.name == name; });
  }
  static bool ends_with(const path& p, std::initializer_list<std::string_view> names) {
    return p.size() >= names.size() &&
           std::equal(names.begin(), names.end(),
                      p.end() - static_cast<std::ptrdiff_t>(names.size()),
                      [](std::string_view name, const element& e) { return e.name == name; });
  }

  void of_entry(const path& p, const std::string& text) {
    if (ends_with(p, {"Ntry", "Amt"})) {
      now_.amount = amount_of(text);
      now_.currency = p.back().attribute("Ccy");
    } else if (ends_with(p, {"Ntry", "CdtDbtInd"})) {
      now_.sign = text;
    } else if (ends_with(p, {"Ntry", "Sts"}) || ends_with(p, {"Ntry", "Sts", "Cd"})) {
      if (!text.empty()) now_.status = text;
    } else if (ends_with(p, {"BookgDt", "Dt"}) || ends_with(p, {"BookgDt", "DtTm"})) {
      now_.day = text.substr(0, 10);
    } else if (ends_with(p, {"Ntry", "NtryRef"})) {
      now_.reference = text;
    } else if (ends_with(p, {"Ntry", "AcctSvcrRef"})) {
      now_.bank_reference = text;
    } else if (ends_with(p, {"Ntry", "AddtlNtryInf"})) {
      now_.text = text;
    }
  }

  static void of_part(const path& p, const std::string& text, transaction& part) {
    if (ends_with(p, {"TxDtls", "Amt"}) || ends_with(p, {"TxDtls", "AmtDtls", "TxAmt", "Amt"})) {
      part.amount = amount_of(text);
      part.currency = p.back().attribute("Ccy");
    } else if (ends_with(p, {"TxDtls", "CdtDbtInd"})) {
      part.sign = text;
    } else if (ends_with(p, {"Refs", "AcctSvcrRef"})) {
      part.reference = text;
    } else if (ends_with(p, {"RmtInf", "Ustrd"}) || ends_with(p, {"CdtrRefInf", "Ref"}) ||
               ends_with(p, {"Refs", "EndToEndId"})) {
      append(part.text, text);
    } else if (ends_with(p, {"Dbtr", "Nm"}) || ends_with(p, {"Dbtr", "Pty", "Nm"})) {
      part.payer = text;
    } else if (ends_with(p, {"Cdtr", "Nm"}) || ends_with(p, {"Cdtr", "Pty", "Nm"})) {
      part.payee = text;
    }
  }

  // A batch is told in its parts when these add up to it.
  [[nodiscard]] bool told_in_parts() const {
    domain::cents sum = 0;
    for (const auto& part : now_.parts) {
      const bool same = part.sign.empty() || part.sign == now_.sign;
      if (!part.amount || part.currency != now_.currency || !same) return false;
      sum += *part.amount;
    }
    return now_.parts.size() > 1 && sum == now_.amount;
  }

  void finish() {
    if (now_.status != "BOOK" && !now_.status.empty()) return;  // announced, not there yet
    const auto day = platform::parse_day(now_.day);
    if (!day) refuse("an entry has no booking date.");
    if (now_.sign != "CRDT" && now_.sign != "DBIT") refuse("an entry neither comes nor goes.");
    const bool sent = now_.sign == "DBIT";
    const auto own = now_.bank_reference.empty() ? now_.reference : now_.bank_reference;
    backoffice::bank_entry e{*day, now_.amount, now_.currency, "", "", own};
    if (told_in_parts()) {
      for (std::size_t i = 0; i < now_.parts.size(); ++i) {
        const auto& part = now_.parts[i];
        e.amount = *part.amount;
        e.payer = sent ? part.payee : part.payer;
        e.text = part.text.empty() ? now_.text : part.text;
        e.reference = !part.reference.empty() ? part.reference
                      : own.empty()           ? own
                                              : own + ":" + std::to_string(i + 1);
        put(e, sent);
      }
      return;
    }
    for (const auto& part : now_.parts) {
      append(e.text, part.text);
      append(e.payer, sent ? part.payee : part.payer);
      if (e.reference.empty()) e.reference = part.reference;
    }
    if (e.text.empty()) e.text = now_.text;
    put(e, sent);
  }

  void put(backoffice::bank_entry e, bool sent) {
    if (sent) e.amount = -e.amount;
    file_.entries.push_back(std::move(e));
  }

  bool seen_ = false;
  entry now_;
  backoffice::bank_file file_;
};

}  // namespace

backoffice::bank_file read_camt053(std::string_view document) {
  statement_visitor v;
  try {
    platform::xml::read(document, v);
  } catch (const platform::xml::invalid& e) {
    refuse(std::string(e.what()) + ", line " + std::to_string(e.line()) + ".");
  }
  return v.result();
}

}  // namespace admin_api
