"""One file of fault tests, in a process of its own: `one_file.py NAME REPORT` writes what became of
them, and their figures, to REPORT."""

import dataclasses
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))

import figures  # noqa: E402
from outcome import Outcome  # noqa: E402


def main(name, report):
    found = unittest.TestLoader().loadTestsFromName(name)
    result = unittest.TextTestRunner(verbosity=2, stream=sys.stdout, warnings="ignore").run(found)
    outcome = Outcome.of(result)
    told = [dataclasses.asdict(figure) for figure in figures.RECORDED]
    text = json.dumps({"outcome": vars(outcome), "figures": told})
    pathlib.Path(report).write_text(text, encoding="utf-8")


main(*sys.argv[1:])
