"""A bank statement from upload to seats: partial, exact and double money, the same file twice."""

import base64
import unittest

import contract_files
from contract_files import faults
from running import ROOT, world

import journey
from api_client import wait_for

SHARE = ROOT / "build" / "dev" / "share" / "api"


class Bank(unittest.TestCase):
    def setUp(self):
        self.world = world()
        self.document = contract_files.load(SHARE, "admin")
        self.financial = self.world.people["financial"]

    def check(self, value, schema):
        found = faults(value, {"$ref": f"#/components/schemas/{schema}"}, self.document)
        self.assertEqual([], found, value)
        return value

    def upload(self, text, name="november.csv"):
        body = {"name": name, "file": base64.b64encode(text.encode()).decode()}
        return self.financial.send("POST", "/api/v1/bank-statements", body)

    def awaited(self, name):
        """A booking of one seat that waits for its transfer; its row is there."""
        customer = self.world.system.add_customer(f"{name.lower()}@contract.example", name)
        launch = customer.get(f"/launches/{self.launch['id']}")
        booking = journey.hold(customer, launch, 1, f"bank-{name}")
        path = f"/bookings/{booking['id']}"
        party = {"passengers": [journey.passenger(name)]}
        customer.call("PUT", f"{path}/passengers", party)
        wish = {"method": "bank-transfer", "departsAt": launch["departsAt"]}
        customer.call("POST", f"{path}/payment", wish, Idempotency_Key=f"bank-{name}-pay")
        wait_for(
            "the booking's row",
            lambda: self.financial.send("GET", f"/api/v1{path}").status == 200 or None,
            20,
        )
        return customer, booking

    def test_a_statement_is_taken_once_and_its_lines_confirm_bookings(self):
        self.launch = self.world.offer()
        customer, booking = self.awaited("Bea")
        total = booking["total"]["amountCents"]
        reference = booking["reference"]
        text = (
            "date,amount,currency,payer,text,reference\n"
            f"2026-11-23,{(total - 5000) / 100:.2f},USD,Bea,{reference},R1\n"
            f"2026-11-24,50.00,USD,Bea,rest of {reference.replace('-', ' ')},R2\n"
            f"2026-11-24,20.00,USD,Bea,{reference},R3\n"
            "2026-11-24,1.00,USD,Bank,interest,R4\n"
            "2026-11-24,-3.00,USD,Bank,fee,R5\n"
        )
        answer = self.upload(text)
        self.assertEqual(200, answer.status, answer.body[:300])
        statement = self.check(answer.json, "BankStatementDetail")
        lines = statement["entries"]
        self.assertEqual(
            ["part", "part", "part", "unknown", None], [line["match"] for line in lines]
        )
        self.assertEqual(5000, lines[0]["missing"]["amountCents"])
        again = self.upload(text, "again.csv").json
        self.assertEqual(statement["id"], again["id"], "the same file again is the same statement")
        of = {"of": lines[0]["booking"]["paymentId"]}
        for _ in range(2):
            seen = self.financial.call("POST", f"/bank-lines/{lines[0]['id']}/confirmation", of)
            self.assertEqual("booked", self.check(seen, "BankLine")["state"])
        self.assertEqual("paying", customer.get(f"/bookings/{booking['id']}")["state"])
        by_name = {"of": reference}
        self.financial.call("POST", f"/bank-lines/{lines[1]['id']}/confirmation", by_name)
        self.assertEqual("confirmed", customer.get(f"/bookings/{booking['id']}")["state"])
        double = self.financial.call("POST", f"/bank-lines/{lines[2]['id']}/confirmation", by_name)
        self.assertEqual("surplus", double["state"])
        work = self.financial.get("/work-list", kind="bank-surplus")["items"]
        self.assertEqual([2000], [w["amount"]["amountCents"] for w in work])
        aside = {"reason": "Interest."}
        self.financial.call("POST", f"/bank-lines/{lines[3]['id']}/setting-aside", aside)
        seen = self.check(
            self.financial.get(f"/bank-statements/{statement['id']}"), "BankStatementDetail"
        )
        self.assertEqual(0, seen["open"])
        self.check(self.financial.get("/bank-statements"), "BankStatementPage")

    def test_too_much_confirms_and_the_rest_goes_back(self):
        self.launch = self.world.offer()
        customer, booking = self.awaited("Otis")
        total = booking["total"]["amountCents"]
        camt = (
            '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">'
            "<BkToCstmrStmt><Stmt><Ntry>"
            f'<Amt Ccy="USD">{(total + 700) / 100:.2f}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
            "<Sts>BOOK</Sts><BookgDt><Dt>2026-11-23</Dt></BookgDt><NtryDtls><TxDtls><RmtInf>"
            f"<Ustrd>{booking['reference']}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt>"
            "</BkToCstmrStmt></Document>"
        )
        line = self.upload(camt, "s.xml").json["entries"][0]
        self.assertEqual(("over", 700), (line["match"], line["surplus"]["amountCents"]))
        self.financial.call(
            "POST",
            f"/bank-lines/{line['id']}/confirmation",
            {"of": line["booking"]["paymentId"]},
        )
        self.assertEqual("confirmed", customer.get(f"/bookings/{booking['id']}")["state"])
        wait_for(
            "the refund of what is too much",
            lambda: [
                r
                for r in self.financial.get("/refunds", booking=booking["id"])["items"]
                if r["amount"]["amountCents"] == 700
            ],
            20,
        )

    def test_what_is_no_statement_is_refused(self):
        bomb = (
            '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
            "<Document><BkToCstmrStmt>&b;</BkToCstmrStmt></Document>"
        )
        for text in (bomb, "<html/>", "nothing", "date,amount\n2026-13-01,x\n"):
            answer = self.upload(text)
            self.assertEqual((422, "invalid_input"), (answer.status, answer.json["code"]), text)


if __name__ == "__main__":
    unittest.main()
