// Statements as banks write them, and what only looks like one.
#include <gtest/gtest.h>

#include <functional>

#include "admin_api/money/bank_csv.hpp"
#include "admin_api/money/camt053.hpp"
#include "platform/json/read.hpp"

namespace {

using namespace admin_api;
using std::chrono::year;

std::string camt(const std::string& entries, const std::string& before = {}) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + before +
         "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>"
         "<Id>S1</Id><Acct><Id><IBAN>IE29AIBK93115212345678</IBAN></Id></Acct>" +
         entries + "</Stmt></BkToCstmrStmt></Document>";
}

std::string entry(const std::string& amount, const std::string& sign, const std::string& details,
                  const std::string& status = "<Sts><Cd>BOOK</Cd></Sts>") {
  return "<Ntry><Amt Ccy=\"USD\">" + amount + "</Amt><CdtDbtInd>" + sign + "</CdtDbtInd>" + status +
         "<BookgDt><Dt>2026-11-23</Dt></BookgDt><AcctSvcrRef>R77</AcctSvcrRef>" + details +
         "</Ntry>";
}

std::string part(const std::string& amount, const std::string& text) {
  return "<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy=\"USD\">" + amount +
         "</Amt><RltdPties><Dbtr><Pty><Nm>Zoë "
         "Ødegård</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>" +
         text + "</Ustrd></RmtInf></TxDtls>";
}

std::string fault_of(const std::function<void()>& f) {
  try {
    f();
  } catch (const platform::json::invalid& e) {
    return e.errors().front().pointer + " " + e.errors().front().detail;
  }
  return {};
}

TEST(bank_amount, takes_points_and_commas_of_both_worlds) {
  struct row {
    const char* text;
    std::optional<domain::cents> cents;
  };
  const row table[] = {
      {"1,234.56", 123456},
      {"1.234,56", 123456},
      {"1234", 123400},
      {"-12,5", -1250},
      {"+0.01", 1},
      {"1'234.00", 123400},
      {"1,234", 123400},
      {"1.234.567", 123456700},
      {"", {}},
      {"-", {}},
      {"12x", {}},
      {"1.2x", {}},
      {"ten", {}},
      {"9999999999999999", {}},
  };
  for (const auto& r : table) EXPECT_EQ(bank_amount(r.text), r.cents) << r.text;
}

TEST(bank_day, is_written_in_two_ways) {
  EXPECT_EQ(bank_day("2026-11-23"), (year{2026} / 11 / 23));
  EXPECT_EQ(bank_day("23.11.2026"), (year{2026} / 11 / 23));
  for (const auto* wrong : {"", "11/23/2026", "31.02.2026", "23.11.26", "2026-02-30"})
    EXPECT_FALSE(bank_day(wrong)) << wrong;
}

TEST(bank_csv, columns_are_found_by_their_names_in_any_order) {
  const auto f = read_bank_csv(
      "Amount;Purpose;Booking date;Name;Bank reference;IBAN;Balance\r\n"
      "\"300.000,00\";\"AB-1A2B3C4D; "
      "thanks\";23.11.2026;Ada;X1;IE29;1\r\n-5,00;Fee;24.11.2026\r\n");
  ASSERT_EQ(f.entries.size(), 2U);
  EXPECT_EQ(f.account, "IE29");
  EXPECT_EQ(f.entries[0].amount, 30'000'000);
  EXPECT_EQ(f.entries[0].text, "AB-1A2B3C4D; thanks");
  EXPECT_EQ(f.entries[0].reference, "X1");
  EXPECT_EQ(f.entries[0].currency, "USD");
  EXPECT_EQ(f.entries[1].amount, -500);
}

TEST(bank_csv, every_bad_line_is_named) {
  EXPECT_NE(fault_of([] {
              (void)read_bank_csv("date,amount\n2026-11-23,1\n2026-11-31,1\n");
            }).find("/file/3/date"),
            std::string::npos);
  EXPECT_NE(fault_of([] {
              (void)read_bank_csv("date,text\n2026-11-23,1\n");
            }).find("\"amount\" is missing"),
            std::string::npos);
  EXPECT_NE(fault_of([] { (void)read_bank_csv("date,amount\n"); }), "");
}

TEST(camt053, an_entry_is_read_with_payer_text_and_the_banks_reference) {
  const auto f = read_camt053(camt(
      entry("300000.00", "CRDT", "<NtryDtls>" + part("300000.00", "AB-1A2B3C4D") + "</NtryDtls>")));
  EXPECT_EQ(f.account, "IE29AIBK93115212345678");
  ASSERT_EQ(f.entries.size(), 1U);
  const auto& e = f.entries.front();
  EXPECT_EQ(e.amount, 30'000'000);
  EXPECT_EQ(e.booked_on, (year{2026} / 11 / 23));
  EXPECT_EQ(e.payer, "Zoë Ødegård");
  EXPECT_EQ(e.text, "AB-1A2B3C4D") << "NOTPROVIDED says nothing";
  EXPECT_EQ(e.reference, "R77");
}

TEST(camt053, a_batch_is_told_in_its_parts_when_they_add_up) {
  const auto parts =
      "<NtryDtls>" + part("100.10", "AB-00000001") + part("200.90", "AB-00000002") + "</NtryDtls>";
  const auto f = read_camt053(camt(entry("301.00", "CRDT", parts)));
  ASSERT_EQ(f.entries.size(), 2U);
  EXPECT_EQ(f.entries[1].amount, 20090);
  EXPECT_EQ(f.entries[1].reference, "R77:2");
  const auto whole = read_camt053(camt(entry("302.00", "CRDT", parts)));
  ASSERT_EQ(whole.entries.size(), 1U);
  EXPECT_EQ(whole.entries[0].text, "AB-00000001 AB-00000002");
}

TEST(camt053, what_we_sent_is_below_zero_and_what_is_announced_is_left_out) {
  const auto f = read_camt053(camt(entry("5.00", "DBIT", "<AddtlNtryInf>Fee</AddtlNtryInf>") +
                                   entry("9.00", "CRDT", "", "<Sts>PDNG</Sts>") +
                                   entry("7.00", "CRDT", "", "<Sts>BOOK</Sts>")));
  ASSERT_EQ(f.entries.size(), 2U);
  EXPECT_EQ(f.entries[0].amount, -500);
  EXPECT_EQ(f.entries[0].text, "Fee");
  EXPECT_EQ(f.entries[1].amount, 700);
}

TEST(camt053, nothing_is_fetched_and_nothing_grows) {
  const std::string fetch = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
  const std::string bomb =
      "<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>";
  for (const auto& type : {fetch, bomb, std::string("<!DOCTYPE Document>")}) {
    const auto text = camt(entry("1.00", "CRDT", ""), type);
    EXPECT_NE(fault_of([&] { (void)read_camt053(text); }).find("document type"), std::string::npos);
  }
  EXPECT_NE(fault_of([] { (void)read_camt053(camt("<Ntry>&xxe;</Ntry>")); }), "");
}

TEST(camt053, another_document_and_a_broken_one_are_refused) {
  const std::string deep = [] {
    std::string all;
    for (int i = 0; i < 100; ++i) all += "<a>";
    return all;
  }();
  for (const auto& text :
       {std::string("<html/>"), std::string("<Document/>"), std::string("<Document>"),
        camt(entry("1.005", "CRDT", "")), camt(entry("1e3", "CRDT", "")),
        camt(entry("1.00", "BOTH", "")), camt("<Ntry><Amt>1</Amt></Ntry>"), camt(deep)})
    EXPECT_NE(fault_of([&] { (void)read_camt053(text); }), "") << text.substr(0, 80);
}

}  // namespace
