"""Demo data, made through the APIs as people would: staff, suppliers, rockets, launches over the
next three years, customers, and a year of bookings. The test clock starts 13 months back and moves
forward to today, so that dates, invoices and mails look lived in. Running it again goes on where it
was cut short, and does nothing once it is done."""

import concurrent.futures
import datetime
import json
import random
import re
import threading
import unicodedata

import demo_reviews
import journey
from api_client import Api, ApiRefused, patiently, wait_for
from demo_content import COMPANIONS, CUSTOMERS, FILLS, ROCKETS, STAFF, SUPPLIERS
from system import say

PASSWORD = "Orbit-2026!"
MONTHS_BACK = (13, 11, 8, 5, 2, 0)  # launches and customers first, bookings in each later month
LAUNCHES, HORIZON_DAYS = 60, 3 * 365 - 20
WORKERS = 6
# On data that was there before, or when an earlier run was cut short, a wish may be over.
TOO_LATE = ("not_on_sale", "sold_out", "seat_limit", "hold_expired", "booking_not_held")


def accounts(settings):
    plan = read_plan(settings)
    if not plan or not plan["done"] or settings.mode == "production":
        return None
    listed = [{"role": role, "email": email, "name": name} for role, email, name in STAFF]
    for supplier in SUPPLIERS[:2]:
        listed.append({"role": "supplier", "email": supplier_email(supplier), "name": supplier[0]})
    for customer in CUSTOMERS[:2]:
        email = customer_email(customer[0])
        listed.append({"role": "customer", "email": email, "name": customer[0]})
    return {"password": PASSWORD, "accounts": listed}


def read_plan(settings):
    try:
        return json.loads((settings.state / "demo.json").read_text())
    except (OSError, ValueError):
        return None


def write_plan(settings, plan):
    draft = settings.state / "demo.json.part"
    draft.write_text(json.dumps(plan) + "\n")
    draft.replace(settings.state / "demo.json")


def before_first_start(settings):
    """On new data the clock starts 13 months back; on data that somebody made it stays."""
    if read_plan(settings):
        return
    today = datetime.datetime.now(datetime.timezone.utc).date()
    write_plan(settings, {"done": False, "base": today.isoformat()})
    data = settings.state / "mongodb"
    new = not data.exists() or not any(data.iterdir())
    if new and not settings.clock.exists():
        journey.set_clock(settings, -months(MONTHS_BACK[0]))


def months(count):
    return int(count * 30.44 * 86_400_000)


def load(settings):
    plan = read_plan(settings)
    if plan is None:
        before_first_start(settings)
        plan = read_plan(settings)
    if plan["done"]:
        return say.done("Demo data", "there already")
    with say.Step("Demo data") as step:
        Loader(settings, plan["base"], step).run()
        write_plan(settings, plan | {"done": True})
    return None


class Loader:
    def __init__(self, settings, base, step):
        self.settings, self.step = settings, step
        self.base = datetime.datetime.fromisoformat(base).replace(tzinfo=datetime.timezone.utc)
        self.booked, self.counting, self.session = 0, threading.Lock(), None

    def run(self):
        self.staff()
        with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
            suppliers = list(
                pool.map(lambda each: patiently(lambda: self.supplier(each)), SUPPLIERS)
            )
            rockets = list(
                pool.map(lambda each: patiently(lambda: self.rocket(suppliers, each)), ROCKETS)
            )
            launches = self.launches(suppliers, rockets)
            flights = self.flights(suppliers, rockets)
            self.step.progress("customers")
            list(pool.map(lambda each: patiently(lambda: self.customer(each)), CUSTOMERS))
            self.wait_until_on_sale(launches + flights)
            self.bookings(pool, launches + flights)
            self.reviews(flights)
        self.step.detail = (
            f"{len(suppliers)} suppliers, {len(rockets)} rockets, {len(launches)} launches, "
            f"{len(CUSTOMERS)} customers, {self.booked} bookings"
        )

    def staff(self):
        self.step.progress("staff")
        apps = {"it": ("core", "it-ops")}
        for role, email, name in STAFF:
            side, app = apps.get(role, ("admin", "employee"))
            try:
                Api(self.settings.url(side), app).sign_in(email, PASSWORD)
            except ApiRefused as refused:
                if refused.code != "invalid_credentials":
                    raise
                journey.add_staff(self.settings, role, email, name, PASSWORD)

    def employee(self):
        """A connection of one's own with the session of all: more than five who sign in at once
        would be too many tries."""
        caller = Api(self.settings.url("admin"), "employee")
        with self.counting:
            if self.session is None:
                self.session = caller.sign_in(STAFF[0][1], PASSWORD).token
        caller.token = self.session
        return caller

    def operator(self):
        return Api(self.settings.url("core"), "it-ops").sign_in(STAFF[2][1], PASSWORD)

    def supplier(self, facts):
        """Invited by an employee, joined through the mail's link, with its legal details."""
        name, contact, legal_name, tax_id, (line, code, city, country), _, words = facts
        self.step.progress(f"supplier {name}")
        email, supplier = supplier_email(facts), Api(self.settings.url("admin"), "supplier")
        try:
            return supplier.sign_in(email, PASSWORD)
        except ApiRefused as refused:
            if refused.code != "invalid_credentials":
                raise
        wish = {"name": name, "contactName": contact, "contactEmail": email}
        unless("email_taken", lambda: self.employee().call("POST", "/suppliers", wish))
        journey.accept_invitation(self.settings, supplier, email, contact, PASSWORD)
        address = {"line1": line, "postalCode": code, "city": city, "country": country}
        details = {"legalName": legal_name, "taxId": tax_id, "legalAddress": address}
        supplier.call("PATCH", "/supplier", details | {"description": words})
        return supplier

    def rocket(self, suppliers, facts):
        owner, name, reach, seats, _, height, words = facts
        self.step.progress(f"rocket {name}")
        supplier = Api(suppliers[owner].base, "supplier")
        supplier.token = suppliers[owner].token
        wish = {
            "name": name,
            "description": words,
            "range": reach,
            "capacity": seats,
            "specifications": [
                {"name": "Height", "value": height},
                {"name": "Cabin", "value": f"{seats} seats, a window for each"},
            ],
        }
        unless("rocket_name_taken", lambda: supplier.call("POST", "/rockets", wish))
        found = supplier.get("/rockets", q=name, limit=100)["items"]
        return next(rocket for rocket in found if rocket["name"] == name)

    def launches(self, suppliers, rockets):
        """Three for each rocket, spread over three years."""
        places = {place["slug"]: place for place in suppliers[0].get("/spaceports")["items"]}
        goals = suppliers[0].get("/destinations")["items"]
        dice, offered = random.Random(20), []
        for number in range(LAUNCHES):
            facts, rocket = ROCKETS[number % len(ROCKETS)], rockets[number % len(rockets)]
            fitting = [goal for goal in goals if goal["range"] == rocket["range"]]
            days = 25 + number * (HORIZON_DAYS - 25) // LAUNCHES
            at = self.base + datetime.timedelta(days=days, hours=dice.randrange(5, 20), minutes=30)
            wish = {
                "rocketId": rocket["id"],
                "spaceportId": places[SUPPLIERS[facts[0]][5]]["id"],
                "destinationId": dice.choice(fitting)["id"],
                "departsAt": journey.instant(at),
                "priceCents": facts[4] * 100 + number // len(ROCKETS) * 2_500_00,
                "vipHeadStartHours": 48 if number % 9 == 4 else 0,
            }
            self.step.progress(f"launch {number + 1} of {LAUNCHES}")
            if launch := self.offer(suppliers[facts[0]], wish, f"demo-launch-{number}"):
                offered.append(launch | {"number": number})
        return offered

    def flights(self, suppliers, rockets):
        """They are to come when they are offered and over when the demo begins."""
        places = {place["slug"]: place for place in suppliers[0].get("/spaceports")["items"]}
        goals, offered = suppliers[0].get("/destinations")["items"], []
        for number, (at, days_ago) in enumerate(demo_reviews.FLIGHTS, demo_reviews.FIRST_NUMBER):
            facts, rocket = ROCKETS[at], rockets[at]
            departs = self.base - datetime.timedelta(days=days_ago, hours=-9)
            wish = {
                "rocketId": rocket["id"],
                "spaceportId": places[SUPPLIERS[facts[0]][5]]["id"],
                "destinationId": next(g["id"] for g in goals if g["range"] == rocket["range"]),
                "departsAt": journey.instant(departs),
                "priceCents": facts[4] * 100,
            }
            if launch := self.offer(suppliers[facts[0]], wish, f"demo-launch-{number}"):
                offered.append(launch | {"number": number, "supplierFacts": SUPPLIERS[facts[0]]})
        return offered

    def reviews(self, flights):
        self.step.progress("flights and their reviews")
        supplier_of = {}
        for launch in flights:
            supplier = Api(self.settings.url("admin"), "supplier")
            supplier_of[launch["id"]] = patiently(
                lambda who=supplier, of=launch: who.sign_in(
                    supplier_email(of["supplierFacts"]), PASSWORD
                )
            )
        offered = [(launch, supplier_of[launch["id"]]) for launch in flights]
        demo_reviews.fly(self.settings, self.operator(), offered)
        customers = []
        for name, *_ in CUSTOMERS:
            customer = Api(self.settings.url("customer"), "customer")
            customers.append(
                patiently(
                    lambda who=customer, of=name: who.sign_in(customer_email(of), PASSWORD)
                )
            )
        wanted = demo_reviews.review(customers, flights)
        demo_reviews.answer(wanted, supplier_of)

    @staticmethod
    def offer(supplier, wish, key):
        """None for what can no longer be offered, when the clock has moved on before."""
        try:
            return patiently(lambda: supplier.call("POST", "/launches", wish, Idempotency_Key=key))
        except ApiRefused as refused:
            too_soon = any(
                e["code"] == "departs_too_soon" for e in refused.problem.get("errors", [])
            )
            if not too_soon:
                raise
            return None

    def customer(self, facts):
        name, birth_date, country, city, code, line, tax_id = facts
        base, email = self.settings.url("customer"), customer_email(name)
        try:
            customer = journey.register(
                base, email, PASSWORD, name, birth_date, newLaunchMails=True
            )
        except ApiRefused as refused:
            if refused.code != "email_taken":
                raise
            customer = Api(base, "customer").sign_in(email, PASSWORD)
        address = {"line1": line, "postalCode": code, "city": city, "country": country}
        journey.give_billing_details(customer, tax_id, address)

    def wait_until_on_sale(self, launches):
        """Offered at the Admin API, seen at the Customer API."""
        self.step.progress("launches reach the Customer API")
        visitor = Api(self.settings.url("customer"))
        # When an earlier run was cut short, some may have left already.
        last = journey.instant(journey.system_now(self.settings) + datetime.timedelta(days=8))
        wanted = sum(launch["departsAt"] > last for launch in launches)

        def look():
            return visitor.get("/launches", includeSoldOut="true", limit=1)["total"] >= wanted

        wait_for(f"{wanted} launches are on sale", look, 60)

    def bookings(self, pool, launches):
        """Each launch fills over the months; all wishes of a month are booked side by side."""
        wishes = self.plan_bookings(launches)
        for stage, back in enumerate(MONTHS_BACK[1:]):
            self.move_clock(-months(back))
            by_customer = {}
            for wish in wishes:
                if wish["stage"] == stage:
                    by_customer.setdefault(wish["customer"], []).append(wish)
            total = len(wishes)
            list(pool.map(lambda entry: self.book_all(*entry, total), by_customer.items()))
            journey.wait_until_idle(self.operator(), self.settings)

    def move_clock(self, wanted):
        """Forward only."""
        if wanted > journey.read_clock(self.settings):
            journey.set_clock(self.settings, wanted)

    @staticmethod
    def plan_bookings(launches):
        dice, wishes = random.Random(7), []
        stages = len(MONTHS_BACK) - 1
        for launch in launches:
            past = launch["number"] >= demo_reviews.FIRST_NUMBER
            left = round(launch["capacity"] * (1 if past else FILLS[launch["number"] % len(FILLS)]))
            buyers = iter(dice.sample(range(len(CUSTOMERS)), len(CUSTOMERS)))
            while left > 0:
                seats = min(left, dice.choice((1, 2, 2, 3, 4)))
                wish = {"launch": launch, "seats": seats, "customer": next(buyers)}
                wishes.append(wish | {"stage": 0 if past else dice.randrange(stages)})
                left -= seats
        return wishes

    def book_all(self, number, wishes, total):
        """One customer's bookings, one after the other: at most three holds may be open."""
        name = CUSTOMERS[number][0]
        customer = Api(self.settings.url("customer"), "customer")
        patiently(lambda: customer.sign_in(customer_email(name), PASSWORD))
        for wish in wishes:
            key = f"demo-{wish['launch']['number']}-{number}"
            try:
                passengers = party(name, wish["seats"], number)
                patiently(lambda: journey.book(customer, wish["launch"], passengers, key))
            except ApiRefused as refused:
                if refused.code not in TOO_LATE:
                    raise
                continue
            with self.counting:
                self.booked += 1
                self.step.progress(f"booking {self.booked} of {total}")


def unless(code, act):
    """Does it; one refusal means that an earlier run has done it."""
    try:
        act()
    except ApiRefused as refused:
        if refused.code != code:
            raise


def party(name, seats, number):
    """The customer and who comes along."""
    family = name.split()[-1]
    birth_date = CUSTOMERS[number][1]
    passengers = [journey.passenger(plain(name), birth_date) | {"fullName": name}]
    for companion in range(1, seats):
        first = COMPANIONS[(number + companion) % len(COMPANIONS)]
        year = 1970 + (number * 7 + companion * 5) % 28
        someone = journey.passenger(plain(f"{first} {family}"), f"{year}-05-{10 + companion}")
        passengers.append(someone | {"fullName": f"{first} {family}"})
    return passengers


def plain(text):
    """Without accents, for addresses."""
    spelled = text.replace("ł", "l").replace("ø", "o").replace("ı", "i")
    return unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()


def customer_email(name):
    return re.sub(r"[^a-z]+", ".", plain(name).lower()).strip(".") + "@example.com"


def supplier_email(facts):
    company = plain(facts[0]).lower().replace(" ", "-")
    first = plain(facts[1]).lower().removeprefix("dr ").split()[0]
    return f"{first}@{company}.example"
