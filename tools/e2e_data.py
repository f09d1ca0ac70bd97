"""What the end-to-end tests find when they begin: staff, a supplier, launches on sale, a customer.
Told to the tests by environment variables."""

import datetime

import journey
from api_client import Api, wait_for
from test_system import PASSWORD

RANGES = ("suborbital", "low-earth-orbit", "interplanetary")


def prepare(system):
    financial = system.add_staff("financial", "fin@astrobookings.example", "Fina Money")
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
        "ASTRO_E2E_SUPPLIER": supplier.user["email"],
        "ASTRO_E2E_EMPLOYEE": "emp@astrobookings.example",
        "ASTRO_E2E_IT": "ops@astrobookings.example",
        "ASTRO_E2E_CLOCK": str(system.ours.clock),
    }


def offer(supplier, number):
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
    at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=400 + number * 20)
    launch = {
        "rocketId": rocket["id"],
        "spaceportId": places[number % len(places)]["id"],
        "destinationId": next(goal["id"] for goal in goals if goal["range"] == reach),
        "departsAt": journey.instant(at.replace(minute=0, second=0, microsecond=0)),
        "priceCents": 30_000_000 + number * 12_500_000,
    }
    return supplier.call("POST", "/launches", launch)
