#include "backoffice/document_ubl.hpp"

#include "platform/runtime/time.hpp"
#include "platform/xml/writer.hpp"

namespace backoffice {
namespace {

using domain::document_kind;
using platform::xml::attributes;
using platform::xml::writer;

constexpr std::string_view invoice_space = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
constexpr std::string_view credit_space =
    "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";
// UNTDID 4461: by card, and an instrument that is not said.
constexpr std::string_view paid_by_card = "48", paid_somehow = "1";

std::string decimal(domain::cents amount) {
  const auto all = amount < 0 ? -amount : amount;
  const auto rest = std::to_string(all % 100);
  return (amount < 0 ? "-" : "") + std::to_string(all / 100) + (rest.size() < 2 ? ".0" : ".") +
         rest;
}

void amount(writer& x, std::string_view name, domain::cents cents) {
  x.element(name, decimal(cents), {{"currencyID", domain::currency}});
}

void tax_category(writer& x, std::string_view name, bool with_reason) {
  x.within(name, [&] {
    x.element("cbc:ID", "O");
    if (with_reason) {
      x.element("cbc:TaxExemptionReasonCode", "VATEX-EU-O");
      x.element("cbc:TaxExemptionReason", "Not subject to VAT");
    }
    x.within("cac:TaxScheme", [&] { x.element("cbc:ID", "VAT"); });
  });
}

void put_address(writer& x, const domain::address& a) {
  x.within("cac:PostalAddress", [&] {
    x.element("cbc:StreetName", a.line1);
    x.element("cbc:AdditionalStreetName", a.line2);
    x.element("cbc:CityName", a.city);
    x.element("cbc:PostalZone", a.postal_code);
    x.element("cbc:CountrySubentity", a.region);
    x.within("cac:Country", [&] { x.element("cbc:IdentificationCode", a.country); });
  });
}

void put_party(writer& x, std::string_view role, const party& p) {
  x.within(role, [&] {
    x.within("cac:Party", [&] {
      if (p.has_address) put_address(x, p.address);
      x.within("cac:PartyLegalEntity", [&] {
        x.element("cbc:RegistrationName", p.name);
        x.element("cbc:CompanyID", p.tax_id);
      });
    });
  });
}

struct shape {
  bool credit;
  // In a credit note all amounts are positive.
  domain::cents sign;
};

void put_line(writer& x, const shape& s, const document_line& l, std::size_t number) {
  const auto cents = s.sign * l.amount;
  x.within(s.credit ? "cac:CreditNoteLine" : "cac:InvoiceLine", [&] {
    x.element("cbc:ID", std::to_string(number));
    x.element(s.credit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", "1",
              {{"unitCode", "C62"}});
    amount(x, "cbc:LineExtensionAmount", cents);
    x.within("cac:Item", [&] {
      x.element("cbc:Description", l.detail);
      x.element("cbc:Name", l.text);
      tax_category(x, "cac:ClassifiedTaxCategory", false);
    });
    x.within("cac:Price", [&] { amount(x, "cbc:PriceAmount", cents); });
  });
}

std::string trip_of(const document& d) {
  const auto what = d.reference.empty() ? std::string("Launch") : "Booking " + d.reference;
  return what + ": " + d.rocket + " of " + d.supplier + " to " + d.destination + " on " +
         platform::format_day(domain::day_of(d.departs_at));
}

void put_head(writer& x, const shape& s, const document& d) {
  x.element("cbc:CustomizationID", "urn:cen.eu:en16931:2017");
  x.element("cbc:ID", d.number);
  x.element("cbc:IssueDate", platform::format_day(d.issued_on));
  if (!s.credit) x.element("cbc:DueDate", platform::format_day(d.due_on));
  x.element(s.credit ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode", s.credit ? "381" : "380");
  x.element("cbc:Note", trip_of(d));
  x.element("cbc:DocumentCurrencyCode", domain::currency);
  x.element("cbc:BuyerReference", d.reference);
  if (s.credit) {
    x.within("cac:BillingReference", [&] {
      x.within("cac:InvoiceDocumentReference", [&] { x.element("cbc:ID", d.refers_to); });
    });
  }
}

void put_sums(writer& x, domain::cents total) {
  x.within("cac:TaxTotal", [&] {
    amount(x, "cbc:TaxAmount", 0);
    x.within("cac:TaxSubtotal", [&] {
      amount(x, "cbc:TaxableAmount", total);
      amount(x, "cbc:TaxAmount", 0);
      tax_category(x, "cac:TaxCategory", true);
    });
  });
  x.within("cac:LegalMonetaryTotal", [&] {
    for (const auto* name : {"cbc:LineExtensionAmount", "cbc:TaxExclusiveAmount",
                             "cbc:TaxInclusiveAmount", "cbc:PayableAmount"})
      amount(x, name, total);
  });
}

}  // namespace

std::optional<std::string> render_ubl(const document& d) {
  if (d.kind == document_kind::statement) return {};
  const bool credit = d.kind == document_kind::credit_note;
  const shape s{credit, credit ? -1 : 1};
  const attributes spaces{
      {"xmlns", credit ? credit_space : invoice_space},
      {"xmlns:cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"},
      {"xmlns:cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"}};
  writer x(credit ? "CreditNote" : "Invoice", spaces);
  put_head(x, s, d);
  put_party(x, "cac:AccountingSupplierParty", d.emitter);
  put_party(x, "cac:AccountingCustomerParty", d.recipient);
  x.within("cac:PaymentMeans", [&] {
    const bool card = d.payment_method == domain::by_card;
    x.element("cbc:PaymentMeansCode", card ? paid_by_card : paid_somehow);
  });
  if (credit)
    x.within("cac:PaymentTerms", [&] { x.element("cbc:Note", "Paid back the way it was paid"); });
  put_sums(x, s.sign * d.amount);
  std::size_t number = 0;
  for (const auto& l : d.lines) put_line(x, s, l, ++number);
  return x.text();
}

}  // namespace backoffice
