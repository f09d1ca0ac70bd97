#include "customer_api/pages/page_words.hpp"

namespace customer_api {
namespace {

constexpr page_words english{
    .language = domain::language::english,
    .cancelled = "Cancelled",
    .flown = "Flown",
    .sale_closed = "Sale closed",
    .sold_out = "Sold out",
    .last_seat = "Last seat",
    .last_seats = "Last {0} seats",
    .seats_left = "{0} of {1} seats left",
    .launch_cancelled = "This launch was cancelled.",
    .launch_flown = "This launch has flown.",
    .sales_ended = "Sales ended on {0}.",
    .all_taken = "All seats are taken or on hold. Holds that lapse come back within minutes.",
    .ended = "ended {0}",
    .until = "until {0}",
    .after = "after {0}",
    .weather = "because of the weather",
    .technical = "for technical reasons",
    .financial = "for financial reasons",
    .launch = "launch",
    .launches = "launches",
    .rocket = "rocket",
    .rockets = "rockets",
    .review = "review",
    .reviews = "reviews",
    .see_launches = "See all launches",
    .see_all = "See all {0}",
    .no_launch = "No launch{0}",
    .one_launch = "1 launch{0}",
    .many_launches = "{0} launches{1}",
    .with_free_seats = " with free seats",
    .any_range = "Any range",
    .any_destination = "Any destination",
    .any_spaceport = "Any spaceport",
    .any_price = "Any price",
    .up_to = "Up to {0}",
    .any_number = "Any number",
    .or_more = "{0} or more",
    .soonest = "Soonest first",
    .latest = "Latest first",
    .lowest_price = "Lowest price",
    .highest_price = "Highest price",
    .most_seats = "Most seats left",
    .offer = "{0}, {1} on sale",
    .stars = "{0} of 5 stars",
    .flew = "flew to {0} on {1}",
    .months = "{0} months",
    .twice = "twice",
    .times = "{0} times",
    .home = {"Seats on the next space launches",
             "Find a space launch, see the price, the seats left and the refund dates, hold your "
             "seats and pay once."},
    .list = {"Launches",
             "All space launches on sale: compare dates, destinations, prices and seats."},
    .launch_page = {"{0} on {1}, {2}", "Fly to {0} on {1} from {2} on {3}. {4} per seat. {5}."},
    .event = "{0} on {1}",
    .supplier_description =
        "{0} on AstroBookings: {1}. Compare dates, prices and seats, and book "
        "online.",
    .about = {"About",
              "AstroBookings brings travellers and launch suppliers together: what you can rely on "
              "when you book a seat."},
    .terms = {"Terms of booking",
              "Holding seats, paying, what comes back when you cancel, and what happens when a "
              "launch is delayed or aborted."},
    .privacy = {"Your data",
                "What AstroBookings knows about you, what it is for, who sees it and how long it "
                "stays."}};

constexpr page_words spanish{
    .language = domain::language::spanish,
    .cancelled = "Cancelado",
    .flown = "Realizado",
    .sale_closed = "Venta cerrada",
    .sold_out = "Agotado",
    .last_seat = "Último asiento",
    .last_seats = "Últimos {0} asientos",
    .seats_left = "Quedan {0} de {1} asientos",
    .launch_cancelled = "Este lanzamiento se ha cancelado.",
    .launch_flown = "Este lanzamiento ya ha volado.",
    .sales_ended = "La venta terminó el {0}.",
    .all_taken =
        "Todos los asientos están ocupados o guardados. Los que no se pagan vuelven en "
        "unos minutos.",
    .ended = "terminó el {0}",
    .until = "hasta el {0}",
    .after = "después del {0}",
    .weather = "por el tiempo",
    .technical = "por motivos técnicos",
    .financial = "por motivos económicos",
    .launch = "lanzamiento",
    .launches = "lanzamientos",
    .rocket = "cohete",
    .rockets = "cohetes",
    .review = "reseña",
    .reviews = "reseñas",
    .see_launches = "Ver todos los lanzamientos",
    .see_all = "Ver los {0}",
    .no_launch = "Ningún lanzamiento{0}",
    .one_launch = "1 lanzamiento{0}",
    .many_launches = "{0} lanzamientos{1}",
    .with_free_seats = " con asientos libres",
    .any_range = "Cualquier alcance",
    .any_destination = "Cualquier destino",
    .any_spaceport = "Cualquier puerto espacial",
    .any_price = "Cualquier precio",
    .up_to = "Hasta {0}",
    .any_number = "Cualquier cantidad",
    .or_more = "{0} o más",
    .soonest = "Los más próximos",
    .latest = "Los más lejanos",
    .lowest_price = "Precio más bajo",
    .highest_price = "Precio más alto",
    .most_seats = "Más asientos libres",
    .offer = "{0}, {1} a la venta",
    .stars = "{0} de 5 estrellas",
    .flew = "voló a {0} en {1}",
    .months = "{0} meses",
    .twice = "dos veces",
    .times = "{0} veces",
    .home = {"Asientos en los próximos lanzamientos espaciales",
             "Encuentra un lanzamiento espacial, mira el precio, los asientos libres y las fechas "
             "de reembolso, guarda tus asientos y paga una sola vez."},
    .list = {"Lanzamientos",
             "Todos los lanzamientos espaciales a la venta: compara fechas, destinos, precios y "
             "asientos."},
    .launch_page = {"{0} en {1}, {2}",
                    "Vuela a {0} en {1} desde {2} el {3}. {4} por asiento. {5}."},
    .event = "{0} en {1}",
    .supplier_description =
        "{0} en AstroBookings: {1}. Compara fechas, precios y asientos, y "
        "reserva en línea.",
    .about = {"Quiénes somos",
              "AstroBookings pone en contacto a viajeros y operadores de lanzamientos: con qué "
              "puedes contar cuando reservas un asiento."},
    .terms = {"Condiciones de reserva",
              "Guardar asientos, pagar, qué recuperas si cancelas y qué ocurre cuando un "
              "lanzamiento se aplaza o se cancela."},
    .privacy = {"Tus datos",
                "Qué sabe AstroBookings de ti, para qué sirve, quién lo ve y cuánto tiempo se "
                "conserva."}};

}  // namespace

const page_words& words_in(domain::language l) noexcept {
  switch (l) {
    case domain::language::english: return english;
    case domain::language::spanish: return spanish;
  }
  return english;
}

}  // namespace customer_api
