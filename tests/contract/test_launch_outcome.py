"""A launch by the clock: the go/no-go line, a departure that nobody reports, success at last."""

import datetime
import unittest

from running import World

import journey
from api_client import wait_for

DAY = 24 * 3_600_000


class LaunchOutcome(unittest.TestCase):
    def go_to(self, at):
        """Everybody's clock; a token lives ten minutes, so all sign in again."""
        ours = self.world.system.ours
        ahead = (at - journey.system_now(ours)) / datetime.timedelta(milliseconds=1)
        self.world.move_on(int(ahead))
        for role, api in list(self.world.people.items()):
            self.world.people[role] = self.world.system.sign_in(role, api.user["email"])

    def work(self, kind, state="open"):
        items = self.world.people["employee"].get(f"/work-list?state={state}&kind={kind}")["items"]
        return items[0] if items else None

    def test_a_launch_is_warned_missed_and_reported(self):
        self.world = World("outcome")
        self.addCleanup(self.world.close)
        launch, booking = self.world.launch, self.world.booking  # 2 of 6 seats sold: enough
        empty = self.world.offer()
        departs_at = journey.moment(launch["departsAt"])
        self.go_to(departs_at - datetime.timedelta(days=120))
        supplier = self.world.people["supplier"]

        def warned():
            found = journey.mails(self.world.system.ours, subject="Go or no-go")
            return [mail["subject"] for mail in found if supplier.user["email"] in str(mail["to"])]

        subjects = wait_for("the warning", warned, 60)
        self.assertEqual(1, len(subjects))
        self.assertIn("0 of 2 seats", subjects[0])

        self.go_to(departs_at + datetime.timedelta(hours=25))
        listed = wait_for("the work list", lambda: self.work("launch-without-outcome"), 60)
        self.assertIn(listed["launchId"], (launch["id"], empty["id"]))
        money, supplier = self.world.people["financial"], self.world.people["supplier"]
        refused = money.send("POST", f"/api/v1/work-list/{listed['id']}/done", {"outcome": "Yes"})
        self.assertEqual(409, refused.status, refused.body)

        path = f"/api/v1/launches/{launch['id']}/success"
        asked = supplier.send("POST", path, {}, {"Idempotency-Key": "outcome-1"})
        self.assertEqual(202, asked.status, asked.body)

        def followed():
            change = supplier.get(f"/launches/{launch['id']}")["changes"][0]
            return change if change["bookings"] and change["bookings"]["finishedAt"] else None

        wait_for("every booking has flown", followed, 60)
        state = self.world.people["customer"].get(f"/bookings/{booking['id']}")["state"]
        self.assertEqual("flown", state)
        seen = supplier.get(f"/launches/{launch['id']}")
        self.assertEqual("succeeded", seen["status"])
        self.assertEqual(
            {"ratePerMille": 10, "revenue": 60_000_000, "amount": 600_000},
            {
                "ratePerMille": seen["fee"]["ratePerMille"],
                "revenue": seen["fee"]["revenue"]["amountCents"],
                "amount": seen["fee"]["amount"]["amountCents"],
            },
        )
        done = [w["launchId"] for w in money.get("/work-list?state=done")["items"]]
        self.assertIn(launch["id"], done)
        again = supplier.send(
            "POST",
            f"/api/v1/launches/{launch['id']}/abort",
            {"reason": "technical"},
            {"Idempotency-Key": "outcome-2"},
        )
        self.assertEqual((409, "not_possible_in_this_state"), (again.status, again.json["code"]))
        self.settled(launch["id"], supplier, money)

    def settled(self, launch, supplier, money):
        """The supplier invoices its revenue; a financial employee pays out what is left."""
        statement = wait_for(
            "the statement",
            lambda: [
                mail
                for mail in journey.mails(self.world.system.ours, subject="Settlement")
                if supplier.user["email"] in str(mail["to"])
            ],
            60,
        )[0]
        self.assertIn("600,000", statement["subject"])
        seen = supplier.get(f"/settlements/{launch}")
        self.assertEqual("awaiting-invoice", seen["state"])
        self.assertEqual(2, len(seen["lines"]))
        for number in (seen["statementNumber"], seen["feeInvoiceNumber"]):
            file = supplier.send("GET", f"/api/v1/documents/{number}.pdf")
            self.assertEqual((200, b"%PDF"), (file.status, file.body[:4]))
        csv = supplier.send("GET", f"/api/v1/settlements/{launch}/statement.csv")
        self.assertIn("300000.00", csv.text)
        wish = {
            "launchId": launch,
            "number": "2028-1",
            "date": "2028-03-01",
            "amountCents": 59_999_999,
            "pdf": "JVBERi0xLjUKJSVFT0YK",
        }
        wrong = supplier.send("POST", "/api/v1/supplier-invoices", wish)
        self.assertEqual((409, 60_000_000), (wrong.status, wrong.json["expectedCents"]))
        taken = supplier.call("POST", "/supplier-invoices", wish | {"amountCents": 60_000_000})
        self.assertEqual("2028-1", taken["number"])
        work = [w["subject"] for w in money.get("/work-list?kind=supplier-payout")["items"]]
        self.assertEqual([launch], work)
        paid = money.call("POST", f"/settlements/{launch}/payout", {"reference": "SEPA-1"})
        self.assertEqual(("settled", 59_400_000), (paid["state"], paid["payout"]["amountCents"]))
        brings = supplier.get(f"/launches/{launch}/money")
        left = brings["net"]["amountCents"]
        self.assertEqual((59_400_000, "settled"), (left, brings["settlement"]))


if __name__ == "__main__":
    unittest.main()
