"""The private PostgreSQL: its own data, its own port, a password; reachable from this machine only.
PostgreSQL refuses to run as root, so as root it runs as an unprivileged user."""

import hashlib
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile

from system import say, secret_files
from system.settings import ROOT

USER, DATABASE = "astro", "astrobookings"


def binaries():
    """Debian keeps the server's programs off the PATH."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if found:
        return found[-1].parent
    if program := shutil.which("postgres"):
        return pathlib.Path(program).parent
    raise say.Stop("PostgreSQL is not installed.", "Run: ./astro doctor")


def owner():
    """(uid, gid) to run as, or None: as ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
            return entry.pw_uid, entry.pw_gid
        except KeyError:
            continue
    raise say.Stop("PostgreSQL must not run as root.", "Run ./astro as an ordinary user.")


def as_owner():
    """Arguments of subprocess that change the user."""
    identity = owner()
    if identity is None:
        return {}
    return {"user": identity[0], "group": identity[1], "extra_groups": []}


def data_folder(settings):
    """Under .astro, unless the unprivileged user cannot get there (a project in /root)."""
    folder = settings.state / "postgres"
    settings.state.mkdir(parents=True, exist_ok=True)
    if owner() is None or reachable(settings.state):
        return folder
    name = hashlib.sha256(str(settings.state).encode()).hexdigest()[:12]
    return pathlib.Path("/var/lib") / f"astrobookings-{name}" / "postgres"


def reachable(folder):
    tried = subprocess.run(["test", "-x", str(folder)], cwd="/", **as_owner())
    return tried.returncode == 0


def make(settings, quick=False):
    """Creates the data once. `quick` leaves out the final sync, for tests."""
    data = data_folder(settings)
    if (data / "PG_VERSION").exists():
        return
    if data.exists():
        shutil.rmtree(data)  # an initdb that was cut short
    data.mkdir(parents=True)
    if owner():
        os.chown(data, *owner())
    data.chmod(0o700)
    password = secret_files.read(settings, "postgres-password")
    with tempfile.NamedTemporaryFile("w", suffix=".password") as file:
        file.write(password + "\n")
        file.flush()
        if owner():
            os.chown(file.name, *owner())
        command = [binaries() / "initdb", "-D", data, "-U", USER, "--pwfile", file.name]
        command += ["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8"]
        command += ["--no-sync"] if quick else []
        made = subprocess.run(command, cwd="/", capture_output=True, text=True, **as_owner())
    if made.returncode:
        raise say.Stop(f"PostgreSQL's data could not be made: {made.stderr.strip()}")


def command(settings):
    options = {
        "listen_addresses": "127.0.0.1",
        "port": str(settings.ports["postgres"]),
        "unix_socket_directories": "",
        "max_connections": "200",
        "shared_buffers": "128MB",
        "log_min_messages": "warning",
        "timezone": "UTC",
        "log_timezone": "UTC",
    }
    arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    return [str(binaries() / "postgres"), "-D", str(data_folder(settings)), *arguments]


def uri(settings):
    password = secret_files.read(settings, "postgres-password")
    port = settings.ports["postgres"]
    return f"postgresql://{USER}:{password}@127.0.0.1:{port}/{DATABASE}"


def ready(settings):
    """Whether it takes connections; makes our database at the first time."""
    try:
        socket.create_connection(("127.0.0.1", settings.ports["postgres"]), 0.5).close()
    except OSError:
        return False
    made = sql(settings, f"CREATE DATABASE {DATABASE}", "postgres")
    return made.returncode == 0 or "already exists" in made.stderr


def sql(settings, text, database=DATABASE, timeout=30):
    """Runs SQL through psql; rows come unaligned, columns separated by tabs."""
    environment = {
        "PGPASSWORD": secret_files.read(settings, "postgres-password"),
        "PATH": os.environ["PATH"],
        "PGCONNECT_TIMEOUT": "3",
    }
    address = ["-h", "127.0.0.1", "-p", str(settings.ports["postgres"]), "-U", USER, "-d", database]
    program = binaries() / "psql"
    return subprocess.run(
        [
            str(program),
            *address,
            "-X",
            "-q",
            "-A",
            "-t",
            "-F",
            "\t",
            "-v",
            "ON_ERROR_STOP=1",
            "-c",
            text,
        ],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        timeout=timeout,
    )
