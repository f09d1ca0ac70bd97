"""Two hundred buyers, the last ten seats: ten are sold, again and again. With the guard taken away
the same test must see it."""

import unittest

import figures
from crowd import Market, TestSystem, race, wait_for

BUYERS, SEATS, ROUNDS = 200, 10, figures.rounds(50, 500)

UNLIMITED = {"ASTRO_LIMIT_BOOKINGS_PER_CUSTOMER_PER_MINUTE": "1000000"}


def sold(outcomes):
    return outcomes.count("held")


class Oversell(unittest.TestCase):
    def test_the_last_seats_are_sold_exactly_once(self):
        with TestSystem("oversell", **UNLIMITED) as system:
            market = Market(system)
            buyers = market.buyers(BUYERS)
            for number in range(ROUNDS):
                launch = market.offer(SEATS)
                outcomes = race(buyers, launch, 1, f"race-{number}")
                self.assertEqual(SEATS, sold(outcomes), set(outcomes))
                self.assertEqual(BUYERS - SEATS, outcomes.count("sold_out"), set(outcomes))
                self.seats_left(market, launch, 0)
                self.give_back(buyers, outcomes)
            clean, said = market.check()
            self.assertTrue(clean, said)
        figures.record(
            "oversell, 200 buyers on the last 10 seats",
            ROUNDS,
            0,
            control="no seat guard: seen",
        )

    def test_pairs_never_split_and_never_oversell(self):
        """Nine seats wanted two by two: four pairs, one seat stays."""
        with TestSystem("oversell-pairs") as system:
            market = Market(system)
            launch = market.offer(9)
            outcomes = race(market.buyers(40), launch, 2, "pair")
            self.assertEqual(4, sold(outcomes), outcomes)
            self.seats_left(market, launch, 1)

    def test_without_the_guard_it_is_seen(self):
        """The negative control: the same buyers, the guard in the database's filter left out."""
        with TestSystem("oversell-control", ASTRO_FAULT="no_seat_guard") as system:
            market = Market(system)
            launch = market.offer(SEATS)
            outcomes = race(market.buyers(40), launch, 1, "race")
            self.assertGreater(sold(outcomes), SEATS, outcomes)

    @staticmethod
    def give_back(buyers, outcomes):
        """So that nobody comes to the limit of holds."""
        for buyer, outcome in zip(buyers, outcomes, strict=True):
            if outcome != "held":
                continue
            for booking in buyer.get("/bookings", state="held")["items"]:
                buyer.call("DELETE", f"/bookings/{booking['id']}")

    def seats_left(self, market, launch, wanted):
        path = f"/launches/{launch['id']}"
        wait_for(
            f"{wanted} seats are left",
            lambda: market.visitor.get(path)["availableSeats"] == wanted,
            10,
        )


if __name__ == "__main__":
    unittest.main()
