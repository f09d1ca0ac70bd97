"""The log at size: 1,000,000 entries, a year of them, the same each time, and how long Core API
takes for a page of them. `./astro bench --logs` measures this alone."""

import datetime
import math
import statistics
import subprocess
import time

from system import mongo, say
from test_system import PASSWORD

ENTRIES = 1_000_000
GOAL_MS, TRIES, WARM = 200, 40, 3
DAY = datetime.timedelta(days=1)


def fill(system):
    with say.Step(f"{ENTRIES:,} entries in the log"):
        program = system.ours.build / "bin" / "many-logs"
        patient = mongo.uri(system.ours, "") + "&socketTimeoutMS=60000"
        command = [program, patient, mongo.CORE, str(ENTRIES)]
        made = subprocess.run(command, capture_output=True, text=True)
        if made.returncode:
            raise say.Stop(f"They cannot be written: {made.stderr[-500:]}")


def pages(operator):
    """(name, path): the list as it comes, filtered, searched, deep, counted, as bars."""
    now = datetime.datetime.now(datetime.timezone.utc)
    spring, summer = (f"{(now - days * DAY).isoformat()[:19]}Z" for days in (220, 120))
    yield "newest", "/logs"
    yield "oldest", "/logs?order=asc"
    for kind in ("AUTH", "ERROR"):
        yield f"kind {kind}", f"/logs?kind={kind}"
    for severity in ("info", "error", "critical"):
        yield f"severity {severity}", f"/logs?severity={severity}"
    yield "kind and severity", "/logs?kind=JOB&severity=critical"
    yield "a hundred days", f"/logs?from={spring}&to={summer}"
    yield "a hundred days of a kind", f"/logs?kind=NOTIFY&from={spring}&to={summer}"
    entry = operator.get("/logs", limit=1, to=summer)["items"][0]
    yield "a trace", f"/logs?trace={entry['traceId']}"
    yield "an account", f"/logs?user={entry['fields']['userId']}"
    yield "text that is frequent", "/logs?q=traveller"
    yield "tenth page", deep(operator, "/logs", 9)
    yield "bars of a week", "/logs/histogram"
    yield "bars of a hundred days", f"/logs/histogram?from={spring}&to={summer}"


def deep(operator, path, pages_on):
    cursor = ""
    for _ in range(pages_on):
        cursor = operator.get(path, **({"cursor": cursor} if cursor else {}))["nextCursor"]
    return f"{path}?cursor={cursor}"


def measure(system, operator):
    """Milliseconds of each page, the slowest first."""
    fill(system)
    operator.sign_in(operator.user["email"], PASSWORD)
    figures = []
    with say.Step(f"pages of the log at size (p95 ≤ {GOAL_MS} ms)") as step:
        for name, path in pages(operator):
            step.progress(name)
            took = timed(operator, path)
            p95 = sorted(took)[math.ceil(0.95 * len(took)) - 1]
            figures.append({"name": name, "median": statistics.median(took), "p95": p95})
        figures.sort(key=lambda each: -each["p95"])
        step.detail = f"slowest: {figures[0]['name']}, {figures[0]['p95']:.0f} ms"
    return figures


def timed(operator, path):
    took = []
    for number in range(WARM + TRIES):
        began = time.monotonic()
        operator.call("GET", path)
        if number >= WARM:
            took.append((time.monotonic() - began) * 1000)
    return took
