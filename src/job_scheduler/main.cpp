// job-scheduler: has Core's jobs run, and tells it what time it is. Opens no database.

#include "contract/log_shipper.hpp"
#include "contract/self_report.hpp"
#include "contract/service.hpp"
#include "job_scheduler/scheduler.hpp"

int main(int argc, char** argv) {
  return contract::run_process(
      "job-scheduler", argc, argv, [] { return std::string(); },
      [](contract::service& service, platform::config& config, const contract::arguments&) {
        contract::core_settings core{
            config.text("ASTRO_CORE_INTERNAL_URL", "http://127.0.0.1:8093"), service.name(),
            config.secret("ASTRO_SERVICE_SECRET_JOB_SCHEDULER")};
        const auto workers =
            static_cast<unsigned>(config.integer("ASTRO_SCHEDULER_WORKERS", 4, 1, 64));
        const auto listener = service.listener("ASTRO_SCHEDULER_PORT", 8084);
        config.check();
        contract::core_client client(std::move(core));
        const contract::log_shipper errors(client, service.clock(), service.name());
        const contract::self_report settings(
            client, contract::settings_report(contract::version(), service.settings()));
        job_scheduler::scheduler scheduler(client, service.clock(), workers);
        service.check("core-api", true, [&scheduler] { return scheduler.core_answers(); });
        service.metrics().counter(
            "jobs_finished_total", "Jobs finished since the start.",
            [&scheduler] { return static_cast<double>(scheduler.finished()); });
        platform::http::router routes;
        service.add_common_routes(routes);
        service.listen(listener, routes, [](platform::http::request&, platform::http::access) {});
        service.wait();
        return 0;
      });
}
