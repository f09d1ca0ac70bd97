// customer-api: the public side. Visitors search, customers hold, pay and look after their
// bookings.

#include "contract/roles.hpp"
#include "contract/service.hpp"
#include "customer_api/language/refusals.hpp"
#include "customer_api/routes.hpp"

int main(int argc, char** argv) {
  return contract::run_process(
      "customer-api", argc, argv,
      [] { return platform::http::describe(customer_api::routes(), contract::roles::names_of); },
      [](contract::service& service, platform::config& config, const contract::arguments&) {
        auto settings = customer_api::settings::from(config, service);
        const auto listener = service.listener("ASTRO_CUSTOMER_PORT", 8081);
        config.check();
        customer_api::app app(service, std::move(settings));
        platform::http::router routes;
        app.maintenance().add(routes, customer_api::routes(), app);
        service.add_common_routes(routes, "customer");
        routes.otherwise([&app](platform::http::request& r) { return app.web(r.path).answer(r); });
        routes.refusals_through(customer_api::say_in_language);
        app.start();
        service.listen(listener, routes,
                       [&app](platform::http::request& r, platform::http::access allowed) {
                         app.sessions().authorize(r, allowed);
                       });
        service.wait();
        return 0;
      });
}
