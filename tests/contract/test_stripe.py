"""Card payments through Stripe: a whole system against a fake that keeps state, each request tried
at Stripe's own stripe-mock too. However a payment goes, there is one session for an attempt, one
refund for a repayment, and the books agree in the end."""

import atexit
import subprocess
import time
import unittest
import urllib.error
import urllib.request

from running import World

import journey
from api_client import Api, wait_for
from fake_stripe import SECRET_KEY, WEBHOOK_SECRET, FakeStripe, signature
from system import processes, running, stripe_mock

PAST_THE_DEADLINE = 16 * 60_000
WEBHOOK = "/api/v1/payments/webhooks/stripe"


def start_mock():
    """Stripe's own checker; its address."""
    port = running.free_ports(["stripe_mock"])["stripe_mock"]
    command = [str(stripe_mock.program()), "-http-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    atexit.register(process.kill)

    def answers():
        request = urllib.request.Request(f"http://127.0.0.1:{port}/v1/refunds")
        request.add_header("Authorization", "Bearer sk_test_123")
        try:
            return urllib.request.urlopen(request, timeout=5).status == 200
        except (OSError, urllib.error.URLError):
            return False

    wait_for("stripe-mock answers", answers, 60)
    return f"http://127.0.0.1:{port}", process


class StripeWorld(World):
    """Its first booking is paid at Stripe by a customer who waits for the page to say so."""

    def __init__(self, stripe):
        self.stripe = stripe
        super().__init__(
            "stripe",
            ASTRO_PAYMENT_PROVIDER="stripe",
            ASTRO_STRIPE_URL=stripe.url,
            ASTRO_STRIPE_SECRET_KEY=SECRET_KEY,
            ASTRO_STRIPE_WEBHOOK_SECRET=WEBHOOK_SECRET,
        )

    def book(self):
        return self.confirmed(self.launch, "First")

    def under_way(self, launch, name, pay=True):
        """A payment of one seat that is begun."""
        customer = self.people["customer"]
        held = journey.hold(customer, customer.get(f"/launches/{launch['id']}"), 1, name)
        journey.name_passengers(customer, held, [journey.passenger(f"{name} Traveller")])
        if pay:
            held["payment"] = journey.pay(customer, held, f"{name}-pay")
        return held

    def confirmed(self, launch, name):
        booking = self.under_way(launch, name)
        self.stripe.pay(booking["id"] + ":1")
        customer = self.people["customer"]
        return journey.wait_until_state(customer, booking, "confirmed", 60)

    def webhook(self, body, header):
        visitor = Api(self.url("customer"))
        return visitor.send("POST", WEBHOOK, body, {"Stripe-Signature": header}).status

    def state_of(self, booking):
        return self.people["customer"].get(f"/bookings/{booking['id']}")["state"]

    def give_up(self, booking):
        """The customer cancels a year before departure; the repayment."""
        customer = self.people["customer"]
        path = f"/bookings/{booking['id']}/cancellation"
        quote = customer.get(f"{path}-quote")
        wish = {"percent": quote["percent"], "amountCents": quote["amount"]["amountCents"]}
        customer.call("POST", path, wish, Idempotency_Key=f"up-{booking['id'][-20:]}")
        return booking["id"] + ":r1"

    def wait_for_refund(self, number, state):
        def look():
            found = self.people["financial"].get("/refunds", booking=number.partition(":")[0])
            return any(r["id"] == number and r["state"] == state for r in found["items"])

        wait_for(f"refund {number} is {state}", look, 90)


class Stripe(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        mock, process = start_mock()
        cls.addClassCleanup(process.wait)
        cls.addClassCleanup(process.kill)
        cls.stripe = FakeStripe(mock)
        cls.addClassCleanup(cls.stripe.close)
        cls.world = StripeWorld(cls.stripe)
        cls.addClassCleanup(cls.world.close)

    def tearDown(self):
        self.assertEqual([], self.stripe.refused_by_mock, "Stripe knows these parameters")

    def test_paid_at_stripe_is_confirmed_by_its_webhook(self):
        booking = self.world.under_way(self.world.offer(), "Webhook")
        self.assertTrue(booking["payment"]["redirectUrl"].startswith(self.stripe.url))
        session = self.stripe.pay(booking["id"] + ":1")
        body = self.stripe.event("checkout.session.completed", session)
        self.assertEqual(204, self.world.webhook(body, signature(body)))
        self.assertEqual("confirmed", self.world.state_of(booking))
        self.assertEqual(204, self.world.webhook(body, signature(body)), "the same once more")
        old = self.stripe.event("checkout.session.expired", session | {"status": "expired"})
        self.assertEqual(204, self.world.webhook(old, signature(old)), "in another order")
        self.assertEqual("confirmed", self.world.state_of(booking))
        self.assertTrue(session["success_url"].endswith(f"/trips/{booking['id']}?paid"))

    def test_a_webhook_that_is_not_stripes_changes_nothing(self):
        booking = self.world.under_way(self.world.offer(), "Forged")
        session = self.stripe.session_with(booking["id"] + ":1")
        body = self.stripe.event("checkout.session.completed", session | {"status": "complete"})
        now = time.time()
        for header in (
            "",
            "t=1,v1=0",
            signature(body, now, "whsec_other"),
            signature(body, now - 301),
            signature(body, now + 330),
            signature(body + b" ", now),
        ):
            self.assertEqual(401, self.world.webhook(body, header), header)
        self.assertEqual(204, self.world.webhook(body, signature(body, now, "x", WEBHOOK_SECRET)))
        self.assertEqual("paying", self.world.state_of(booking), "Stripe itself says: not paid")

    def test_events_that_are_not_about_us_are_taken(self):
        for body in (b"{}", b"no json", self.stripe.event("payout.paid", {"object": "payout"})):
            self.assertEqual(204, self.world.webhook(body, signature(body)))

    def test_whoever_comes_back_unpaid_finds_the_page_again(self):
        booking = self.world.under_way(self.world.offer(), "Again")
        customer = self.world.people["customer"]
        shown = customer.get(f"/bookings/{booking['id']}")
        self.assertEqual("paying", shown["state"])
        address = booking["payment"]["redirectUrl"]
        self.assertEqual(address, shown["payment"]["redirectUrl"])
        self.assertEqual(address, journey.pay(customer, booking, "Again-pay")["redirectUrl"])

    def test_a_lost_answer_leaves_one_session(self):
        booking = self.world.under_way(self.world.offer(), "Lost", pay=False)
        self.stripe.losing = ("POST", "/v1/checkout/sessions")
        wish = {"method": "card", "departsAt": booking["launch"]["departsAt"]}
        customer = self.world.people["customer"]
        path = f"/api/v1/bookings/{booking['id']}/payment"
        lost = customer.send("POST", path, wish, {"Idempotency-Key": "Lost-pay"})
        self.assertIn(lost.status, (200, 503), "the connection may have asked again by itself")
        again = customer.send("POST", path, wish, {"Idempotency-Key": "Lost-pay"})
        self.assertEqual(200, again.status)
        self.assertEqual(
            self.stripe.session_with(booking["id"] + ":1")["url"], again.json["redirectUrl"]
        )

    def test_paid_in_the_last_moment_is_paid_and_unpaid_ends_at_stripe_first(self):
        launch = self.world.offer()
        late, never = (self.world.under_way(launch, name) for name in ("Late", "Never"))
        self.stripe.pay(late["id"] + ":1")  # and its webhook is lost
        self.world.move_on(PAST_THE_DEADLINE)
        customer = self.world.people["customer"]
        journey.wait_until_state(customer, late, "confirmed", 90)
        journey.wait_until_state(customer, never, "expired", 90)
        self.assertEqual("expired", self.stripe.session_with(never["id"] + ":1")["status"])

    def test_a_refund_whose_answer_is_lost_is_paid_once(self):
        booking = self.world.confirmed(self.world.offer(), "Once")
        self.stripe.losing = ("POST", "/v1/refunds")
        number = self.world.give_up(booking)
        self.world.wait_for_refund(number, "paid")
        self.assertEqual([27_000_000], [r["amount"] for r in self.stripe.refunds_with(number)])

    def test_a_refused_refund_is_tried_again_under_another_key(self):
        booking = self.world.confirmed(self.world.offer(), "Refused")
        self.stripe.refund_outcomes = ["failed"]
        number = self.world.give_up(booking)
        self.world.wait_for_refund(number, "failed")
        money = self.world.people["financial"]
        money.call("POST", f"/refunds/{number}/retry", {}, Idempotency_Key="once-more")
        self.world.wait_for_refund(number + ".2", "paid")

    def test_a_refund_that_takes_its_time_is_paid_when_stripe_says_so(self):
        booking = self.world.confirmed(self.world.offer(), "Slow")
        self.stripe.refund_outcomes = ["pending"]
        number = self.world.give_up(booking)
        wait_for("Stripe has the refund", lambda: self.stripe.refunds_with(number), 60)
        self.world.wait_for_refund(number, "pending")
        refund = self.stripe.settle_refund(number, "succeeded")
        body = self.stripe.event("refund.updated", refund)
        self.assertEqual(204, self.world.webhook(body, signature(body)))
        self.world.wait_for_refund(number, "paid")

    def test_zz_the_books_agree(self):
        self.world.move_on(0)  # tokens live ten minutes, and a slow machine may take longer
        operator = self.world.people["it"]
        journey.wait_until_idle(operator, self.world.system.ours, 120)
        ours = self.world.system.ours
        made = subprocess.run(
            [str(ours.program("astro-check"))],
            env=processes.service_environment(ours, "astro-check"),
            capture_output=True,
            text=True,
            timeout=120,
        )
        self.assertEqual(0, made.returncode, made.stdout + made.stderr)
        settings = self.world.people["it"].get("/settings")["processes"]
        shown = {s["name"]: s["value"] for p in settings for s in p["settings"]}
        self.assertEqual("stripe", shown["ASTRO_PAYMENT_PROVIDER"])
        self.assertEqual("(hidden)", shown["ASTRO_STRIPE_SECRET_KEY"])
        self.assertEqual("(hidden)", shown["ASTRO_STRIPE_WEBHOOK_SECRET"])


if __name__ == "__main__":
    unittest.main()
