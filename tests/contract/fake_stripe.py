"""Stripe as far as we speak to it, with a memory: Checkout sessions, payments and refunds in its
HTTP shapes, and its signed webhooks. What a customer does on its page, a test does by a method.
With `mock`, the address of Stripe's own stripe-mock, the parameters of each request are tried there
first."""

import hashlib
import hmac
import http.server
import itertools
import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

SECRET_KEY, WEBHOOK_SECRET = "sk_test_astro", "whsec_astro"
VERSION = "2026-08-26.dahlia"


class Refused(Exception):
    def __init__(self, status, kind, code=""):
        super().__init__(code or kind)
        self.status, self.error = status, {"type": kind, "code": code}


class FakeStripe:
    def __init__(self, mock=None):
        self.mock, self.lock = mock, threading.RLock()
        self.sessions, self.payments, self.refunds = {}, {}, {}
        self.answers = {}  # by Idempotency-Key: the body it came with, and the answer
        self.numbers = itertools.count(1)
        self.losing = None  # the next request to this path is done, and its answer lost
        self.refund_outcomes = []  # what becomes of the next refunds; afterwards "succeeded"
        self.refused_by_mock = []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler(self))
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    # What a customer does, and what happens by itself.

    def pay(self, key):
        with self.lock:
            session = self.session_with(key)
            assert session["status"] == "open", f"the page of {key} is {session['status']}"
            payment = {
                "id": f"pi_{next(self.numbers)}",
                "object": "payment_intent",
                "status": "succeeded",
                "amount_received": session["amount_total"],
                "metadata": session["payment_metadata"],
            }
            self.payments[payment["id"]] = payment
            session |= {"status": "complete", "payment_status": "paid", "url": None}
            session["payment_intent"] = payment["id"]
            return shown(session)

    def session_with(self, key):
        found = [s for s in self.sessions.values() if s["client_reference_id"] == key]
        assert len(found) == 1, f"{len(found)} sessions for {key}"
        return found[0]

    def refunds_with(self, key):
        with self.lock:
            return [r for r in self.refunds.values() if r["metadata"]["key"] == key]

    def settle_refund(self, key, status):
        with self.lock:
            [refund] = self.refunds_with(key)
            refund["status"] = status
            return dict(refund)

    def event(self, kind, thing):
        """A webhook's body."""
        about = {"id": f"evt_{next(self.numbers)}", "object": "event", "type": kind}
        about |= {"api_version": VERSION, "created": int(time.time()), "data": {"object": thing}}
        return json.dumps(about).encode()

    # What the shop asks.

    def answer(self, method, path, query, body, key):
        if self.mock:
            self.try_at_mock(method, path, query, body)
        with self.lock:
            known = self.answers.get(key) if method == "POST" else None
            if known:
                if known[0] != (path, body):
                    raise Refused(400, "idempotency_error")
                return known[1]
            made = self.act(method, path, query, dict(urllib.parse.parse_qsl(body.decode())))
            if method == "POST":
                # A copy: the same key is answered as at first, whatever happened since.
                self.answers[key] = ((path, body), json.loads(json.dumps(made)))
            return made

    def act(self, method, path, query, wish):
        parts = path.strip("/").split("/")[1:]
        match (method, *parts):
            case ("POST", "checkout", "sessions"):
                return self.open_session(wish)
            case ("GET", "checkout", "sessions", number):
                return shown(self.known(self.sessions, number))
            case ("POST", "checkout", "sessions", number, "expire"):
                session = self.known(self.sessions, number)
                if session["status"] != "open":
                    raise Refused(400, "invalid_request_error")
                session |= {"status": "expired", "url": None}
                return shown(session)
            case ("POST", "refunds"):
                return self.refund(wish)
            case ("GET", "refunds"):
                of = query.get("payment_intent")
                return listed(
                    (r for r in self.refunds.values() if of in (None, r["payment_intent"])), query
                )
            case ("GET", "payment_intents"):
                return listed(self.payments.values(), query)
        raise Refused(404, "invalid_request_error")

    def open_session(self, wish):
        ends = int(wish["expires_at"]) - time.time()
        if not 30 * 60 <= ends <= 24 * 3600:
            raise Refused(400, "invalid_request_error", "parameter_invalid_integer")
        price = "line_items[0][price_data]"
        if (wish[f"{price}[currency]"], wish["line_items[0][quantity]"]) != ("usd", "1"):
            raise Refused(400, "invalid_request_error")
        number = f"cs_test_{next(self.numbers)}"
        self.sessions[number] = {
            "id": number,
            "object": "checkout.session",
            "status": "open",
            "payment_status": "unpaid",
            "url": f"{self.url}/c/pay/{number}",
            "amount_total": int(wish[f"{price}[unit_amount]"]),
            "currency": "usd",
            "client_reference_id": wish["client_reference_id"],
            "metadata": {"key": wish["metadata[key]"]},
            "payment_metadata": {"key": wish["payment_intent_data[metadata][key]"]},
            "payment_intent": None,
            "success_url": wish["success_url"],
            "cancel_url": wish["cancel_url"],
        }
        return shown(self.sessions[number])

    def refund(self, wish):
        payment = self.known(self.payments, wish["payment_intent"])
        of = [r for r in self.refunds.values() if r["payment_intent"] == payment["id"]]
        back = sum(r["amount"] for r in of if r["status"] in ("succeeded", "pending"))
        if back + int(wish["amount"]) > payment["amount_received"]:
            raise Refused(400, "invalid_request_error", "charge_already_refunded")
        number = f"re_{next(self.numbers)}"
        status = self.refund_outcomes.pop(0) if self.refund_outcomes else "succeeded"
        self.refunds[number] = {
            "id": number,
            "object": "refund",
            "amount": int(wish["amount"]),
            "payment_intent": payment["id"],
            "metadata": {"key": wish["metadata[key]"]},
            "status": status,
        }
        return dict(self.refunds[number])

    @staticmethod
    def known(things, number):
        if number not in things:
            raise Refused(404, "invalid_request_error", "resource_missing")
        return things[number]

    def try_at_mock(self, method, path, query, body):
        address = self.mock + path + ("?" + urllib.parse.urlencode(query) if query else "")
        headers = {"Authorization": "Bearer sk_test_123"}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        sent = body if method == "POST" else None
        request = urllib.request.Request(address, sent, headers, method=method)
        try:
            urllib.request.urlopen(request, timeout=20).close()
        except urllib.error.HTTPError as error:
            self.refused_by_mock.append((method, path, body.decode(), error.read().decode()))
            raise Refused(400, "invalid_request_error") from None


def shown(session):
    return {name: value for name, value in session.items() if name != "payment_metadata"}


def listed(things, query):
    """The newest first, as Stripe does; in pages of what was asked for."""
    all_of = list(things)[::-1]
    after = query.get("starting_after")
    if after:
        all_of = all_of[[t["id"] for t in all_of].index(after) + 1 :]
    limit = int(query.get("limit", 10))
    return {"object": "list", "data": all_of[:limit], "has_more": len(all_of) > limit}


def handler(fake):
    class Stripe(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def serve(self):
            parts = urllib.parse.urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            try:
                self.check()
                query = dict(urllib.parse.parse_qsl(parts.query))
                key = self.headers.get("Idempotency-Key")
                status, said = 200, fake.answer(self.command, parts.path, query, body, key)
            except Refused as refused:
                status, said = refused.status, {"error": refused.error}
            with fake.lock:
                lost = fake.losing == (self.command, parts.path)
                if lost:
                    fake.losing = None
            if lost:
                self.close_connection = True
                return
            self.tell(status, json.dumps(said).encode())

        def check(self):
            if self.headers.get("Authorization") != f"Bearer {SECRET_KEY}":
                raise Refused(401, "invalid_request_error")
            if self.headers.get("Stripe-Version") != VERSION:
                raise Refused(400, "invalid_request_error", "version")
            if self.command == "POST" and not self.headers.get("Idempotency-Key"):
                raise Refused(400, "invalid_request_error", "no key")

        def tell(self, status, body):
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Request-Id", "req_fake")
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = serve

        def log_message(self, *_):
            pass

    return Stripe


def signature(body, at=None, *secrets):
    """The Stripe-Signature header; several secrets as while one is being changed."""
    at = str(int(at if at is not None else time.time()))
    macs = [
        hmac.new(secret.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()
        for secret in secrets or (WEBHOOK_SECRET,)
    ]
    return ",".join([f"t={at}", *(f"v1={mac}" for mac in macs), "v0=" + "0" * 64])
