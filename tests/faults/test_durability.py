"""kill -9 of the database under load: nothing that was acknowledged is lost. Two negative controls:
a recorder that claims what was never written, and a server that does not sync its writes."""

import concurrent.futures
import json
import os
import pathlib
import signal
import subprocess
import threading
import time
import unittest

from crowd import ROOT, Market, TestSystem, journey, wait_for
from api_client import Api, ApiRefused
from system import mongo, running, toolchain
from system.settings import PORTS, Settings

BUYERS, KILLS, LOAD_SECONDS = 12, 3, 2.5
CONTROL_ROUNDS = 6
UNLIMITED = {"ASTRO_LIMIT_BOOKINGS_PER_CUSTOMER_PER_MINUTE": "1000000"}


class Load:
    """Buyers that hold and give back seats until they are told to stop; every answer is noted."""

    def __init__(self, buyers, launch):
        self.buyers, self.launch = buyers, launch
        self.ending = threading.Event()
        self.held, self.given_back = [], []

    def run(self, buyer, number):
        count = 0
        while not self.ending.is_set():
            count += 1
            try:
                key = f"load-{number}-{count}"
                booking = journey.hold(buyer, self.launch, 1, key)
                self.held.append((buyer, booking["id"]))
                if count % 3:
                    buyer.call("DELETE", f"/bookings/{booking['id']}")
                    self.given_back.append(booking["id"])
            except ApiRefused as refused:
                if refused.status < 500 and refused.code not in ("too_many_holds", "seat_limit"):
                    raise
                self.pause(buyer)
            except OSError:
                buyer.connection = None

    def pause(self, buyer):
        """At the limit of holds: one goes back. When the database is away: a moment."""
        try:
            for booking in buyer.get("/bookings", state="held", limit=5)["items"]:
                buyer.call("DELETE", f"/bookings/{booking['id']}")
                self.given_back.append(booking["id"])
        except (ApiRefused, OSError):
            time.sleep(0.05)

    def lost(self):
        """Acknowledged bookings that are not there, or came back to life."""
        gone, back = [], set(self.given_back)
        for buyer, key in self.held:
            try:
                state = buyer.get(f"/bookings/{key}")["state"]
            except ApiRefused as refused:
                if refused.status != 404:
                    raise
                gone.append(key)
                continue
            if key in back and state == "held":
                gone.append(key)
        return gone


class Durability(unittest.TestCase):
    def test_nothing_acknowledged_is_lost(self):
        with TestSystem("durability", **UNLIMITED) as system:
            market = Market(system)
            load = Load(market.buyers(BUYERS), market.offer(500))
            with concurrent.futures.ThreadPoolExecutor(BUYERS) as pool:
                runs = [pool.submit(load.run, buyer, n) for n, buyer in enumerate(load.buyers)]
                try:
                    for _ in range(KILLS):
                        time.sleep(LOAD_SECONDS)
                        self.kill_database(system)
                    time.sleep(LOAD_SECONDS)
                finally:
                    load.ending.set()
                for each in runs:
                    each.result()
            self.assertGreater(len(load.held), 50, "the load was too small to say anything")
            self.assertEqual([], load.lost())
            clean, said = market.check()
            self.assertTrue(clean, said)
            self.recorder_that_lies(load)

    def recorder_that_lies(self, load):
        """Negative control: an acknowledgement without a write must be called lost."""
        made_up = "b_" + "0" * 32
        load.held.append((load.buyers[0], made_up))
        self.assertEqual([made_up], load.lost())

    def kill_database(self, system):
        """The supervisor starts it again; the services find it by themselves."""
        pid = running.read_pid(system.ours.run, "mongodb")
        os.kill(pid, signal.SIGKILL)
        ready = system.url("customer") + "/readyz"
        wait_for("another database process", lambda: self.another(system, pid), 20)
        caller = Api(system.url("customer"))
        wait_for(f"{ready} after the kill", lambda: caller.send("GET", "/readyz").status == 200, 20)

    @staticmethod
    def another(system, pid):
        now = running.read_pid(system.ours.run, "mongodb")
        return now is not None and now != pid

    def test_a_server_that_does_not_sync_is_seen_to_lose(self):
        """Negative control: why --sync-on-commit is always given. A server that syncs by itself
        (mongod) has no such setting."""
        if mongo.kind() == "mongod":
            self.assertNotIn("--sync-on-commit", mongo.command(Settings()))
            return
        lost = 0
        for number in range(CONTROL_ROUNDS):
            lost += self.lost_by_raw_writes(number, synced=False)
            if lost:
                break
        self.assertGreater(lost, 0, f"nothing lost in {CONTROL_ROUNDS} rounds without syncing")

    def test_raw_writes_to_the_synced_server_are_kept(self):
        self.assertEqual(0, self.lost_by_raw_writes(99, synced=True))

    def lost_by_raw_writes(self, number, synced):
        ours = Settings(
            state=ROOT / ".astro" / "test" / f"raw-{number}", ports=running.free_ports(PORTS)
        )
        subprocess.run(["rm", "-rf", str(ours.state)], check=True)
        server = self.started(ours, synced)
        writer = subprocess.Popen(
            [
                toolchain.venv_program(ours, "python"),
                pathlib.Path(__file__).parent / "raw_writer.py",
            ]
            + ["write", str(ours.ports["mongodb"])],
            stdout=subprocess.PIPE,
            text=True,
        )
        time.sleep(LOAD_SECONDS)
        server.kill()
        server.wait()
        acknowledged = json.loads(writer.communicate(timeout=30)[0])
        server = self.started(ours, synced)
        try:
            found = subprocess.run(
                [toolchain.venv_program(ours, "python")]
                + [pathlib.Path(__file__).parent / "raw_writer.py", "read"]
                + [str(ours.ports["mongodb"])],
                capture_output=True,
                text=True,
                check=True,
                timeout=60,
            )
        finally:
            server.kill()
            server.wait()
        self.assertGreater(len(acknowledged), 100)
        return len(set(acknowledged) - set(json.loads(found.stdout)))

    @staticmethod
    def started(ours, synced):
        server = subprocess.Popen(
            mongo.command(ours, synced), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_for("the raw server answers", lambda: mongo.ready(ours), 20)
        return server


if __name__ == "__main__":
    unittest.main()
