"""Money for a payment that we have called off: it ends in seats again or goes back, and employees
hear of it either way."""

import unittest

from running import World

import journey
from api_client import Api, wait_for
from system import secret_files

PAST_THE_DEADLINE = 16 * 60_000


class LateMoney(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = World("late")
        cls.addClassCleanup(cls.world.close)
        ours = cls.world.system.ours
        cls.provider = Api(ours.url("sandbox"))
        cls.provider.token = secret_files.read(ours, "sandbox-secret")

    def under_way(self, launch, name):
        """A payment of two seats that is begun and left alone."""
        customer = self.world.people["customer"]
        held = journey.hold(customer, customer.get(f"/launches/{launch['id']}"), 2, name)
        party = [journey.passenger(f"{name} {who}") for who in ("Older", "Younger")]
        journey.name_passengers(customer, held, party)
        journey.pay(customer, held, f"{name}-pay")
        return held

    def approve(self, booking):
        wish = {"mode": "late-money", "times": 1}
        self.assertEqual(200, self.provider.send("POST", "/v1/misbehaviour", wish).status)
        path = f"/v1/charges/{booking['id']}:1"
        self.assertEqual("cancelled", self.provider.send("GET", path).json["state"])
        paid = self.provider.send("POST", path + "/approve")
        self.assertEqual((200, "paid"), (paid.status, paid.json["state"]))

    def listed(self, booking):
        """What the work list says of it."""

        def look():
            path = "/work-list?state=open&kind=booking-incident"
            items = self.world.people["employee"].get(path)["items"]
            return [item for item in items if item.get("bookingId") == booking["id"]]

        items = wait_for("the work list tells of it", look, 40)
        self.assertEqual(1, len(items))
        return items[0]

    def test_it_takes_free_seats_again_or_goes_back(self):
        launch = self.world.offer()
        early, late = self.under_way(launch, "Early"), self.under_way(launch, "Late")
        self.world.move_on(PAST_THE_DEADLINE)
        customer = self.world.people["customer"]
        for booking in (early, late):
            journey.wait_until_state(customer, booking, "expired", 60)

        self.approve(early)
        seated = journey.wait_until_state(customer, early, "confirmed", 60)
        self.assertEqual(2, seated["seatsKept"])
        self.assertIn("taken again", self.listed(early)["what"])

        other = self.world.system.add_customer("other@contract.example")
        party = [journey.passenger(f"Other {n}") for n in ("One", "Two", "Three", "Four")]
        journey.book(other, other.get(f"/launches/{launch['id']}"), party, "others")
        self.approve(late)

        def all_back():
            back = customer.get(f"/bookings/{late['id']}")["repayments"]
            return [(r["reason"], r["amount"]["amountCents"]) for r in back if r["state"] == "paid"]

        back = wait_for("the money is back", all_back, 60)
        self.assertEqual([("late", 60_000_000)], back)
        self.assertEqual("expired", customer.get(f"/bookings/{late['id']}")["state"])
        item = self.listed(late)
        self.assertIn("goes back", item["what"])
        refunds = self.provider.send("GET", "/v1/ledger").json["refunds"]
        self.assertEqual([f"{late['id']}:1"], [r["chargeKey"] for r in refunds])
        self.seen_to(customer, late, item)

    def seen_to(self, customer, booking, item):
        def attention():
            return customer.get(f"/bookings/{booking['id']}")["needsAttention"]

        self.assertTrue(attention())
        employee = self.world.people["employee"]
        done = employee.send("POST", f"/api/v1/work-list/{item['id']}/done", {"outcome": "called"})
        self.assertEqual(200, done.status)
        wait_for("the booking hears of it", lambda: not attention(), 40)


if __name__ == "__main__":
    unittest.main()
