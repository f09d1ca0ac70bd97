"""The processes of a running system, in the order in which they start: what each runs, with which
environment, and how it shows that it is ready."""

import dataclasses
import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Callable

from system import mongo, postgres, secret_files, settings as settings_module, toolchain
from system.settings import ROOT

# The MongoDB client's counters in shared memory: a process that is killed leaves them behind, and
# the next of its number warns of them.
WITHOUT_COUNTERS = {"MONGOC_DISABLE_SHM": "1"}
PASSED_ON = ("PATH", "LANG", "LC_ALL", "HOME", "TZ", "SSL_CERT_FILE", "SSL_CERT_DIR")
DATABASES, AROUND, CORE, EDGE = range(4)  # what a process waits for, and the order of stopping


@dataclasses.dataclass
class Process:
    name: str
    command: list
    ready: Callable[[], bool]
    stage: int
    ports: list
    environment: dict = dataclasses.field(default_factory=dict)
    arguments: dict = dataclasses.field(default_factory=dict)  # for subprocess.Popen
    stop_signal: str = "SIGTERM"
    patience: float = 20.0  # seconds until ready


def all_processes(settings):
    found = [*databases(settings), *around(settings)]
    return [*found, *services(settings)]


def databases(settings):
    found = []
    if "ASTRO_POSTGRES_URI" not in os.environ:
        server = Process(
            "postgres",
            postgres.command(settings),
            lambda: postgres.ready(settings),
            DATABASES,
            ["postgres"],
            base_environment(),
            {"cwd": "/", **postgres.as_owner()},
            stop_signal="SIGINT",
        )
        found.append(server)
    if not own_mongodb_given():
        server = Process(
            "mongodb",
            mongo.command(settings),
            lambda: mongo.ready(settings),
            DATABASES,
            ["mongodb"],
            base_environment(),
        )
        found.append(server)
    return found


def own_mongodb_given():
    return all(f"ASTRO_MONGODB_{side}_URI" in os.environ for side in ("CUSTOMER", "CORE"))


def around(settings):
    """The mail catcher and the sandbox payment provider: development only."""
    if settings.mode == "production":
        return []
    found = []
    if "ASTRO_SMTP_URL" not in os.environ:
        python = str(toolchain.venv_program(settings, "python"))
        ports = ["--smtp-port", str(settings.ports["mail_smtp"])]
        ports += ["--web-port", str(settings.ports["mail_web"])]
        folder = str(settings.state / "mails")
        found.append(
            Process(
                "mail-catcher",
                [python, str(ROOT / "tools/mail_catcher.py"), "--dir", folder, *ports],
                lambda: answers(settings.url("mail_web") + "/healthz"),
                AROUND,
                ["mail_smtp", "mail_web"],
                base_environment(),
            )
        )
    if os.environ.get("ASTRO_PAYMENT_PROVIDER", "sandbox") == "sandbox":
        folder = str(settings.state / "payments")
        port = ["--port", str(settings.ports["sandbox"])]
        found.append(
            Process(
                "sandbox-payments",
                [sys.executable, str(ROOT / "tools/sandbox_payments.py"), "--dir", folder, *port],
                lambda: answers(settings.url("sandbox") + "/healthz"),
                AROUND,
                ["sandbox"],
                base_environment() | sandbox_secrets(settings),
            )
        )
    return found


def services(settings):
    return [
        service(settings, "core-api", CORE, ["core", "core_internal"]),
        service(settings, "customer-api", EDGE, ["customer"]),
        service(settings, "admin-api", EDGE, ["admin"]),
        service(settings, "job-scheduler", EDGE, ["scheduler"]),
    ]


def service(settings, name, stage, ports):
    return Process(
        name,
        [str(settings.program(name))],
        lambda: answers(settings.url(ports[0]) + "/readyz"),
        stage,
        ports,
        service_environment(settings, name),
    )


def base_environment():
    return WITHOUT_COUNTERS | {
        name: os.environ[name] for name in PASSED_ON if name in os.environ
    }


def sandbox_secrets(settings):
    return {
        "ASTRO_SANDBOX_SECRET_FILE": secret_files.path(settings, "sandbox-secret"),
        "ASTRO_SANDBOX_WEBHOOK_SECRET_FILE": secret_files.path(settings, "sandbox-webhook-secret"),
    }


def service_environment(settings, name):
    """Each gets what it may know: the arrows of the architecture hold for secrets too."""
    common = base_environment() | common_environment(settings)
    own = {
        "core-api": lambda: core_environment(settings),
        "customer-api": lambda: {
            **mongodb_uris(settings, "CUSTOMER"),
            "ASTRO_CUSTOMER_WEBHOOK_URL": settings.url("customer"),
            **payment_environment(settings),
            **service_secret(settings, "customer-api"),
        },
        "admin-api": lambda: {
            **postgres_uri(settings),
            **service_secret(settings, "admin-api"),
        },
        "job-scheduler": lambda: service_secret(settings, "job-scheduler"),
        "astro-check": lambda: {
            **mongodb_uris(settings, "CUSTOMER", "CORE"),
            **postgres_uri(settings),
            **payment_environment(settings),
            **service_secret(settings, "check"),
        },
    }[name]()
    given = {key: value for key, value in os.environ.items() if key.startswith("ASTRO_LIMIT_")}
    return common | own | settings.extra | given


def common_environment(settings):
    environment = {
        "ASTRO_MODE": settings.mode,
        "ASTRO_BIND": "127.0.0.1",
        "ASTRO_SHARE_DIR": str(settings.build / "share"),
        "ASTRO_CORE_INTERNAL_URL": settings.url("core_internal"),
        "ASTRO_CUSTOMER_PORT": str(settings.ports["customer"]),
        "ASTRO_ADMIN_PORT": str(settings.ports["admin"]),
        "ASTRO_CORE_PORT": str(settings.ports["core"]),
        "ASTRO_CORE_INTERNAL_PORT": str(settings.ports["core_internal"]),
        "ASTRO_SCHEDULER_PORT": str(settings.ports["scheduler"]),
        "ASTRO_PUBLIC_CUSTOMER_URL": settings.url("customer"),
        "ASTRO_PUBLIC_ADMIN_URL": settings.url("admin"),
        "ASTRO_PUBLIC_CORE_URL": settings.url("core"),
    }
    for name in [key for key in environment if key.startswith("ASTRO_PUBLIC_")]:
        environment[name] = os.environ.get(name, environment[name])
    if settings.mode != "production":
        environment["ASTRO_TEST_CLOCK"] = str(settings.clock)
        environment |= settings_module.DEVELOPMENT_LIMITS
    return environment


def core_environment(settings):
    mail = ("ASTRO_SMTP_URL", "ASTRO_SMTP_USER", "ASTRO_SMTP_PASSWORD", "ASTRO_MAIL_FROM")
    mail += ("ASTRO_MAIL_PROVIDER",)
    return {
        **mongodb_uris(settings, "CUSTOMER", "CORE"),
        **postgres_uri(settings),
        "ASTRO_SMTP_URL": f"smtp://127.0.0.1:{settings.ports['mail_smtp']}",
        "ASTRO_MAIL_FROM": "AstroBookings <no-reply@astrobookings.example>",
        **{name: os.environ[name] for name in mail if name in os.environ},
        **{name: v for name, v in os.environ.items() if name.startswith("ASTRO_MAILGUN_")},
        **payment_environment(settings),
        "ASTRO_CUSTOMER_URL": settings.url("customer"),
        "ASTRO_ADMIN_URL": settings.url("admin"),
        "ASTRO_CORE_URL": settings.url("core"),
        "ASTRO_SCHEDULER_URL": settings.url("scheduler"),
        "ASTRO_BACKUP_FOLDER": os.environ.get(
            "ASTRO_BACKUP_FOLDER", str(settings.state / "backups")
        ),
        "ASTRO_SIGNING_KEY_FILE": secret_files.path(settings, "signing-key.pem"),
        "ASTRO_MAIL_WEBHOOK_SECRET_FILE": secret_files.path(settings, "mail-webhook-secret"),
        "ASTRO_SEALING_KEY_FILE": secret_files.path(settings, "sealing-key"),
        **service_secret(settings, "customer-api"),
        **service_secret(settings, "admin-api"),
        **service_secret(settings, "job-scheduler"),
        **service_secret(settings, "check"),
    }


def mongodb_uris(settings, *sides):
    databases = {"CUSTOMER": mongo.CUSTOMER, "CORE": mongo.CORE}
    names = {side: f"ASTRO_MONGODB_{side}_URI" for side in sides}
    return {
        name: os.environ.get(name) or mongo.uri(settings, databases[side])
        for side, name in names.items()
    }


def postgres_uri(settings):
    return {"ASTRO_POSTGRES_URI": os.environ.get("ASTRO_POSTGRES_URI") or postgres.uri(settings)}


def payment_environment(settings):
    provider = os.environ.get("ASTRO_PAYMENT_PROVIDER", "sandbox")
    if provider != "sandbox":
        given = {name: value for name, value in os.environ.items() if "ASTRO_STRIPE_" in name}
        return {"ASTRO_PAYMENT_PROVIDER": provider} | given
    return {
        "ASTRO_PAYMENT_PROVIDER": provider,
        "ASTRO_SANDBOX_URL": settings.url("sandbox"),
        **sandbox_secrets(settings),
    }


def service_secret(settings, caller):
    variable = "ASTRO_SERVICE_SECRET_" + caller.replace("-", "_").upper()
    return {f"{variable}_FILE": secret_files.path(settings, f"service-{caller}")}


def answers(address):
    """Whether a readiness address says 200 now."""
    try:
        with urllib.request.urlopen(address, timeout=1) as answer:
            return answer.status == 200
    except (OSError, ValueError, urllib.error.URLError):
        return False


def readiness_report(address):
    """What a process that is not ready says about itself, in one line."""
    try:
        with urllib.request.urlopen(address, timeout=1) as answer:
            return json.dumps(json.load(answer))
    except urllib.error.HTTPError as error:
        return error.read(600).decode(errors="replace")
    except (OSError, ValueError) as error:
        return str(error)
