"""A booking after it was paid: seats given up, passengers exchanged, bank transfers, the waiting
list, and the mails that tell of it."""

import subprocess
import unittest

import contract_files
from contract_files import faults
from running import ROOT, world

import journey
from api_client import wait_for
from system import processes

SHARE = ROOT / "build" / "dev" / "share" / "api"


class BookingLife(unittest.TestCase):
    @classmethod
    def tearDownClass(cls):
        """Whatever was done here, the invariants hold, and nothing is left to reconcile."""
        here = world()
        ours, operator = here.system.ours, here.people["it"]
        journey.wait_until_idle(operator, ours)
        found = subprocess.run(
            [ours.program("astro-check")],
            env=processes.service_environment(ours, "astro-check"),
            capture_output=True,
            text=True,
            timeout=120,
        )
        if found.returncode:
            raise AssertionError(found.stdout + found.stderr)
        journey.set_clock(ours, journey.read_clock(ours) + 61_000)  # all of it has settled
        report = operator.call("POST", "/reconciliations", {"scope": "all"})

        def done():
            seen = operator.get(f"/reconciliations/{report['id']}")
            return seen if seen["state"] == "done" else None

        seen = wait_for("the reconciliation is done", done, 60)
        if seen["found"]:
            raise AssertionError(f"the reconciliation found {seen['found']}")

    def setUp(self):
        self.world = world()
        self.customer = self.world.people["customer"]
        self.documents = {
            side: contract_files.load(SHARE, side) for side in ("customer", "admin")
        }

    def check(self, value, schema, side="customer"):
        found = faults(value, {"$ref": f"#/components/schemas/{schema}"}, self.documents[side])
        self.assertEqual([], found, value)
        return value

    def seen(self, launch):
        return self.customer.get(f"/launches/{launch['id']}")

    def free(self, launch, seats):
        def shown():
            return self.seen(launch)["availableSeats"] == seats

        wait_for(f"{seats} seats are shown as free", shown, 5)

    def booked(self, launch, key, seats=2, who=None):
        party = [journey.passenger(f"Flyer {n + 1}") for n in range(seats)]
        return journey.book(who or self.customer, self.seen(launch), party, key)

    def give_up(self, booking, passengers, key, who=None, **figures):
        who = who or self.customer
        chosen = ",".join(passengers)
        path = f"/bookings/{booking['id']}/cancellation"
        quote = who.get(f"{path}-quote" + (f"?passengers={chosen}" if chosen else ""))
        wish = {
            "percent": quote["percent"],
            "amountCents": quote["amount"]["amountCents"],
            "reason": "We stay on the ground.",
            **({"passengers": passengers} if passengers else {}),
            **figures,
        }
        return quote, who.send("POST", f"/api/v1{path}", wish, {"Idempotency-Key": key})

    def mail(self, subject, recipient="cas@contract.example"):
        def newest():
            for each in journey.mails(self.world.system.ours, to=recipient):
                if subject in each["subject"]:
                    return each
            return None

        return wait_for(f"a mail “{subject}”", newest, 30)

    def test_seats_are_given_up_one_by_one_and_the_money_comes_back(self):
        launch = self.world.offer()
        booking = self.booked(launch, "life-1")
        one = booking["passengers"][0]["id"]
        quote, lapsed = self.give_up(booking, [one], "life-c0", percent=70)
        self.check(quote, "CancellationQuote")
        self.assertEqual((90, 27_000_000), (quote["percent"], quote["amount"]["amountCents"]))
        self.assertEqual((409, "quote_lapsed"), (lapsed.status, lapsed.json["code"]))
        self.assertEqual(quote["amount"], lapsed.json["quote"]["amount"])
        _, done = self.give_up(booking, [one], "life-c1")
        self.assertEqual(200, done.status, done.body)
        after = self.check(done.json, "Booking")
        self.assertEqual(("confirmed", 1), (after["state"], after["seatsKept"]))
        self.free(launch, 5)

        staff = self.world.people["employee"]
        path = f"/api/v1/bookings/{booking['id']}"
        wait_for("employees see it", lambda: staff.send("GET", path).status == 200, 20)
        quote, done = self.give_up(booking, [], "life-c2", who=staff)
        self.check(quote, "CancellationQuote", "admin")
        self.assertEqual(200, done.status, done.body)
        self.assertEqual("cancelled", self.check(done.json, "BookingNow", "admin")["state"])

        def all_back():
            now = self.customer.get(f"/bookings/{booking['id']}")
            states = [r["state"] for r in now["repayments"]]
            return now if states == ["paid", "paid"] else None

        now = wait_for("the money is back", all_back, 60)
        self.assertEqual(54_000_000, sum(r["amount"]["amountCents"] for r in now["repayments"]))
        kinds = [d["kind"] for d in now["documents"]]
        self.assertEqual(["credit-note", "credit-note", "invoice"], sorted(kinds))
        self.mail("Cancelled: 1 seat to")
        calendar = self.customer.send("GET", f"/api/v1/bookings/{booking['id']}/calendar.ics")
        self.assertIn("STATUS:CANCELLED", calendar.body.decode())
        passes = self.customer.send("GET", f"/api/v1/bookings/{booking['id']}/boarding-passes.pdf")
        self.assertEqual((409, "booking_not_confirmed"), (passes.status, passes.json["code"]))

    def test_more_than_the_rules_goes_back_when_another_person_approves_it(self):
        launch = self.world.offer()
        booking = self.booked(launch, "life-more", seats=1)
        _, done = self.give_up(booking, [], "life-more-c")
        self.assertEqual(200, done.status, done.body)
        asking = self.world.people["financial"]
        path = f"/bookings/{booking['id']}"

        def kept():
            seen = asking.send("GET", f"/api/v1{path}")
            return seen.status == 200 and seen.json["keptOfGivenUp"]["amountCents"] == 3_000_000

        wait_for("a tenth is kept", kept, 20)

        def ask(cents, key):
            wish = {"amountCents": cents, "reason": "Fell ill."}
            return asking.send("POST", f"/api/v1{path}/refunds", wish, {"Idempotency-Key": key})

        too_much = ask(3_000_001, "life-more-1")
        self.assertEqual((409, "refund_too_much"), (too_much.status, too_much.json["code"]))
        self.assertEqual(3_000_000, too_much.json["mostCents"])
        for _ in range(2):
            done = ask(3_000_000, "life-more-2")
            self.assertEqual(200, done.status, done.body)
            self.check(done.json, "BookingNow", "admin")

        def in_approval():
            found = asking.get(f"/refunds?booking={booking['id']}&state=in-approval")
            return found["items"]

        refund = wait_for("it waits for an approval", in_approval, 20)[0]
        self.assertEqual(("manual", "Fell ill."), (refund["reason"], refund["note"]))
        approve = f"/api/v1/refunds/{refund['id']}/approve"
        refused = asking.send("POST", approve)
        self.assertEqual((409, "needs_another_person"), (refused.status, refused.json["code"]))
        other = self.world.system.add_staff("financial", "flo@contract.example", "Flo Second")
        self.assertEqual(200, other.send("POST", approve).status)

        def all_back():
            now = self.customer.get(path)
            return all(r["state"] == "paid" for r in now["repayments"]) and now

        now = wait_for("all of it is back", all_back, 60)
        self.assertEqual(30_000_000, sum(r["amount"]["amountCents"] for r in now["repayments"]))

    def test_a_passenger_is_exchanged_and_the_calendar_keeps_its_entry(self):
        launch = self.world.offer()
        booking = self.booked(launch, "life-2", seats=1)
        calendar = self.customer.send("GET", f"/api/v1/bookings/{booking['id']}/calendar.ics")
        self.assertEqual(200, calendar.status)
        self.assertIn(f"UID:{booking['id']}@astrobookings\r\nSEQUENCE:0", calendar.body.decode())
        passes = self.customer.send("GET", f"/api/v1/bookings/{booking['id']}/boarding-passes.pdf")
        self.assertEqual((200, b"%PDF-"), (passes.status, passes.body[:5]))
        path = f"/api/v1/bookings/{booking['id']}/passengers"
        party = {"passengers": [journey.passenger("Grace Other")]}
        done = self.customer.send("PUT", path, party)
        self.assertEqual(200, done.status, done.body)
        self.assertEqual("Grace Other", done.json["passengers"][0]["fullName"])
        self.assertEqual(booking["passengers"][0]["id"], done.json["passengers"][0]["id"])
        names = [file["name"] for file in self.mail("Passengers changed")["attachments"]]
        self.assertEqual(["boarding-passes.pdf"], names)
        why = {"reason": "Asked by telephone."}
        young = why | {"passengers": [journey.passenger("Too Young", "2020-01-01")]}
        refused = self.world.people["employee"].send("PUT", path, young)
        self.assertEqual(422, refused.status)
        self.assertEqual("passenger_too_young", refused.json["errors"][0]["code"])
        done = self.world.people["employee"].send("PUT", path, party | why)
        self.assertEqual(200, done.status, done.body)

    def transferred(self, launch, key, seats=1):
        held = journey.hold(self.customer, self.seen(launch), seats, key)
        journey.name_passengers(
            self.customer, held, [journey.passenger(f"Payer {n}") for n in range(seats)]
        )
        methods = self.customer.get(f"/bookings/{held['id']}")["paymentMethods"]
        self.assertIn("bank-transfer", methods)
        wish = {"method": "bank-transfer", "departsAt": launch["departsAt"]}
        path = f"/api/v1/bookings/{held['id']}/payment"
        started = self.customer.send("POST", path, wish, {"Idempotency-Key": key})
        self.assertEqual(200, started.status, started.body)
        self.check(started.json, "PaymentStarted")
        self.assertEqual("paying", started.json["state"])
        return started.json["booking"]

    def test_a_bank_transfer_confirms_or_cancels(self):
        launch = self.world.offer()
        money = self.world.people["financial"]
        comes, fails = self.transferred(launch, "life-3"), self.transferred(launch, "life-4")
        self.mail("Please transfer")
        invoice = wait_for(
            "the invoice is here",
            lambda: self.customer.get(f"/bookings/{comes['id']}")["documents"],
            30,
        )[0]
        self.assertEqual("pending", invoice["paymentState"])
        row = f"/api/v1/bookings/{fails['id']}"
        wait_for("the row is here", lambda: money.send("GET", row).status == 200, 30)
        path = f"/api/v1/payments/{comes['id']}:1/completion"
        employee = self.world.people["employee"]
        self.assertEqual(403, employee.send("POST", path, {"amountCents": 1}).status)
        less = money.send("POST", path, {"amountCents": 29_999_999})
        self.assertEqual("paying", self.check(less.json, "BookingNow", "admin")["state"])
        for _ in range(2):
            more = money.send("POST", path, {"amountCents": 30_000_100, "reference": "R1"})
            self.assertEqual((200, "confirmed"), (more.status, more.json["state"]), more.body)
        now = self.customer.get(f"/bookings/{comes['id']}")
        back = [(r["reason"], r["amount"]["amountCents"]) for r in now["repayments"]]
        self.assertEqual([("overpaid", 100)], back)
        gone = money.send("POST", f"/api/v1/payments/{fails['id']}:1/failure", {})
        self.assertEqual((200, "cancelled"), (gone.status, gone.json["state"]), gone.body)
        self.mail("Your booking was cancelled")
        self.free(launch, 5)

    def test_freed_seats_are_offered_in_the_order_of_joining(self):
        launch = self.world.offer()
        first = self.booked(launch, "life-5", seats=4)
        others = [self.world.system.add_customer(f"w{n}@contract.example") for n in (1, 2, 3)]
        self.booked(launch, "life-6", seats=2, who=others[0])
        path = f"/api/v1/launches/{launch['id']}/waiting-list"
        for n, who in enumerate(others[1:], 1):
            for _ in range(2):
                joined = who.send("POST", path, {"seats": 1})
                self.assertEqual(201, joined.status, joined.body)
                self.assertEqual(n, self.check(joined.json, "WaitingPlace")["position"])
        _, done = self.give_up(first, [first["passengers"][0]["id"]], "life-c5")
        self.assertEqual(200, done.status, done.body)

        def offer_to(who):
            places = self.check(who.get("/waiting-list"), "WaitingPlaces")["items"]
            return next((p for p in places if p["state"] == "offered"), None)

        offer = wait_for("the first is offered the seat", lambda: offer_to(others[1]), 60)
        self.mail("1 seat for you", "w2@contract.example")
        self.free(launch, 0)
        self.assertIsNone(offer_to(others[2]))
        declined = others[1].send("POST", f"/api/v1/waiting-list/{launch['id']}/decline")
        self.assertEqual(204, declined.status, declined.body)
        offer = wait_for("the next is offered it", lambda: offer_to(others[2]), 60)
        booking = others[2].get(f"/bookings/{offer['offer']['bookingId']}")
        self.check(booking, "Booking")
        journey.name_passengers(others[2], booking, [journey.passenger("Lucky Last")])
        journey.press(journey.pay(others[2], booking, "life-7")["redirectUrl"])
        journey.wait_until_state(others[2], booking, "confirmed")
        left = others[2].send("DELETE", f"/api/v1/waiting-list/{launch['id']}")
        self.assertEqual(204, left.status, left.body)


if __name__ == "__main__":
    unittest.main()
