"""`./astro doctor`: what is missing on this machine, why it is needed, and how to get it."""

import os
import shutil
import sys

from system import build, mongo, packages, running, say, settings, toolchain

GROUPS = (
    ("To run", packages.RUN),
    ("To build", packages.BUILD),
    ("For the tests", packages.TEST),
    ("For the benchmark", packages.BENCH),
)
SPACE_NEEDED = 4 << 30


def run():
    ours = settings.from_environment()
    number = packages.release()
    say.done(f"Debian {number}", f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    lacking = {}
    for title, group in GROUPS:
        missing = packages.missing(packages.wanted(group))
        lacking |= missing
        if missing:
            say.fault(f"{title}: {len(missing)} packages are missing")
            say.table([[name, say.quiet(why)] for name, why in missing.items()])
        else:
            say.done(title, "all packages there")
    look_at_space(ours)
    look_at_tools(ours)
    if lacking:
        command = f"apt-get install -y --no-install-recommends {' '.join(lacking)}"
        say.line(f"\nTo get what is missing: {'sudo ' if os.geteuid() else ''}{command}")
        say.line("Or let `./astro up` (and `./astro test`) do it.")
    return 1 if lacking else 0


def look_at_space(ours):
    free = shutil.disk_usage(settings.ROOT).free
    text = f"{free / (1 << 30):.0f} GB free"
    if free < SPACE_NEEDED:
        return say.fault(f"Disk: {text}; a build, its tools and data need about 4 GB")
    return say.done("Disk", text)


def look_at_tools(ours):
    stamp = ours.venv / "pinned"
    if stamp.exists():
        say.done("Private tools", ", ".join(toolchain.PINNED))
    else:
        say.note("Private tools are not there yet; `./astro up` fetches them.")
    say.done("MongoDB-protocol server", mongo.kind())
    built = [name for name in build.SERVICES if ours.program(name).exists()]
    say.done("Built", ", ".join(built)) if built else say.note("Nothing is built yet.")
    if pid := running.read_pid(ours.run, "supervisor"):
        return say.done("Running", f"pid {pid}")
    try:
        running.check_ports(ours, settings.PORTS)
        say.done("Ports", "all free")
    except say.Stop as stop:
        say.fault(stop.wrong)
        say.line("  " + stop.next_step)
