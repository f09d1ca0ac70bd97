"""What people do with the system, over its public addresses: register, book, pay, accept an
invitation. Shared by the demo, the demo data and the tests."""

import datetime
import itertools
import re
import subprocess
import urllib.parse

from api_client import Api, wait_for
from system import processes

CLOCK_FORMAT = "%Y-%m-%dT%H:%M:%S.%f"
ADDRESS = {"line1": "12 Harbour Street", "postalCode": "1050", "city": "Lisbon", "country": "PT"}


def instant(at):
    """2026-11-23T02:00:00.000Z"""
    return at.astimezone(datetime.timezone.utc).strftime(CLOCK_FORMAT)[:-3] + "Z"


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def read_clock(settings):
    """The test clock's offset in milliseconds."""
    try:
        return int(settings.clock.read_text())
    except FileNotFoundError:
        return 0


def set_clock(settings, milliseconds):
    """All processes read the file at each look at the clock, so it is replaced in one step."""
    draft = settings.clock.with_suffix(".part")
    draft.write_text(f"{milliseconds}\n")
    draft.replace(settings.clock)


def system_now(settings):
    now = datetime.datetime.now(datetime.timezone.utc)
    return now + datetime.timedelta(milliseconds=read_clock(settings))


def register(base, email, password, name, birth_date="1990-02-28", **more):
    customer = Api(base, "customer")
    wish = {"email": email, "password": password, "name": name, "birthDate": birth_date, **more}
    return customer.take(customer.call("POST", "/auth/register", wish))


def give_billing_details(customer, tax_id="PT123456789", address=None):
    return customer.call("PATCH", "/me", {"taxId": tax_id, "legalAddress": address or ADDRESS})


def hold(customer, launch, seats, key):
    wish = {
        "launchId": launch["id"],
        "seats": seats,
        "priceCents": launch["price"]["amountCents"],
        "departsAt": launch["departsAt"],
    }
    return customer.call("POST", "/bookings", wish, Idempotency_Key=key)


def passenger(name, birth_date="1988-06-15", **more):
    email = re.sub(r"[^a-z]+", ".", name.lower()).strip(".") + "@example.com"
    facts = {"fullName": name, "birthDate": birth_date, "email": email, "phone": "+351 912 345 678"}
    return facts | more


def name_passengers(customer, booking, passengers):
    path = f"/bookings/{booking['id']}/passengers"
    return customer.call("PUT", path, {"passengers": passengers})


def pay(customer, booking, key):
    """Starts the payment; the answer says where it is approved."""
    wish = {"method": "card", "departsAt": booking["launch"]["departsAt"]}
    return customer.call("POST", f"/bookings/{booking['id']}/payment", wish, Idempotency_Key=key)


def press(page_address, button="approve"):
    """Opens the provider's page and presses one of its buttons, as a traveller does. Answers where
    the browser is sent next."""
    parts = urllib.parse.urlsplit(page_address)
    provider = Api(f"{parts.scheme}://{parts.netloc}")
    page = provider.send("GET", parts.path).text
    action = re.search(rf'formaction="([^"]+/{button})"', page)
    if not action:
        raise AssertionError(f"the payment page offers no button “{button}”")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = provider.send("POST", action[1], b"", form)
    if answer.status != 303:
        raise AssertionError(f"pressing “{button}” answered {answer.status}: {answer.text}")
    return answer.headers["Location"]


def wait_until_state(customer, booking, state, seconds=20):
    def look():
        now = customer.get(f"/bookings/{booking['id']}")
        return now if now["state"] == state else None

    return wait_for(f"booking {booking['reference']} becomes {state}", look, seconds)


def book(customer, launch, passengers, key):
    """The whole way at once: hold, passengers, payment, confirmation."""
    booking = hold(customer, launch, len(passengers), key)
    if booking["state"] == "confirmed":
        return booking
    name_passengers(customer, booking, passengers)
    started = pay(customer, booking, f"{key}-pay")
    if started["state"] != "confirmed":
        press(started["redirectUrl"])
    return wait_until_state(customer, booking, "confirmed")


def mails(settings, **conditions):
    query = urllib.parse.urlencode(conditions)
    return Api(settings.url("mail_web")).send("GET", f"/api/mails?{query}").json


def token_of_mail(settings, recipient):
    """The token of the newest link sent to an address."""

    def look():
        for mail in reversed(mails(settings, to=recipient)):
            if found := re.search(r"token=([A-Za-z0-9._~%-]+)", mail["text"]):
                return urllib.parse.unquote(found[1])
        return None

    return wait_for(f"a mail with a link for {recipient}", look, 30)


def accept_invitation(settings, api, email, name, password):
    return accept(api, token_of_mail(settings, email), name, password)


def accept(api, token, name, password):
    wish = {"token": token, "password": password, "name": name}
    return api.take(api.call("POST", "/auth/accept-invitation", wish))


def add_staff(settings, role, email, name, password):
    """The first people of an empty system: `./astro user add` prints a link, which they open."""
    made = subprocess.run(
        [settings.program("core-api"), "--add-user", email, name, role],
        env=processes.service_environment(settings, "core-api"),
        capture_output=True,
        text=True,
        timeout=30,
    )
    link = re.search(r"token=([A-Za-z0-9._~%-]+)", made.stdout)
    if made.returncode or not link:
        raise AssertionError(f"{email} could not be added: {(made.stderr or made.stdout).strip()}")
    side, app = ("core", "it-ops") if role == "it" else ("admin", "employee")
    return accept(Api(settings.url(side), app), urllib.parse.unquote(link[1]), name, password)


def open_jobs(operator, settings):
    """Those that are due, running or to be tried again, page by page."""
    now = instant(system_now(settings))
    for state in ("ready", "running"):
        more = {}
        while more is not None:
            page = operator.get("/jobs", state=state, limit=100, **more)
            for job in page["items"]:
                if state == "running" or job["runAt"] <= now or job["attempt"] > 0:
                    yield job
            more = {"cursor": page["nextCursor"]} if page["nextCursor"] else None


def wait_until_idle(operator, settings, seconds=60):
    """No job is due, running or to be tried again: what followed from earlier acts is done. Looks
    twice: between the two lists of one look a job may have gone from one to the other."""
    left = []

    def nothing_left():
        left[:] = itertools.islice(open_jobs(operator, settings), 1)
        return not left

    try:
        return wait_for(
            "the jobs are done", lambda: nothing_left() and nothing_left(), seconds, 0.2
        )
    except AssertionError as error:
        job = left[0]
        told = f"{job['kind']} {job['state']} attempt {job['attempt']} since {job['runAt']}"
        raise AssertionError(f"{error}: {told}, and perhaps more") from None
