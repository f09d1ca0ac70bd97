"""The system that the contract tests share: started at the first use, stopped at the end. Who needs
one of its own gives it back with its test."""

import atexit
import datetime
import itertools
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import journey  # noqa: E402
from api_client import Api, wait_for  # noqa: E402
from test_system import TestSystem  # noqa: E402

SIDES = {"customer": "customer", "admin": "admin", "core": "core"}
TOKEN_LIFETIME = 10 * 60_000


class World:
    """A booked launch, and somebody of each role."""

    def __init__(self, name="contract", **environment):
        self.system = TestSystem(name, **environment)
        self.system.__enter__()
        atexit.register(self.close)
        self.people = {
            "financial": self.system.add_staff("financial", "fin@contract.example", "Fina Money"),
            "employee": self.system.add_staff("employee", "emp@contract.example", "Emil Ployee"),
            "it": self.system.add_staff("it", "ops@contract.example", "Otto Ops"),
        }
        self.people["supplier"] = self.system.add_supplier(self.people["financial"], "Polar Lines")
        self.people["customer"] = self.system.add_customer("cas@contract.example")
        self.numbers = itertools.count(1)
        self.old_tokens = {role: api.token for role, api in self.people.items()}
        self.launch = self.offer()
        self.booking = self.book()
        self.let_tokens_expire()

    def close(self):
        """Done twice is done once."""
        atexit.unregister(self.close)
        self.system.__exit__()

    def offer(self):
        """A launch of six seats on a rocket of its own."""
        supplier = self.people["supplier"]
        name = f"Tern {next(self.numbers)}"
        wish = {"name": name, "description": "Small.", "range": "suborbital", "capacity": 6}
        rocket = supplier.call("POST", "/rockets", wish)
        goals = supplier.get("/destinations")["items"]
        at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=500)
        wish = {
            "rocketId": rocket["id"],
            "spaceportId": supplier.get("/spaceports")["items"][0]["id"],
            "destinationId": next(g["id"] for g in goals if g["range"] == "suborbital"),
            "departsAt": journey.instant(at.replace(microsecond=0)),
            "priceCents": 30_000_000,
        }
        launch = supplier.call("POST", "/launches", wish)
        visitor = Api(self.url("customer"))
        path = f"/api/v1/launches/{launch['id']}"
        wait_for("the launch is on sale", lambda: visitor.send("GET", path).status == 200, 20)
        return launch

    def book(self):
        customer = self.people["customer"]
        seen = customer.get(f"/launches/{self.launch['id']}")
        party = [journey.passenger("Cas Customer"), journey.passenger("Cleo Customer")]
        booking = journey.book(customer, seen, party, "contract-1")
        operator = self.people["it"]
        journey.wait_until_idle(operator, self.system.ours)
        documents = wait_for("the invoice", lambda: customer.get("/documents")["items"], 20)
        self.number = documents[0]["number"]
        return booking

    def let_tokens_expire(self):
        """Everybody's first token is old now; each signs in again."""
        self.move_on(TOKEN_LIFETIME + 60_000)

    def move_on(self, milliseconds):
        ours = self.system.ours
        journey.set_clock(ours, journey.read_clock(ours) + milliseconds)
        for role, api in list(self.people.items()):
            self.people[role] = self.system.sign_in(role, api.user["email"])

    def url(self, side):
        return self.system.url(SIDES[side])

    def caller(self, api, role):
        """A caller of `api` with the token of `role`; None: nobody."""
        caller = Api(self.url(api))
        caller.token = self.people[role].token if role else None
        return caller


world_made = []


def world():
    if not world_made:
        world_made.append(World())
    return world_made[0]
