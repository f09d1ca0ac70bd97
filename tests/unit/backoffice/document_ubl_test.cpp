// Invoices and credit notes as XML for bookkeeping: what EN 16931 asks for, the same bytes each
// time.
#include "backoffice/document_ubl.hpp"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;

backoffice::document invoice() {
  backoffice::document d;
  d.number = "INV-2026-000042";
  d.issued_on = std::chrono::year{2026} / 11 / 23;
  d.due_on = std::chrono::year{2026} / 11 / 30;
  d.emitter = {"AstroBookings Ltd",
               "IE3344556RH",
               true,
               {"1 Orbit Quay", "", "D01 K8F1", "Dublin", "", "IE"}};
  d.recipient = {"Ada <Okafor> & Co",
                 "PT123456789",
                 true,
                 {"12 Harbour Street", "3.º esq.", "1050-021", "Lisbon", "", "PT"}};
  d.lines = {{"Seat 1", "Ada Okafor", 1'250'005}, {"Seat 2", "王小明", 1'250'005}};
  d.amount = 2'500'010;
  d.reference = "AB-89ABCDEF";
  d.payment_method = "card";
  d.departs_at = std::chrono::sys_days{std::chrono::year{2028} / 3 / 14} + 15h;
  return d;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(document_ubl, an_invoice_has_what_the_standard_asks_for) {
  const auto xml = backoffice::render_ubl(invoice()).value();
  EXPECT_EQ(xml, backoffice::render_ubl(invoice()));
  for (const char* part :
       {"<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>",
        "<cbc:ID>INV-2026-000042</cbc:ID>", "<cbc:DueDate>2026-11-30</cbc:DueDate>",
        "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>",
        "<cbc:RegistrationName>Ada &lt;Okafor&gt; &amp; Co</cbc:RegistrationName>",
        "<cbc:CompanyID>IE3344556RH</cbc:CompanyID>",
        "<cbc:IdentificationCode>PT</cbc:IdentificationCode>",
        "<cbc:PayableAmount currencyID=\"USD\">25000.10</cbc:PayableAmount>",
        "<cbc:TaxExemptionReasonCode>VATEX-EU-O</cbc:TaxExemptionReasonCode>",
        "<cbc:PaymentMeansCode>48</cbc:PaymentMeansCode>"})
    EXPECT_EQ(times(xml, part), 1U) << part;
  EXPECT_EQ(times(xml, "<cac:InvoiceLine>"), 2U);
  EXPECT_EQ(times(xml, ">12500.05</cbc:PriceAmount>"), 2U);
  EXPECT_EQ(times(xml, "PartyTaxScheme"), 0U) << "category O forbids VAT identifiers";
}

TEST(document_ubl, a_credit_note_is_positive_and_names_its_invoice) {
  auto d = invoice();
  d.kind = domain::document_kind::credit_note;
  d.number = "CN-2026-000007";
  d.refers_to = "INV-2026-000042";
  d.lines = {{"Seat 1, 90 % back", "Ada Okafor", -1'125'004}};
  d.amount = -1'125'004;
  const auto xml = backoffice::render_ubl(d).value();
  EXPECT_EQ(times(xml, "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>"), 1U);
  EXPECT_EQ(times(xml, "<cbc:ID>INV-2026-000042</cbc:ID>"), 1U);
  EXPECT_EQ(times(xml, ">11250.04<"), 7U) << "four sums, what is taxed, the line and its price";
  EXPECT_EQ(times(xml, "-1125"), 0U);
}

TEST(document_ubl, a_statement_is_no_invoice) {
  auto d = invoice();
  d.kind = domain::document_kind::statement;
  EXPECT_FALSE(backoffice::render_ubl(d));
}

}  // namespace
