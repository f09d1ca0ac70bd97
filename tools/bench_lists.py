"""Lists at size: 10,000 launches and 200,000 bookings, the same ones each time, straight into
PostgreSQL, and how long Admin API takes for a page of them."""

import math
import statistics
import time

from system import postgres, say
from system.settings import ROOT

LAUNCHES, BOOKINGS, CUSTOMERS = 10_000, 200_000, 20_000
GOAL_MS, TRIES, WARM = 100, 40, 3


def fill(world, supplier):
    """Everything belongs to one supplier: its lists are as long as those of employees."""
    with say.Step(f"{LAUNCHES:,} launches and {BOOKINGS:,} bookings in PostgreSQL"):
        facts = {
            "supplier": supplier.get("/me")["supplier"]["id"],
            "rocket": supplier.get("/rockets")["items"][0]["id"],
            "spaceports": len(supplier.get("/spaceports")["items"]),
            "destinations": len(supplier.get("/destinations")["items"]),
        }
        text = (ROOT / "bench" / "lists.sql").read_text(encoding="utf-8")
        sizes = {"launches": LAUNCHES, "customers": CUSTOMERS, "bookings": BOOKINGS}
        made = postgres.sql(world.ours, text.format(**facts, **sizes), timeout=600)
        if made.returncode:
            raise say.Stop(f"PostgreSQL refused them: {made.stderr[-500:]}")


def pages(caller):
    """(name, path): each list as it comes, sorted, searched, filtered and deep."""
    for sort in ("departure", "-departure", "price", "-price", "fill", "-fill"):
        yield f"launches by {sort}", f"/launches?sort={sort}"
    yield "launches searched", "/launches?q=albatross+orbit"
    yield "launches filtered", "/launches?status=scheduled&from=2027-01-01"
    for sort in ("-createdAt", "createdAt", "-total", "total", "departure"):
        yield f"bookings by {sort}", f"/bookings?sort={sort}"
    yield "bookings searched", "/bookings?q=moreau+traveller17"
    yield "bookings of a rare word", "/bookings?q=traveller19999"
    yield "bookings filtered", "/bookings?state=cancelled&from=2025-06-01&to=2026-06-01"
    for name in ("launches", "bookings"):
        yield f"{name}, tenth page", deep(caller, f"/{name}", 9)
    launch = caller.get("/launches", sort="-fill", limit=1)["items"][0]["id"]
    for part in ("", "/bookings", "/manifest", "/seats"):
        yield f"a launch{part}", f"/launches/{launch}{part}"
    yield "rockets", "/rockets"


def pages_of_people():
    """Those of employees alone."""
    for sort in ("name", "-name", "-createdAt", "createdAt"):
        yield f"customers by {sort}", f"/customers?sort={sort}"
    yield "customers searched", "/customers?q=moreau"
    yield "a customer by address", "/customers?q=traveller19999"


def deep(caller, path, pages_on):
    cursor = ""
    for _ in range(pages_on):
        cursor = caller.get(path, **({"cursor": cursor} if cursor else {}))["nextCursor"]
    return f"{path}?cursor={cursor}"


def measure(supplier, employee):
    """Milliseconds of each page, the slowest first."""
    figures = []
    with say.Step(f"pages of lists at size (p95 ≤ {GOAL_MS} ms)") as step:
        wanted = [("supplier", supplier, *page) for page in pages(supplier)]
        wanted.append(("supplier", supplier, "overview", "/supplier/overview"))
        wanted += [("employee", employee, *page) for page in pages(employee)]
        wanted += [("employee", employee, *page) for page in pages_of_people()]
        for role, caller, name, path in wanted:
            step.progress(f"{name} ({role})")
            took = timed(caller, path)
            figures.append(
                {
                    "name": f"{name} ({role})",
                    "median": statistics.median(took),
                    "p95": sorted(took)[math.ceil(0.95 * len(took)) - 1],
                }
            )
        figures.sort(key=lambda each: -each["p95"])
        step.detail = f"slowest: {figures[0]['name']}, {figures[0]['p95']:.0f} ms"
    return figures


def timed(caller, path):
    took = []
    for number in range(WARM + TRIES):
        began = time.monotonic()
        caller.call("GET", path)
        if number >= WARM:
            took.append((time.monotonic() - began) * 1000)
    return took
