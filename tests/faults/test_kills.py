"""kill -9 of each process in turn, at random moments under load: nothing answered is lost, all are
ready again within ten seconds, and the invariants hold."""

import random
import time
import unittest

import figures
import storm
from crowd import Market, TestSystem

PROCESSES = (
    "customer-api",
    "admin-api",
    "core-api",
    "job-scheduler",
    "mongodb",
    "postgres",
    "sandbox-payments",
)
KILLS = figures.rounds(10, 100)  # of each process
BUYERS, LAUNCHES = 6, figures.rounds(12, 60)
CHECKED_EVERY = 3  # rounds; a lost lease takes half a minute to come back
UNLIMITED = {"ASTRO_LIMIT_BOOKINGS_PER_CUSTOMER_PER_MINUTE": "1000000"}


class Kills(unittest.TestCase):
    def test_every_process_may_end_at_any_moment(self):
        dice = random.Random(figures.SEED)
        with TestSystem("kills", **UNLIMITED) as system:
            market = Market(system)
            customers = market.buyers(BUYERS)
            for customer in customers:
                storm.journey.give_billing_details(customer)
            load = storm.Storm(customers, [market.offer(500) for _ in range(LAUNCHES)], dice)
            worst, slow = 0.0, ""
            for number in range(KILLS):
                with load:
                    for name in dice.sample(PROCESSES, len(PROCESSES)):
                        time.sleep(dice.uniform(0.1, 0.8))
                        worst, slow = max((worst, slow), (self.kill_once(system, name), name))
                if number % CHECKED_EVERY == CHECKED_EVERY - 1 or number == KILLS - 1:
                    clean, said = market.check()
                    self.assertTrue(clean, f"after round {number + 1}: {said}")
            self.assertEqual([], load.violations())
            held, paid = load.tally()
            self.assertGreater(held, KILLS * len(PROCESSES), "the load was too small")
            self.assertGreater(paid, KILLS * BUYERS, "the load was too small")
            self.assertLess(worst, storm.LONGEST_RECOVERY, slow)
            self.control(load)
        figures.record(
            "kill -9 under load",
            f"{KILLS} × {len(PROCESSES)} processes, {held:,} holds, {paid:,} paid",
            0,
            f"{worst:.1f} s ({slow})",
            "an answer without a booking: seen",
        )

    def kill_once(self, system, name):
        began = time.monotonic()
        pid = storm.kill(system, name)
        return storm.await_return(system, name, pid, began)

    def control(self, load):
        """A traveller who claims an answer that nobody gave."""
        load.travellers[0].answered["b_" + "0" * 32] = ""
        self.assertEqual(1, len(load.violations()))


if __name__ == "__main__":
    unittest.main()
