#!/usr/bin/env python3
"""The sandbox payment provider: card payments without money, for development and tests.

sandbox_payments.py --dir DIR [--port 8086]      ASTRO_SANDBOX_SECRET, ASTRO_SANDBOX_WEBHOOK_SECRET
Charges and refunds are found by the caller's own key; the ledger is synced to disk before each
answer. Tests can make it misbehave as real providers do: POST /v1/misbehaviour.
"""

import argparse
import hmac
import pathlib
import re
import threading
import time

import sandbox_pages
import small_server
from sandbox_ledger import Ledger
from sandbox_webhooks import Webhooks
from small_server import Refused

MODES = ("none", "late", "twice", "lost", "down", "unanswered", "late-money")
# late: webhooks come after `seconds`; twice, lost: webhooks do; down: every call answers 503;
# unanswered: the call is done, but the connection ends without an answer; late-money: what the shop
# has called off, or what was declined, can be approved all the same.


class Misbehaviour:
    def __init__(self):
        self.mode, self.seconds = "none", 5.0
        self.left = None
        self.lock = threading.Lock()

    def set(self, wish):
        mode = wish.get("mode")
        if mode not in MODES:
            raise Refused(422, "invalid_input", f"mode must be one of {', '.join(MODES)}.")
        with self.lock:
            self.mode, self.seconds = mode, float(wish.get("seconds", 5))
            self.left = wish.get("times")

    def active(self, mode):
        """Whether to misbehave so now; with `times`, that many times and then no more."""
        with self.lock:
            if self.mode != mode:
                return False
            if self.left is not None:
                self.left -= 1
                if self.left <= 0:
                    self.mode = "none"
            return True


def handler(ledger, webhooks, misbehaviour, secret):
    class Provider(small_server.Handler):
        def route(self, method, path, query):
            if method == "GET" and (match := re.fullmatch(r"/pay/(ch_[0-9a-f]{32})", path)):
                return self.send_page(200, sandbox_pages.pay(ledger.charge_by_id(match[1])))
            if method == "GET" and path == "/healthz":
                return self.send_json(200, {"status": "ok", "name": "sandbox-payments"})
            pattern = r"/v1/charges/([^/]{1,100})/(approve|decline|cancel)"
            act = re.fullmatch(pattern, path) if method == "POST" else None
            if act and act[2] != "cancel" and self.is_form():
                return self.redirect(self.pressed(act[1], act[2])["returnUrl"])
            self.check_caller()
            if (method, path) == ("POST", "/v1/misbehaviour"):
                misbehaviour.set(self.json_body())
                return self.send_json(200, {"mode": misbehaviour.mode})
            if misbehaviour.active("down"):
                raise Refused(503, "unavailable", "The provider is down, as a test asked for.")
            if act:
                return self.answer(200, self.decide(act[1], act[2]))
            return self.books(method, path)

        def check_caller(self):
            given = self.headers.get("Authorization", "").encode()
            if not hmac.compare_digest(given, b"Bearer " + secret.encode()):
                raise Refused(401, "secret_wrong", "The Authorization header does not fit.")

        def books(self, method, path):
            """Charges and refunds by key."""
            if (method, path) == ("POST", "/v1/charges"):
                host = self.headers.get("Host", "")
                return self.answer(*ledger.create_charge(self.json_body(), f"http://{host}"))
            if (method, path) == ("POST", "/v1/refunds"):
                return self.answer(*ledger.create_refund(self.json_body()))
            if (method, path) == ("GET", "/v1/ledger"):
                return self.send_json(200, ledger.all())
            if method == "GET" and (match := re.fullmatch(r"/v1/charges/([^/]{1,100})", path)):
                return self.answer(200, ledger.charge(match[1]))
            if method == "GET" and (match := re.fullmatch(r"/v1/refunds/([^/]{1,100})", path)):
                return self.answer(200, ledger.refund(match[1]))
            raise Refused(404, "not_found", "There is nothing here.")

        def pressed(self, key, act):
            """A button of the page; pressed too late it changes nothing and leads back too."""
            try:
                return self.decide(key, act)
            except Refused as refused:
                if refused.status != 409:
                    raise
                return ledger.charge(key)

        def decide(self, key, act):
            late_money = act == "approve" and misbehaviour.active("late-money")
            charge, changed = ledger.decide(key, act, late_money)
            if changed and act != "cancel":
                webhooks.announce(charge)
            return charge

        def answer(self, status, value):
            if misbehaviour.active("unanswered"):
                self.close_connection = True
                return
            self.send_json(status, value)

    return Provider


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", required=True, type=pathlib.Path)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8086)
    options = parser.parse_args()
    secret = small_server.secret("ASTRO_SANDBOX_SECRET")
    webhook_secret = small_server.secret("ASTRO_SANDBOX_WEBHOOK_SECRET")
    options.dir.mkdir(parents=True, exist_ok=True)
    ledger, misbehaviour = Ledger(options.dir / "ledger.jsonl"), Misbehaviour()
    webhooks = Webhooks(ledger, misbehaviour, webhook_secret, time.time)
    provider = handler(ledger, webhooks, misbehaviour, secret)
    server = small_server.listen(provider, options.host, options.port)
    webhooks.start()
    print(f"The sandbox payment provider is on port {options.port}.", flush=True)
    small_server.run_until_told([server], webhooks.stop)


if __name__ == "__main__":
    main()
