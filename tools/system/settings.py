"""Where things are and which ports and addresses the system uses: the defaults, or what the
environment says."""

import dataclasses
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]

# name: (default, variable, what it is)
PORTS = {
    "customer": (8081, "ASTRO_CUSTOMER_PORT", "Customer API"),
    "admin": (8082, "ASTRO_ADMIN_PORT", "Admin API"),
    "core": (8083, "ASTRO_CORE_PORT", "Core API"),
    "core_internal": (8093, "ASTRO_CORE_INTERNAL_PORT", "Core API, internal listener"),
    "scheduler": (8084, "ASTRO_SCHEDULER_PORT", "Job Scheduler"),
    "mail_web": (8085, "ASTRO_MAIL_WEB_PORT", "mail catcher's inbox"),
    "mail_smtp": (8025, "ASTRO_MAIL_SMTP_PORT", "mail catcher"),
    "sandbox": (8086, "ASTRO_SANDBOX_PORT", "sandbox payments"),
    "mongodb": (8090, "ASTRO_MONGODB_PORT", "MongoDB-protocol server"),
    "postgres": (8092, "ASTRO_POSTGRES_PORT", "PostgreSQL"),
}

# Per-address limits are raised where everything comes from one address; the code path stays on.
DEVELOPMENT_LIMITS = {
    "ASTRO_LIMIT_ADDRESS_READS_PER_SECOND": "2000",
    "ASTRO_LIMIT_LOGINS_PER_ADDRESS_PER_MINUTE": "1000000",
    "ASTRO_LIMIT_CONNECTIONS_PER_ADDRESS": "1024",
}


@dataclasses.dataclass
class Settings:
    state: pathlib.Path = ROOT / ".astro"
    build: pathlib.Path = ROOT / "build" / "release"
    ports: dict = dataclasses.field(default_factory=dict)
    mode: str = "development"
    extra: dict = dataclasses.field(default_factory=dict)  # environment for all four services

    def __post_init__(self):
        self.ports = {name: default for name, (default, _, _) in PORTS.items()} | self.ports

    @property
    def run(self):
        return self.state / "run"

    @property
    def logs(self):
        return self.state / "logs"

    @property
    def secrets(self):
        return self.state / "secrets"

    @property
    def clock(self):
        return self.state / "clock"

    @property
    def venv(self):
        """One for all: tests with a state of their own use the same tools."""
        return ROOT / ".astro" / "venv"

    def program(self, name):
        return self.build / "bin" / name

    def url(self, name):
        return f"http://127.0.0.1:{self.ports[name]}"


def from_environment():
    ports = {}
    for name, (default, variable, _) in PORTS.items():
        ports[name] = port_of(variable, os.environ.get(variable, str(default)))
    return Settings(ports=ports, mode=os.environ.get("ASTRO_MODE", "development"))


def port_of(variable, text):
    from system.say import Stop

    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Stop(f"{variable} is “{text}”, which is no port.", "Use a number from 1 to 65535.")
    return int(text)
