"""Every pair of processes that talk, and every way in which a network fails between them: nothing
answered is lost, all are ready again within ten seconds, the invariants hold."""

import random
import threading
import time
import unittest

import figures
import storm
import wires
from crowd import PASSWORD, Api, ApiRefused, Market, TestSystem, journey
from fault_proxy import KINDS, Proxies

ROUNDS = figures.rounds(1, 10)
BUYERS, LAUNCHES = 2, 12
SECONDS = {"black hole": 2.3}  # longer than a call to a database may take
LONGEST = 4.0  # until somebody calls
UNLIMITED = {"ASTRO_LIMIT_BOOKINGS_PER_CUSTOMER_PER_MINUTE": "1000000"}


class Staff(threading.Thread):
    """What the load lacks: employees, suppliers and operators at work, on every side."""

    def __init__(self, market, money):
        super().__init__(daemon=True)
        self.market, self.money, self.ending = market, money, threading.Event()
        self.number = 0

    def run(self):
        acts = (self.look, self.sign_in, self.add_rocket, self.look_at_health)
        while not self.ending.wait(0.05):
            self.number += 1
            try:
                acts[self.number % len(acts)]()
            except (ApiRefused, OSError):
                for api in (self.market.supplier, self.market.operator, self.money):
                    api.connection = None

    def look(self):
        self.money.get("/bookings", limit=5)

    def sign_in(self):
        Api(self.market.system.url("admin"), "employee", 4).sign_in(
            "fin@faults.example", PASSWORD
        )

    def add_rocket(self):
        rocket = {"name": f"R{self.number}", "description": "New.", "range": "suborbital"}
        self.market.supplier.call("POST", "/rockets", rocket | {"capacity": 5})

    def look_at_health(self):
        self.market.operator.get("/health")

    def stop(self):
        self.ending.set()
        self.join()


class Network(unittest.TestCase):
    def test_every_pair_survives_every_kind_of_fault(self):
        dice = random.Random(figures.SEED)
        proxies, system = Proxies(), TestSystem("network", **UNLIMITED)
        pairs = wires.through_proxies(system, proxies)
        self.assertGreater(len(pairs), 10, "the settings name fewer pairs than there are")
        worst, slow, untouched = 0.0, "", []
        with system:
            market = Market(system)
            money = system.sign_in("financial", "fin@faults.example")
            customers = market.buyers(BUYERS)
            for customer in customers:
                journey.give_billing_details(customer)
                customer.timeout = 6
            load = storm.Storm(customers, [market.offer(500) for _ in range(LAUNCHES)], dice)
            faults = [(pair, kind) for pair in pairs for kind in KINDS] * ROUNDS
            dice.shuffle(faults)
            staff = Staff(market, money)
            staff.start()
            with load:
                for proxy, kind in faults:
                    took, hurt = self.fault(system, proxies, proxy, kind)
                    worst, slow = max((worst, slow), (took, f"{kind}, {proxy.name}"))
                    if not hurt:
                        untouched.append(f"{kind}, {proxy.name}")
            staff.stop()
            clean, said = market.check()
            self.assertTrue(clean, said)
            self.assertEqual([], load.violations())
        proxies.stop()
        self.assertLess(worst, storm.LONGEST_RECOVERY, slow)
        # The negative control: a fault that touched nothing proves nothing.
        self.assertLess(len(untouched), len(faults) // 8, untouched)
        held, paid = load.tally()
        figures.record(
            "network faults between processes",
            f"{len(KINDS)} kinds × {len(pairs)} pairs × {ROUNDS}, {held:,} holds, {paid:,} paid",
            0,
            f"{worst:.1f} s ({slow})",
            f"faults that touched nothing: {len(untouched)} of {len(faults)}",
        )

    @staticmethod
    def fault(system, proxies, proxy, kind):
        proxies.become(proxy, kind)
        deadline = time.monotonic() + LONGEST
        time.sleep(SECONDS.get(kind, 0.5))
        while not proxy.hurt and time.monotonic() < deadline:
            time.sleep(0.05)
        hurt = proxy.hurt
        proxies.become(proxy, None)
        began = time.monotonic()
        storm.wait_for(
            f"all are ready after {kind}, {proxy.name}", lambda: storm.all_ready(system), 30, 0.05
        )
        return time.monotonic() - began, hurt


if __name__ == "__main__":
    unittest.main()
