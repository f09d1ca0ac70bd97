"""The sandbox provider's books: an append-only file of JSON lines, synced before anybody hears of a
change, and read again at the next start."""

import datetime
import json
import os
import threading
import uuid

from small_server import Refused

CHARGE_FIELDS = {
    "key": str,
    "amountCents": int,
    "currency": str,
    "description": str,
    "returnUrl": str,
    "webhookUrl": str,
}
REFUND_FIELDS = {"key": str, "chargeKey": str, "amountCents": int}


class Ledger:
    def __init__(self, path):
        self.lock = threading.RLock()
        self.charges, self.refunds, self.announced = {}, {}, set()
        self.by_id = {}
        self.drop_torn_line(path)
        self.file = open(path, "ab")
        for line in path.read_bytes().splitlines():
            self.take(json.loads(line))

    @staticmethod
    def drop_torn_line(path):
        """A crash can cut the last line short; nobody was answered from it."""
        if not path.exists():
            return
        content = path.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        if len(whole) != len(content):
            with open(path, "r+b") as file:
                file.truncate(len(whole))

    def take(self, entry):
        what, value = entry["what"], entry["value"]
        if what == "charge":
            self.charges[value["key"]] = self.by_id[value["id"]] = value
        elif what == "refund":
            self.refunds[value["key"]] = value
        elif what == "announced":
            self.announced.add((value["key"], value["state"]))

    def write(self, what, value, sync=True):
        self.file.write(json.dumps({"what": what, "value": value}).encode() + b"\n")
        self.file.flush()
        if sync:
            os.fsync(self.file.fileno())
        self.take({"what": what, "value": value})

    def create_charge(self, wish, address):
        """(201, charge), or (200, charge) for the same wish again."""
        check(wish, CHARGE_FIELDS)
        with self.lock:
            known = self.charges.get(wish["key"])
            if known:
                same_wish(known, wish, CHARGE_FIELDS)
                return 200, known
            number = "ch_" + uuid.uuid4().hex
            charge = {
                "id": number,
                **wish,
                "state": "pending",
                "pageUrl": f"{address}/pay/{number}",
                "createdAt": now(),
            }
            self.write("charge", charge)
            return 201, charge

    def create_refund(self, wish):
        check(wish, REFUND_FIELDS)
        with self.lock:
            known = self.refunds.get(wish["key"])
            if known:
                same_wish(known, wish, REFUND_FIELDS)
                return 200, known
            charge = self.charge(wish["chargeKey"])
            back = sum(
                refund["amountCents"]
                for refund in self.refunds.values()
                if refund["chargeKey"] == charge["key"]
            )
            if charge["state"] != "paid" or back + wish["amountCents"] > charge["amountCents"]:
                raise Refused(409, "refund_too_large", "More than was paid cannot be refunded.")
            refund = {"id": "re_" + uuid.uuid4().hex, **wish, "state": "paid", "createdAt": now()}
            self.write("refund", refund)
            return 201, refund

    def decide(self, key, act, late_money=False):
        """(charge, whether it changed). A repeated decision changes nothing. With `late_money`,
        what was called off or declined can still be paid."""
        state = {"approve": "paid", "decline": "declined", "cancel": "cancelled"}[act]
        with self.lock:
            charge = self.charge(key)
            if charge["state"] == state:
                return charge, False
            late = late_money and act == "approve" and charge["state"] in ("cancelled", "declined")
            if charge["state"] != "pending" and not late:
                if act == "cancel" and charge["state"] == "declined":
                    return charge, False
                code = "already_" + charge["state"]
                raise Refused(409, code, f"The charge is {charge['state']} already.")
            charge = {**charge, "state": state, "decidedAt": now()}
            self.write("charge", charge)
            return charge, True

    def charge(self, key):
        with self.lock:
            if key not in self.charges:
                raise Refused(404, "charge_not_found", "No charge has this key.")
            return self.charges[key]

    def charge_by_id(self, number):
        with self.lock:
            if number not in self.by_id:
                raise Refused(404, "charge_not_found", "There is no such payment.")
            return self.by_id[number]

    def refund(self, key):
        with self.lock:
            if key not in self.refunds:
                raise Refused(404, "refund_not_found", "No refund has this key.")
            return self.refunds[key]

    def all(self):
        with self.lock:
            return {"charges": list(self.charges.values()), "refunds": list(self.refunds.values())}

    def unannounced(self):
        """Decided charges whose webhook was not taken yet."""
        with self.lock:
            return [
                charge
                for charge in self.charges.values()
                if charge["state"] in ("paid", "declined")
                and (charge["key"], charge["state"]) not in self.announced
            ]

    def mark_announced(self, charge):
        with self.lock:
            self.write("announced", {"key": charge["key"], "state": charge["state"]}, sync=False)


def check(wish, fields):
    unknown = set(wish) - set(fields)
    if unknown:
        raise Refused(422, "invalid_input", f"Unknown property {sorted(unknown)[0]}.")
    for name, kind in fields.items():
        value = wish.get(name)
        if not isinstance(value, kind) or isinstance(value, bool) or value == "":
            raise Refused(422, "invalid_input", f"{name} is required ({kind.__name__}).")
    if wish["amountCents"] <= 0:
        raise Refused(422, "invalid_input", "amountCents must be positive.")
    if len(wish["key"]) > 100 or "/" in wish["key"]:
        raise Refused(422, "invalid_input", "key has at most 100 characters and no slash.")


def same_wish(known, wish, fields):
    if any(known[name] != wish[name] for name in fields):
        raise Refused(409, "key_reused", "This key belongs to another request.")


def now():
    at = datetime.datetime.now(datetime.timezone.utc)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
