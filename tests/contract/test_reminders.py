"""Whoever holds seats and has not begun to pay is told before they are gone."""

import unittest

from running import World
from test_suppressions import bounce

import journey
from api_client import wait_for

MINUTE = 60_000


class Reminders(unittest.TestCase):
    def test_a_hold_that_ends_soon_is_told_once_and_again_after_a_renewal(self):
        world = World("reminders")
        self.addCleanup(world.close)
        launch = world.offer()
        customer = world.people["customer"]
        held = journey.hold(customer, customer.get(f"/launches/{launch['id']}"), 2, "r-1")

        def reminders():
            sent = journey.mails(world.system.ours, to=customer.user["email"])
            return [mail for mail in sent if "Held for you until" in mail["subject"]]

        world.move_on(10 * MINUTE)
        wait_for("the reminder is here", reminders, 40)
        customer = world.people["customer"]
        path = f"/bookings/{held['id']}/renewal"
        renewed = customer.call("POST", path, Idempotency_Key="r-2")
        self.assertGreater(renewed["heldUntil"], held["heldUntil"])
        world.move_on(10 * MINUTE)
        wait_for("another for the new end", lambda: len(reminders()) == 2, 40)
        text = reminders()[-1]["text"]
        self.assertIn(f"/trips/{held['id']}", text)
        self.assertIn("another 15 minutes", text)

        # Its mails come back: it can do without reminders, and they are no more sent.
        self.assertEqual(204, bounce(world.system, customer.user["email"]).status)
        customer = world.people["customer"]
        customer.call("POST", path, Idempotency_Key="r-3")
        world.move_on(10 * MINUTE)

        def held_back():
            found = world.people["it"].get("/notifications", state="cancelled")["items"]
            return [each for each in found if each["template"] == "booking-expiring"]

        told = wait_for("the third is held back", held_back, 40)[0]
        self.assertIn("suppressed", told["lastError"])
        self.assertEqual(2, len(reminders()))


if __name__ == "__main__":
    unittest.main()
