"""Mails while the mail server goes wrong in every way: none is lost, and one comes twice only
when the server cut the line after it had taken it over, with the same Message-ID."""

import unittest

import figures
from bad_mail_server import KINDS, BadMailServer
from crowd import Market, TestSystem, journey, wait_for

MAILS = figures.rounds(14, 2000)
HOURS = 3_600_000
MOST_ROUNDS = 40
EACH_KIND = figures.rounds(2, 100)  # times at least


class Mails(unittest.TestCase):
    def test_none_is_lost_and_each_cut_line_doubles_one_at_most(self):
        system = TestSystem("mails", ASTRO_SMTP_TIMEOUT_SECONDS="2")
        server = BadMailServer(system.ours.ports["mail_smtp"], figures.SEED)
        core = system.supervisor.children["core-api"].process
        core.environment["ASTRO_SMTP_URL"] = f"smtp://127.0.0.1:{server.port}"
        with system:
            market = Market(system)
            customer = market.buyers(1)[0]
            journey.give_billing_details(customer)
            launch = market.offer(500)
            journey.book(customer, launch, [journey.passenger("Mae Mails")], "mails")
            documents = wait_for("the invoice", lambda: customer.get("/documents")["items"], 30)
            journey.wait_until_idle(market.operator, system.ours)
            before = set(server.accepted)
            server.share = 0.7
            server.refuse()
            self.order(system, documents[0]["number"])
            wait_for("all were refused once", lambda: self.all_have_failed(system), 60)
            server.open()
            rounds = self.until_all_are_sent(system, server, before)
            notes = system.sign_in("it", market.operator.user["email"])
            states = {n["state"] for n in self.mails_of(notes)}
        server.stop()
        # Operators get an alert of dead jobs meanwhile; it is not counted.
        ours = {n for n, to in server.recipients.items() if to == customer.user["email"]} - before
        sent = {name: n for name, n in server.accepted.items() if name in ours}
        self.assertEqual(MAILS, len(sent), "each mail has one Message-ID, and none is lost")
        self.assertEqual({"sent"}, states)
        doubled = {name: n for name, n in sent.items() if n > 1}
        for name, n in doubled.items():
            self.assertLessEqual(n, 1 + server.cut[name], name)
        # The negative control: the server did go wrong, in every way.
        self.assertEqual(set(KINDS), set(server.met))
        self.assertTrue(doubled)
        figures.record(
            "mails while the mail server fails",
            f"{MAILS:,} mails, {sum(server.met.values()):,} faults of {len(KINDS)} kinds",
            0,
            f"{len(doubled)} doubled by {sum(server.cut.values())} cut lines; {rounds} rounds",
        )

    def all_have_failed(self, system):
        failed = self.mails_of(system.sign_in("it", "ops@faults.example"), "failed")
        return len(failed) == MAILS

    @staticmethod
    def order(system, number):
        money = system.sign_in("financial", "fin@faults.example")
        for i in range(MAILS):
            money.call("POST", f"/documents/{number}/email", {}, Idempotency_Key=f"again-{i}")

    def until_all_are_sent(self, system, server, before):
        """The clock goes on by hours, as attempts wait for each other; what a 5xx ended is sent
        again by an operator. The server gets well when it has gone wrong in every way, and a
        cut line has doubled a mail."""
        for number in range(MOST_ROUNDS):
            operator = system.sign_in("it", "ops@faults.example")
            if server.has_met_all(EACH_KIND) or number > MOST_ROUNDS // 2:
                server.share = 0.0
            for mail in self.mails_of(operator, "dead"):
                operator.call("POST", f"/notifications/{mail['id']}/resend")
            journey.set_clock(system.ours, journey.read_clock(system.ours) + 2 * HOURS)
            self.wait_for_quiet(system)
            operator = system.sign_in("it", "ops@faults.example")
            done = [n for n in self.mails_of(operator) if n["state"] == "sent"]
            if len(done) == MAILS:
                return number + 1
        left = [n for n in self.mails_of(operator) if n["state"] != "sent"]
        self.fail(f"mails are still not sent: {left}; jobs: {operator.get('/jobs', limit=50)}")

    @staticmethod
    def wait_for_quiet(system):
        """Nothing is due: what is left waits for its next attempt."""

        def quiet():
            operator = system.sign_in("it", "ops@faults.example")
            sending = operator.get("/jobs", kind="send-mail", state="running", limit=1)["items"]
            ready = operator.get("/jobs", kind="send-mail", state="ready", limit=100)["items"]
            now = journey.system_now(system.ours).isoformat()
            return not sending and not [j for j in ready if j["runAt"][:19] <= now[:19]]

        wait_for("mails wait or are sent", quiet, 600, 0.5)

    @staticmethod
    def mails_of(operator, state=None):
        found, cursor = [], None
        while True:
            query = {"limit": 100} | ({"state": state} if state else {})
            page = operator.get("/notifications", **query, **({"cursor": cursor} if cursor else {}))
            found += [n for n in page["items"] if n["template"] == "document-copy"]
            cursor = page["nextCursor"]
            if not cursor:
                return found


if __name__ == "__main__":
    unittest.main()
