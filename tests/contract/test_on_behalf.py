"""What employees do for customers who call: booked, exchanged, with a reason, seen by both."""

import unittest

import contract_files
from contract_files import faults
from running import ROOT, world

import journey
from api_client import wait_for

SHARE = ROOT / "build" / "dev" / "share" / "api"


class OnBehalf(unittest.TestCase):
    def setUp(self):
        self.world = world()
        self.document = contract_files.load(SHARE, "admin")
        self.employee = self.world.people["employee"]

    def known(self, email):
        return wait_for(
            "the customer is known",
            lambda: next(iter(self.employee.get("/customers", q=email)["items"]), None),
            20,
        )

    def wish(self, customer, launch, *names):
        return {
            "customerId": customer["id"],
            "launchId": launch["id"],
            "priceCents": launch["price"]["amountCents"],
            "departsAt": launch["departsAt"],
            "reason": "Called from abroad.",
            "passengers": [journey.passenger(name) for name in names],
        }

    def book(self, wish, key):
        return self.employee.send("POST", "/api/v1/bookings", wish, {"Idempotency-Key": key})

    def expect_free(self, launch, seats):
        """The catalogue learns of it within a second."""
        customer = self.world.people["customer"]
        wait_for(
            f"{seats} seats are free",
            lambda: customer.get(f"/launches/{launch['id']}")["availableSeats"] == seats or None,
            10,
        )

    def test_seats_are_booked_for_a_customer_who_then_sees_them_and_pays_by_transfer(self):
        launch = self.world.offer()
        customer = self.world.system.add_customer("caller@contract.example", "Carl Caller")
        known = self.known("caller@contract.example")
        wish = self.wish(known, launch, "Carl Caller", "Cora Caller")
        for _ in range(2):  # the same key is the same booking
            answer = self.book(wish, "behalf-1")
            self.assertEqual(200, answer.status, answer.body[:300])
            found = faults(
                answer.json, {"$ref": "#/components/schemas/BookingNow"}, self.document
            )
            self.assertEqual([], found)
        own = customer.get("/bookings")["items"]
        self.assertEqual([(answer.json["id"], "paying")], [(b["id"], b["state"]) for b in own])
        self.expect_free(launch, launch["capacity"] - 2)
        acts = self.employee.get("/audit", subject=answer.json["id"])["items"]
        self.assertIn("Called from abroad.", acts[-1]["summary"])
        self.assertEqual(422, self.book(wish | {"passengers": []}, "behalf-2").status)

    def test_what_cannot_be_invoiced_takes_no_seats(self):
        launch = self.world.offer()
        journey.register(
            self.world.url("customer"), "bare@contract.example", "Test-Orbit-2026!", "Bea Bare"
        )
        known = self.known("bare@contract.example")
        refused = self.book(self.wish(known, launch, "Bea Bare"), "bare-1")
        self.assertEqual((409, "billing_details_missing"), (refused.status, refused.json["code"]))
        self.expect_free(launch, launch["capacity"])
        child = self.wish(known, launch, "Ben Bare")
        child["passengers"][0]["birthDate"] = "2024-01-01"
        refused = self.book(child, "bare-2")
        self.assertEqual("/passengers/0/birthDate", refused.json["errors"][0]["pointer"])
        self.expect_free(launch, launch["capacity"])

    def test_passengers_are_exchanged_with_a_reason(self):
        launch = self.world.offer()
        customer = self.world.system.add_customer("swap@contract.example", "Sven Swap")
        seen = customer.get(f"/launches/{launch['id']}")
        booking = journey.book(customer, seen, [journey.passenger("Sven Swap")], "swap-1")
        path = f"/bookings/{booking['id']}/passengers"
        wait_for(
            "its row",
            lambda: self.employee.send("GET", f"/api/v1/bookings/{booking['id']}").status == 200
            or None,
            20,
        )
        body = {"reason": "Asked by telephone.", "passengers": [journey.passenger("Sara Swap")]}
        self.employee.call("PUT", path, body)
        flying = customer.get(f"/bookings/{booking['id']}")["passengers"]
        self.assertEqual(["Sara Swap"], [p["fullName"] for p in flying])
        entry = self.employee.get("/audit", subject=booking["id"])["items"][0]
        self.assertIn("Asked by telephone.", entry["summary"])

    def test_a_launch_is_changed_for_its_supplier_who_reads_why(self):
        launch = self.world.offer()
        path = f"/api/v1/launches/{launch['id']}"
        wish = {"version": launch["version"], "priceCents": 31_000_000}
        silent = self.employee.send("PATCH", path, wish)
        self.assertEqual(422, silent.status)
        self.assertEqual(["/reason"], [e["pointer"] for e in silent.json["errors"]])
        answer = self.employee.send("PATCH", path, wish | {"reason": "Sam called."})
        self.assertEqual(200, answer.status, answer.body[:300])
        seen = self.world.people["supplier"].get(f"/launches/{launch['id']}")
        self.assertEqual(31_000_000, seen["price"]["amountCents"])
        self.assertEqual("Emil Ployee", seen["history"][-1]["actor"])
        self.assertTrue(seen["history"][-1]["change"].endswith("Why: Sam called."))
        audit = self.employee.get("/audit", subject=launch["id"])["items"]
        self.assertIn("launch.edit", [entry["act"] for entry in audit])


if __name__ == "__main__":
    unittest.main()
