"""The sandbox provider keeps what real ones promise: one charge for a key, books that survive a
crash, signed webhooks that come until they are taken."""

import concurrent.futures
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import journey  # noqa: E402
from api_client import Api, wait_for  # noqa: E402
from system import processes, running  # noqa: E402

SECRET, WEBHOOK_SECRET = "shop-secret", "webhook-secret"


class Shop:
    """Takes webhooks; the first `refusals` of them are answered with 500."""

    def __init__(self, refusals=0):
        self.taken = queue.Queue()
        shop = self

        class Handler(http.server.BaseHTTPRequestHandler):
            left = refusals

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                shop.taken.put((self.headers["X-Sandbox-Signature"], body))
                Handler.left -= 1
                self.send_response(500 if Handler.left >= 0 else 204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/webhook"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class SandboxPayments(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.port = running.free_ports(["sandbox"])["sandbox"]
        self.start()
        self.addCleanup(lambda: self.end(signal.SIGKILL))

    def start(self):
        environment = {
            "PATH": os.environ["PATH"],
            "ASTRO_SANDBOX_SECRET": SECRET,
            "ASTRO_SANDBOX_WEBHOOK_SECRET": WEBHOOK_SECRET,
        }
        program = [sys.executable, str(ROOT / "tools" / "sandbox_payments.py")]
        options = ["--dir", self.folder.name, "--port", str(self.port)]
        self.process = subprocess.Popen(
            [*program, *options], env=environment, stdout=subprocess.DEVNULL
        )
        base = f"http://127.0.0.1:{self.port}"
        wait_for("the provider answers", lambda: processes.answers(base + "/healthz"), 10)
        self.api = Api(base)
        self.api.token = SECRET

    def end(self, how):
        self.process.send_signal(how)
        self.process.wait(10)

    def wish(self, key="b_1:1", webhook="http://127.0.0.1:9/x", **more):
        return {
            "key": key,
            "amountCents": 125_000_000,
            "currency": "USD",
            "description": "3 seats",
            "returnUrl": "http://127.0.0.1:9/back",
            "webhookUrl": webhook,
        } | more

    def ask(self, method, path, body=None):
        answer = self.api.send(method, path, body)
        return answer.status, answer.json

    def test_a_key_is_one_charge_however_often_it_is_sent(self):
        first = self.ask("POST", "/v1/charges", self.wish())
        again = self.ask("POST", "/v1/charges", self.wish())
        self.assertEqual((201, 200), (first[0], again[0]))
        self.assertEqual(first[1], again[1])
        other = self.ask("POST", "/v1/charges", self.wish(amountCents=1))
        self.assertEqual((409, "key_reused"), (other[0], other[1]["code"]))

    def test_a_hundred_at_once_are_one_charge(self):
        def send(_):
            caller = Api(f"http://127.0.0.1:{self.port}")
            caller.token = SECRET
            return caller.send("POST", "/v1/charges", self.wish()).status

        with concurrent.futures.ThreadPoolExecutor(20) as pool:
            outcomes = list(pool.map(send, range(100)))
        self.assertEqual(1, outcomes.count(201))
        self.assertEqual(99, outcomes.count(200))

    def test_what_was_answered_survives_kill_9(self):
        self.ask("POST", "/v1/charges", self.wish())
        self.ask("POST", "/v1/charges/b_1:1/approve")
        self.ask("POST", "/v1/refunds", {"key": "r", "chargeKey": "b_1:1", "amountCents": 5})
        before = self.ask("GET", "/v1/ledger")
        self.end(signal.SIGKILL)
        with open(pathlib.Path(self.folder.name) / "ledger.jsonl", "ab") as file:
            file.write(b'{"what": "charge", "val')  # a line that the crash cut short
        self.start()
        self.assertEqual(before, self.ask("GET", "/v1/ledger"))

    def test_the_pages_buttons_approve_and_lead_back(self):
        charge = self.ask("POST", "/v1/charges", self.wish())[1]
        self.assertEqual("http://127.0.0.1:9/back", journey.press(charge["pageUrl"]))
        self.assertEqual("paid", self.ask("GET", "/v1/charges/b_1:1")[1]["state"])

    def test_a_paid_charge_cannot_be_cancelled_and_a_cancelled_one_not_paid(self):
        self.ask("POST", "/v1/charges", self.wish())
        self.ask("POST", "/v1/charges/b_1:1/approve")
        self.assertEqual(409, self.ask("POST", "/v1/charges/b_1:1/cancel")[0])
        self.ask("POST", "/v1/charges", self.wish("b_2:1"))
        self.assertEqual(200, self.ask("POST", "/v1/charges/b_2:1/cancel")[0])
        self.assertEqual(409, self.ask("POST", "/v1/charges/b_2:1/approve")[0])

    def test_no_more_than_was_paid_is_refunded(self):
        self.ask("POST", "/v1/charges", self.wish())
        self.ask("POST", "/v1/charges/b_1:1/approve")
        half = {"chargeKey": "b_1:1", "amountCents": 100_000_000}
        self.assertEqual(201, self.ask("POST", "/v1/refunds", half | {"key": "r1"})[0])
        self.assertEqual(200, self.ask("POST", "/v1/refunds", half | {"key": "r1"})[0])
        self.assertEqual(409, self.ask("POST", "/v1/refunds", half | {"key": "r2"})[0])

    def test_without_the_secret_nothing_is_told(self):
        self.api.token = "wrong"
        self.assertEqual(401, self.ask("GET", "/v1/ledger")[0])

    def test_webhooks_are_signed_and_come_again_until_taken(self):
        shop = Shop(refusals=1)
        self.addCleanup(shop.close)
        self.ask("POST", "/v1/charges", self.wish(webhook=shop.url))
        self.ask("POST", "/v1/charges/b_1:1/approve")
        for _ in range(2):
            signature, body = shop.taken.get(timeout=5)
            parts = dict(part.split("=") for part in signature.split(","))
            signed = parts["t"].encode() + b"." + body
            wanted = hmac.new(WEBHOOK_SECRET.encode(), signed, hashlib.sha256).hexdigest()
            self.assertEqual(wanted, parts["v1"])
            self.assertEqual("paid", json.loads(body)["state"])

    def test_misbehaviour_can_be_asked_for(self):
        shop = Shop()
        self.addCleanup(shop.close)
        self.assertEqual(200, self.ask("POST", "/v1/misbehaviour", {"mode": "twice"})[0])
        self.ask("POST", "/v1/charges", self.wish(webhook=shop.url))
        self.ask("POST", "/v1/charges/b_1:1/approve")
        self.assertEqual(shop.taken.get(timeout=5)[1], shop.taken.get(timeout=5)[1])
        self.ask("POST", "/v1/misbehaviour", {"mode": "down", "times": 1})
        self.assertEqual(503, self.ask("GET", "/v1/charges/b_1:1")[0])
        self.assertEqual(200, self.ask("GET", "/v1/charges/b_1:1")[0])

    def test_money_can_come_for_what_was_called_off(self):
        shop = Shop()
        self.addCleanup(shop.close)
        self.ask("POST", "/v1/charges", self.wish(webhook=shop.url))
        self.ask("POST", "/v1/charges/b_1:1/cancel")
        self.ask("POST", "/v1/misbehaviour", {"mode": "late-money", "times": 1})
        status, charge = self.ask("POST", "/v1/charges/b_1:1/approve")
        self.assertEqual((200, "paid"), (status, charge["state"]))
        self.assertEqual("paid", json.loads(shop.taken.get(timeout=5)[1])["state"])
        refused = self.ask("POST", "/v1/charges/b_1:1/cancel")
        self.assertEqual((409, "already_paid"), (refused[0], refused[1]["code"]))
        self.ask("POST", "/v1/charges", self.wish("b_2:1"))
        self.ask("POST", "/v1/charges/b_2:1/decline")
        self.assertEqual(409, self.ask("POST", "/v1/charges/b_2:1/approve")[0], "but only once")


if __name__ == "__main__":
    unittest.main()
