"""Lists and reports at size: 1,000,000 bookings of 100,000 customers with all that follows from
them, the same ones each time, straight into PostgreSQL, and how long Admin API takes for a page."""

import datetime
import math
import statistics
import time

from system import postgres, say
from system.settings import ROOT, Settings
from test_system import TestSystem

LAUNCHES, BOOKINGS, CUSTOMERS = 50_000, 1_000_000, 100_000
GOAL_MS, TRIES, WARM = 100, 40, 3
REPORT_GOAL_MS, REPORT_TRIES = 1000, 10
REPORTS = (
    "months suppliers destinations annual launches receivables cash occupancy cancellations vips"
).split()


class World(TestSystem):
    """A system with one supplier and one rocket: all that lists need."""

    def __init__(self):
        limit = "ASTRO_LIMIT_ADDRESS_READS_PER_SECOND"
        super().__init__("bench", folder=Settings().build, **{limit: "1000000000"})

    def staff(self):
        financial = self.add_staff("financial", "fin@bench.example", "Fina Money")
        supplier = self.add_supplier(financial, "Bench Lines")
        wish = {"name": "Albatross", "description": "Big.", "range": "interplanetary"}
        supplier.call("POST", "/rockets", wish | {"capacity": 500})
        return supplier, financial


def fill(world, supplier):
    """Everything belongs to one supplier: its lists are as long as those of employees."""
    with say.Step(f"{BOOKINGS:,} bookings of {CUSTOMERS:,} customers in PostgreSQL"):
        facts = {
            "supplier": supplier.get("/me")["supplier"]["id"],
            "rocket": supplier.get("/rockets")["items"][0]["id"],
            "spaceports": len(supplier.get("/spaceports")["items"]),
            "destinations": len(supplier.get("/destinations")["items"]),
        }
        text = (ROOT / "bench" / "lists.sql").read_text(encoding="utf-8")
        sizes = {"launches": LAUNCHES, "customers": CUSTOMERS, "bookings": BOOKINGS}
        made = postgres.sql(world.ours, text.format(**facts, **sizes), timeout=1800)
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
    for path in ("/work-list", "/work-list?state=done", "/refunds", "/refunds?state=in-approval"):
        yield path[1:], path
    for path in ("/support-requests", "/support-requests?state=closed", "/support-requests?q=trip"):
        yield path[1:], path
    for path in ("/audit", "/audit?q=paid", "/audit?q=refund+vanished", "/suppliers", "/employees"):
        yield path[1:], path


def pages_of_money():
    """What both see, each their own."""
    yield "documents", "/documents"
    yield "documents searched", "/documents?q=moreau"
    yield "a document by its words", "/documents?q=traveller19999"
    yield "open invoices", "/documents?kind=invoice&state=pending"
    yield "credit notes of a month", "/documents?kind=credit-note&from=2026-10-01&to=2026-10-31"
    for path in ("/settlements", "/settlements?state=settled", "/reviews", "/reviews?q=view"):
        yield path[1:], path


def reports():
    today = datetime.date.today()
    for name in REPORTS:
        yield name, f"/reports/{name}?from={today.year - 1}-01-01&to={today.isoformat()}"


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
        wanted += [("supplier", supplier, *page) for page in pages_of_money()]
        wanted += [("employee", employee, *page) for page in pages(employee)]
        wanted += [("employee", employee, *page) for page in pages_of_money()]
        wanted += [("employee", employee, *page) for page in pages_of_people()]
        for role, caller, name, path in wanted:
            step.progress(f"{name} ({role})")
            figures.append(figure(f"{name} ({role})", timed(caller, path, TRIES)))
        figures.sort(key=lambda each: -each["p95"])
        step.detail = f"slowest: {figures[0]['name']}, {figures[0]['p95']:.0f} ms"
    return figures


def measure_reports(supplier, employee):
    figures = []
    with say.Step(f"reports at size (p95 ≤ {REPORT_GOAL_MS} ms)") as step:
        for role, caller in (("supplier", supplier), ("employee", employee)):
            for name, path in reports():
                step.progress(f"{name} ({role})")
                if caller.send("GET", "/api/v1" + path).status == 404:
                    continue  # of the company's own money
                figures.append(figure(f"{name} ({role})", timed(caller, path, REPORT_TRIES)))
        figures.sort(key=lambda each: -each["p95"])
        step.detail = f"slowest: {figures[0]['name']}, {figures[0]['p95']:.0f} ms"
    return figures


def figure(name, took):
    p95 = sorted(took)[math.ceil(0.95 * len(took)) - 1]
    return {"name": name, "median": statistics.median(took), "p95": p95}


def timed(caller, path, tries):
    """Milliseconds of each try. A page that the service gave up (503) is not asked for again: its
    figure is how long it took to say so."""
    took = []
    for number in range(WARM + tries):
        began = time.monotonic()
        answer = caller.send("GET", "/api/v1" + path)
        milliseconds = (time.monotonic() - began) * 1000
        if answer.status == 503:
            return [milliseconds]
        if answer.status != 200:
            raise say.Stop(f"{path} answered {answer.status}: {answer.text[:300]}")
        if number >= WARM:
            took.append(milliseconds)
    return took
