"""The running system at odd moments: its clock an hour or a day wrong, on 29 February, at the end
of a year. What is booked and cancelled then is right, and the invariants hold."""

import datetime
import random
import unittest

import figures
import storm
from crash_flows import Flows
from crowd import Market, TestSystem, journey, wait_for

UNLIMITED = {"ASTRO_LIMIT_BOOKINGS_PER_CUSTOMER_PER_MINUTE": "1000000"}
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


def at(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc)


# In this order: what a clock that went back leaves for later is due when it has come forward.
CASES = [
    ("an hour ahead", HOUR),
    ("an hour back", -HOUR),
    ("a day ahead", DAY),
    ("a day back", -DAY),
    ("on 29 February", at("2028-02-29 12:00:00")),
    ("when 29 February ends", at("2028-02-29 23:59:58")),
    ("when a year ends", at("2028-12-31 23:59:57")),
    ("a year after 29 February", at("2029-02-28 12:00:00")),
]
RANDOM = figures.rounds(0, 200)


class Clocks(unittest.TestCase):
    def test_odd_moments(self):
        dice = random.Random(figures.SEED)
        with TestSystem("clocks", **UNLIMITED) as system:
            flows = Flows(system)
            for name, when in [*CASES, *self.random_cases(dice)]:
                with self.subTest(name):
                    self.move(system, when)
                    self.book_and_give_up(flows)
            for check in flows.later:
                check()
            clean, said = Market.check_of(system, flows.operator)
            self.assertTrue(clean, said)
            self.documents_carry_their_years(flows)
        figures.record("clocks", f"{len(CASES) + RANDOM} cases", 0, control="none needed: values")

    @staticmethod
    def random_cases(dice):
        return [(f"random {n}", HOUR * dice.uniform(0.1, 2_000)) for n in range(RANDOM)]

    @staticmethod
    def move(system, when):
        now = journey.system_now(system.ours)
        by = when if isinstance(when, datetime.timedelta) else when - now
        offset = journey.read_clock(system.ours) + int(by.total_seconds() * 1000)
        journey.set_clock(system.ours, offset)
        storm.wait_for("all are ready", lambda: storm.all_ready(system), 20, 0.05)

    def book_and_give_up(self, flows):
        flows.big = None  # by a clock that went back it would be offered in the future only
        flows.hold()
        launch, who = flows.offer(6), flows.someone()
        booking = flows.booked(who, launch)
        now = journey.system_now(flows.system.ours)
        ends = journey.moment(booking["launch"]["departsAt"])
        self.assertGreater(ends, now + datetime.timedelta(days=365))
        path = f"/bookings/{booking['id']}/cancellation"
        quote = who.get(path + "-quote")
        self.assertEqual(90, quote["percent"], "more than a year before departure")
        wish = {"percent": 90, "amountCents": quote["amount"]["amountCents"]}
        who.call("POST", path, wish, Idempotency_Key=flows.key())
        flows.becomes(who, booking, "cancelled")

    def documents_carry_their_years(self, flows):
        """Each year has a series of its own, from 1 and without a gap; the number is the date's."""

        def look():
            found = flows.money.get("/documents", limit=100)["items"]
            return found if len(found) >= 2 * (len(CASES) + RANDOM) or len(found) == 100 else None

        series = {}
        for each in wait_for("all documents are issued", look, 60, 0.5):
            name, year, number = each["number"].split("-")
            self.assertTrue(each["date"].startswith(year), each)
            series.setdefault((name, year), set()).add(int(number))
        if RANDOM == 0:
            for numbers in series.values():
                self.assertEqual(set(range(1, len(numbers) + 1)), numbers)
        self.assertGreater(len(series), 4, "the years did not change")


if __name__ == "__main__":
    unittest.main()
