"""`./astro test`: all parts or some, on servers of their own; ends with one line for all."""

import concurrent.futures
import os
import re
import subprocess
import sys
import time
import unittest

import fault_lanes
import test_system
from outcome import Outcome
from system import build, packages, say, toolchain
from system.settings import ROOT, Settings

PARTS = ("style", "unit", "web", "integration", "contract", "faults", "e2e")
ON_DEMAND = ("tidy",)  # takes ten minutes: not a part of “all”


def run(options):
    wanted = chosen(options.parts)
    unasked = options.yes or os.environ.get("CI") == "true"
    groups = (packages.RUN, packages.BUILD, packages.TEST)
    packages.ensure(packages.wanted(*groups), unasked)
    ours = Settings(build=test_system.DEV_BUILD)
    toolchain.ensure(ours)
    prepare(ours, wanted)
    total = Outcome()
    for part in (*PARTS, *ON_DEMAND):
        if part in wanted:
            total.add(run_part(part, ours, options))
    for reason in total.reasons:  # once more, below whatever the system printed since
        say.line()
        say.fault(reason)
    say.line(f"\n{total.passed} passed, {total.failed} failed")
    return 1 if total.failed or not total.passed else 0


def chosen(parts):
    known = (*PARTS, *ON_DEMAND, "all")
    unknown = [part for part in parts if part not in known]
    if unknown:
        raise say.Stop(f"There is no part “{unknown[0]}”.", f"Parts: {', '.join(known)}")
    return PARTS if "all" in parts else tuple(parts)


def prepare(ours, wanted):
    """One build for all parts that need it."""
    if set(wanted) - {"style", "web"}:
        build.services(ours, "dev", targets=())
    if set(wanted) & {"web", "e2e", "contract", "faults"}:
        build.web_applications(ours)


def run_part(part, ours, options):
    say.line(f"\n{say.bold(part)}")
    began = time.monotonic()
    outcome = {
        "style": lambda: python_tests("style", options.only),
        "unit": lambda: unit(ours),
        "integration": lambda: integration(ours),
        "contract": lambda: python_tests("contract", options.only),
        "faults": lambda: fault_lanes.run(options),
        "e2e": end_to_end,
        "tidy": lambda: tidy(ours),
        "web": web,
    }[part]()
    took = time.monotonic() - began
    tell = say.fault if outcome.failed else say.done
    tell(f"{part}: {outcome.passed} passed, {outcome.failed} failed in {took:.0f} s")
    return outcome


def unit(ours):
    outcome = ctest(ours, "unit")
    outcome.add(python_tests("tools"))
    return outcome


def ctest(ours, label, environment=None, jobs=None):
    command = ["ctest", "--test-dir", str(ours.build), "-L", f"^{label}$", "--output-on-failure"]
    command += ["-j", str(jobs or os.cpu_count()), "--no-tests=ignore", "--timeout", "120"]
    made = subprocess.run(
        command, env={**os.environ, **(environment or {})}, capture_output=True, text=True
    )
    found = re.search(r"(\d+) tests failed out of (\d+)", made.stdout)
    if found is None:
        if "No tests were found" in made.stdout + made.stderr:
            return Outcome()
        say.line(made.stdout[-4000:] + made.stderr[-2000:])
        return Outcome(0, 1)
    failed, total = int(found[1]), int(found[2])
    if failed:
        say.line(failures_only(made.stdout))
    skipped = made.stdout.count("***Skipped")
    unwell = re.findall(r"Test +#\d+: (.*\*\*\*.*)", made.stdout)
    return Outcome(total - failed - skipped, failed + skipped, unwell)


def failures_only(text):
    rows = [
        row for row in text.splitlines() if not re.search(r"Passed +[\d.]+ sec|Start +\d+:", row)
    ]
    return "\n".join(rows[-200:])


def integration(ours):
    """A skipped test counts as failed here: everything it needs is running."""
    with test_system.Databases("integration") as databases:
        return ctest(ours, "integration", databases.environment(), jobs=1)


def python_tests(folder, only=""):
    """unittest on tests/<folder>, in this process."""
    path = str(ROOT / "tests" / folder)
    sys.path.insert(0, path)
    found = unittest.TestLoader().discover(path, pattern=f"test_{only}*.py", top_level_dir=path)
    result = unittest.TextTestRunner(verbosity=2, stream=sys.stdout, warnings="ignore").run(found)
    sys.path.remove(path)
    return Outcome.of(result)


def web():
    """Lint and formatting count as one test each, as does the build that prepare() made."""
    outcome = Outcome(1, 0)
    for name in ("format:check", "lint"):
        made = npm("run", name)
        outcome.add(Outcome(1, 0) if made.returncode == 0 else told(made))
    made = npm("run", "test")
    text = plain(made.stdout + made.stderr)
    passed = sum(int(n) for n in re.findall(r"^\s*Tests .*?(\d+) passed", text, re.MULTILINE))
    failed = sum(int(n) for n in re.findall(r"^\s*Tests .*?(\d+) failed", text, re.MULTILINE))
    if made.returncode and not failed:
        return outcome.add(told(made)) or outcome
    if failed:
        say.line(text[-6000:])
    outcome.add(Outcome(passed, failed, re.findall(r"^ *FAIL +(.*)$", text, re.MULTILINE)))
    return outcome


def tidy(ours):
    """clang-tidy with the set of .clang-tidy, a test for each file of src/."""
    files = subprocess.run(
        ["git", "ls-files", "src/*.cpp"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda file: tidy_one(ours, file), files))
    for text in filter(None, found):
        say.line(text)
    return Outcome(found.count(""), len(found) - found.count(""))


def tidy_one(ours, file):
    command = ["clang-tidy", "-p", str(ours.build), "--quiet", file]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return (made.stdout or made.stderr)[-3000:] if made.returncode else ""


def told(made):
    say.line(plain(made.stdout + made.stderr)[-6000:])
    return Outcome(0, 1)


def npm(*arguments, **environment):
    return subprocess.run(
        ["npm", *arguments],
        cwd=ROOT / "web",
        env={**toolchain.node_environment(), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def end_to_end():
    """Playwright with the system's Chromium, against a system with data of its own."""
    import e2e_data

    backups = str(ROOT / ".astro" / "test" / "e2e" / "backups")
    system = test_system.TestSystem("e2e", ASTRO_BACKUP_FOLDER=backups)
    e2e_data.begin_in_the_past(system.ours)
    with system:
        environment = e2e_data.prepare(system)
        made = npm("run", "e2e", **environment)
    text = plain(made.stdout + made.stderr)
    passed = sum(int(n) for n in re.findall(r"^\s*(\d+) passed", text, re.MULTILINE))
    failed = sum(
        int(n) for n in re.findall(r"^\s*(\d+) (?:failed|skipped|flaky)", text, re.MULTILINE)
    )
    if made.returncode or failed:
        say.line(failures_of(text))
        failed = failed or 1
    return Outcome(passed, failed, re.findall(r"^ {2}\d+\) (.*?)[ ─]*$", text, re.MULTILINE))


def failures_of(text):
    """Playwright's report without its lists of pictures."""
    parts = re.split(r"(?m)^ {4}attachment #\d+:.*\n(?: {4}.*\n)*", text)
    return "\n".join(parts)[-16000:]


def plain(text):
    return re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", text)
