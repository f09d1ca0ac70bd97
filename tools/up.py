"""`./astro up`: from a bare machine to a running system with demo data."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time

import demo_data
from api_client import ApiRefused
from system import build, packages, postgres, processes, running, say, secret_files, settings
from system import toolchain
from system.supervisor import Supervisor, start_all

STATE_OF_DATA = ("postgres", "mongodb", "mails", "payments", "clock", "demo.json", "secrets")


def run(options):
    ours = settings.from_environment()
    only_one = running.lock(ours, "up", "Another ./astro up is at work", patient=True)
    if pid := running.read_pid(ours.run, "supervisor"):
        return already_running(ours, pid, options)
    prepare(ours, options)
    running.end_leftovers(ours)
    wanted = processes.all_processes(ours)
    running.check_ports(ours, [port for process in wanted for port in process.ports])
    if options.detach:
        start_in_background(ours)
        finish(ours, options)
        say.line("\nIt runs in the background. Stop it: ./astro down")
        return 0

    def when_ready():
        finish(ours, options)
        only_one.close()

    return in_foreground(ours, wanted, when_ready)


def already_running(ours, pid, options):
    if options.fresh:
        raise say.Stop("It is running, so its data cannot be wiped.", "Run first: ./astro down")
    say.done("AstroBookings is running already", f"pid {pid}")
    finish(running.running_settings(ours.state), options)
    return 0


def prepare(ours, options):
    """Everything that needs no running process. Quick when nothing has changed."""
    if options.fresh:
        forget(ours)
    unasked = options.yes or os.environ.get("CI") == "true"
    packages.ensure(packages.wanted(packages.RUN, packages.BUILD), unasked)
    toolchain.ensure(ours)
    build.services(ours)
    build.web_applications(ours)
    secret_files.make(ours)
    if "ASTRO_POSTGRES_URI" not in os.environ:
        postgres.make(ours)
    if not options.no_demo and ours.mode != "production":
        demo_data.before_first_start(ours)


def forget(ours):
    shutil.rmtree(postgres.data_folder(ours), ignore_errors=True)
    for name in STATE_OF_DATA:
        path = ours.state / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    say.note("All earlier data is forgotten.")


def finish(ours, options):
    if not options.no_demo and ours.mode != "production":
        try:
            demo_data.load(ours)
        except (ApiRefused, AssertionError, OSError) as error:
            raise say.Stop(
                f"The demo data could not be loaded: {error}",
                "Logs: ./astro logs; then run ./astro up again: it goes on where it stopped.",
            ) from None
    show_addresses(ours)


def show_addresses(ours):
    url = ours.url
    say.line()
    say.table(
        [
            [say.bold("Customer app"), url("customer") + "/"],
            [say.bold("Supplier app"), url("admin") + "/supplier/"],
            [say.bold("Employee app"), url("admin") + "/employee/"],
            [say.bold("IT Operations app"), url("core") + "/"],
            [say.bold("Mails"), url("mail_web") + "/"],
            ["API references", f"{url('customer')}/api/docs (likewise on the other two)"],
        ]
    )
    if accounts := demo_data.accounts(ours):
        say.line(f"\nDemo accounts, password of all: {say.bold(accounts['password'])}")
        rows = [[each["role"], each["email"], each["name"]] for each in accounts["accounts"]]
        say.table(rows)


def in_foreground(ours, wanted, when_ready):
    """Runs everything below this process until Ctrl-C, SIGTERM or `./astro down`."""
    signal.signal(signal.SIGTERM, interrupt)
    signal.signal(signal.SIGHUP, interrupt)
    supervisor = Supervisor(ours, wanted)
    try:
        with say.Step("Processes") as step:
            start_all(ours, supervisor)
            step.detail = f"{len(wanted)} running"
        when_ready()
        say.line("\nCtrl-C stops everything.")
        threading.Event().wait()
    except KeyboardInterrupt:
        say.line("\nStopping …")
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        began = time.monotonic()
        supervisor.stop()
        say.done("Everything is stopped", f"{time.monotonic() - began:.1f} s")
    return 0


def interrupt(*_):
    raise KeyboardInterrupt


def supervise():
    """The background half of `--detach`: same processes, nobody at the terminal."""
    ours = settings.from_environment()
    return in_foreground(ours, processes.all_processes(ours), lambda: None)


def start_in_background(ours):
    ours.logs.mkdir(parents=True, exist_ok=True)
    running.forget_state(ours)
    log_path = ours.logs / "supervisor.log"
    with say.Step("Processes") as step, open(log_path, "wb") as log:
        started = subprocess.Popen(
            [sys.executable, "-B", str(settings.ROOT / "tools/command.py"), "supervise"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        while not (running.read_state(ours) or {}).get("ready"):
            if started.poll() is not None:
                said = log_path.read_text(errors="replace").strip()
                raise say.Stop(f"It did not start:\n{said}", f"Logs: {ours.logs}")
            time.sleep(0.05)
        step.detail = "in the background"
