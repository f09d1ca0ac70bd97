"""Builds the services and the web applications when something changed, with visible progress."""

import hashlib
import os
import pathlib
import re
import subprocess

from system import say, toolchain
from system.settings import ROOT

SERVICES = ("core-api", "customer-api", "admin-api", "job-scheduler", "astro-check")
CONTRACTS = ("contract-customer", "contract-admin", "contract-core")
WEB = ROOT / "web"


def services(settings, preset="release", targets=(*SERVICES, *CONTRACTS)):
    with say.Step(f"Services ({preset} build)") as step:
        if not (settings.build / "build.ninja").exists():
            step.progress("configuring")
            run(settings, configure(preset, settings.build), step, "configure")
        command = ["cmake", "--build", str(settings.build)]
        if targets:
            command += ["--target", *targets]
        run(settings, command, step, "build")


def configure(preset, folder):
    command = ["cmake", "--preset", preset, "-B", str(folder)]
    # The contracts are made by a Python that has Debian's python3-yaml.
    if pathlib.Path("/usr/bin/python3").exists():
        command.append("-DPython3_EXECUTABLE=/usr/bin/python3")
    return command


def run(settings, command, step, name, folder=ROOT, environment=None):
    """Runs a long command; its output goes to a log, its last lines to whoever must mend it."""
    settings.logs.mkdir(parents=True, exist_ok=True)
    log_path = settings.logs / f"{name}.log"
    last = []
    with open(log_path, "w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        with process:
            for row in process.stdout:
                log.write(row)
                last = [*last[-59:], row.rstrip()]
                step.progress(progress_text(row))
    if process.returncode:
        raise say.Stop("\n".join(["It does not build:", *relevant(last)]), f"Whole log: {log_path}")


def progress_text(row):
    """Ninja's [12/240] in front, and what it works on."""
    match = re.match(r"\[(\d+)/(\d+)\] (.*)", row)
    if not match:
        return row.strip()
    return f"{match[1]} of {match[2]}  {match[3].split('/')[-1].removesuffix('.o')}"


def relevant(rows):
    faults = [i for i, row in enumerate(rows) if "error" in row.lower() or "FAILED" in row]
    return rows[faults[0] :][:25] if faults else rows[-25:]


def web_applications(settings):
    """npm ci when the lock file changed, a build when a source did."""
    if not (WEB / "package.json").exists():
        return
    sources = fingerprint(web_sources())
    stamp = WEB / "dist" / ".built-from"
    if stamp.exists() and stamp.read_text() == sources:
        return say.done("Web applications", "up to date")
    environment = toolchain.node_environment()
    with say.Step("Web applications") as step:
        install_node_packages(settings, step, environment)
        run(settings, ["npm", "run", "build"], step, "web-build", WEB, environment)
        stamp.parent.mkdir(exist_ok=True)
        stamp.write_text(sources)


def install_node_packages(settings, step, environment):
    lock = fingerprint([WEB / "package.json", WEB / "package-lock.json"])
    installed = WEB / "node_modules" / ".installed-from"
    if installed.exists() and installed.read_text() == lock:
        return
    step.progress("fetching packages (npm ci)")
    command = ["npm", "ci", "--no-audit", "--no-fund"]
    run(settings, command, step, "npm-ci", WEB, environment)
    installed.write_text(lock)


def web_sources():
    skipped = {"node_modules", "dist", ".angular", "test-results", "playwright-report"}
    made = {"libs/api/src/generated", "libs/ui/src/fonts"}  # by the build itself
    for folder, folders, files in os.walk(WEB):
        inside = pathlib.Path(folder).relative_to(WEB)
        folders[:] = sorted(
            name for name in folders if name not in skipped and str(inside / name) not in made
        )
        yield from (pathlib.Path(folder) / name for name in sorted(files))
    yield from sorted((ROOT / "api").glob("*.yaml"))


def fingerprint(paths):
    total = hashlib.sha256()
    for path in paths:
        total.update(str(path.relative_to(ROOT)).encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
