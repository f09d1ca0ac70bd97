// The invoice as a page: the same bytes each time, any name, money to the cent.
// ASTRO_TEST_PDF_OUT=file.pdf keeps one for people to look at.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "backoffice/document_pdf.hpp"

namespace {

using namespace std::chrono_literals;

backoffice::document invoice(int seats) {
  backoffice::document d;
  d.number = "INV-2026-000042";
  d.series = "INV";
  d.issued_on = d.due_on = std::chrono::year{2026} / 11 / 23;
  d.emitter = {"AstroBookings Ltd",
               "IE3344556RH",
               true,
               {"1 Orbit Quay", "", "D01 K8F1", "Dublin", "", "IE"}};
  d.recipient = {"Ada Okafor",
                 "PT123456789",
                 true,
                 {"12 Harbour Street", "3.º esq.", "1050-021", "Lisbon", "", "PT"}};
  d.booking_id = "b_0123456789abcdef0123456789abcdef";
  d.payment_state = "completed";
  d.paid_at = std::chrono::sys_days{d.issued_on} + 14h;
  const char* names[] = {"Ada Okafor",         "Tomasz Zieliński", "王小明",
                         "Ωλένα Παπαδοπούλου", "Freya Jónsdóttir", "عبد الله"};
  for (int i = 0; i < seats; ++i)
    d.lines.push_back({"Seat " + std::to_string(i + 1), names[i % 6], 1'250'000'000});
  d.amount = 1'250'000'000LL * seats;
  d.reference = "AB-89ABCDEF";
  d.payment_method = "card";
  d.rocket = "Aurora Two";
  d.destination = "Lunar Flyby";
  d.spaceport = "Esrange";
  d.time_zone = "Europe/Stockholm";
  d.supplier = "Boreal Spaceways";
  d.departs_at = std::chrono::sys_days{std::chrono::year{2028} / 3 / 14} + 15h + 30min;
  d.refunds = {{90, domain::months_before(d.departs_at, 12)},
               {70, domain::months_before(d.departs_at, 3)}};
  return d;
}

TEST(document_pdf, the_same_document_gives_the_same_bytes) {
  const auto bytes = backoffice::render_pdf(invoice(3));
  EXPECT_TRUE(bytes.starts_with("%PDF-1.5"));
  EXPECT_EQ(bytes, backoffice::render_pdf(invoice(3)));
  if (const char* out = std::getenv("ASTRO_TEST_PDF_OUT"))
    std::ofstream(out, std::ios::binary) << backoffice::render_pdf(invoice(6));
}

TEST(document_pdf, what_is_not_paid_says_otherwise) {
  auto d = invoice(1);
  const auto paid = backoffice::render_pdf(d);
  d.payment_state = "pending";
  d.paid_at.reset();
  EXPECT_NE(paid, backoffice::render_pdf(d));
}

TEST(document_pdf, money_is_written_to_the_cent_with_its_thousands) {
  EXPECT_EQ(backoffice::money_text(0), "0.00");
  EXPECT_EQ(backoffice::money_text(5), "0.05");
  EXPECT_EQ(backoffice::money_text(99'999), "999.99");
  EXPECT_EQ(backoffice::money_text(100'000), "1,000.00");
  EXPECT_EQ(backoffice::money_text(1'250'000'000'07), "1,250,000,000.07");
  EXPECT_EQ(backoffice::money_text(-123'456), "−1,234.56");
  EXPECT_EQ(backoffice::money_text(-123'456, domain::language::spanish), "−1234,56");
  EXPECT_EQ(backoffice::money_text(1'250'000'05, domain::language::spanish), "1.250.000,05");
}

TEST(document_pdf, days_are_written_out) {
  EXPECT_EQ(backoffice::day_text(std::chrono::year{2028} / 2 / 29), "29 February 2028");
}

}  // namespace
