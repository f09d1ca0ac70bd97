"""Races over the real flow, on stores in memory and on the real servers; the launch that everybody
wants; documents' numbers while PostgreSQL is killed. Run by build/dev/bin/faults-races."""

import os
import pathlib
import re
import subprocess
import threading
import time
import unittest

import figures
from crowd import ROOT, wait_for
from test_system import Databases

PROGRAM = ROOT / "build" / "dev" / "bin" / "faults-races"
IN_MEMORY, REAL = figures.rounds(1_000, 50_000), figures.rounds(20, 5_000)
HOT, HOT_REAL = figures.rounds(20_000, 500_000), figures.rounds(400, 20_000)
NUMBERS, KILLS = figures.rounds(2_000, 50_000), figures.rounds(3, 60)


def races(chosen, environment=None, timeout=7200):
    made = subprocess.run(
        [PROGRAM, f"--gtest_filter={chosen}", "--gtest_brief=1"],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    told = [row for row in made.stdout.splitlines() if not row.startswith("{")]
    return made.returncode, "\n".join(told[-60:]) + made.stderr[-3000:]


class Races(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.databases = Databases("races")
        cls.databases.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.databases.__exit__()

    def run_clean(self, chosen, **environment):
        code, said = races(chosen, {**self.databases.environment(), **environment})
        self.assertEqual(0, code, said)
        self.assertNotIn("SKIPPED", said)
        self.assertNotIn("] 0 tests", said)
        return said

    def test_in_memory(self):
        began = time.monotonic()
        self.run_clean("memory/races_of*", ASTRO_TEST_ROUNDS=str(IN_MEMORY))
        self.assertLess(time.monotonic() - began, 3600)

    def test_on_the_real_servers(self):
        self.run_clean("mongodb/races_of*:*_race.*", ASTRO_TEST_ROUNDS=str(REAL))
        kinds = len(re.findall(r"^TEST_[PF]\(races_of|^TEST_F\(\w+_race", self.sources(), re.M))
        figures.record(
            "races with barriers",
            f"{kinds} races × ({IN_MEMORY:,} in memory, {REAL:,} on the servers)",
            0,
            control="no seat guard: seen",
        )

    @staticmethod
    def sources():
        folder = pathlib.Path(__file__).parent / "races"
        return "".join(path.read_text() for path in folder.glob("*_test.cpp"))

    def test_without_the_guard_the_last_seat_is_sold_twice(self):
        code, said = races(
            "memory/races_of.the_last_seat*", {"ASTRO_FAULT": "no_seat_guard"}
        )
        self.assertEqual(1, code, said)

    def test_the_launch_that_everybody_wants(self):
        hot = {"ASTRO_TEST_HOT": str(HOT), "ASTRO_TEST_HOT_REAL": str(HOT_REAL)}
        said = self.run_clean("*/hot_launch*", **hot)
        self.assertEqual(2, said.count("hot launch:"), said)
        code, said = races("memory/hot_launch*", {**hot, "ASTRO_FAULT": "no_seat_guard"})
        self.assertEqual(1, code, said)
        figures.record(
            "hot launch: 500 seats, 64 clients",
            f"{HOT:,} operations in memory, {HOT_REAL:,} on the server",
            0,
            control="no seat guard: seen",
        )

    def test_numbers_have_no_gap_while_postgresql_is_killed(self):
        killer = threading.Thread(target=self.kill_postgresql)
        killer.start()
        try:
            said = self.run_clean("numbers.without*", ASTRO_TEST_NUMBERS=str(NUMBERS))
        finally:
            killer.join()
        interrupted = int(re.search(r"(\d+) interrupted", said)[1])
        self.assertGreater(interrupted, 0, "PostgreSQL was killed when nobody wrote")
        rolled_back = int(re.search(r"(\d+) rolled back", said)[1])
        self.run_clean("numbers.of_a_sequence*", ASTRO_TEST_NUMBERS="200")
        figures.record(
            "gapless numbers, 8 writers",
            f"{NUMBERS:,} issued, {rolled_back:,} rolled back, PostgreSQL killed {KILLS} times",
            0,
            control="numbers of a sequence: gaps seen",
        )

    def kill_postgresql(self):
        supervisor = self.databases.supervisor
        child = supervisor.children["postgres"]
        for _ in range(KILLS):
            time.sleep(2.5)
            child.running.kill()
            child.running.wait()
            wait_for("PostgreSQL answers", lambda: self.is_back(supervisor, child), 20)

    @staticmethod
    def is_back(supervisor, child):
        """It does not start while a process of the one that was killed still ends: then again."""
        if child.running.poll() is not None:
            supervisor.launch(child)
        return child.process.ready()


if __name__ == "__main__":
    unittest.main()
