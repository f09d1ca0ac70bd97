"""What people do so that the system comes by each named crash point, patiently: every request is
sent again until it is answered. What must be true in the end is checked later, when lost leases are
back."""

import datetime

import storm
from crowd import PASSWORD, Api, ApiRefused, journey, wait_for


class Person(Api):
    """Asks again while the system is away, and signs in again when the clock has jumped."""

    def __init__(self, base, app, email):
        super().__init__(base, app)
        self.email = email

    def call(self, method, path, body=None, **headers):
        def once():
            try:
                return super(Person, self).call(method, path, body, **headers), None
            except ApiRefused as refused:
                if refused.status == 401 and path.startswith("/auth/"):
                    return None, refused  # a wrong password stays wrong
                if refused.status == 401:
                    self.sign_in(self.email, PASSWORD)
                raise
            except OSError:
                self.connection = None
                raise

        answer, refused = storm.until_answered(once)
        if refused:
            raise refused
        return answer


class Flows:
    def __init__(self, system):
        self.system, self.later, self.number = system, [], 0
        money = system.add_staff("financial", "fin@faults.example", "Fina Money")
        operator = system.add_staff("it", "ops@faults.example", "Otto Ops")
        supplier = system.add_supplier(money, "Storm Lines")
        self.money = self.person("admin", "employee", "fin@faults.example", money)
        self.operator = self.person("core", "it-ops", "ops@faults.example", operator)
        self.supplier = self.person(
            "admin", "supplier", "contact@storm-lines.example", supplier
        )
        rocket = {"name": "Petrel", "description": "Sturdy.", "range": "suborbital"}
        self.rocket = self.supplier.call("POST", "/rockets", rocket | {"capacity": 500})
        goals = self.supplier.get("/destinations")["items"]
        self.goal = next(goal for goal in goals if goal["range"] == "suborbital")
        self.place = self.supplier.get("/spaceports")["items"][0]
        self.visitor = Person(system.url("customer"), "customer", "")
        self.big = None

    def person(self, side, app, email, signed_in):
        person = Person(self.system.url(side), app, email)
        person.token, person.user = signed_in.token, signed_in.user
        return person

    # what the flows are made of

    def key(self):
        self.number += 1
        return f"flow-{self.number}"

    def skip(self, **time):
        """The clock jumps; what is due by the clock begins at once."""
        ours = self.system.ours
        milliseconds = int(datetime.timedelta(**time).total_seconds() * 1000)
        journey.set_clock(ours, journey.read_clock(ours) + milliseconds)

    def someone(self):
        person = self.registered(f"{self.key()}@faults.example")
        journey.give_billing_details(person)
        return person

    def registered(self, email):
        """A crash may have claimed the address, or made the account: then it is signed in to, or
        the claim is over after a minute."""
        who = Person(self.system.url("customer"), "customer", email)
        wish = {"email": email, "password": PASSWORD, "name": "Bo Buyer", "birthDate": "1990-02-28"}
        for _ in range(3):
            try:
                return who.take(who.call("POST", "/auth/register", wish))
            except ApiRefused as refused:
                if refused.code != "email_taken":
                    raise
            try:
                return who.sign_in(email, PASSWORD)
            except ApiRefused as refused:
                if refused.code != "invalid_credentials":
                    raise
                self.skip(seconds=61)
        raise AssertionError(f"{email} can neither register nor sign in")

    def offer(self, capacity):
        now = journey.system_now(self.system.ours)
        at = now + datetime.timedelta(days=400, minutes=self.number)
        wish = {
            "rocketId": self.rocket["id"],
            "spaceportId": self.place["id"],
            "destinationId": self.goal["id"],
            "departsAt": journey.instant(at.replace(microsecond=0)),
            "priceCents": 30_000_000,
            "capacity": capacity,
        }
        launch = self.supplier.call("POST", "/launches", wish)
        path = f"/api/v1/launches/{launch['id']}"

        def on_sale():
            answer = storm.until_answered(lambda: self.visitor.send("GET", path))
            return answer.json if answer.status == 200 else None

        return wait_for("the launch is on sale", on_sale, 60)

    def launch(self):
        """A large one with time before it."""
        limit = journey.system_now(self.system.ours) + datetime.timedelta(days=100)
        if self.big is None or journey.moment(self.big["departsAt"]) < limit:
            self.big = self.offer(400)
        return self.big

    def held(self, who, launch, seats=1):
        return journey.hold(who, launch, seats, self.key())

    def paying(self, who, launch):
        booking = self.held(who, launch)
        journey.name_passengers(who, booking, [journey.passenger("Bo Buyer")])
        return booking, journey.pay(who, booking, self.key())

    def press(self, started, button="approve"):
        storm.until_answered(lambda: journey.press(started["redirectUrl"], button))

    def booked(self, who, launch):
        booking, started = self.paying(who, launch)
        self.press(started)
        return journey.wait_until_state(who, booking, "confirmed", 90)

    def becomes(self, who, booking, *states, seconds=120):
        """To be true in the end."""

        def look():
            return who.get(f"/bookings/{booking['id']}")["state"] in states

        what = f"booking {booking['id']} becomes {' or '.join(states)}"
        self.later.append(lambda: wait_for(what, look, seconds, 0.3))

    # the flows

    def hold(self):
        who = self.someone()
        self.becomes(who, self.held(who, self.launch()), "held", "expired")

    def renew(self):
        who = self.someone()
        booking = self.held(who, self.launch())
        who.call("POST", f"/bookings/{booking['id']}/renewal")

    def give_back(self):
        who = self.someone()
        booking = self.held(who, self.launch())
        who.call("DELETE", f"/bookings/{booking['id']}")
        self.becomes(who, booking, "expired")

    def book(self):
        who = self.someone()
        booking, started = self.paying(who, self.launch())
        self.press(started)
        self.becomes(who, booking, "confirmed")

    def decline(self):
        who = self.someone()
        booking, started = self.paying(who, self.launch())
        self.press(started, "decline")
        self.becomes(who, booking, "held", "expired")

    def overdue(self):
        """The customer's own look brings it forward."""
        who = self.someone()
        booking, _ = self.paying(who, self.launch())
        self.skip(minutes=16)
        self.becomes(who, booking, "expired")
        who.get(f"/bookings/{booking['id']}")

    def expire(self):
        who = self.someone()
        booking = self.held(who, self.launch())
        self.skip(minutes=16)
        self.becomes(who, booking, "expired")

    def expire_a_payment_that_ended_between_its_writes(self):
        """customer-api crashes before core-api does."""
        who = self.someone()
        booking = self.held(who, self.launch())
        journey.name_passengers(who, booking, [journey.passenger("Bo Buyer")])
        first = self.system.crash_file("customer-api")
        first.write_text("pay.after_launch 1\n")
        wish = {"method": "card", "departsAt": booking["launch"]["departsAt"]}
        headers = {"Idempotency-Key": self.key()}
        try:
            who.send("POST", f"/api/v1/bookings/{booking['id']}/payment", wish, headers)
        except OSError:
            who.connection = None
        wait_for("customer-api has crashed", lambda: not first.exists(), 10)
        self.skip(minutes=16)
        self.becomes(who, booking, "expired")

    def cancel(self):
        who = self.someone()
        booking = self.booked(who, self.launch())
        path = f"/bookings/{booking['id']}/cancellation"
        quote = who.get(path + "-quote")
        wish = {"percent": quote["percent"], "amountCents": quote["amount"]["amountCents"]}
        who.call("POST", path, wish, Idempotency_Key=self.key())
        self.becomes(who, booking, "cancelled")

        def paid_back():
            now = who.get(f"/bookings/{booking['id']}")
            return [each["state"] for each in now["repayments"]] == ["paid"]

        what = f"the money of {booking['id']} is back"
        self.later.append(lambda: wait_for(what, paid_back, 180, 0.5))

    def waiter(self, launch, seats=1):
        who = self.someone()
        path = f"/launches/{launch['id']}/waiting-list"
        who.call("POST", path, {"seats": seats})
        return who

    def join_and_leave(self):
        launch = self.offer(1)
        self.held(self.someone(), launch)
        who = self.waiter(launch)
        who.call("DELETE", f"/waiting-list/{launch['id']}")

    def offer_freed_seats(self):
        launch = self.offer(1)
        who = self.someone()
        booking = self.held(who, launch)
        waiting = self.waiter(launch)
        who.call("DELETE", f"/bookings/{booking['id']}")
        self.skip(seconds=31)

        def offered():
            return any(
                each["launch"]["id"] == launch["id"] for each in waiting.get("/bookings")["items"]
            )

        self.later.append(lambda: wait_for("the seat is offered", offered, 120, 0.5))

    def sell_what_fits_nobody(self):
        launch = self.offer(2)
        one, other = self.someone(), self.someone()
        booking = self.held(one, launch)
        self.held(other, launch)
        self.waiter(launch, 2)
        one.call("DELETE", f"/bookings/{booking['id']}")
        self.skip(seconds=31)

    def transferred_late(self, capacity):
        """The money of a transfer comes when its booking has expired."""
        launch, who = self.offer(capacity), self.someone()
        booking = self.held(who, launch)
        journey.name_passengers(who, booking, [journey.passenger("Bo Buyer")])
        wish = {"method": "bank-transfer", "departsAt": launch["departsAt"]}
        who.call("POST", f"/bookings/{booking['id']}/payment", wish, Idempotency_Key=self.key())
        row = f"/bookings/{booking['id']}"
        wait_for("the row is here", lambda: self.exists(self.money, row), 60)
        self.skip(days=11)

        def expired():
            return who.get(row)["state"] == "expired"

        wait_for("the transfer is given up", expired, 90, 0.3)
        return launch, who, booking

    @staticmethod
    def exists(who, path):
        try:
            return who.get(path)
        except ApiRefused as refused:
            if refused.status != 404:
                raise
            return None

    def completed(self, booking):
        wish = {"amountCents": 30_000_000}
        path = f"/payments/{booking['id']}:1/completion"
        self.money.call("POST", path, wish, Idempotency_Key=self.key())

    def late_money_finds_its_seats(self):
        _, who, booking = self.transferred_late(2)
        self.completed(booking)
        self.becomes(who, booking, "confirmed")

    def late_money_goes_back(self):
        launch, who, booking = self.transferred_late(1)
        self.held(self.someone(), launch)
        self.completed(booking)
        self.becomes(who, booking, "expired")

    def delay(self):
        launch, who = self.offer(3), self.someone()
        booking = self.booked(who, launch)
        at = journey.moment(launch["departsAt"]) + datetime.timedelta(days=3)
        to = journey.instant(at)
        self.act(launch, "delay", {"departsAt": to, "reason": "weather"})

        def follows():
            return who.get(f"/bookings/{booking['id']}")["launch"]["departsAt"] == to

        what = f"booking {booking['id']} follows"
        self.later.append(lambda: wait_for(what, follows, 180, 0.5))

    def abort(self):
        launch, who = self.offer(3), self.someone()
        booking = self.booked(who, launch)
        self.act(launch, "abort", {"reason": "technical"})
        self.becomes(who, booking, "aborted", seconds=180)

    def success(self):
        launch, who = self.offer(3), self.someone()
        booking = self.booked(who, launch)
        row = f"/bookings/{booking['id']}"
        wait_for("the row is here", lambda: self.exists(self.money, row), 90)
        self.skip(days=401)
        self.act(launch, "success", {})
        self.becomes(who, booking, "flown", seconds=180)
        return launch

    def settle(self):
        path = f"/settlements/{self.success()['id']}"
        wait_for("the settlement is open", lambda: self.exists(self.money, path), 180)

    def act(self, launch, name, body):
        path = f"/launches/{launch['id']}/{name}"
        self.supplier.call("POST", path, body, Idempotency_Key=self.key())

    def register(self):
        self.registered(f"{self.key()}@faults.example")

    def move(self):
        """To another e-mail address."""
        old, new = (f"{self.key()}@faults.example" for _ in range(2))
        who = self.registered(old)
        who.call("POST", "/me/email", {"email": new, "password": PASSWORD})
        token = journey.token_of_mail(self.system.ours, new)
        who.call("POST", "/auth/verify-email", {"token": token})
        who.sign_in(new, PASSWORD)

    def resend(self):
        """An e-mail goes out once more, however often that is asked for."""
        email = f"{self.key()}@faults.example"
        self.registered(email)

        def sent(attempts):
            mails = self.operator.get("/notifications", q=email, state="sent")["items"]
            return [mail for mail in mails if mail["attempts"] >= attempts]

        mail = wait_for("the welcome mail is sent", lambda: sent(1), 60, 0.3)[0]
        self.operator.call("POST", f"/notifications/{mail['id']}/resend")
        self.later.append(lambda: wait_for("it is sent again", lambda: sent(2), 120, 0.5))

    def erase(self):
        """Nobody is left when the address can be registered anew."""
        email = f"{self.key()}@faults.example"
        self.registered(email).call("DELETE", "/me", {"password": PASSWORD})

        def free():
            accounts = self.operator.get("/users", q=email)["items"]
            return not accounts

        self.later.append(lambda: wait_for(f"{email} is gone", free, 120, 0.5))
