"""`./astro lighthouse`: Lighthouse, mobile, on the main pages of a system of its own, against the
goals for public pages, for other customer pages and for the working applications."""

import datetime
import json
import os
import shutil
import statistics
import subprocess

import bench_report
import e2e_data
from system import build, packages, say, toolchain
from system.settings import ROOT, Settings
from test_system import PASSWORD, TestSystem

PAGE = ROOT / "docs" / "web-quality.md"
FIGURES = "<!-- figures -->"
KINDS = ("performance", "accessibility", "best-practices", "seo")
# What is behind a sign-in is not for search engines.
GOALS = {
    "public": dict(zip(KINDS, (98, 100, 100, 100))),
    "customer": dict(zip(KINDS[:3], (95, 100, 100))),
    "working": dict(zip(KINDS[:3], (90, 100, 100))),
}


def run(options):
    unasked = options.yes or os.environ.get("CI") == "true"
    groups = (packages.RUN, packages.BUILD, packages.TEST)
    packages.ensure(packages.wanted(*groups), unasked)
    ours = Settings()
    toolchain.ensure(ours)
    build.services(ours)
    build.web_applications(ours)
    home = installed()
    system = TestSystem("lighthouse", folder=ours.build)
    e2e_data.begin_in_the_past(system.ours)
    with say.Step("A system for Lighthouse"):
        system.__enter__()
    try:
        told = audit(home, system, 1 if options.quick else 5)
    finally:
        system.__exit__()
    rows = list(compared(told))
    say.line()
    say.table([["page", *KINDS, "largest paint", "shift", "blocked"], *(r for r, _ in rows)])
    missed = [name for _, names in rows for name in names]
    for name in missed:
        say.fault(name)
    if options.write:
        write([row for row, _ in rows], options.quick)
    return 1 if missed else 0


def installed():
    """Once under .astro, from its lock file."""
    home = ROOT / ".astro" / "bench" / "lighthouse"
    source = ROOT / "bench" / "lighthouse"
    home.mkdir(parents=True, exist_ok=True)
    lock = "package-lock.json"
    known = home / lock
    fresh = known.exists() and known.read_bytes() == (source / lock).read_bytes()
    for file in source.iterdir():
        shutil.copy(file, home)
    if not fresh or not (home / "node_modules").exists():
        with say.Step("Lighthouse"):
            environment = toolchain.node_environment()
            command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
            subprocess.run(command, cwd=home, env=environment, check=True, capture_output=True)
    return home


def audit(home, system, runs):
    wish = {
        "chromium": shutil.which("chromium"),
        "runs": runs,
        "password": PASSWORD,
        "pages": list(pages(system, e2e_data.prepare(system))),
    }
    with say.Step(f"{len(wish['pages'])} pages, {runs} times each") as step:
        made = subprocess.Popen(
            ["node", "audit.mjs"],
            cwd=home,
            env=toolchain.node_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        made.stdin.write(json.dumps(wish))
        made.stdin.close()
        said = []
        for row in made.stderr:
            said.append(row)
            step.progress(row.strip())
        text = made.stdout.read()
        if made.wait():
            raise say.Stop("Lighthouse ended: " + "".join(said[-20:]))
    return json.loads(text)


def pages(system, world):
    customer, admin, core = map(system.url, ("customer", "admin", "core"))
    visitor = system.sign_in("customer", world["ASTRO_E2E_CUSTOMER"])
    launch = visitor.get("/launches", limit=1, seats=3)["items"][0]
    flown = system.sign_in("customer", world["ASTRO_E2E_CUSTOMER_FLOWN"])
    trip = flown.get("/bookings")["items"][0]

    def page(name, group, origin, path, app=None, who=None):
        told = {"name": name, "group": group, "url": origin + path}
        if app:
            email = world[f"ASTRO_E2E_{who}"]
            base = f"{origin}/{app}" if origin == admin else origin
            told["session"] = {"door": f"{base}/sign-in", "app": app, "email": email}
        return told

    yield page("landing", "public", customer, "/")
    yield page("search", "public", customer, "/launches")
    yield page("launch", "public", customer, f"/launches/{launch['slug']}")
    yield page("supplier's page", "public", customer, f"/suppliers/{launch['supplier']['slug']}")
    yield page("sign-in", "customer", customer, "/sign-in")
    me = ("customer", "CUSTOMER_FLOWN")
    yield page("choosing seats", "customer", customer, f"/book/{launch['id']}", *me)
    yield page("trips", "customer", customer, "/trips", *me)
    yield page("trip", "customer", customer, f"/trips/{trip['id']}", *me)
    yield page("profile", "customer", customer, "/profile", *me)
    yield page("Supplier: launches", "working", admin, "/supplier/launches", "supplier", "SUPPLIER")
    money = ("employee", "FINANCIAL")
    yield page("Employee: bookings", "working", admin, "/employee/bookings", *money)
    yield page("IT Operations: health", "working", core, "/health", "it-ops", "IT")


def compared(told):
    """(a row of the table, the goals that it misses)"""
    for each in told:
        goals = GOALS[each["group"]]
        middle = {
            kind: statistics.median(run[kind] for run in each["runs"]) for kind in each["runs"][0]
        }
        missed = [
            f"{each['name']}: {kind} {middle[kind]:g}, the goal is {goal}"
            for kind, goal in goals.items()
            if middle[kind] < goal
        ]
        missed += [
            f"{each['name']}: {kind}: {audit}" for kind, audit in each["failed"] if kind in goals
        ]
        scores = [f"{middle[kind]:g}" if kind in goals else "–" for kind in KINDS]
        times = [f"{middle['lcp'] / 1000:.2f} s", f"{middle['cls']:.3f}", f"{middle['tbt']:.0f} ms"]
        yield [each["name"], *scores, *times], missed


def write(rows, quick):
    before, _, after = PAGE.read_text(encoding="utf-8").split(FIGURES)
    head = ["page", *KINDS, "largest paint", "layout shift", "blocked"]
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    day = datetime.date.today().isoformat()
    command = "./astro lighthouse" + " --quick" * quick
    told = f"{day}, `{command}`, {bench_report.machine()}."
    PAGE.write_text(f"{before}{FIGURES}\n{told}\n\n{table}\n\n{FIGURES}{after}", encoding="utf-8")
    say.done("Written", str(PAGE))
