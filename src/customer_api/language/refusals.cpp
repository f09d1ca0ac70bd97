#include "customer_api/language/refusals.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <utility>

#include "contract/wished_language.hpp"

namespace customer_api {
namespace {

using namespace std::string_view_literals;
using entry = std::pair<std::string_view, std::string_view>;

constexpr auto by_code = [](const entry& a, const entry& b) { return a.first < b.first; };

// By code.
constexpr std::array spanish = [] {
  std::array words{
      entry{"account_disabled", "Esta cuenta está suspendida."},
      entry{"billing_details_missing",
            "Escribe tu identificación fiscal y tu dirección antes de pagar."},
      entry{"body_missing", "Falta el contenido de la petición."},
      entry{"booking_not_confirmed", "Solo es posible mientras la reserva está confirmada."},
      entry{"booking_not_flown", "Un viaje se puede reseñar cuando ya ha volado."},
      entry{"booking_not_found", "No existe esa reserva."},
      entry{"booking_not_held", "Solo es posible mientras los asientos están guardados."},
      entry{"card_limit",
            "Es más de lo que admite una tarjeta de una vez. Paga por transferencia bancaria."},
      entry{"change_pending",
            "Se está decidiendo un cambio anterior de este lanzamiento. Inténtalo de nuevo en un "
            "momento."},
      entry{"password_contains_email", "La contraseña no debe contener tu dirección de correo."},
      entry{"control_character", "No se admiten caracteres de control."},
      entry{"country_invalid", "Elige el país."},
      entry{"cursor_invalid", "Empieza de nuevo por la primera página."},
      entry{"document_not_found", "No existe ese documento."},
      entry{"duplicate_parameter", "Este parámetro aparece dos veces."},
      entry{"email_invalid", "Esto no es una dirección de correo."},
      entry{"email_taken", "Ya hay una cuenta con esta dirección de correo."},
      entry{"hold_expired",
            "El tiempo de esta reserva provisional ha terminado. Empieza con asientos nuevos."},
      entry{"holder_too_young", "Para tener una cuenta hay que haber cumplido 18 años."},
      entry{"idempotency_key_reused", "Esta Idempotency-Key se usó para otra cosa. Usa una nueva."},
      entry{"internal_error",
            "Algo ha fallado por nuestra parte. El identificador de seguimiento nos ayuda a "
            "encontrarlo."},
      entry{"invalid_credentials", "La dirección de correo o la contraseña no son correctas."},
      entry{"invalid_input", "Parte de lo enviado no es válido."},
      entry{"launch_changed",
            "El lanzamiento ha cambiado desde que lo viste. Mira los nuevos datos y continúa."},
      entry{"launch_not_found", "No existe ese lanzamiento."},
      entry{"launch_over", "Este lanzamiento ya ha salido o se ha cancelado."},
      entry{"maintenance",
            "Estamos haciendo tareas de mantenimiento: puedes mirarlo todo, pero no cambiar nada."},
      entry{"password_needs_lower_case", "Añade una minúscula."},
      entry{"password_needs_digit", "Añade una cifra."},
      entry{"no_renewals_left",
            "Una reserva provisional se puede prolongar dos veces. Paga antes de que caduque."},
      entry{"password_needs_special_character", "Añade un signo como ! o -."},
      entry{"password_needs_upper_case", "Añade una mayúscula."},
      entry{"not_a_day", "Aquí va una fecha, por ejemplo 1990-12-31."},
      entry{"not_a_string", "Aquí va un texto."},
      entry{"not_an_instant", "Aquí va una hora, por ejemplo 2028-05-03T14:30:00Z."},
      entry{"not_an_integer", "Aquí va un número entero."},
      entry{"not_found", "No hay nada en esta dirección."},
      entry{"not_json", "El contenido no es JSON válido."},
      entry{"not_on_sale", "Los asientos de este lanzamiento no están a la venta ahora."},
      entry{"not_possible_in_this_state", "No es posible en su estado actual."},
      entry{"not_waiting", "No estás en la lista de espera de este lanzamiento."},
      entry{"one_line", "Debe ser una sola línea de texto."},
      entry{"open_bookings",
            "Hay reservas que aún no han terminado. Tu cuenta se puede borrar cuando terminen."},
      entry{"out_of_range", "El número está fuera de los límites."},
      entry{"passenger_not_kept",
            "Uno de estos pasajeros no está en esta reserva, o ya se ha cancelado."},
      entry{"passenger_too_old", "Los pasajeros tienen como máximo 70 años el día de la salida."},
      entry{"passenger_too_young", "Los pasajeros tienen al menos 18 años el día de la salida."},
      entry{"passengers_missing", "Escribe los pasajeros antes de pagar."},
      entry{"payment_provider_unavailable",
            "El proveedor de pagos no responde. Tus asientos siguen guardados; inténtalo de nuevo "
            "en un momento."},
      entry{"password_too_long", "Usa 128 caracteres como máximo."},
      entry{"picture_not_found", "No existe esa imagen."},
      entry{"quote_lapsed", "Estas cifras ya no son válidas. Mira las nuevas."},
      entry{"required", "Falta este dato."},
      entry{"review_closed",
            "Una reseña se puede cambiar durante los 30 días siguientes a escribirla."},
      entry{"review_not_found", "No existe esa reseña."},
      entry{"role_not_allowed", "Tu cuenta no puede hacer esto."},
      entry{"seat_limit", "Con estos asientos superarías tu límite en este lanzamiento."},
      entry{"seats_available", "Estos asientos están libres: no hace falta esperarlos."},
      entry{"second_factor_required",
            "Escribe el código que muestra tu aplicación de autenticación."},
      entry{"second_factor_wrong", "Este código no es correcto o ya se usó. Espera al siguiente."},
      entry{"session_ended", "Tu sesión ha terminado. Inicia sesión de nuevo."},
      entry{"session_not_found", "No existe esa sesión, o ya ha terminado."},
      entry{"sold_out", "No quedan asientos libres suficientes en este lanzamiento."},
      entry{"supplier_not_found", "No existe ese operador."},
      entry{"support_request_not_found", "No existe esa consulta."},
      entry{"support_thread_full", "Esta consulta está completa. Empieza una nueva."},
      entry{"swap_closed", "Los pasajeros se pueden cambiar hasta 30 días antes de la salida."},
      entry{"temporarily_unavailable",
            "Una parte del sistema no responde. No se pierde nada; inténtalo de nuevo en un "
            "momento."},
      entry{"token_invalid", "Este enlace ya no es válido. Pide uno nuevo."},
      entry{"password_too_common", "Esta contraseña es demasiado común."},
      entry{"too_long", "Es demasiado largo."},
      entry{"too_many_attempts", "Demasiados intentos. Espera unos minutos e inténtalo de nuevo."},
      entry{"too_many_holds",
            "Ya tienes asientos guardados en tres reservas. Antes paga o libera una de ellas."},
      entry{"too_many_requests", "Demasiadas peticiones desde tu red. Espera un minuto."},
      entry{"too_many_requests_open",
            "Ya tienes cinco consultas abiertas. Escribe en una de ellas."},
      entry{"password_too_short", "Usa al menos 8 caracteres."},
      entry{"transfer_closed",
            "Falta demasiado poco para la salida para una transferencia. Paga con tarjeta."},
      entry{"unknown_parameter", "Este parámetro no se conoce."},
      entry{"unknown_value", "Este valor no se conoce."},
      entry{"version_conflict",
            "Alguien lo ha cambiado mientras tanto. Cárgalo de nuevo y repite tu cambio."},
      entry{"waiting_list_full", "La lista de espera de este lanzamiento está completa."}};
  std::sort(words.begin(), words.end(), by_code);
  return words;
}();

void say(boost::json::object& told, bool problem) {
  const auto* code = told.if_contains("code");
  if (code == nullptr || !code->is_string()) return;
  const auto words = refusal_in_spanish(code->get_string());
  if (words.empty()) return;
  told["detail"] = words;
  if (!problem) return;
  if (auto* errors = told.if_contains("errors"); errors != nullptr && errors->is_array()) {
    for (auto& e : errors->get_array()) say(e.as_object(), false);
  }
}

}  // namespace

std::string_view refusal_in_spanish(std::string_view code) noexcept {
  const auto at = std::lower_bound(spanish.begin(), spanish.end(), entry{code, {}}, by_code);
  return at != spanish.end() && at->first == code ? at->second : std::string_view();
}

void say_in_language(const platform::http::request& r, platform::http::response& answer) {
  if (answer.content_type != "application/problem+json" || answer.ready) return;
  if (contract::wished_language(r.header("accept-language")) != domain::language::spanish) return;
  boost::system::error_code ec;
  auto body = boost::json::parse(answer.body, ec);
  if (ec || !body.is_object()) return;
  say(body.get_object(), true);
  answer.body = boost::json::serialize(body);
  answer.headers.emplace_back("Content-Language", domain::code_of(domain::language::spanish));
}

}  // namespace customer_api
