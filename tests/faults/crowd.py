"""Customers by the dozen, launches to race for, and many buyers at once."""

import concurrent.futures
import datetime
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import journey  # noqa: E402
import operate  # noqa: E402
from api_client import Api, ApiRefused, patiently, wait_for  # noqa: E402
from test_system import PASSWORD, TestSystem  # noqa: E402,F401


class Market:
    """A running system with a supplier whose launches can be raced for."""

    def __init__(self, system):
        self.system = system
        financial = system.add_staff("financial", "fin@faults.example", "Fina Money")
        self.operator = system.add_staff("it", "ops@faults.example", "Otto Ops")
        self.supplier = system.add_supplier(financial, "Storm Lines")
        rocket = {
            "name": "Petrel",
            "description": "For rough weather.",
            "range": "suborbital",
            "capacity": 500,
        }
        self.rocket = self.supplier.call("POST", "/rockets", rocket)
        goals = self.supplier.get("/destinations")["items"]
        self.goal = next(goal for goal in goals if goal["range"] == "suborbital")
        self.place = self.supplier.get("/spaceports")["items"][0]
        self.visitor = Api(system.url("customer"))
        self.offered = 0

    def offer(self, capacity):
        self.offered += 1
        days = datetime.timedelta(days=400 + self.offered)
        at = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + days
        wish = {
            "rocketId": self.rocket["id"],
            "spaceportId": self.place["id"],
            "destinationId": self.goal["id"],
            "departsAt": journey.instant(at),
            "priceCents": 30_000_000,
            "capacity": capacity,
        }
        launch = self.supplier.call("POST", "/launches", wish)
        path = f"/api/v1/launches/{launch['id']}"
        wait_for("the launch is on sale", lambda: self.visitor.send("GET", path).status == 200, 20)
        return self.visitor.get(f"/launches/{launch['id']}")

    def buyers(self, count):
        """Registered side by side, but not more than the password pool takes at once."""

        def register(number):
            email = f"buyer.{number}.{time.monotonic_ns()}@faults.example"
            url = self.system.url("customer")
            return journey.register(url, email, PASSWORD, "Bo Buyer")

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            return list(pool.map(lambda n: patiently(lambda: register(n)), range(count)))

    def check(self):
        return self.check_of(self.system, self.operator)

    @staticmethod
    def check_of(system, operator):
        """(clean?, what was found) by the invariants' own program."""
        ours = system.ours
        journey.wait_until_idle(operator, ours, 180)
        made = subprocess.run(
            [ours.program("astro-check")],
            env=operate.check_environment(ours),
            capture_output=True,
            text=True,
            timeout=180,
        )
        return made.returncode == 0, made.stdout + made.stderr


def race(buyers, launch, seats, key):
    """All at once; the answers' states and codes."""

    def attempt(buyer):
        try:
            return journey.hold(buyer, launch, seats, key)["state"]
        except ApiRefused as refused:
            return refused.code or str(refused.status)

    with concurrent.futures.ThreadPoolExecutor(len(buyers)) as pool:
        return list(pool.map(attempt, buyers))
