"""What the tests that break a running system share: patient travellers, processes that end and
come back, and the time that takes."""

import os
import signal
import threading
import time

from crowd import Api, ApiRefused, journey, wait_for
from system import running

LONGEST_RECOVERY = 10.0
BUSY = (401, 429)  # to be tried again, besides 5xx


def until_answered(act, seconds=30.0):
    """As a patient client does: the same request again while nothing or “busy” comes back."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return act()
        except ApiRefused as refused:
            if refused.status < 500 and refused.status not in BUSY:
                raise
            if time.monotonic() > deadline:
                raise
        except OSError:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.05)


def kill(system, name):
    """Ends a process at once; the supervisor starts it again. Answers its pid."""
    pid = running.read_pid(system.ours.run, name)
    os.kill(pid, signal.SIGKILL)
    return pid


def await_return(system, name, pid, began):
    """Until the process that replaces `pid` and the whole system are ready; the seconds it took."""
    process = system.supervisor.children[name].process

    def back():
        now = running.read_pid(system.ours.run, name)
        return now is not None and now != pid and process.ready()

    wait_for(f"{name} is started again", back, 3 * LONGEST_RECOVERY, 0.03)
    wait_for("all are ready", lambda: all_ready(system), 3 * LONGEST_RECOVERY, 0.03)
    return time.monotonic() - began


def all_ready(system):
    names = ("core-api", "customer-api", "admin-api", "job-scheduler")
    return all(system.supervisor.children[name].process.ready() for name in names)


class Traveller:
    """One customer who books, pays or gives back all the time, and remembers what was answered."""

    def __init__(self, customer, launches, dice, number):
        self.customer, self.launches, self.dice = customer, launches, dice
        self.number, self.count = number, 0
        self.answered, self.approved, self.given_back, self.refused = {}, {}, set(), 0
        self.cancelled = set()  # asked for; the answer may have been lost
        self.wrong = []

    def run(self, ending):
        while not ending.is_set():
            try:
                self.travel(ending)
            except (ApiRefused, OSError) as error:
                if not self.is_weather(error):
                    self.wrong.append(repr(error))
                    return
                self.pause()

    def is_weather(self, error):
        """What may happen while parts of the system are away."""
        if isinstance(error, OSError):
            self.customer.connection = None
            return True
        self.refused += 1
        expected = ("seat_limit", "too_many_holds", "sold_out", "launch_changed", "hold_expired")
        expected += ("booking_not_held", "version_conflict", "booking_not_confirmed")
        return error.status >= 500 or error.status in BUSY or error.code in expected

    def pause(self):
        """At the limit of holds one goes back; while the database is away: a moment."""
        try:
            for booking in self.customer.get("/bookings", state="held", limit=5)["items"]:
                self.customer.call("DELETE", f"/bookings/{booking['id']}")
                self.given_back.add(booking["id"])
        except (ApiRefused, OSError):
            self.customer.connection = None
            time.sleep(0.05)

    def travel(self, ending):
        self.count += 1
        time.sleep(0.05)
        if self.approved and self.dice.random() < 0.1:
            return self.cancel(self.dice.choice(list(self.approved)))
        launch = self.dice.choice(self.launches)
        key = f"t{self.number}-{self.count}"

        def hold():
            return None if ending.is_set() else journey.hold(self.customer, launch, 1, key)

        booking = until_answered(hold)
        if booking is None:
            return
        self.answered[booking["id"]] = launch["id"]
        if self.dice.random() < 0.8:  # each payment is followed by eight jobs
            self.customer.call("DELETE", f"/bookings/{booking['id']}")
            self.given_back.add(booking["id"])
            return
        journey.name_passengers(self.customer, booking, [journey.passenger("Bo Buyer")])
        started = until_answered(lambda: journey.pay(self.customer, booking, key + "-pay"), 10)
        if self.dice.random() < 0.2:
            journey.press(started["redirectUrl"], "decline")
            return
        journey.press(started["redirectUrl"])
        self.approved[booking["id"]] = launch["id"]


    def cancel(self, booking):
        """All seats, for the money back; twice is once."""
        path = f"/bookings/{booking}/cancellation"
        quote = self.customer.get(path + "-quote")
        wish = {"percent": quote["percent"], "amountCents": quote["amount"]["amountCents"]}
        self.cancelled.add(booking)
        self.customer.call("POST", path, wish, Idempotency_Key=f"{booking}-cancel")


class Storm:
    """Travellers side by side while something is broken."""

    def __init__(self, customers, launches, dice):
        self.travellers = [
            Traveller(customer, launches, dice, number) for number, customer in enumerate(customers)
        ]
        self.ending = threading.Event()
        self.threads = []

    def __enter__(self):
        self.ending.clear()
        self.threads = [
            threading.Thread(target=each.run, args=(self.ending,)) for each in self.travellers
        ]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join()

    def tally(self):
        held = sum(len(each.answered) for each in self.travellers)
        paid = sum(len(each.approved) for each in self.travellers)
        return held, paid

    def violations(self):
        """What was answered and is not there; what was paid and is not confirmed."""
        found = [wrong for each in self.travellers for wrong in each.wrong]
        for each in self.travellers:
            for booking in each.answered:
                found += self.fault_of(each, booking)
        return found

    @staticmethod
    def fault_of(traveller, booking):
        try:
            state = until_answered(lambda: traveller.customer.get(f"/bookings/{booking}"))["state"]
        except ApiRefused as refused:
            return [f"{booking} was answered and is gone ({refused})"]
        if booking in traveller.given_back and state != "expired":
            return [f"{booking} was given back and is {state}"]
        if booking in traveller.cancelled and state in ("confirmed", "cancelled"):
            return []
        if booking in traveller.approved and state != "confirmed":
            try:
                journey.wait_until_state(
                    traveller.customer, {"id": booking, "reference": booking}, "confirmed", 40
                )
            except AssertionError as error:
                return [str(error)]
        return []


def sign_in_again(system, customer, email, password):
    """After the clock has jumped its session is over."""
    fresh = Api(system.url("customer"), "customer")
    until_answered(lambda: fresh.sign_in(email, password))
    customer.token, customer.user = fresh.token, fresh.user
