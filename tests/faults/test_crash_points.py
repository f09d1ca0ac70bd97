"""Each named crash point of the source: the process that comes by ends there as kill -9 would,
starts again, and what was under way is finished. A point that no flow covers fails the test."""

import pathlib
import random
import re
import threading
import time
import unittest

import figures
import storm
from crash_flows import Flows
from crowd import Market, TestSystem, wait_for

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROUNDS = figures.rounds(2, 40)
CHECKED_EVERY = 2  # rounds; a lost lease takes half a minute to come back
UNLIMITED = {"ASTRO_LIMIT_BOOKINGS_PER_CUSTOMER_PER_MINUTE": "1000000"}

# "folder:point": (process, flow)
POINTS = {
    "sales:hold.after_seats": ("customer-api", Flows.hold),
    "sales:hold.after_booking": ("customer-api", Flows.hold),
    "sales:renew.after_launch": ("customer-api", Flows.renew),
    "sales:give_back.after_launch": ("customer-api", Flows.give_back),
    "sales:pay.after_launch": ("customer-api", Flows.book),
    "sales:pay.after_booking": ("customer-api", Flows.book),
    "sales:pay.after_provider": ("customer-api", Flows.book),
    "sales:confirm.after_launch": ("customer-api", Flows.book),
    "sales:confirm.after_booking": ("customer-api", Flows.book),
    "sales:decline.after_launch": ("customer-api", Flows.decline),
    "sales:decline.after_booking": ("customer-api", Flows.decline),
    "sales:overdue.after_intent": ("customer-api", Flows.overdue),
    "sales:overdue.after_provider": ("customer-api", Flows.overdue),
    "sales:overdue.after_launch": ("customer-api", Flows.overdue),
    "sales:overdue.after_booking": ("customer-api", Flows.overdue),
    "sales:expire.after_launch": ("core-api", Flows.expire),
    "sales:expire.after_booking": (
        "core-api",
        Flows.expire_a_payment_that_ended_between_its_writes,
    ),
    "sales:cancel.after_intent": ("customer-api", Flows.cancel),
    "sales:cancel.after_launch": ("customer-api", Flows.cancel),
    "sales:cancel.after_booking": ("customer-api", Flows.cancel),
    "sales:waiting.after_join": ("customer-api", Flows.join_and_leave),
    "sales:waiting.after_leave": ("customer-api", Flows.join_and_leave),
    "sales:waiting.after_sale": ("core-api", Flows.sell_what_fits_nobody),
    "sales:offer.after_launch": ("core-api", Flows.offer_freed_seats),
    "sales:offer.after_booking": ("core-api", Flows.offer_freed_seats),
    "sales:late.after_launch": ("core-api", Flows.late_money_finds_its_seats),
    "sales:late.after_booking": ("core-api", Flows.late_money_goes_back),
    "sales:decide.after_launch": ("core-api", Flows.delay),
    "sales:delay.after_booking": ("core-api", Flows.delay),
    "sales:abort.after_booking": ("core-api", Flows.abort),
    "sales:success.after_booking": ("core-api", Flows.success),
    "sales:relay.after_core": ("customer-api", Flows.book),
    "sales:relay.after_done": ("customer-api", Flows.book),
    "backoffice:relay.after_core": ("admin-api", Flows.delay),
    "backoffice:relay.after_done": ("admin-api", Flows.delay),
    "backoffice:books.before_invoice": ("core-api", Flows.book),
    "backoffice:books.before_commit": ("core-api", Flows.book),
    "backoffice:document.after_number": ("core-api", Flows.book),
    "backoffice:refund.before_commit": ("core-api", Flows.cancel),
    "backoffice:launch_decided.before_commit": ("core-api", Flows.delay),
    "backoffice:settlement.before_commit": ("core-api", Flows.settle),
    "core_api:register.after_email": ("core-api", Flows.register),
    "core_api:register.after_user": ("core-api", Flows.register),
    "core_api:move.after_claim": ("core-api", Flows.move),
    "core_api:erase.after_bookings": ("core-api", Flows.erase),
    "core_api:refund.after_provider": ("core-api", Flows.cancel),
    "core_api:events.after_jobs": ("core-api", Flows.book),
    "core_api:job.after_run": ("core-api", Flows.book),
    "core_api:mail.after_acceptance": ("core-api", Flows.book),
    "core_api:mail.after_notification": ("core-api", Flows.book),
    "core_api:mail.after_resend": ("core-api", Flows.resend),
    "core_api:launch_act.after_row": ("core-api", Flows.delay),
    "core_api:follow.after_slice": ("core-api", Flows.delay),
}


def points_of_the_source():
    found = set()
    for path in (ROOT / "src").rglob("*.cpp"):
        folder = path.relative_to(ROOT / "src").parts[0]
        for name in re.findall(r'crash_point\("([^"]+)"\)', path.read_text()):
            found.add(f"{folder}:{name}")
    return found


class Crash(threading.Thread):
    """Arms a point, and takes the time from the crash to the moment when all are ready again."""

    def __init__(self, system, process, point, passing):
        super().__init__(daemon=True)
        self.system, self.file = system, system.crash_file(process)
        self.file.write_text(f"{point} {passing}\n")
        self.began, self.took, self.ending = None, None, False
        self.start()

    def run(self):
        while self.file.exists() and not self.ending:
            time.sleep(0.01)
        if self.ending:
            return
        self.began = time.monotonic()
        time.sleep(0.3)  # until the supervisor has seen it
        while not storm.all_ready(self.system) and not self.ending:
            time.sleep(0.05)
        self.took = time.monotonic() - self.began


class CrashPoints(unittest.TestCase):
    def test_each_point_is_covered(self):
        """Its negative control is the comparison itself: a point without a flow is named."""
        self.assertEqual(set(), points_of_the_source() ^ set(POINTS))

    def test_whoever_ends_at_a_point_is_finished_by_the_next(self):
        dice = random.Random(figures.SEED)
        worst, slow = 0.0, ""
        with TestSystem("crash-points", **UNLIMITED) as system:
            flows = Flows(system)
            for points in self.in_order(dice):
                for point in points:
                    took = self.crash_at(system, flows, point, dice.choice((1, 1, 1, 2)))
                    worst, slow = max((worst, slow), (took, point))
                self.finished(system, flows)
        self.assertLess(worst, storm.LONGEST_RECOVERY, slow)
        figures.record(
            "crash at each named point",
            f"{len(POINTS)} points × {ROUNDS}",
            0,
            f"{worst:.1f} s ({slow})",
            "a point without a flow: named",
        )

    def finished(self, system, flows):
        """All that was begun has come to its end, and the invariants hold."""
        for check in flows.later:
            check()
        flows.later.clear()
        clean, said = Market.check_of(system, flows.operator)
        self.assertTrue(clean, said)

    @staticmethod
    def in_order(dice):
        """As chance will; but what was begun must have ended before a flow moves the clock beyond
        the launches that it is about."""
        flown = [point for point in POINTS if POINTS[point][1] in (Flows.success, Flows.settle)]
        others = [point for point in POINTS if point not in flown]
        for _ in range(ROUNDS // CHECKED_EVERY):
            for points in (others, flown):
                many = points * CHECKED_EVERY
                dice.shuffle(many)
                yield many

    def crash_at(self, system, flows, point, passing):
        process, flow = POINTS[point]
        crash = Crash(system, process, point.partition(":")[2], passing)
        try:
            came_by = False
            for _ in range(passing + 1):
                flow(flows)
                came_by = self.came_by(crash, 10 if passing == 1 else 2)
                if came_by:
                    break
            self.assertTrue(came_by, f"nobody came by {point} in {flow.__name__}")
            wait_for(f"all are ready after {point}", lambda: crash.took, 30, 0.02)
        finally:
            crash.ending = True
            crash.join()
            crash.file.unlink(missing_ok=True)
        return crash.took

    @staticmethod
    def came_by(crash, seconds):
        deadline = time.monotonic() + seconds
        while crash.file.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        return not crash.file.exists()


if __name__ == "__main__":
    unittest.main()
