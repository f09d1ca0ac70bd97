"""`./astro demo`: the main job, driven over HTTP as a supplier, a visitor, a customer, an employee
and an operator would; every step says what it checked. Ends at the first thing that is not right.
"""

import concurrent.futures
import datetime
import re
import secrets
import subprocess
import time

import demo_data
import journey
import operate
from api_client import Api, ApiRefused, patiently, wait_for
from demo_content import SUPPLIERS
from system import postgres, running, say

STATE = operate.STATE
RACERS, RACE_SEATS = 50, 5
HOLD_ENDS = 16 * 60_000  # a hold lasts 15 minutes


class Wrong(Exception):
    """A check that did not hold."""


def run(options):
    ours = running.running_settings(STATE)
    demo = Demo(ours, options.quiet)
    steps = [
        ("A supplier adds a rocket and offers a launch", demo.offer),
        ("A visitor finds it", demo.find),
        ("A customer books three seats and pays", demo.book),
        ("The e-mails are out, the invoice has the next number", demo.read_mails),
        ("The books have it, the supplier sees who flies", demo.look_into_books),
        ("An operator reads logs and jobs", demo.operate),
        ("Nobody gets a seat too many, and no seat is lost", demo.race),
        ("Everything agrees", demo.agree),
    ]
    for number, (title, act) in enumerate(steps, 1):
        demo.say(f"\n{say.bold(f'{number}  {title}')}")
        try:
            act()
        except (Wrong, AssertionError, ApiRefused, OSError, KeyError, StopIteration) as error:
            reason = str(error) if isinstance(error, (Wrong, AssertionError)) else repr(error)
            raise say.Stop(f"Step {number} ({title}): {reason}", "Logs: ./astro logs") from None
    say.line()
    say.done(f"The whole way of a booking works: {demo.checks} checks")
    return 0


class Demo:
    def __init__(self, ours, silent):
        self.ours, self.silent, self.checks = ours, silent, 0
        self.run_name = secrets.token_hex(3)
        self.visitor = Api(ours.url("customer"))
        self.loader = demo_data.Loader(ours, "2026-01-01", Silence())

    def say(self, text):
        if not self.silent:
            say.line(text)

    def check(self, holds, what, detail=""):
        if not holds:
            raise Wrong(f"{what}: it is not so{f' ({detail})' if detail else ''}")
        self.checks += 1
        if not self.silent:
            say.done(what, detail)

    def offer(self):
        self.loader.staff()
        self.supplier = self.loader.supplier(SUPPLIERS[0])
        places = self.supplier.get("/spaceports")["items"]
        goals = self.supplier.get("/destinations")["items"]
        self.place = places[0]
        self.goal = next(goal for goal in goals if goal["range"] == "low-earth-orbit")
        wish = {
            "name": f"Wayfarer {self.run_name}",
            "description": "Twelve seats, twelve windows, one quiet climb.",
            "range": "low-earth-orbit",
            "capacity": 12,
            "specifications": [{"name": "Height", "value": "57 m"}],
        }
        self.rocket = self.supplier.call("POST", "/rockets", wish)
        self.check(self.rocket["capacity"] == 12, "The rocket is in the fleet", wish["name"])
        self.launch = self.offer_launch(12, 40)
        self.check(
            self.sql(f"SELECT count(*) FROM launches WHERE id = '{self.launch['id']}'") == "1",
            "PostgreSQL has the launch",
            self.launch["id"],
        )
        took = self.wait_until_on_sale(self.launch)
        self.check(took < 10, "It is on sale at the Customer API", f"after {took:.1f} s")

    def offer_launch(self, capacity, days_over_a_year):
        at = journey.system_now(self.ours) + datetime.timedelta(days=366 + days_over_a_year)
        wish = {
            "rocketId": self.rocket["id"],
            "spaceportId": self.place["id"],
            "destinationId": self.goal["id"],
            "departsAt": journey.instant(at.replace(hour=15, minute=30, second=0, microsecond=0)),
            "priceCents": 1_050_000_000,
            "capacity": capacity,
        }
        return self.supplier.call("POST", "/launches", wish)

    def wait_until_on_sale(self, launch):
        began = time.monotonic()

        def look():
            try:
                return self.visitor.get(f"/launches/{launch['id']}")["onSale"]
            except ApiRefused as refused:
                if refused.code != "launch_not_found":
                    raise
                return False

        wait_for("the launch reaches the Customer API", look, 20, 0.05)
        return time.monotonic() - began

    def find(self):
        day = self.launch["departsAt"][:10]
        wish = {"destination": self.goal["slug"], "from": day, "to": day, "q": self.rocket["name"]}

        def look():
            found = self.visitor.get("/launches", **wish)["items"]
            return [launch["id"] for launch in found] == [self.launch["id"]]

        wait_for("the search finds the launch", look, 5)
        self.check(True, "The search by day, place and words finds it")
        detail = self.visitor.get(f"/launches/{self.launch['id']}")
        self.slug = detail["slug"]
        self.check(
            [tier["percent"] for tier in detail["refundTiers"]] == [90, 70],
            "The launch tells what comes back when one cancels",
            "90 % and 70 %",
        )
        page = self.visitor.send("GET", f"/launches/{self.slug}")
        self.check(page.status == 200, "Its readable link answers", f"/launches/{self.slug}")
        text = visible_text(page.text)
        wanted = [self.rocket["name"], self.goal["name"], SUPPLIERS[0][0], "10,500,000"]
        missing = [words for words in wanted if words not in text]
        self.check(not missing, "The page is complete without JavaScript", ", ".join(missing))

    def book(self):
        self.email = f"ada.{self.run_name}@example.com"
        base = self.ours.url("customer")
        customer = journey.register(base, self.email, demo_data.PASSWORD, "Ada Okafor")
        self.check(customer.user["role"] == "customer", "The customer is registered", self.email)
        self.customer = Api(base, "customer").sign_in(self.email, demo_data.PASSWORD)
        profile = journey.give_billing_details(self.customer)
        self.check(profile["taxId"] == "PT123456789", "Billing details are kept")
        seen = self.visitor.get(f"/launches/{self.launch['id']}")
        booking = journey.hold(self.customer, seen, 3, f"demo-{self.run_name}")
        self.check(booking["state"] == "held", "Three seats are held", booking["reference"])
        again = journey.hold(self.customer, seen, 3, f"demo-{self.run_name}")
        self.check(again["id"] == booking["id"], "Asking twice holds once")
        party = ["Ada Okafor", "Bayo Okafor", "Chidi Okafor"]
        journey.name_passengers(self.customer, booking, [journey.passenger(one) for one in party])
        started = journey.pay(self.customer, booking, f"demo-{self.run_name}-pay")
        self.check(started["state"] == "paying", "The payment page opens", started["redirectUrl"])
        journey.press(started["redirectUrl"])
        self.booking = journey.wait_until_state(self.customer, booking, "confirmed")
        paid = self.booking["payment"]["state"]
        self.check(paid == "paid", "Paid and confirmed", dollars(self.booking["total"]))
        free = self.wait_for_seats(self.launch, 9)
        self.check(free == 9, "Nine of twelve seats are left")

    def wait_for_seats(self, launch, wanted):
        def look():
            return self.visitor.get(f"/launches/{launch['id']}")["availableSeats"] == wanted

        wait_for(f"{wanted} free seats", look, 60)
        return wanted

    def read_mails(self):
        def confirmation():
            found = journey.mails(self.ours, to=self.email)
            return next((mail for mail in found if pdf_of(mail)), None)

        mail = wait_for("the confirmation mail with the invoice", confirmation, 40)
        self.check(True, "The customer's mail has the invoice", mail["subject"])
        file = Api(self.ours.url("mail_web")).send("GET", pdf_of(mail)["url"]).body
        self.check(file.startswith(b"%PDF-"), "It is a PDF", f"{len(file) / 1000:.0f} kB")
        to_supplier = wait_for("the supplier's mail", self.supplier_mail, 30)
        self.check(True, "The supplier's mail tells of the booking", to_supplier["subject"])
        document = wait_for("the invoice with the booking", self.invoice, 30)
        self.number = document["number"]
        taken = self.sql("SELECT string_agg(number, ' ' ORDER BY number) FROM documents").split()
        series = [number for number in taken if number[:9] == self.number[:9]]
        places = [int(number[-6:]) for number in series]
        self.check(
            places == list(range(1, len(places) + 1)) and self.number in series,
            "Its number follows without a gap",
            self.number,
        )
        own = self.customer.send("GET", f"/api/v1/documents/{self.number}.pdf")
        self.check(own.body.startswith(b"%PDF-"), "The customer can load it in the app too")

    def supplier_mail(self):
        found = journey.mails(self.ours, to=demo_data.supplier_email(SUPPLIERS[0]))
        reference = self.booking["reference"]
        return next((mail for mail in found if reference in mail["subject"] + mail["text"]), None)

    def invoice(self):
        documents = self.customer.get(f"/bookings/{self.booking['id']}")["documents"]
        return next((each for each in documents if each["kind"] == "invoice"), None)

    def look_into_books(self):
        key = self.booking["id"]
        for what, wanted, query in (
            ("the booking", "confirmed", f"SELECT state FROM bookings WHERE id = '{key}'"),
            (
                "three passengers",
                "3",
                f"SELECT count(*) FROM passengers WHERE booking_id = '{key}'",
            ),
            ("one invoice", "1", f"SELECT count(*) FROM documents WHERE booking_id = '{key}'"),
            ("one payment", "1", f"SELECT count(*) FROM payments WHERE booking_id = '{key}'"),
        ):
            found = self.sql(query)
            self.check(found == wanted, f"PostgreSQL has {what}", found)
        listed = self.supplier.get(f"/launches/{self.launch['id']}/bookings")["items"]
        self.check([one["id"] for one in listed] == [key], "The supplier sees the booking")
        manifest = self.supplier.get(f"/launches/{self.launch['id']}/manifest")
        names = sorted(one["fullName"] for one in manifest["passengers"])
        wanted = ["Ada Okafor", "Bayo Okafor", "Chidi Okafor"]
        self.check(names == wanted, "The manifest names who flies", ", ".join(names))
        paper = self.loader.employee().get(f"/documents/{self.number}")
        self.check(paper["paymentState"] == "completed", "An employee sees the invoice as paid")

    def operate(self):
        operator = self.loader.operator()
        started = operator.call("POST", "/reconciliations", {"scope": "all"})

        def finished():
            report = operator.get(f"/reconciliations/{started['id']}")
            return report if report["state"] == "done" else None

        report = wait_for("the reconciliation ends", finished, 60)
        self.check(
            not report["stopped"], "Both sides are compared", f"{report['processed']} records"
        )
        for kind in ("AUTH", "NOTIFY", "RECONCILE"):
            logs = wait_for(
                f"{kind} entries", lambda: operator.get("/logs", kind=kind)["items"], 20
            )
            self.check(True, f"{kind} entries are there", logs[0]["message"])
        jobs = operator.get("/jobs", limit=100)
        counts = ", ".join(f"{count} {state}" for state, count in jobs["counts"].items())
        self.check(jobs["counts"]["dead"] == 0, "No job is dead", counts)
        refused = self.customer.send("GET", "/api/v1/me").status
        self.check(refused == 200, "The customer is still signed in")

    def race(self):
        seen = self.visitor.get(f"/launches/{self.launch['id']}")
        try:
            journey.hold(self.customer, seen, 2, f"demo-{self.run_name}-fifth")
            raise Wrong("a fifth seat was sold to one customer")
        except ApiRefused as refused:
            facts = f"limit {refused.problem.get('limit')}, has {refused.problem.get('taken')}"
            self.check(
                refused.code == "seat_limit", "A fifth seat for one customer is refused", facts
            )
        launch = self.offer_launch(RACE_SEATS, 80)
        self.wait_until_on_sale(launch)
        seen = self.visitor.get(f"/launches/{launch['id']}")
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            racers = list(pool.map(self.racer, range(RACERS)))
        with concurrent.futures.ThreadPoolExecutor(RACERS) as pool:
            outcomes = list(pool.map(lambda racer: self.try_seat(racer, seen), racers))
        won, lost = outcomes.count("held"), outcomes.count("sold_out")
        self.check(
            (won, lost) == (RACE_SEATS, RACERS - RACE_SEATS),
            f"{RACERS} customers race for {RACE_SEATS} seats: each seat is sold once",
            f"{won} held, {lost} told that it is full",
        )
        self.wait_for_seats(launch, 0)
        journey.set_clock(self.ours, journey.read_clock(self.ours) + HOLD_ENDS)
        self.wait_for_seats(launch, RACE_SEATS)
        self.check(True, "Abandoned holds come back", "test clock moved on by 16 minutes")

    def racer(self, number):
        return patiently(lambda: self.new_racer(number))

    def new_racer(self, number):
        email = f"racer.{self.run_name}.{number}.{time.monotonic_ns()}@example.com"
        return journey.register(self.ours.url("customer"), email, demo_data.PASSWORD, "Rae Runner")

    def try_seat(self, racer, launch):
        try:
            return journey.hold(racer, launch, 1, f"race-{self.run_name}")["state"]
        except ApiRefused as refused:
            return refused.code

    def agree(self):
        journey.wait_until_idle(self.loader.operator(), self.ours)
        program = self.ours.program("astro-check")
        environment = operate.check_environment(self.ours)
        checked = subprocess.run([program], env=environment, capture_output=True, text=True)
        said = checked.stdout.strip()
        if checked.returncode == 0:
            self.say(said)
        self.check(
            checked.returncode == 0,
            "The invariants hold",
            said[-600:] if checked.returncode else "",
        )

    def sql(self, text):
        made = postgres.sql(self.ours, text)
        if made.returncode:
            raise Wrong(f"PostgreSQL did not answer: {made.stderr.strip()}")
        return made.stdout.strip()


class Silence:
    """Where the demo data's loader would show its progress."""

    detail = ""

    def progress(self, text):
        pass


def pdf_of(mail):
    return next((one for one in mail["attachments"] if one["type"] == "application/pdf"), None)


def visible_text(page):
    """What a reader without scripts sees."""
    page = re.sub(r"(?s)<(script|style|template)\b.*?</\1>", " ", page)
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("&amp;", "&").split())


def dollars(money):
    return f"{money['amountCents'] / 100:,.2f} {money['currency']}"
