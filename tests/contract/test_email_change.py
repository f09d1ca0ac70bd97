"""Another e-mail address: the new one confirms, the old one is told, and only one signs in."""

import unittest

from running import world

import journey
from api_client import Api, ApiRefused, wait_for
from test_system import PASSWORD

OLD, NEW = "mo.mover@contract.example", "mo.moved@contract.example"


class EmailChange(unittest.TestCase):
    def setUp(self):
        self.world = world()

    def refused(self, who, body):
        with self.assertRaises(ApiRefused) as refused:
            who.call("POST", "/me/email", body)
        return refused.exception

    def signs_in(self, email):
        try:
            return Api(self.world.url("customer"), "customer").sign_in(email, PASSWORD)
        except ApiRefused as refused:
            self.assertEqual("invalid_credentials", refused.code)
            return None

    def test_the_link_in_the_new_mailbox_makes_the_change(self):
        ours = self.world.system.ours
        who = self.world.system.add_customer(OLD, "Mo Mover")
        taken = {"email": self.world.people["customer"].user["email"], "password": PASSWORD}
        self.assertEqual("email_taken", self.refused(who, taken).code)
        wrong = self.refused(who, {"email": NEW, "password": "Not-The-Password-1"})
        self.assertEqual("/password", wrong.problem["errors"][0]["pointer"])
        odd = self.refused(who, {"email": "no-address", "password": PASSWORD})
        self.assertEqual("/email", odd.problem["errors"][0]["pointer"])

        who.call("POST", "/me/email", {"email": NEW, "password": PASSWORD})
        token = journey.token_of_mail(ours, NEW)
        self.assertEqual(OLD, who.get("/me")["email"], "asked is not changed")
        self.assertIsNotNone(self.signs_in(OLD))

        who.call("POST", "/auth/verify-email", {"token": token})
        self.assertEqual(NEW, who.get("/me")["email"])
        self.assertIsNone(self.signs_in(OLD))
        self.assertTrue(self.signs_in(NEW).user["emailVerified"])
        with self.assertRaises(ApiRefused) as used:
            who.call("POST", "/auth/verify-email", {"token": token})
        self.assertEqual("token_invalid", used.exception.code)

        def told():
            sent = journey.mails(ours, to=OLD)
            return [m for m in sent if m["subject"] == "Your e-mail address was changed"]

        wait_for("the old address is told", told, 30)
        again = journey.register(self.world.url("customer"), OLD, PASSWORD, "Another Person")
        self.assertEqual(OLD, again.get("/me")["email"], "the old address is free")


if __name__ == "__main__":
    unittest.main()
