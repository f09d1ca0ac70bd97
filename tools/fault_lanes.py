"""The fault tests, two files at a time: most of the time they wait for leases, clocks and restarts.
Each file has a process and systems of its own. Ends with the figures of what was tried; a run can
be repeated by its seed."""

import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile
import time

from outcome import LONGEST_REASON, Outcome
from system import say
from system.settings import ROOT

FOLDER = ROOT / "tests" / "faults"
LANES = 2
# The one that keeps processor and disk busy has those that wait beside it; of the others, whoever
# takes longest begins first, so that both lanes end together.
ORDER = ("reconciliation", "mails", "schedulers", "backups", "clocks")
ORDER += ("crash_points", "dependencies", "kills", "network")
LONGEST_FILE = 1200  # seconds
LONGEST_FILE_OF_SOAK = 24 * 3600


def run(options):
    if options.soak:
        os.environ["ASTRO_TEST_SOAK"] = "1"
    if options.seed is not None:
        os.environ["ASTRO_TEST_SEED"] = str(options.seed)
    sys.path.insert(0, str(FOLDER))
    import figures

    os.environ["ASTRO_TEST_DRAWN_SEED"] = str(figures.SEED)
    say.line(f"seed {figures.SEED}: repeat with --seed {figures.SEED}")
    began = time.monotonic()
    outcome = Outcome()
    with concurrent.futures.ThreadPoolExecutor(LANES) as lanes:
        told = [lanes.submit(run_file, path) for path in files(options.only)]
        for each in concurrent.futures.as_completed(told):
            name, took, text, report = each.result()
            its = Outcome(**report["outcome"])
            if its.failed:
                say.line(text)
            tell = say.fault if its.failed else say.done
            tell(f"{name}: {its.passed} passed, {its.failed} failed in {took:.0f} s")
            outcome.add(its)
            figures.add(report["figures"])
    say.line()
    say.table(figures.rows())
    if options.write and not outcome.failed:
        figures.write("./astro test faults" + " --soak" * options.soak, time.monotonic() - began)
    return outcome


def files(only):
    def place(path):
        name = path.stem.removeprefix("test_")
        return ORDER.index(name) if name in ORDER else len(ORDER)

    return sorted(sorted(FOLDER.glob(f"test_{only}*.py")), key=place)


def run_file(path):
    """Its name, the seconds it took, what it printed, and its report; a process that ends without
    one has failed."""
    with tempfile.NamedTemporaryFile(mode="r", suffix=".json") as report:
        command = [sys.executable, str(FOLDER / "one_file.py"), path.stem, report.name]
        soak = os.environ.get("ASTRO_TEST_SOAK") == "1"
        began = time.monotonic()
        try:
            made = subprocess.run(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=LONGEST_FILE_OF_SOAK if soak else LONGEST_FILE,
            )
            text = made.stdout
        except subprocess.TimeoutExpired as late:
            text = (late.stdout or b"").decode(errors="replace") + "\nended: it took too long\n"
        took = time.monotonic() - began
        known = report.read()
    if known:
        return path.stem, took, text, json.loads(known)
    ended = Outcome(0, 1, [f"{path.stem} has ended without a report\n{text[-LONGEST_REASON:]}"])
    return path.stem, took, text, {"outcome": vars(ended), "figures": []}
