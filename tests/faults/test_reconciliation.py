"""Faults of ten classes planted on both sides: all are found, those that can be are mended, nothing
else is touched while people go on buying. Run by build/dev/bin/faults-reconciliation."""

import os
import re
import subprocess
import unittest

import figures
from crowd import ROOT
from test_system import Databases

PROGRAM = ROOT / "build" / "dev" / "bin" / "faults-reconciliation"
BOOKINGS, FAULTS = 20_000, 1_000
SEEDS = figures.rounds(1, 20)


class Reconciliation(unittest.TestCase):
    def test_planted_faults_are_found_and_mended(self):
        with Databases("reconciliation") as databases:
            environment = {
                **os.environ,
                **databases.environment(),
                "ASTRO_TEST_BOOKINGS": str(BOOKINGS),
                "ASTRO_TEST_FAULTS": str(FAULTS),
            }
            for _ in range(SEEDS):
                made = subprocess.run(
                    [PROGRAM, "--gtest_brief=1"], env=environment, capture_output=True, text=True
                )
                told = [row for row in made.stdout.splitlines() if not row.startswith("{")]
                self.assertEqual(0, made.returncode, "\n".join(told[-60:]) + made.stderr[-2000:])
                self.assertNotIn("SKIPPED", made.stdout)
        meanwhile = re.search(r"(\d+) bought meanwhile", made.stderr)[1]
        figures.record(
            "reconciliation",
            f"{SEEDS} × {BOOKINGS:,} bookings, {FAULTS:,} faults of 10 classes, "
            f"{meanwhile} bought meanwhile",
            0,
            control="what nobody can mend is found again; the stop at the limit",
        )


if __name__ == "__main__":
    unittest.main()
