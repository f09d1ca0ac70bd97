#include "backoffice/document_words.hpp"

namespace backoffice {
namespace {

constexpr document_words english{.invoice = "Invoice",
                                 .credit_note = "Credit note",
                                 .issued = "DATE OF ISSUE",
                                 .for_invoice = "FOR INVOICE",
                                 .due = "DUE",
                                 .booking = "BOOKING",
                                 .amount = "AMOUNT",
                                 .from = "FROM",
                                 .billed_to = "BILLED TO",
                                 .tax_id = "Tax id {0}",
                                 .departure = "DEPARTURE",
                                 .spaceport = "SPACEPORT",
                                 .flown_by = "FLOWN BY",
                                 .journey = "{0} with {1}",
                                 .seat = "SEAT",
                                 .what_for = "FOR",
                                 .passenger = "PASSENGER",
                                 .amount_in_usd = "AMOUNT IN USD",
                                 .paid_back_on = "Paid back on {0}",
                                 .settled = "Settled",
                                 .to_be_paid_back = "To be paid back",
                                 .paid = "Paid",
                                 .paid_on = "Paid on {0}",
                                 .paid_by_card = "Paid by card",
                                 .paid_by_card_on = "Paid by card on {0}",
                                 .failed = "The payment failed",
                                 .to_pay_by = "To be paid by {0}",
                                 .final_amounts = "Amounts are final; no taxes are added.",
                                 .in_your_favour = "In your favour",
                                 .total = "Total",
                                 .paid_so_far = "Paid",
                                 .left_to_pay = "Left to pay",
                                 .to_pay = "To pay",
                                 .if_you_cancel = "IF YOU CANCEL A SEAT",
                                 .until = "Until {0}",
                                 .back = "{0} % back",
                                 .later = "Later",
                                 .nothing = "Nothing back",
                                 .when_delayed =
                                     "If the launch is delayed, these days move with it. If it is "
                                     "aborted, everything is paid back.",
                                 .page = "Page {0} of {1}",
                                 .nth_seat = "Seat {0}",
                                 .nth_seat_back = "Seat {0}, {1} % back",
                                 .as_agreed = "As agreed",
                                 .beyond_the_rules = "Given back beyond the rules",
                                 .launch_aborted = "Launch aborted",
                                 .all_paid = "All that was paid and not given back",
                                 .not_paid = "Not paid",
                                 .taken_back = "The invoice is taken back"};

constexpr document_words spanish{
    .invoice = "Factura",
    .credit_note = "Nota de abono",
    .issued = "FECHA DE EMISIÓN",
    .for_invoice = "DE LA FACTURA",
    .due = "VENCIMIENTO",
    .booking = "RESERVA",
    .amount = "IMPORTE",
    .from = "DE",
    .billed_to = "A NOMBRE DE",
    .tax_id = "Identificación fiscal {0}",
    .departure = "SALIDA",
    .spaceport = "PUERTO ESPACIAL",
    .flown_by = "OPERADO POR",
    .journey = "{0} con {1}",
    .seat = "ASIENTO",
    .what_for = "CONCEPTO",
    .passenger = "PASAJERO",
    .amount_in_usd = "IMPORTE EN USD",
    .paid_back_on = "Devuelto el {0}",
    .settled = "Liquidado",
    .to_be_paid_back = "Por devolver",
    .paid = "Pagada",
    .paid_on = "Pagada el {0}",
    .paid_by_card = "Pagada con tarjeta",
    .paid_by_card_on = "Pagada con tarjeta el {0}",
    .failed = "El pago ha fallado",
    .to_pay_by = "Por pagar hasta el {0}",
    .final_amounts = "Los importes son definitivos; no se añaden impuestos.",
    .in_your_favour = "A tu favor",
    .total = "Total",
    .paid_so_far = "Pagado",
    .left_to_pay = "Queda por pagar",
    .to_pay = "Por pagar",
    .if_you_cancel = "SI CANCELAS UN ASIENTO",
    .until = "Hasta el {0}",
    .back = "{0} % de reembolso",
    .later = "Después",
    .nothing = "Sin reembolso",
    .when_delayed =
        "Si el lanzamiento se aplaza, estas fechas se mueven con él. Si se cancela, se devuelve "
        "todo.",
    .page = "Página {0} de {1}",
    .nth_seat = "Asiento {0}",
    .nth_seat_back = "Asiento {0}, {1} % de reembolso",
    .as_agreed = "Según lo acordado",
    .beyond_the_rules = "Devuelto más allá de las reglas",
    .launch_aborted = "Lanzamiento cancelado",
    .all_paid = "Todo lo pagado y no devuelto",
    .not_paid = "Sin pagar",
    .taken_back = "Se anula la factura"};

}  // namespace

const document_words& words_in(domain::language l) noexcept {
  switch (l) {
    case domain::language::english: return english;
    case domain::language::spanish: return spanish;
  }
  return english;
}

}  // namespace backoffice
