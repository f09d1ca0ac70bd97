"""What is asked to be done with a launch: answered at once, decided by the sales side, shown."""

import datetime
import unittest

import contract_files
from contract_files import faults
from running import ROOT, world

import journey
from api_client import wait_for

SHARE = ROOT / "build" / "dev" / "share" / "api"


class LaunchActs(unittest.TestCase):
    def setUp(self):
        self.world = world()
        self.document = contract_files.load(SHARE, "admin")

    def check(self, value, schema):
        found = faults(value, {"$ref": f"#/components/schemas/{schema}"}, self.document)
        self.assertEqual([], found, value)

    def ask(self, who, launch, act, body, key):
        api = self.world.people[who]
        answer = api.send(
            "POST", f"/api/v1/launches/{launch['id']}/{act}", body, {"Idempotency-Key": key}
        )
        if answer.status == 202:
            self.check(answer.json, "Launch")
        return answer

    def decided(self, launch):
        """The launch's newest change, once it is decided."""
        supplier = self.world.people["supplier"]

        def newest():
            seen = supplier.get(f"/launches/{launch['id']}")
            change = seen["changes"][0]
            return seen if change["state"] != "asked" else None

        seen = wait_for("the launch's document has decided", newest, 20)
        self.check(seen, "LaunchDetail")
        return seen

    def later(self, launch, **time):
        at = datetime.datetime.fromisoformat(launch["departsAt"].replace("Z", "+00:00"))
        return journey.instant(at + datetime.timedelta(**time))

    def test_a_delay_is_pending_and_then_shown_to_customers_with_the_earlier_date(self):
        launch = self.world.offer()
        to = self.later(launch, days=3)
        body = {"departsAt": to, "reason": "weather", "note": "Wind at height."}
        first = self.ask("employee", launch, "delay", body, "delay-1")
        self.assertEqual(202, first.status, first.body)
        self.assertEqual(202, self.ask("employee", launch, "delay", body, "delay-1").status)
        body["note"] = "Something else."
        self.assertEqual(422, self.ask("employee", launch, "delay", body, "delay-1").status)
        seen = self.decided(launch)
        change = seen["changes"][0]
        self.assertEqual(("made", "delay"), (change["state"], change["act"]))
        self.assertEqual(1, len(seen["changes"]))
        self.assertEqual((to, "delayed"), (seen["departsAt"], seen["status"]))
        customer = self.world.people["customer"]

        def on_the_page():
            page = customer.get(f"/launches/{launch['id']}")
            return page if page["departsAt"] == to else None

        page = wait_for("customers see the new date", on_the_page, 10)
        self.assertEqual(launch["departsAt"], page["dateHistory"][0]["departsAt"])
        self.assertEqual("weather", page["dateHistory"][0]["reason"])
        earlier = {"departsAt": launch["departsAt"], "reason": "weather"}
        refused = self.ask("supplier", launch, "delay", earlier, "delay-2")
        self.assertEqual((409, "departure_not_later"), (refused.status, refused.json["code"]))

    def test_an_edit_that_needs_no_seat_taken_is_decided_where_the_seats_are(self):
        launch = self.world.offer()
        supplier = self.world.people["supplier"]
        edit = {"version": launch["version"], "vipHeadStartHours": 0, "capacity": 4}
        answer = supplier.send("PATCH", f"/api/v1/launches/{launch['id']}", edit)
        self.assertEqual(202, answer.status, answer.body)
        self.assertEqual(4, answer.json["pendingChange"]["wanted"]["capacity"])
        self.assertEqual(4, self.decided(launch)["capacity"])

    def test_a_hold_that_nobody_knows_of_yet_refuses_a_cut_below_it(self):
        launch = self.world.offer()
        customer = self.world.people["customer"]
        seen = customer.get(f"/launches/{launch['id']}")
        wish = {
            "launchId": launch["id"],
            "seats": 3,
            "priceCents": seen["price"]["amountCents"],
            "departsAt": seen["departsAt"],
        }
        held = customer.send("POST", "/api/v1/bookings", wish, {"Idempotency-Key": "cut-1"})
        self.assertEqual(201, held.status, held.body)
        supplier = self.world.people["supplier"]
        edit = {"version": launch["version"], "capacity": 2}
        answer = supplier.send("PATCH", f"/api/v1/launches/{launch['id']}", edit)
        if answer.status == 202:  # else the count of held seats was here already
            change = self.decided(launch)["changes"][0]
            self.assertEqual(("refused", "seats_taken"), (change["state"], change["refusal"]))
        else:
            self.assertEqual((409, "seats_taken"), (answer.status, answer.json["code"]))
        self.assertEqual(6, supplier.get(f"/launches/{launch['id']}")["capacity"])
        customer.call("DELETE", f"/bookings/{held.json['id']}")

    def test_success_waits_for_the_departure_and_money_for_three_months_before(self):
        launch = self.world.offer()
        refused = self.ask("supplier", launch, "success", {}, "success-1")
        self.assertEqual((409, "not_departed"), (refused.status, refused.json["code"]))
        refused = self.ask("supplier", launch, "abort", {"reason": "financial"}, "abort-1")
        self.assertEqual((409, "financial_abort_too_early"), (refused.status, refused.json["code"]))
        refused = self.ask("supplier", launch, "abort", {"reason": "whim"}, "abort-2")
        self.assertEqual(422, refused.status)
        asked = self.ask("supplier", launch, "abort", {"reason": "technical"}, "abort-3")
        self.assertEqual(202, asked.status, asked.body)
        self.assertEqual("aborted", self.decided(launch)["status"])

    def book(self, launch, key, seats=2):
        customer = self.world.people["customer"]
        seen = customer.get(f"/launches/{launch['id']}")
        party = [journey.passenger(f"Flyer {n + 1}") for n in range(seats)]
        return journey.book(customer, seen, party, key)

    def followed(self, launch):
        """The launch's newest change, once all of its bookings have followed."""
        supplier = self.world.people["supplier"]

        def newest():
            change = supplier.get(f"/launches/{launch['id']}")["changes"][0]
            return change if change["bookings"] and change["bookings"]["finishedAt"] else None

        return wait_for("every booking has followed", newest, 60)

    def mail(self, to, subject, attachments=0):
        def look():
            found = journey.mails(self.world.system.ours, to=to, subject=subject)
            return found[0] if found else None

        mail = wait_for(f"a mail to {to}: {subject}", look, 30)
        self.assertEqual(attachments, len(mail["attachments"]))

    def test_an_abort_pays_everything_back_and_bills_the_supplier(self):
        launch = self.world.offer()
        booking = self.book(launch, "abort-booking")
        asked = self.ask("supplier", launch, "abort", {"reason": "weather"}, "abort-4")
        self.assertEqual(202, asked.status, asked.body)
        change = self.followed(launch)
        self.assertEqual((1, 1), (change["bookings"]["done"], change["bookings"]["total"]))
        customer, money = self.world.people["customer"], self.world.people["financial"]
        self.assertEqual("aborted", customer.get(f"/bookings/{booking['id']}")["state"])

        def refund():
            items = money.get(f"/refunds?booking={booking['id']}")["items"]
            return items[0] if items and items[0]["state"] == "paid" else None

        paid = wait_for("the money is back", refund, 30)
        self.check(paid, "Refund")
        self.assertEqual(60_000_000, paid["amount"]["amountCents"])
        detail = money.get(f"/bookings/{booking['id']}")
        kinds = {d["kind"]: d for d in detail["documents"]}
        self.assertEqual(-60_000_000, kinds["credit-note"]["amount"]["amountCents"])
        self.assertEqual(kinds["invoice"]["number"], kinds["credit-note"]["refersTo"])
        self.assertEqual("completed", kinds["credit-note"]["paymentState"])
        fees = money.get("/documents?kind=fee-invoice")["items"]
        fee = next(d for d in fees if d["launchId"] == launch["id"])
        self.assertEqual((100_000, "pending"), (fee["amount"]["amountCents"], fee["paymentState"]))
        self.mail(self.world.people["supplier"].user["email"], f"fee invoice {fee['number']}", 1)
        self.mail("cas@contract.example", "are on their way to you")
        for number in (fee["number"], kinds["credit-note"]["number"]):
            pdf = money.send("GET", f"/api/v1/documents/{number}.pdf")
            self.assertEqual(200, pdf.status)


if __name__ == "__main__":
    unittest.main()
