"""Maintenance mode: the open APIs read and do not write; what has begun is not lost."""

import unittest

import contract_files
from contract_files import faults
from running import ROOT, world

import journey
from api_client import Api, wait_for

SHARE = ROOT / "build" / "dev" / "share" / "api"
WISH = {"reason": "The databases are updated.", "minutes": 20}


class Maintenance(unittest.TestCase):
    def setUp(self):
        self.world = world()
        self.operator = self.world.people["it"]
        self.addCleanup(self.turn, False)

    def turn(self, on):
        """On or off, and both APIs know."""
        if on:
            self.operator.call("PUT", "/maintenance", WISH)
        else:
            self.operator.send("DELETE", "/api/v1/maintenance")
        for api in ("customer", "admin"):
            caller = Api(self.world.url(api))
            wait_for(
                f"{api} knows",
                lambda c=caller: c.send("GET", "/api/v1/maintenance").json["on"] == on,
                30,
            )

    def writes(self):
        """One write of each side, and who may do it."""
        path = "/api/v1/support-requests"
        yield "customer", "customer", "POST", path, {"subject": "s", "text": "t"}
        yield "admin", "supplier", "PATCH", "/api/v1/me", {"name": "Sara Supplier"}

    def refused(self, api, role, method, path, body):
        answer = self.world.caller(api, role).send(method, path, body)
        self.assertEqual((503, "maintenance"), (answer.status, answer.json.get("code")))
        self.assertIn(WISH["reason"], answer.json["detail"])
        self.assertLessEqual(30, int(answer.headers["Retry-After"]))
        self.assertLessEqual(int(answer.headers["Retry-After"]), WISH["minutes"] * 60)

    def test_it_is_told_as_the_contract_says(self):
        for api in ("customer", "admin", "core"):
            document = contract_files.load(SHARE, api)
            schema = next(
                contract_files.deref(each.facts["responses"]["200"], document)["content"][
                    "application/json"
                ]["schema"]
                for each in contract_files.operations(api, document)
                if (each.method, each.path) == ("get", "/api/v1/maintenance")
            )
            told = Api(self.world.url(api)).send("GET", "/api/v1/maintenance")
            self.assertEqual([], faults(told.json, schema, document), api)

    def test_writes_are_refused_reads_and_sign_in_go_on_and_it_ends(self):
        customer = self.world.people["customer"]
        self.turn(True)
        for write in self.writes():
            self.refused(*write)
        self.assertEqual(
            200, self.world.caller("customer", "customer").send("GET", "/api/v1/bookings").status
        )
        again = self.world.system.sign_in("customer", customer.user["email"])
        self.assertTrue(again.token)
        self.assertEqual(200, self.world.caller("core", "it").send("GET", "/api/v1/jobs").status)
        self.turn(False)
        answer = self.world.caller("admin", "supplier").send("GET", "/api/v1/me")
        same = {"name": answer.json["name"]}
        self.assertEqual(
            200, self.world.caller("admin", "supplier").send("PATCH", "/api/v1/me", same).status
        )

    def test_money_that_moves_meanwhile_confirms_its_booking(self):
        customer = self.world.people["customer"]
        seen = customer.get(f"/launches/{self.world.offer()['id']}")
        party = [journey.passenger("Mia Maintained")]
        held = journey.hold(customer, seen, 1, "maintained-1")
        journey.name_passengers(customer, held, party)
        page = journey.pay(customer, held, "maintained-pay")["redirectUrl"]
        self.turn(True)
        journey.press(page)
        journey.wait_until_state(customer, held, "confirmed", 30)

    def test_each_change_is_in_the_log_with_who_and_why(self):
        self.turn(True)
        self.turn(False)
        found = self.operator.get("/logs?kind=ALERT&limit=10&user=" + self.operator.user["id"])
        told = [(e["message"], e["fields"].get("reason")) for e in found["items"]]
        self.assertIn(("maintenance mode is off", None), told)
        self.assertIn(("maintenance mode is on", WISH["reason"]), told)

    def test_a_restart_does_not_end_it(self):
        self.turn(True)
        child = self.world.system.supervisor.children["customer-api"]
        child.running.terminate()
        child.running.wait(30)
        system = self.world.system.supervisor
        system.launch(child)
        system.await_ready(child)
        self.turn(True)
        self.refused(*next(self.writes()))


if __name__ == "__main__":
    unittest.main()
