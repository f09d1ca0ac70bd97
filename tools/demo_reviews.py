"""Flights of the demo that are over, what their travellers say of them, and what the suppliers
answer."""

import journey
from api_client import wait_for

# index in ROCKETS, days ago
FLIGHTS = ((0, 24), (3, 17), (15, 10))
FIRST_NUMBER = 1000  # so that no launch to come has the number of one of them

# stars, title, text, the supplier's answer
WORDS = (
    (
        5,
        "The quiet is what stays",
        "Three minutes without weight, and nobody said a word. I had read everything about the "
        "view and nothing had prepared me for how thin the air looks from above.",
        None,
    ),
    (
        4,
        "Worth every cent, bring a jumper",
        "Crew and briefing were superb. The waiting room at the pad was cold in the early morning.",
        "Thank you! There are blankets and a stove in the waiting room now.",
    ),
    (
        5,
        "My father cried",
        "We booked two seats for his sixtieth. The passenger change was done in a minute when my "
        "sister could not come. He still talks of the aurora from above.",
        None,
    ),
    (
        3,
        "Good flight, long morning",
        "The flight itself: ten out of ten. We stood at the gate for two hours, though, and "
        "learned why only afterwards.",
        "You are right, and we are sorry: the wind was above its limit. We tell guests every "
        "quarter of an hour now, also when there is nothing new.",
    ),
    (5, "Again, please", "I have put my name on the next one before we had landed.", None),
    (4, "Small cabin, big window", "Tall people take the seat at the hatch. Ask for it.", None),
)


def fly(settings, operator, suppliers):
    """`suppliers`: who offered, by launch; each says that it flew. Then the trips follow."""
    for launch, supplier in suppliers:
        path = f"/launches/{launch['id']}/success"
        supplier.call("POST", path, {}, Idempotency_Key=f"demo-{launch['number']}-flown")
    journey.wait_until_idle(operator, settings)


def review(customers, flights):
    """Who has flown writes, in turn; answers which reviews want an answer, by launch."""
    wanted, turn = [], 0
    ids = {launch["id"] for launch in flights}
    for customer in customers:
        for trip in customer.get("/bookings", limit=100)["items"]:
            if trip["state"] != "flown" or trip["launch"]["id"] not in ids:
                continue
            stars, title, text, answer = WORDS[turn % len(WORDS)]
            turn += 1
            words = {"stars": stars, "title": title, "text": text}
            written = customer.call("PUT", f"/bookings/{trip['id']}/review", words)
            if answer:
                wanted.append((trip["launch"]["id"], written["id"], answer))
    return wanted


def answer(wanted, supplier_of):
    for launch, written, text in wanted:
        supplier = supplier_of[launch]
        path = f"/reviews/{written}"
        wait_for(
            "a review reaches its supplier",
            lambda who=supplier, at=path: who.send("GET", "/api/v1" + at).status == 200,
            30,
        )
        supplier.call("PUT", f"{path}/answer", {"text": text})
