"""Suppliers who wish one e-mail a day get one, with all that came in; else one comes at each."""

import datetime
import unittest

import journey
from api_client import wait_for
from running import World


class Digest(unittest.TestCase):
    def to_the_supplier(self, subject):
        address = self.world.people["supplier"].user["email"]
        found = journey.mails(self.world.system.ours, subject=subject)
        return [mail for mail in found if address in str(mail["to"])]

    def until_tomorrow(self):
        """Past six in the morning, UTC; a token lives ten minutes, so all sign in again."""
        ours = self.world.system.ours
        now = journey.system_now(ours)
        at = (now + datetime.timedelta(days=1)).replace(hour=6, minute=1)
        self.world.move_on(int((at - now) / datetime.timedelta(milliseconds=1)))

    def book(self, key):
        customer = self.world.people["customer"]
        seen = customer.get(f"/launches/{self.world.launch['id']}")
        booking = journey.book(customer, seen, [journey.passenger("Dot Daily")], key)
        journey.wait_until_idle(self.world.people["it"], self.world.system.ours)
        return booking

    def test_one_mail_a_day_tells_of_all_bookings(self):
        self.world = World("digest")
        self.addCleanup(self.world.close)
        each = self.to_the_supplier("seats sold")
        self.assertEqual(1, len(each), "the first booking, before the wish")
        supplier = self.world.people["supplier"]
        refused = supplier.send("PATCH", "/api/v1/supplier", {"bookingMails": "hourly"})
        self.assertEqual(422, refused.status)
        wished = supplier.call("PATCH", "/supplier", {"bookingMails": "daily"})
        self.assertEqual("daily", wished["bookingMails"])
        first, second = self.book("digest-1"), self.book("digest-2")
        self.assertEqual([], self.to_the_supplier("seat sold"), "they wait for the morning")
        self.until_tomorrow()
        told = wait_for("the digest", lambda: self.to_the_supplier("2 bookings until"), 90)
        self.assertEqual(1, len(told))
        text = told[0]["text"]
        for booking in (first, second):
            self.assertIn(booking["reference"], text)
        self.until_tomorrow()
        journey.wait_until_idle(self.world.people["it"], self.world.system.ours)
        self.assertEqual(1, len(self.to_the_supplier("until")), "nothing new, no mail")


if __name__ == "__main__":
    unittest.main()
