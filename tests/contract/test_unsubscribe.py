"""Mails about new launches end with one click in the mail (RFC 8058), only for whom the link is."""

import hashlib
import hmac
import unittest

from running import world

from api_client import Api
from system import secret_files


class Unsubscribe(unittest.TestCase):
    def setUp(self):
        self.world = world()
        address = f"{self._testMethodName[:30]}@contract.example"
        self.customer = self.world.system.add_customer(address, "Lia List")
        self.customer.call("PATCH", "/me", {"newLaunchMails": True})
        self.mail_program = Api(self.world.url("customer"))

    def token(self, customer):
        secret = secret_files.read(self.world.system.ours, "service-customer-api").encode()
        said = f"unsubscribe new-launch {customer}".encode()
        return f"{customer}.{hmac.new(secret, said, hashlib.sha256).hexdigest()[:32]}"

    def post(self, token):
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        body = b"List-Unsubscribe=One-Click"
        return self.mail_program.send("POST", f"/api/v1/unsubscribe/{token}", body, headers)

    def test_one_click_ends_them_and_a_look_does_not(self):
        token = self.token(self.customer.user["id"])
        looked = self.mail_program.send("GET", f"/api/v1/unsubscribe/{token}")
        self.assertEqual(302, looked.status)
        self.assertEqual(f"/unsubscribe/{token}", looked.headers["Location"])
        self.assertTrue(self.customer.get("/me")["newLaunchMails"])
        for _ in range(2):
            self.assertEqual(204, self.post(token).status)
            self.assertFalse(self.customer.get("/me")["newLaunchMails"])

    def test_nobody_ends_them_for_somebody_else(self):
        token = self.token("u_somebody")
        name = self.customer.user["id"]
        for wrong in (f"{name}.{token[-32:]}", name, "x", f"{name}.", token[:-1] + "z"):
            self.assertEqual(400, self.post(wrong).status, wrong)
            looked = self.mail_program.send("GET", "/api/v1/unsubscribe/" + wrong)
            self.assertEqual(400, looked.status, wrong)
        self.assertTrue(self.customer.get("/me")["newLaunchMails"])


if __name__ == "__main__":
    unittest.main()
