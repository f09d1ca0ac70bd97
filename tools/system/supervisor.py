"""Owns the processes of a running system: starts them in order, waits until each is ready, keeps
their logs, restarts what crashes, and stops all within ten seconds."""

import os
import signal
import subprocess
import threading
import time

from system import processes, running, say
from system.log_files import RotatingLog
from system.processes import AROUND, CORE, DATABASES, EDGE

POLL = 0.03
LONGEST_PAUSE = 30.0
STEADY = 60.0  # a process that ran that long starts again at once
STOP_ORDER = (((EDGE,), 3.0), ((CORE,), 2.5), ((AROUND, DATABASES), 4.0))


class Child:
    def __init__(self, process):
        self.process = process
        self.running = None
        self.log = None
        self.began = 0.0
        self.crashes = 0
        self.restart_at = None
        self.ready_in = None  # seconds from start to ready


class Supervisor:
    def __init__(self, settings, wanted):
        self.settings = settings
        self.children = {process.name: Child(process) for process in wanted}
        self.ending = threading.Event()
        self.lock = threading.Lock()
        self.ready, self.claimed = False, None
        self.longest_pause = LONGEST_PAUSE
        self.watcher = threading.Thread(target=self.watch, daemon=True)

    def claim(self):
        """Says who runs the system, from now on; one at a time."""
        self.claimed = running.lock(self.settings, "supervisor", "The system is run already")
        running.write_pid(self.settings.run, "supervisor", os.getpid())
        self.save()
        self.watcher.start()

    def start(self, stages):
        chosen = [child for child in self.children.values() if child.process.stage in stages]
        for child in chosen:
            self.launch(child)
        for child in chosen:
            self.await_ready(child)

    def launch(self, child):
        process = child.process
        child.log = child.log or RotatingLog(self.settings.logs / f"{process.name}.log")
        child.began = time.monotonic()
        child.ready_in = None
        try:
            child.running = subprocess.Popen(
                process.command,
                env=process.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **process.arguments,
            )
        except OSError as error:
            raise say.Stop(f"{process.name} cannot be started: {error}.") from None
        running.write_pid(self.settings.run, process.name, child.running.pid)
        child.log.follow(child.running.stdout)

    def await_ready(self, child):
        process = child.process
        deadline = child.began + process.patience
        while not process.ready():
            code = child.running.poll()
            if code is not None:
                child.log.wait_for_last_words()
                raise say.Stop(
                    "\n".join(
                        [f"{process.name} ended at once ({ending(code)}):", *child.log.tail()]
                    ),
                    f"Its log: {child.log.path}",
                )
            if time.monotonic() > deadline:
                raise say.Stop(
                    "\n".join(
                        [f"{process.name} is not ready after {process.patience:.0f} s:"]
                        + child.log.tail()
                    ),
                    f"Its log: {child.log.path}",
                )
            time.sleep(POLL)
        child.ready_in = time.monotonic() - child.began

    def finish_start(self):
        self.ready = True
        self.save()

    def save(self):
        running.write_state(
            self.settings,
            {
                "ready": self.ready,
                "pid": os.getpid(),
                "mode": self.settings.mode,
                "build": str(self.settings.build),
                "ports": self.settings.ports,
                "processes": {
                    name: {
                        "pid": child.running.pid if child.running else None,
                        "crashes": child.crashes,
                        "readyInSeconds": child.ready_in and round(child.ready_in, 3),
                    }
                    for name, child in self.children.items()
                },
            },
        )

    def watch(self):
        """Restarts what ended by itself, with growing pauses."""
        while not self.ending.wait(0.2):
            with self.lock:
                for child in self.children.values():
                    self.look_after(child)

    def look_after(self, child):
        if not self.ready or child.running is None or child.running.poll() is None:
            return
        now = time.monotonic()
        if child.restart_at is None:
            child.crashes = 1 if now - child.began > STEADY else child.crashes + 1
            pause = min(self.longest_pause, 0.25 * 2**child.crashes)
            child.restart_at = now + pause
            name, how = child.process.name, ending(child.running.returncode)
            say.fault(f"{name} has ended ({how}); it starts again in {pause:.1f} s.")
            for row in child.log.tail(4):
                say.line("  " + say.quiet(row))
            self.save()
        elif now >= child.restart_at:
            child.restart_at = None
            self.launch(child)
            say.note(f"{child.process.name} is started again.")
            self.save()

    def stop(self):
        self.ending.set()
        with self.lock:
            for stages, patience in STOP_ORDER:
                self.stop_stages(stages, patience)
        running.forget_state(self.settings)
        if self.claimed:
            self.claimed.close()

    def stop_stages(self, stages, patience):
        alive = [
            child
            for child in self.children.values()
            if child.process.stage in stages and child.running and child.running.poll() is None
        ]
        for child in alive:
            child.running.send_signal(getattr(signal, child.process.stop_signal))
        deadline = time.monotonic() + patience
        for child in alive:
            self.await_end(child, deadline)

    def stop_child(self, child, patience):
        child.running.send_signal(getattr(signal, child.process.stop_signal))
        self.await_end(child, time.monotonic() + patience)

    def await_end(self, child, deadline):
        name = child.process.name
        try:
            child.running.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            say.note(f"{name} did not stop in time and is ended hard.")
            child.running.kill()
            child.running.wait()
        (self.settings.run / f"{name}.pid").unlink(missing_ok=True)


def ending(code):
    if code >= 0:
        return f"code {code}"
    return f"signal {signal.Signals(-code).name}"


def migrate(settings):
    """Brings all three databases to the schema of this build."""
    environment = processes.service_environment(settings, "core-api")
    made = subprocess.run(
        [settings.program("core-api"), "--migrate"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    if made.returncode:
        said = (made.stderr or made.stdout).strip()
        raise say.Stop(f"The databases could not be migrated:\n{said}", "See docs/operations.")
    return made.stdout.strip()


def start_all(settings, supervisor):
    """Everything in its order; the migration stands between the databases and the services."""
    supervisor.claim()
    supervisor.start((DATABASES, AROUND))
    migrate(settings)
    supervisor.start((CORE,))
    supervisor.start((EDGE,))
    supervisor.finish_start()
