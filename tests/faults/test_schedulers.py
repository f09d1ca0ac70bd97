"""Several schedulers, schedulers that sleep past their leases, and schedulers that were down: each
tick is one run, and whoever lost a lease has no say any more."""

import contextlib
import datetime
import os
import re
import signal
import subprocess
import time
import unittest

import figures
from crowd import Api, Market, TestSystem, journey, wait_for

JOBS = 40
DAY = datetime.timedelta(days=1)


class Schedulers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.system = TestSystem("schedulers")
        cls.system.__enter__()
        cls.addClassCleanup(cls.system.__exit__)
        cls.market = Market(cls.system)
        cls.scheduler = cls.system.supervisor.children["job-scheduler"]

    def operator(self):
        """A token lives ten minutes; the clock here moves by days."""
        return self.system.sign_in("it", "ops@faults.example")

    def runs(self):
        jobs = self.operator().get("/jobs", kind="reconcile", limit=100)["items"]
        return {job["id"]: job for job in jobs if job["id"].startswith("cron:")}

    @contextlib.contextmanager
    def more_schedulers(self, count):
        process = self.scheduler.process
        environment = process.environment | {"ASTRO_SCHEDULER_PORT": "0"}
        others = [
            subprocess.Popen(process.command, env=environment, stdout=subprocess.DEVNULL)
            for _ in range(count)
        ]
        try:
            yield
        finally:
            for other in others:
                other.terminate()
            for other in others:
                other.wait(15)

    @contextlib.contextmanager
    def asleep(self):
        pid = self.scheduler.running.pid
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    @contextlib.contextmanager
    def asleep_with_leases(self, operator):
        """Answers the jobs whose leases it sleeps past. All of its workers may be between two jobs
        when it falls asleep: then it wakes and tries again."""
        held = []
        while not held:
            wait_for("it is at work", lambda: self.at_work(operator), 20, 0.01)
            with self.asleep():
                held = self.left_by(operator)
                if held:
                    yield held

    def left_by(self, operator):
        """What stays leased when Core has ended what it was doing for the sleeper."""
        before, held = None, []
        while before != held:
            before = held
            time.sleep(1)
            held = sorted(job["id"] for job in self.at_work(operator))
        return held

    def move_to(self, moment):
        now = journey.system_now(self.system.ours)
        ahead = int((moment - now).total_seconds() * 1000)
        journey.set_clock(self.system.ours, journey.read_clock(self.system.ours) + ahead)

    def next_two_o_clock(self):
        now = journey.system_now(self.system.ours)
        return (now + DAY).replace(hour=2, minute=0, second=0, microsecond=0)

    def test_three_at_two_o_clock_are_one_run(self):
        journey.wait_until_idle(self.operator(), self.system.ours)
        before = self.runs()
        with self.more_schedulers(2):
            self.move_to(self.next_two_o_clock() - datetime.timedelta(seconds=2))
            wait_for("the run", lambda: len(self.runs()) > len(before), 30)
            journey.wait_until_idle(self.operator(), self.system.ours, 90)
            made = {name: job for name, job in self.runs().items() if name not in before}
        self.assertEqual(1, len(made), made)
        self.assertEqual([1], [job["attempt"] for job in made.values()])
        figures.record("three schedulers at 02:00 UTC", "1 tick", len(made) - 1)

    def test_down_for_three_nights_is_one_run_after(self):
        journey.wait_until_idle(self.operator(), self.system.ours)
        before = self.runs()
        last = self.next_two_o_clock() + 2 * DAY
        with self.asleep():
            self.move_to(last + datetime.timedelta(minutes=30))
        wait_for("the run", lambda: len(self.runs()) > len(before), 60)
        journey.wait_until_idle(self.operator(), self.system.ours, 90)
        made = set(self.runs()) - set(before)
        self.assertEqual({f"cron:reconcile:{journey.instant(last)}"}, made)
        figures.record("schedulers down for three nights", "3 ticks", len(made) - 1)

    def test_four_workers_asleep_past_their_leases_have_no_say(self):
        operator = self.operator()
        journey.wait_until_idle(operator, self.system.ours)
        refused = self.refusals()
        with self.asleep():  # until there is enough to do
            for i in range(JOBS):
                operator.call("POST", "/reconciliations", {"scope": "bookings", "ids": [f"b_{i}"]})
        with self.asleep_with_leases(operator) as held, self.more_schedulers(1):
            wait_for("others end them", lambda: not self.open_of(operator, held), 120, 0.5)
        stories = [operator.get(f"/jobs/{name}") for name in held]
        self.assertEqual(["done"] * len(held), [story["state"] for story in stories])
        lost = [story["lostLeases"] for story in stories]
        self.assertEqual(1, max(lost))  # whose end was heard in time has lost none
        late = wait_for("the sleepers are refused", lambda: self.refusals() - refused, 30)
        figures.record(
            "4 workers asleep past their leases",
            f"{sum(lost)} leases of {JOBS} jobs",
            0,
            "–",
            f"{late:.0f} late words refused",
        )

    @staticmethod
    def at_work(operator):
        return operator.get("/jobs", kind="reconcile", state="running", limit=100)["items"]

    @staticmethod
    def open_of(operator, names):
        return [n for n in names if operator.get(f"/jobs/{n}")["state"] in ("ready", "running")]

    def refusals(self):
        """What Core answered with 4xx to the words of workers."""
        text = Api(self.system.url("core")).send("GET", "/metrics").body.decode()
        rows = re.findall(
            r'http_requests_total{route="POST /internal/v1/jobs/{id}/\w+",status="4xx"} (\S+)', text
        )
        return sum(float(row) for row in rows)


if __name__ == "__main__":
    unittest.main()
