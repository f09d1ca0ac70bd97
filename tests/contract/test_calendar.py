"""A customer's calendar: read without signing in by who has its secret address, until it ends."""

import unittest

from running import world

from api_client import Api

NONE = {"url": None, "since": None}


class Calendar(unittest.TestCase):
    def setUp(self):
        self.world = world()
        self.program = Api(self.world.url("customer"))

    @staticmethod
    def path(subscription):
        return subscription["url"][subscription["url"].index("/api/v1/") :]

    def test_trips_are_read_there_until_the_address_ends_and_the_next_is_another(self):
        customer = self.world.people["customer"]
        self.assertEqual(NONE, customer.get("/me/calendar"))
        made = customer.call("PUT", "/me/calendar")
        self.assertEqual(made, customer.call("PUT", "/me/calendar"), "repeating is harmless")
        self.assertEqual(made, customer.get("/me/calendar"))
        answer = self.program.send("GET", self.path(made))
        self.assertEqual(200, answer.status, answer.body)
        self.assertTrue(answer.headers["Content-Type"].startswith("text/calendar"))
        lines = answer.text.split("\r\n")
        self.assertEqual(["BEGIN:VCALENDAR", "VERSION:2.0"], lines[:2])
        self.assertEqual(lines.count("BEGIN:VEVENT"), lines.count("END:VEVENT"))
        self.assertIn(f"UID:{self.world.booking['id']}@astrobookings", lines)

        for _ in range(2):
            self.assertIsNone(customer.call("DELETE", "/me/calendar"))
        self.assertEqual(400, self.program.send("GET", self.path(made)).status)
        self.assertEqual(NONE, customer.get("/me/calendar"))
        again = customer.call("PUT", "/me/calendar")
        self.assertNotEqual(made["url"], again["url"])
        self.assertEqual(400, self.program.send("GET", self.path(made)).status)
        customer.call("DELETE", "/me/calendar")

    def test_an_address_shows_nobody_elses_trips_and_cannot_be_guessed(self):
        other = self.world.system.add_customer("calendar@contract.example")
        made = other.call("PUT", "/me/calendar")
        own = self.program.send("GET", self.path(made))
        self.assertEqual(200, own.status)
        self.assertNotIn("BEGIN:VEVENT", own.text)
        secret = self.path(made).rsplit(".", 2)[-2]
        somebody = self.world.people["customer"].user["id"]
        for wrong in (f"{somebody}.{secret}", somebody, f"{somebody}.", "x", "."):
            answer = self.program.send("GET", f"/api/v1/calendars/{wrong}.ics")
            self.assertEqual(
                (400, "token_invalid"), (answer.status, answer.json["code"]), wrong
            )


if __name__ == "__main__":
    unittest.main()
