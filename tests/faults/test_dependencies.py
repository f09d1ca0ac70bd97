"""Each dependency taken away, refused at first and then silent: what every API still answers, how
soon it says no, what operators see, and that all is well again within seconds."""

import dataclasses
import time
import unittest

import figures
import storm
import wires
from crowd import PASSWORD, Api, Market, TestSystem, journey, wait_for
from fault_proxy import Proxies

KINDS = ("cut", "black hole")
SECONDS = figures.rounds(3, 60)  # at least, of each kind
LONGEST_RECOVERY = figures.rounds(storm.LONGEST_RECOVERY, 5.0)
# A server that is silent is asked a second time, for two seconds each; slow machines take longer.
LONGEST_NO = figures.rounds(10.0, 5.0)
UNLIMITED = {"ASTRO_LIMIT_BOOKINGS_PER_CUSTOMER_PER_MINUTE": "1000000"}
OK, MADE, AWAY = 200, 201, 503


@dataclasses.dataclass
class Dependency:
    name: str
    port: str  # of the system's own names
    seen: tuple  # (process, dependency) that the health page then shows as down
    refused: tuple = ()  # what cannot be done meanwhile; all else can
    books: bool = True  # a whole booking, up to its confirmation


DEPENDENCIES = (
    Dependency(
        "PostgreSQL",
        "postgres",
        (("admin-api", "postgresql"), ("core-api", "postgresql")),
        ("employees look", "suppliers write"),
    ),
    Dependency(
        "MongoDB",
        "mongodb",
        (
            ("customer-api", "mongodb-customer"),
            ("core-api", "mongodb-customer"),
            ("core-api", "mongodb-core"),
        ),
        (
            "travellers look",
            "travellers hold",
            "travellers pay",
            "sign in",
            "suppliers write",
            "operators look",
        ),
        books=False,
    ),
    Dependency(
        "Core API",
        "core_internal",
        (("customer-api", "core-api"), ("admin-api", "core-api"), ("job-scheduler", "core-api")),
        ("sign in", "suppliers write"),
    ),
    Dependency("the mail server", "mail_smtp", (("core-api", "mail-server"),)),
    Dependency(
        "the payment provider",
        "sandbox",
        (("customer-api", "payment-provider"), ("core-api", "payment-provider")),
        ("travellers pay",),
        books=False,
    ),
)


class People:
    """One of each, and what they do: the answers' status codes."""

    def __init__(self, system, market):
        self.system, self.market = system, market
        self.employee = system.sign_in("financial", "fin@faults.example")
        self.customer = market.buyers(1)[0]
        journey.give_billing_details(self.customer)
        self.number, self.paid, self.slowest_no = 0, [], (0.0, "")
        self.launch = self.held = None
        self.acts = {
            "visitors look": (OK, self.browse),
            "travellers look": (OK, lambda: self.ask(self.customer, "/bookings")),
            "travellers hold": (MADE, self.hold),
            "travellers pay": (OK, self.pay),
            "sign in": (OK, self.sign_in),
            "employees look": (OK, lambda: self.ask(self.employee, "/bookings?limit=5")),
            "suppliers write": (MADE, self.add_rocket),
            "operators look": (OK, lambda: self.ask(market.operator, "/jobs?limit=5")),
        }

    def key(self):
        self.number += 1
        return f"d{self.number}"

    @staticmethod
    def ask(api, path, method="GET", body=None, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return api.send(method, "/api/v1" + path, body, named)

    def browse(self):
        return self.ask(self.market.visitor, f"/launches/{self.launch['id']}")

    def named(self, key):
        booking = journey.hold(self.customer, self.launch, 1, key)
        journey.name_passengers(self.customer, booking, [journey.passenger("Dee Pender")])
        return booking

    def hold(self):
        wish = {
            "launchId": self.launch["id"],
            "seats": 1,
            "priceCents": self.launch["price"]["amountCents"],
            "departsAt": self.launch["departsAt"],
        }
        answer = self.ask(self.customer, "/bookings", "POST", wish, Idempotency_Key=self.key())
        if answer.status == MADE:
            self.ask(self.customer, f"/bookings/{answer.json['id']}", "DELETE")
        return answer

    def pay(self):
        """Begins to pay for the seat that is kept: the same key, so the same payment."""
        wish = {"method": "card", "departsAt": self.held["launch"]["departsAt"]}
        path = f"/bookings/{self.held['id']}/payment"
        return self.ask(self.customer, path, "POST", wish, Idempotency_Key=self.held["id"])

    def begin_anew(self):
        """A launch for each dependency, as nobody has more than four seats on one; fresh tokens,
        which live ten minutes."""
        for each in (self.customer, self.employee, self.market.supplier, self.market.operator):
            each.sign_in(each.user["email"], PASSWORD)
        self.launch = self.market.offer(500)
        self.held = self.named(self.key())

    def pay_for_held(self):
        self.finish(self.held, self.pay().json)

    def book(self):
        """All the way: nobody waits for what is away."""
        booking = self.named(self.key())
        self.finish(booking, journey.pay(self.customer, booking, booking["id"]))

    def finish(self, booking, started):
        journey.press(started["redirectUrl"])
        journey.wait_until_state(self.customer, booking, "confirmed", 30)
        self.paid.append(booking["id"])

    def sign_in(self):
        body = {"email": self.customer.user["email"], "password": PASSWORD}
        return self.ask(Api(self.system.url("customer"), "customer"), "/auth/login", "POST", body)

    def add_rocket(self):
        rocket = {"name": f"R{self.key()}", "description": "New.", "range": "suborbital"}
        return self.ask(self.market.supplier, "/rockets", "POST", rocket | {"capacity": 5})

    def do(self, name):
        """Its status; a no must come soon and say when to come again."""
        began = time.monotonic()
        answer = self.acts[name][1]()
        if answer.status == AWAY:
            took = time.monotonic() - began
            self.slowest_no = max(self.slowest_no, (took, name))
            assert took < LONGEST_NO, f"{name}: {took:.1f} s until 503"
            assert answer.headers["Retry-After"], f"{name}: 503 without Retry-After"
        return answer.status

    def all_as(self, refused):
        """What differs from what is expected now."""
        found = {name: self.do(name) for name in self.acts}
        wanted = {name: AWAY if name in refused else ok for name, (ok, _) in self.acts.items()}
        return {name: status for name, status in found.items() if status != wanted[name]}

    def shown_down(self):
        """(process, dependency) as the health page has them."""
        health = self.market.operator.get("/health")
        return {
            (process["name"], each["name"])
            for process in health["processes"]
            for each in process["dependencies"]
            if each["state"] == "down"
        }


class Dependencies(unittest.TestCase):
    def test_each_may_be_away(self):
        proxies, system = Proxies(), TestSystem("dependencies", **UNLIMITED)
        lines = wires.through_proxies(system, proxies)
        worst, slow = 0.0, ""
        with system:
            market = Market(system)
            people = People(system, market)
            self.assertEqual(set(), people.shown_down())
            for dependency in DEPENDENCIES:
                people.begin_anew()
                cut = [line for line in lines if f" to {dependency.port} " in line.name]
                self.assertTrue(cut, dependency.name)
                self.assertEqual({}, people.all_as(()))
                for kind in KINDS:
                    with self.subTest(f"{dependency.name}: {kind}"):
                        took = self.take_away(people, proxies, cut, dependency, kind)
                        worst, slow = max((worst, slow), (took, f"{dependency.name}, {kind}"))
                people.pay_for_held()
            self.nothing_is_lost(people, market)
        proxies.stop()
        self.assertLess(worst, LONGEST_RECOVERY, slow)
        figures.record(
            "dependencies away",
            f"{len(DEPENDENCIES)} × {len(KINDS)} kinds × {SECONDS} s, "
            f"slowest no {people.slowest_no[0]:.1f} s ({people.slowest_no[1]})",
            0,
            f"{worst:.1f} s ({slow})",
            "what must be refused meanwhile: seen",
        )

    def take_away(self, people, proxies, cut, dependency, kind):
        """The seconds until all is well again."""
        for line in cut:
            proxies.become(line, kind)
        began, wrong = time.monotonic(), None
        try:
            while wrong is None or wrong or time.monotonic() - began < SECONDS:
                wrong = people.all_as(dependency.refused)
                self.assertLess(time.monotonic() - began, 30 + SECONDS, wrong)
            if dependency.books:
                people.book()
            wait_for(
                f"{dependency.seen} are shown",
                lambda: set(dependency.seen) <= people.shown_down(),
                60,
            )
        finally:
            for line in cut:
                proxies.become(line, None)
        began = time.monotonic()
        wait_for("all is well again", lambda: not people.all_as(()), 30, 0.05)
        wait_for("health says so", lambda: not people.shown_down(), 30, 0.05)
        return time.monotonic() - began

    def nothing_is_lost(self, people, market):
        """Who paid meanwhile has an invoice and a mail with it."""
        for booking in people.paid:
            path = f"/bookings/{booking}"
            wait_for(
                "the invoice",
                lambda path=path: people.customer.get(path).get("documents"),
                120,
                0.5,
            )
        to = people.customer.user["email"]
        wait_for(
            "a mail about each",
            lambda: len(confirmations(people.system.ours, to)) >= len(people.paid),
            120,
            0.5,
        )
        clean, said = market.check()
        self.assertTrue(clean, said)


def confirmations(ours, to):
    return [mail for mail in journey.mails(ours, to=to) if "You are booked" in mail["subject"]]


if __name__ == "__main__":
    unittest.main()
