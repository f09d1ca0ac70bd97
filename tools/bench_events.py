"""How quickly a long queue of events drains: 10,000 changes of customers wait while the scheduler
stands still; then each is leased, written to PostgreSQL and completed. `./astro bench --events`
measures this alone."""

import datetime
import hashlib
import hmac
import http.client
import json
import os
import secrets
import signal
import time

import journey
from api_client import wait_for
from system import mongo, running, say, secret_files

EVENTS, BATCH = 10_000, 50
GOAL_RATE = 200
LONGEST = 900


def service_token(system, caller):
    """As our services name themselves to Core: signed, good for a minute."""
    secret = secret_files.read(system.ours, f"service-{caller}").strip()
    claims = f"{caller}.{int(time.time()) + 30}.{secrets.token_hex(8)}"
    signed = hmac.new(secret.encode(), claims.encode(), hashlib.sha256).hexdigest()
    return f"Service {claims}.{signed}"


def change(number, now):
    """A customer's profile has changed: the event as Customer API's outbox has it."""
    customer = {
        "id": f"u_{number:032x}",
        "email": f"bench.{number}@bench.example",
        "name": f"Bea Bench {number}",
        "birthDate": "1985-04-12",
        "phone": "+351 912 345 678",
        "taxId": "PT123456789",
        "legalAddress": journey.ADDRESS | {"line2": "", "region": ""},
        "newLaunchMails": False,
        "emailVerified": True,
        "createdAt": now,
        "version": 2,
    }
    name = f"{customer['id']}:2:customer-changed"
    told = {"id": name, "kind": "customer-changed", "aggregate": customer["id"], "version": 2}
    return told | {"at": now, "payload": customer}


def queue(system, count, step):
    connection = http.client.HTTPConnection("127.0.0.1", system.ours.ports["core_internal"])
    now = journey.instant(datetime.datetime.now(datetime.timezone.utc))
    for first in range(0, count, BATCH):
        body = json.dumps({"events": [change(first + n, now) for n in range(BATCH)]})
        headers = {"Authorization": service_token(system, "customer-api")}
        headers["Content-Type"] = "application/json"
        connection.request("POST", "/internal/v1/events", body, headers)
        answer = connection.getresponse()
        said = answer.read()
        if answer.status != 202:
            raise say.Stop(f"Core does not take events: {answer.status} {said[:300]!r}")
        step.progress(f"{first + BATCH:,} of {count:,}")
    connection.close()


def waiting(operator):
    return operator.get("/jobs", kind="sync-customer", limit=1)["counts"]["ready"]


def measure(system, operator, count=EVENTS):
    """Events a second, from the first lease to the last job's end."""
    journey.wait_until_idle(operator, system.ours, 300)
    scheduler = running.read_pid(system.ours.run, "job-scheduler")
    with say.Step(f"{count:,} queued events drain (≥ {GOAL_RATE} /s)") as step:
        os.kill(scheduler, signal.SIGSTOP)
        try:
            queue(system, count, step)
            before = waiting(operator)
        finally:
            os.kill(scheduler, signal.SIGCONT)
        began = time.monotonic()

        def drained():
            left = waiting(operator)
            step.progress(f"{left:,} left")
            return left <= before - count

        wait_for("the queue is empty", drained, LONGEST, 0.5)
        rate = count / (time.monotonic() - began)
        step.detail = f"{rate:,.0f} /s on {mongo.kind()}"
    return {"count": count, "rate": rate, "server": mongo.kind()}
