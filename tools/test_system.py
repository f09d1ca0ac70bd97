"""Databases or a whole system of their own for tests: free ports, empty data in .astro/test/NAME,
the development build with its fail-points. Gone when the `with` block ends; the logs stay."""

import shutil

import journey
from api_client import Api
from system import mongo, postgres, processes, running, secret_files
from system.settings import PORTS, ROOT, Settings
from system.supervisor import Supervisor, start_all

DEV_BUILD = ROOT / "build" / "dev"
# The suites are about what a store does; a disk busy with other tests must not end them.
PATIENT = "&socketTimeoutMS=20000&wTimeoutMS=15000"
PASSWORD = "Test-Orbit-2026!"


def fresh_settings(name, folder=DEV_BUILD, **extra):
    ours = Settings(
        state=ROOT / ".astro" / "test" / name,
        build=folder,
        ports=running.free_ports(PORTS),
        # Each system would make one as soon as it starts; tests of backups give a folder.
        extra={"ASTRO_BACKUP_FOLDER": ""} | extra,
    )
    shutil.rmtree(postgres.data_folder(ours), ignore_errors=True)
    shutil.rmtree(ours.state, ignore_errors=True)
    secret_files.make(ours)
    postgres.make(ours, quick=True)
    return ours


class Databases:
    """PostgreSQL and the MongoDB-protocol server, empty."""

    def __init__(self, name):
        self.ours = fresh_settings(name)
        self.supervisor = Supervisor(self.ours, processes.databases(self.ours))

    def __enter__(self):
        self.supervisor.start((processes.DATABASES,))
        return self

    def __exit__(self, *_):
        self.supervisor.stop()

    def environment(self):
        return {
            "ASTRO_TEST_POSTGRES_URI": postgres.uri(self.ours),
            "ASTRO_TEST_MONGODB_URI": mongo.uri(self.ours, "astro_test") + PATIENT,
        }


class TestSystem:
    """All processes. `environment` goes to the four services."""

    __test__ = False

    def __init__(self, name, folder=DEV_BUILD, **environment):
        self.ours = fresh_settings(name, folder, **environment)
        wanted = processes.all_processes(self.ours)
        for process in wanted:
            process.environment["ASTRO_CRASH_FILE"] = str(self.crash_file(process.name))
        self.supervisor = Supervisor(self.ours, wanted)
        self.supervisor.longest_pause = 0.5  # each crash of a fault test stands for the only one

    def crash_file(self, process):
        """A crash point written here ends that process there, once."""
        return self.ours.run / f"{process}.crash"

    def __enter__(self):
        try:
            start_all(self.ours, self.supervisor)
        except BaseException:
            self.supervisor.stop()
            raise
        return self

    def __exit__(self, *_):
        self.supervisor.stop()

    def url(self, name):
        return self.ours.url(name)

    def add_staff(self, role, email, name):
        return journey.add_staff(self.ours, role, email, name, PASSWORD)

    def sign_in(self, role, email):
        side, app = {
            "customer": ("customer", "customer"),
            "supplier": ("admin", "supplier"),
            "it": ("core", "it-ops"),
        }.get(role, ("admin", "employee"))
        return Api(self.url(side), app).sign_in(email, PASSWORD)

    def add_supplier(self, employee, name):
        """A supplier that may offer launches."""
        email = f"contact@{name.lower().replace(' ', '-')}.example"
        wish = {"name": name, "contactName": "Sam Supplier", "contactEmail": email}
        employee.call("POST", "/suppliers", wish)
        supplier = Api(self.url("admin"), "supplier")
        journey.accept_invitation(self.ours, supplier, email, "Sam Supplier", PASSWORD)
        details = {"legalName": name, "taxId": "X123", "legalAddress": journey.ADDRESS}
        supplier.call("PATCH", "/supplier", details)
        return supplier

    def add_customer(self, email, name="Casey Customer"):
        customer = journey.register(self.url("customer"), email, PASSWORD, name)
        journey.give_billing_details(customer)
        return customer
