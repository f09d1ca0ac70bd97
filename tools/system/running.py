"""What is running: pid files that cannot be mistaken for another program's, ports and who has them,
and the state file from which the other commands learn the addresses."""

import fcntl
import json
import os
import pathlib
import signal
import socket
import time

from system import say
from system.settings import PORTS, Settings

FIRST_TEST_PORT, BLOCK, PORT_BLOCKS = 12_000, 20, 1000


def born(pid):
    """When a process started, in the kernel's ticks: with the pid it names one process for ever."""
    try:
        text = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = text.rpartition(")")[2].split()
    return None if fields[0] == "Z" else fields[19]


def write_pid(folder, name, pid):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.pid").write_text(f"{pid} {born(pid)}\n")


def read_pid(folder, name):
    """The pid if that very process still lives."""
    try:
        pid, started = (folder / f"{name}.pid").read_text().split()
    except (OSError, ValueError):
        return None
    return int(pid) if born(pid) == started else None


def lock(settings, name, taken, patient=False):
    """Held until this process ends, however it ends. `taken` says what it means when another
    process holds it; whoever is patient waits for it."""
    settings.run.mkdir(parents=True, exist_ok=True)
    file = open(settings.run / f"{name}.lock", "a+", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        told = f"{taken} (pid {file.read().strip() or 'unknown'})"
        if not patient:
            file.close()
            raise say.Stop(f"{told}.", "Look: ./astro status") from None
        say.note(f"{told}; waiting for it.")
        fcntl.flock(file, fcntl.LOCK_EX)
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def end_leftovers(settings):
    """Children whose supervisor was killed."""
    names = [path.stem for path in settings.run.glob("*.pid") if path.stem != "supervisor"]
    left = {name: pid for name in names if (pid := read_pid(settings.run, name))}
    if not left:
        return
    say.note(f"An earlier run left {', '.join(sorted(left))} behind; stopping them.")
    for name, pid in left.items():
        os.kill(pid, signal.SIGINT if name == "postgres" else signal.SIGTERM)
    deadline = time.monotonic() + 8
    while any(read_pid(settings.run, name) for name in left) and time.monotonic() < deadline:
        time.sleep(0.05)
    for name in left:
        if pid := read_pid(settings.run, name):
            os.kill(pid, signal.SIGKILL)


def check_ports(settings, names):
    """Ends with who has a port that we need, and how to take another."""
    for name in names:
        port = settings.ports[name]
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind(("127.0.0.1", port))
                continue
            except OSError as error:
                reason = error.strerror
        _, variable, what = PORTS[name]
        holder = holder_of(port)
        taken = f"is taken by {holder}" if holder else f"cannot be used ({reason})"
        raise say.Stop(
            f"Port {port} for the {what} {taken}.",
            f"Stop that program, or take another port: {variable}={port + 1000} ./astro up",
        )


def holder_of(port):
    """`name (pid N)` of the program that listens there, as far as we may see it."""
    inodes = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for row in pathlib.Path(table).read_text().splitlines()[1:]:
            fields = row.split()
            if fields[3] == "0A" and int(fields[1].rpartition(":")[2], 16) == port:
                inodes.add(f"socket:[{fields[9]}]")
    for folder in pathlib.Path("/proc").glob("[0-9]*/fd"):
        try:
            if any(os.readlink(link) in inodes for link in folder.iterdir()):
                name = (folder.parent / "comm").read_text().strip()
                return f"`{name}` (pid {folder.parent.name})"
        except OSError:
            continue
    return None


def free_ports(names):
    """Ports nobody uses now, for tests: below those that the kernel gives to connections going out,
    as one of these could take a port while its process restarts. Suites side by side begin to look
    in different places, so that they do not choose the same."""
    for number in range(PORT_BLOCKS):
        first = FIRST_TEST_PORT + BLOCK * ((os.getpid() + 37 * number) % PORT_BLOCKS)
        ports = range(first, first + len(names))
        if all(map(may_bind, ports)):
            return dict(zip(names, ports))
    raise say.Stop(
        f"No {len(names)} ports in a row are free.",
        f"Tests use those from {FIRST_TEST_PORT} on: end what holds them.",
    )


def may_bind(port):
    with socket.socket() as each:
        try:
            each.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def write_state(settings, state):
    settings.run.mkdir(parents=True, exist_ok=True)
    draft = settings.run / "state.json.part"
    draft.write_text(json.dumps(state, indent=2) + "\n")
    os.replace(draft, settings.run / "state.json")


def forget_state(settings):
    """What a supervisor that was killed has left."""
    (settings.run / "state.json").unlink(missing_ok=True)
    (settings.run / "supervisor.pid").unlink(missing_ok=True)


def read_state(settings):
    try:
        return json.loads((settings.run / "state.json").read_text())
    except (OSError, ValueError):
        return None


def running_settings(state_folder):
    """The settings of the running system, or a clear end."""
    settings = Settings(state=state_folder)
    state = read_state(settings)
    if not state or not state.get("ready") or not read_pid(settings.run, "supervisor"):
        raise say.Stop("AstroBookings is not running.", "Start it: ./astro up")
    return Settings(
        state=state_folder,
        build=pathlib.Path(state["build"]),
        ports=state["ports"],
        mode=state["mode"],
    )
