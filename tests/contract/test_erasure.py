"""Who leaves is forgotten: of the person nothing is left but what the law wants kept."""

import subprocess
import unittest

from running import World

import journey
from api_client import Api, ApiRefused, wait_for
from system import postgres
from test_system import PASSWORD

ADDRESS = "lea.leaver@contract.example"


class Erasure(unittest.TestCase):
    def test_first_what_is_open_ends_and_then_all_but_the_documents_is_forgotten(self):
        world = World("erasure")
        self.addCleanup(world.close)
        lea = world.system.add_customer(ADDRESS, "Lea Leaver")
        seen = lea.get(f"/launches/{world.launch['id']}")
        booking = journey.book(lea, seen, [journey.passenger("Lea Leaver", email=ADDRESS)], "e-1")

        refused = self.refused(lea, PASSWORD)
        self.assertEqual("open_bookings", refused.code)
        self.assertEqual([booking["id"]], [b["id"] for b in refused.problem["bookings"]])

        self.give_up(lea, booking)
        refused = self.refused(lea, "Not-The-Password-1")
        self.assertEqual("/password", refused.problem["errors"][0]["pointer"])
        self.assertEqual(f"{ADDRESS}", lea.get("/me")["email"], "nothing has happened yet")

        lea.app = None  # only who signs in or out says so
        lea.call("DELETE", "/me", {"password": PASSWORD})
        with self.assertRaises(ApiRefused) as out:
            lea.get("/me")
        self.assertEqual(401, out.exception.status)
        self.nothing_is_left(world, booking)

    def refused(self, who, password):
        with self.assertRaises(ApiRefused) as refused:
            who.call("DELETE", "/me", {"password": password})
        return refused.exception

    @staticmethod
    def give_up(who, booking):
        path = f"/bookings/{booking['id']}"
        quote = who.get(path + "/cancellation-quote")
        wish = {"percent": quote["percent"], "amountCents": quote["amount"]["amountCents"]}
        who.call("POST", path + "/cancellation", wish, Idempotency_Key="e-2")

        def paid_back():
            return [each["state"] for each in who.get(path)["repayments"]] == ["paid"]

        wait_for("the money is back", paid_back, 60)

    def nothing_is_left(self, world, booking):
        ours, operator = world.system.ours, world.people["it"]

        def goodbye():
            sent = journey.mails(ours, to=ADDRESS)
            return [m for m in sent if m["subject"] == "Your account is erased"]

        wait_for("the last mail", goodbye, 60)
        journey.wait_until_idle(operator, ours)
        with self.assertRaises(ApiRefused) as refused:
            Api(world.url("customer"), "customer").sign_in(ADDRESS, PASSWORD)
        self.assertEqual("invalid_credentials", refused.exception.code)

        def row_without_names():
            row = world.people["employee"].get(f"/bookings/{booking['id']}")
            people = [row["customer"]["name"], *(p["fullName"] for p in row["passengers"])]
            return people == ["Erased", "Erased"]

        wait_for("the row follows", row_without_names, 30)
        documents = world.people["financial"].get("/documents", q="Lea Leaver")["items"]
        self.assertEqual(
            ["credit-note", "invoice"], sorted(d["kind"] for d in documents), "the law wants them"
        )
        self.assertEqual([], operator.get("/users", q=ADDRESS)["items"])
        written = operator.get("/notifications", q=ADDRESS)["items"]
        self.assertLessEqual({n["template"] for n in written}, {"account-erased"})
        self.assertEqual([], self.rows_with_the_address(ours), "of PostgreSQL")
        again = journey.register(world.url("customer"), ADDRESS, PASSWORD, "Lea Leaver")
        self.assertEqual([], again.get("/bookings")["items"], "a new person to us")

    @staticmethod
    def rows_with_the_address(ours):
        command = [postgres.binaries() / "pg_dump", "--data-only", postgres.uri(ours)]
        dump = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found, table = [], ""
        for line in dump.splitlines():
            if line.startswith("COPY "):
                table = line.split()[1]
            if ADDRESS in line:
                found.append((table, line))
        return found


if __name__ == "__main__":
    unittest.main()
