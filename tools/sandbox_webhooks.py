"""Tells the shop about decided charges: signed, again and again until it is taken."""

import hashlib
import hmac
import heapq
import itertools
import json
import threading
import time
import urllib.error
import urllib.request

FIRST_PAUSE, LONGEST_PAUSE, TRIES = 0.5, 60.0, 20
FIELDS = ("id", "key", "state", "amountCents", "currency")


class Webhooks:
    def __init__(self, ledger, misbehaviour, secret, clock):
        self.ledger, self.misbehaviour = ledger, misbehaviour
        self.secret, self.clock = secret.encode(), clock
        self.queue, self.order = [], itertools.count()
        self.wake = threading.Condition()
        self.ending = False
        self.thread = threading.Thread(target=self.run)

    def start(self):
        for charge in self.ledger.unannounced():
            self.put(charge, 0, 0)
        self.thread.start()

    def stop(self):
        with self.wake:
            self.ending = True
            self.wake.notify()
        self.thread.join(timeout=6)

    def announce(self, charge):
        if self.misbehaviour.active("lost"):
            return self.ledger.mark_announced(charge)
        late = self.misbehaviour.seconds if self.misbehaviour.active("late") else 0
        self.put(charge, late, 0)
        if self.misbehaviour.active("twice"):
            self.put(charge, late, 0)
        return None

    def put(self, charge, pause, tried):
        with self.wake:
            entry = (time.monotonic() + pause, next(self.order), charge, tried)
            heapq.heappush(self.queue, entry)
            self.wake.notify()

    def run(self):
        while (work := self.next()) is not None:
            charge, tried = work
            if self.deliver(charge):
                self.ledger.mark_announced(charge)
            elif tried + 1 < TRIES:
                self.put(charge, min(LONGEST_PAUSE, FIRST_PAUSE * 2**tried), tried + 1)

    def next(self):
        """The next delivery when it is due; None when it is time to end."""
        with self.wake:
            while not self.ending:
                now = time.monotonic()
                if self.queue and self.queue[0][0] <= now:
                    return heapq.heappop(self.queue)[2:]
                self.wake.wait(self.queue[0][0] - now if self.queue else None)
        return None

    def deliver(self, charge):
        body = json.dumps({name: charge[name] for name in FIELDS}).encode()
        at = str(int(self.clock()))
        mac = hmac.new(self.secret, at.encode() + b"." + body, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "X-Sandbox-Signature": f"t={at},v1={mac}"}
        request = urllib.request.Request(charge["webhookUrl"], body, headers, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return 200 <= answer.status < 300
        except (OSError, ValueError) as error:
            print(f"Webhook for {charge['key']} was not taken: {error}", flush=True)
            return False
