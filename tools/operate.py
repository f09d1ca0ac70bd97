"""The commands around a running system: down, status, logs, check, migrate, backup, restore and
user."""

import os
import pathlib
import signal
import subprocess
import time

from system import build, postgres, processes, running, say, secret_files, settings
from system.supervisor import Supervisor, migrate as migrate_databases

STOP_PATIENCE = 15.0
STATE = settings.ROOT / ".astro"


def down(options):
    ours = settings.Settings(state=STATE)
    pid = running.read_pid(ours.run, "supervisor")
    if pid is None:
        running.end_leftovers(ours)
        say.done("Nothing is running")
        return 0
    with say.Step("Stopping everything"):
        os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_PATIENCE
        while running.read_pid(ours.run, "supervisor"):
            if time.monotonic() > deadline:
                raise say.Stop(f"The supervisor (pid {pid}) does not stop.", f"Run: kill -9 {pid}")
            time.sleep(0.05)
    return 0


def status(options):
    ours = running.running_settings(STATE)
    state = running.read_state(ours)
    rows, well = [["process", "pid", "state", "memory", "ready in", "crashes"]], True
    for process in processes.all_processes(ours):
        facts = state["processes"].get(process.name)
        if facts is None:
            continue
        ready = process.ready()
        well = well and ready
        took = facts["readyInSeconds"]
        rows.append(
            [
                process.name,
                str(facts["pid"]),
                "ready" if ready else "not ready",
                memory_of(facts["pid"]),
                f"{took * 1000:.0f} ms" if took else "",
                str(facts["crashes"]),
            ]
        )
    say.table(rows)
    return 0 if well else 1


def memory_of(pid):
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            for row in file:
                if row.startswith("VmRSS:"):
                    return f"{int(row.split()[1]) / 1024:.0f} MB"
    except OSError:
        pass
    return "gone"


def logs(options):
    folder = settings.Settings(state=STATE).logs
    name = options.process or "*"
    paths = sorted(folder.glob(f"{name}.log"))
    if not paths:
        known = ", ".join(sorted(path.stem for path in folder.glob("*.log"))) or "none yet"
        raise say.Stop(f"There is no log of “{name}”.", f"Logs: {known}")
    if not options.process:
        names = {process.name for process in processes.all_processes(settings.from_environment())}
        paths = [path for path in paths if path.stem in names]
    command = ["tail", "-n", str(options.lines), *(["-F"] if options.follow else []), *paths]
    return subprocess.run(command).returncode


def check(options):
    ours = running.running_settings(STATE)
    program = ours.program("astro-check")
    if not program.exists():
        raise say.Stop("The checker is not built.", "Run: ./astro up")
    command = [program, *(["--json"] if options.json else [])]
    return subprocess.run(command, env=check_environment(ours)).returncode


def check_environment(ours):
    return processes.service_environment(ours, "astro-check")


def migrate(options):
    """Against the running databases, or against ours started for the moment."""
    ours = settings.from_environment()
    build.services(ours)
    secret_files.make(ours)
    if running.read_pid(ours.run, "supervisor"):
        with say.Step("Migration"):
            migrate_databases(running.running_settings(STATE))
        return 0
    if "ASTRO_POSTGRES_URI" not in os.environ:
        postgres.make(ours)
    supervisor = Supervisor(ours, processes.databases(ours))
    try:
        with say.Step("Migration"):
            supervisor.start((processes.DATABASES,))
            migrate_databases(ours)
    finally:
        supervisor.stop()
    return 0


def backup(options):
    ours = running.running_settings(STATE)
    return core(ours, "--backup").returncode


def restore(options):
    """Nothing else may use the databases meanwhile."""
    ours = settings.from_environment()
    folder = pathlib.Path(options.folder).resolve()
    if not (folder / "manifest.json").exists():
        raise say.Stop(f"{folder} is no backup.", f"Backups: {ours.state / 'backups'}")
    if running.read_pid(ours.run, "supervisor"):
        raise say.Stop("The system is running.", "Run: ./astro down")
    if not options.yes and not say.yes("All data of now is lost. Restore?"):
        return 1
    return restore_into(ours, folder)


def restore_into(ours, folder):
    secret_files.make(ours)
    if "ASTRO_POSTGRES_URI" not in os.environ:
        postgres.make(ours)
    supervisor = Supervisor(ours, processes.databases(ours))
    try:
        supervisor.start((processes.DATABASES,))
        with say.Step("Restoring") as step:
            made = core(ours, "--restore", str(folder), capture_output=True, text=True)
            if made.returncode:
                raise say.Stop(made.stderr.strip(), "The data of now may be half gone: try again.")
            step.detail = made.stdout.strip().splitlines()[-1]
    finally:
        supervisor.stop()
    return 0


def core(ours, *arguments, **options):
    environment = processes.service_environment(ours, "core-api")
    command = [str(ours.program("core-api")), *arguments]
    return subprocess.run(command, env=environment, **options)


def user(options):
    ours = settings.from_environment()
    if running.read_pid(ours.run, "supervisor"):
        ours = running.running_settings(STATE)
    arguments = [options.email, options.name, options.role]
    arguments += [options.organisation] if options.organisation else []
    return core(ours, "--add-user", *arguments).returncode
