// admin-api: the working side. Suppliers offer launches and see who flies, employees run the
// business.

#include "admin_api/routes.hpp"
#include "contract/roles.hpp"
#include "contract/service.hpp"

namespace {

constexpr std::size_t body_limit = std::size_t{1024} * 1024;

}  // namespace

int main(int argc, char** argv) {
  return contract::run_process(
      "admin-api", argc, argv,
      [] { return platform::http::describe(admin_api::routes(), contract::roles::names_of); },
      [](contract::service& service, platform::config& config, const contract::arguments&) {
        auto settings = admin_api::settings::from(config, service);
        auto listener = service.listener("ASTRO_ADMIN_PORT", 8082);
        listener.body_limit = body_limit;
        config.check();
        admin_api::refuse_other_schema(settings);
        admin_api::app app(service, std::move(settings));
        platform::http::router routes;
        app.maintenance().add(routes, admin_api::routes(), app);
        service.add_common_routes(routes, "admin");
        routes.otherwise([&app](platform::http::request& r) { return app.page(r); });
        service.listen(listener, routes,
                       [&app](platform::http::request& r, platform::http::access allowed) {
                         app.authorize(r, allowed);
                       });
        service.wait();
        return 0;
      });
}
