// core-api: accounts, jobs, e-mails, synchronisation and the operators' side.
//   core-api --migrate                                 brings all three databases to this version
//   core-api --add-user EMAIL NAME ROLE [SUPPLIER]     invites somebody and prints the link
//   core-api --backup                                  makes one in ASTRO_BACKUP_FOLDER, verified
//   core-api --restore FOLDER                          puts a backup in the place of all data
//   core-api --new-signing-key                         prints a fresh key for ASTRO_SIGNING_KEY

#include <cstdio>

#include "contract/roles.hpp"
#include "core_api/routes.hpp"

namespace {

int add_user(core_api::app& app, const contract::service& service,
             const contract::arguments& args) {
  if (args.size() < 4)
    throw std::runtime_error("usage: core-api --add-user EMAIL NAME ROLE [SUPPLIER]");
  core_api::user u;
  u.email = args[1];
  u.name = args[2];
  const auto role = domain::role_named(args[3]);
  if (!role || *role == domain::role::customer)
    throw std::runtime_error("the role is supplier, employee, financial or it");
  u.role = *role;
  if (args.size() > 4) u.organisation = args[4];
  const auto invited = app.accounts().invite(u, "command line");
  if (!invited) throw std::runtime_error("there is an account with " + u.email + " already");
  const auto token =
      app.tokens().make(core_api::token_kind::invitation, invited->id, service.clock().now());
  const auto name = *role == domain::role::supplier ? "supplier"
                    : *role == domain::role::it     ? "it-ops"
                                                    : "employee";
  std::puts(app.addresses().link(name, "/accept-invitation?token=" + token).c_str());
  return 0;
}

int back_up(core_api::app& app) {
  if (!app.backups().configured())
    throw std::runtime_error("set ASTRO_BACKUP_FOLDER: where backups go to");
  const auto made = app.backups().make_now();
  if (made.state != "done") throw std::runtime_error(made.error);
  std::printf("%s: %lld documents, %lld bytes, verified\n", made.folder.c_str(),
              static_cast<long long>(made.documents), static_cast<long long>(made.bytes));
  return 0;
}

// Everything first that may refuse it; then all data is that of the backup.
int restore(core_api::settings settings, const std::filesystem::path& folder) {
  const auto made = core_api::restore_backup(settings.databases(), folder);
  core_api::stores stores(settings);
  stores.migrate(settings.share);
  core_api::backups::restored(stores.core, made, folder.filename().string());
  std::printf("restored: %lld documents and the tables of %s\n",
              static_cast<long long>(made.documents()), platform::format_instant(made.at).c_str());
  return 0;
}

int serve(core_api::app& app, contract::service& service,
          const platform::http::server_settings& open,
          const platform::http::server_settings& inside) {
  platform::http::router routes, internal;
  routes.add(core_api::routes(), app);
  service.add_common_routes(routes, "core");
  routes.otherwise([&app](platform::http::request& r) { return app.web().answer(r); });
  internal.add(core_api::internal_routes(), app);
  service.listen(open, routes, [&app](platform::http::request& r, platform::http::access a) {
    app.authorize(r, a);
  });
  service.listen(inside, internal, [&app](platform::http::request& r, platform::http::access a) {
    app.authorize_service(r, a);
  });
  service.wait();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--new-signing-key") {
    std::fputs(platform::security::signing_key::generate().to_pem().c_str(), stdout);
    return 0;
  }
  return contract::run_process(
      "core-api", argc, argv,
      [] { return platform::http::describe(core_api::routes(), contract::roles::names_of); },
      [](contract::service& service, platform::config& config, const contract::arguments& args) {
        auto settings = core_api::settings::from(config, service);
        const auto open = service.listener("ASTRO_CORE_PORT", 8083);
        auto inside = service.listener("ASTRO_CORE_INTERNAL_PORT", 8093);
        inside.body_limit = 4 * 1024 * 1024;
        inside.connections_per_address = inside.connections;
        config.check();
        const auto asked = args.empty() ? std::string() : args[0];
        if (asked == "--migrate" || asked == "--restore") {
          // A server that has just started, and indexes over much data, may take their time.
          settings.postgres.connect_timeout = std::chrono::seconds(5);
          settings.postgres.wait_timeout = std::chrono::seconds(5);
          settings.postgres.call_timeout = std::chrono::minutes(10);
          for (auto* db : {&settings.customer_db, &settings.core_db})
            db->call_timeout = std::chrono::minutes(10);
          if (asked == "--restore") {
            if (args.size() != 2) throw std::runtime_error("usage: core-api --restore FOLDER");
            return restore(std::move(settings), args[1]);
          }
          core_api::stores(settings).migrate(settings.share);
          return 0;
        }
        core_api::app app(service, std::move(settings));
        if (asked == "--backup") return back_up(app);
        if (asked == "--add-user") return add_user(app, service, args);
        app.start(service);
        return serve(app, service, open, inside);
      });
}
