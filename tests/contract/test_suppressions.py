"""Mails that come back suppress their address, when the report is signed; operators see it and
write to the address again."""

import hashlib
import hmac
import json
import time
import unittest

import contract_files
from contract_files import faults
from running import ROOT, world

from api_client import Api
from system import secret_files

SHARE = ROOT / "build" / "dev" / "share" / "api"
PATH = "/api/v1/mail-events/generic"


def bounce(system, recipient, age=0, secret=None, **more):
    """As a mail server's program reports it; signed now, or `age` seconds ago."""
    event = {"event": "bounce", "recipient": recipient, "permanent": True} | more
    body = json.dumps(event).encode()
    secret = secret or secret_files.read(system.ours, "mail-webhook-secret")
    at = str(int(time.time()) - age)
    mark = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    headers = {"X-Astro-Signature": f"t={at},v1={mark}", "Content-Type": "application/json"}
    return Api(system.url("core")).send("POST", PATH, body, headers)


class Suppressions(unittest.TestCase):
    def setUp(self):
        self.world = world()
        self.operator = self.world.caller("core", "it")

    def listed(self):
        page = self.operator.send("GET", "/api/v1/suppressions?limit=100").json
        return {each["address"]: each for each in page["items"]}

    def test_a_signed_bounce_is_listed_and_shown_at_its_mails_until_it_is_removed(self):
        address = self.world.people["customer"].user["email"]
        answer = bounce(
            self.world.system, address, detail="550 no such user", messageId="<n_1@astrobookings>"
        )
        self.assertEqual(204, answer.status, answer.body)
        entry = self.listed()[address]
        self.assertEqual(("bounce", "550 no such user", "n_1"),
                         (entry["reason"], entry["detail"], entry["notificationId"]))
        document = contract_files.load(SHARE, "core")
        schema = document["components"]["schemas"]["Suppression"]
        self.assertEqual([], faults(entry, schema, document))
        mails = self.operator.send("GET", f"/api/v1/notifications?q={address}").json["items"]
        self.assertEqual({"bounce"}, {mail["suppressed"] for mail in mails})
        path = f"/api/v1/suppressions/{entry['id']}"
        for status in (204, 404):
            self.assertEqual(status, self.operator.send("DELETE", path).status)
        self.assertNotIn(address, self.listed())

    def test_forged_and_old_reports_change_nothing(self):
        address = "forged@contract.example"
        for wrong in ({"secret": "guess"}, {"age": 400}, {"age": -400}):
            answer = bounce(self.world.system, address, **wrong)
            self.assertEqual((401, "signature_invalid"), (answer.status, answer.json["code"]))
        unsigned = Api(self.world.url("core")).send("POST", PATH, b"{}")
        self.assertEqual(401, unsigned.status)
        self.assertNotIn(address, self.listed())

    def test_what_may_still_arrive_and_what_is_no_address_is_passed_over(self):
        for recipient, permanent in (("full@contract.example", False), ("nobody", True)):
            answer = bounce(self.world.system, recipient, permanent=permanent)
            self.assertEqual(204, answer.status)
            self.assertNotIn(recipient, self.listed())


if __name__ == "__main__":
    unittest.main()
