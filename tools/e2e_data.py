"""What the end-to-end tests find when they begin: staff, a supplier, launches on sale, a customer.
Told to the tests by environment variables."""

import datetime

import journey
from api_client import Api, wait_for
from test_system import PASSWORD

RANGES = ("suborbital", "low-earth-orbit", "interplanetary")


DAYS_BACK = 420


def begin_in_the_past(ours):
    """Before the system starts: a launch of then has departed by now."""
    journey.set_clock(ours, -DAYS_BACK * 86_400_000)


def flown(system):
    """A launch with two seats that flew twenty days ago; its supplier has not invoiced it yet."""
    money = system.add_staff("financial", "fin@astrobookings.example", "Fina Money")
    supplier = system.add_supplier(money, "Meridian Flights")
    soon = journey.system_now(system.ours) + datetime.timedelta(days=DAYS_BACK - 20)
    launch = offer(supplier, 3, soon)
    customer = system.add_customer("flown@example.com", "Fay Flown")
    visitor = Api(system.url("customer"))
    seen = wait_for(
        "the launch is on sale",
        lambda: next(iter(visitor.get("/launches", limit=1)["items"]), None),
        30,
    )
    party = [journey.passenger(name) for name in ("Fay Flown", "Finn Flown")]
    journey.book(customer, seen, party, "e2e-flown")
    journey.set_clock(system.ours, 0)
    supplier = system.sign_in("supplier", supplier.user["email"])
    supplier.call("POST", f"/launches/{launch['id']}/success", {}, Idempotency_Key="e2e-flown")
    wait_for("the settlement", lambda: supplier.get("/settlements")["items"], 60)
    return (
        system.sign_in("financial", money.user["email"]),
        supplier.user["email"],
        customer.user["email"],
    )


def prepare(system):
    financial, flown_by, flew = flown(system)
    system.add_staff("employee", "emp@astrobookings.example", "Emil Ployee")
    system.add_staff("it", "ops@astrobookings.example", "Otto Ops")
    supplier = system.add_supplier(financial, "Polar Lines")
    offered = [offer(supplier, number) for number in range(12)]
    customer = system.add_customer("cleo@example.com", "Cleo Customer")
    visitor = Api(system.url("customer"))
    wait_for(
        "the launches are on sale",
        lambda: visitor.get("/launches", limit=1)["total"] >= len(offered),
        30,
    )
    full = visitor.get(f"/launches/{offered[0]['id']}")
    crowd = system.add_customer("crowd@example.com", "Cora Crowd")
    party = [journey.passenger(name) for name in ("Cora Crowd", "Cid Crowd")]
    journey.book(crowd, full, party, "e2e-full")
    return {
        "ASTRO_E2E_CUSTOMER_URL": system.url("customer"),
        "ASTRO_E2E_ADMIN_URL": system.url("admin"),
        "ASTRO_E2E_CORE_URL": system.url("core"),
        "ASTRO_E2E_MAIL_URL": system.url("mail_web"),
        "ASTRO_E2E_PASSWORD": PASSWORD,
        "ASTRO_E2E_CUSTOMER": customer.user["email"],
        "ASTRO_E2E_CUSTOMER_FLOWN": flew,
        "ASTRO_E2E_SUPPLIER": supplier.user["email"],
        "ASTRO_E2E_SUPPLIER_FLOWN": flown_by,
        "ASTRO_E2E_FINANCIAL": financial.user["email"],
        "ASTRO_E2E_EMPLOYEE": "emp@astrobookings.example",
        "ASTRO_E2E_IT": "ops@astrobookings.example",
        "ASTRO_E2E_CLOCK": str(system.ours.clock),
        "ASTRO_E2E_RUN_FOLDER": str(system.ours.run),
    }


def offer(supplier, number, departs=None):
    """The first launch has two seats only, so that it can be sold out."""
    reach = RANGES[number % 3]
    wish = {
        "name": f"Explorer {number + 1}",
        "description": "A calm climb and a long look back.",
        "range": reach,
        "capacity": 2 if number == 0 else 8,
    }
    rocket = supplier.call("POST", "/rockets", wish)
    goals = supplier.get("/destinations")["items"]
    places = supplier.get("/spaceports")["items"]
    now = datetime.datetime.now(datetime.timezone.utc)
    at = departs or now + datetime.timedelta(days=400 + number * 20)
    launch = {
        "rocketId": rocket["id"],
        "spaceportId": places[number % len(places)]["id"],
        "destinationId": next(goal["id"] for goal in goals if goal["range"] == reach),
        "departsAt": journey.instant(at.replace(minute=0, second=0, microsecond=0)),
        "priceCents": 30_000_000 + number * 12_500_000,
    }
    return supplier.call("POST", "/launches", launch)
