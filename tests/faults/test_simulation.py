"""Thousands of worlds from seeds: the real state machines on stores in memory, with crashes, lost
answers and a jumping clock, the invariants after every write. A guard taken away must be seen."""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import unittest

import figures
from system import processes

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build" / "dev" / "bin" / "faults-simulation"
SEEDS = figures.rounds(20_000, 2_000_000)
# The same worlds in every run of the suite; on demand, and with a seed of one's own, others.
FROM = figures.SEED if figures.CHOSEN or figures.SOAK else 1


def simulate(*arguments, fault=""):
    made = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        env={**os.environ, **processes.WITHOUT_COUNTERS, "ASTRO_FAULT": fault},
        capture_output=True,
        text=True,
    )
    if made.returncode not in (0, 1):
        raise AssertionError(f"the simulation ended with {made.returncode}: {made.stderr[-2000:]}")
    return made


def simulate_all():
    """Half of the worlds on each core."""
    half = SEEDS // 2
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        parts = pool.map(
            lambda begin: json.loads(simulate("--from", begin, "--seeds", half).stdout),
            (FROM, FROM + half),
        )
    first, second = parts
    joined = {"worstPasses": max, "failed": lambda pair: pair[0] + pair[1]}
    return {name: joined.get(name, sum)((first[name], second[name])) for name in first}


class Simulation(unittest.TestCase):
    def test_no_world_breaks_an_invariant(self):
        said = simulate_all()
        again = [f"faults-simulation --seed {one['seed']}" for one in said["failed"]]
        self.assertEqual(0, said["violations"], (said["failed"], again))
        self.assertGreater(said["confirmed"], SEEDS // 2, "too little came about")
        self.assertGreater(said["crashes"], SEEDS, "too little went wrong")
        calls, crashes = said["calls"], said["crashes"] + said["unanswered"]
        figures.record(
            "simulation",
            f"{SEEDS:,} seeds, {calls:,} calls, {crashes:,} faults",
            0,
            f"{said['worstPasses']} passes of the completer",
            "no seat guard, no step guard: seen",
        )

    def test_a_missing_guard_is_seen_and_the_seed_replays_exactly(self):
        for fault in ("no_seat_guard", "no_step_guard"):
            with self.subTest(fault=fault):
                said = json.loads(simulate("--seeds", 1000, fault=fault).stdout)
                self.assertGreater(said["violations"], 0)
                found = said["failed"][0]
                told = [simulate("--seed", found["seed"], fault=fault) for _ in range(2)]
                self.assertEqual(1, told[0].returncode)
                self.assertTrue(told[0].stdout.startswith(found["what"]), told[0].stdout)
                self.assertEqual(told[0].stderr, told[1].stderr)

    def test_every_call_of_a_store_can_fail(self):
        """A new method that the simulated stores do not override would never fail."""
        line = (ROOT / "tests/faults/simulation/stores.hpp").read_text()
        line += (ROOT / "tests/faults/simulation/provider.hpp").read_text()
        for header in ("launches", "bookings", "payment_provider"):
            text = (ROOT / f"src/sales/{header}.hpp").read_text()
            for name in re.findall(r"virtual (?!~)[^;]*?(\w+)\s*\(", text):
                with self.subTest(header=header, name=name):
                    overrides = re.search(rf"\b{name}\([^;{{]*?\)[^;{{]*override", line)
                    self.assertTrue(overrides, f"{name} of {header}.hpp never fails")


if __name__ == "__main__":
    unittest.main()
