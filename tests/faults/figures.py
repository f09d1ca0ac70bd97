"""What the fault tests have found, in figures: printed at the end of `./astro test faults`, and
written to docs/reliability.md when asked for."""

import dataclasses
import datetime
import os
import pathlib
import platform
import secrets

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reliability.md"
FIGURES = "<!-- figures -->"

SOAK = os.environ.get("ASTRO_TEST_SOAK") == "1"
# One seed for the whole run, so that a run can be repeated.
CHOSEN = os.environ.get("ASTRO_TEST_SEED")
DRAWN = os.environ.get("ASTRO_TEST_DRAWN_SEED")  # by the run that this process is a part of
SEED = int(CHOSEN or DRAWN or secrets.randbelow(1_000_000_000))


@dataclasses.dataclass
class Figure:
    proof: str
    rounds: str
    violations: int
    worst: str = "–"  # the slowest recovery
    control: str = "–"  # the negative control: what was taken away, and that it was seen


RECORDED = []


def rounds(suite, soak):
    """How often: in the suite, or on demand."""
    return soak if SOAK else suite


def record(proof, rounds, violations, worst="–", control="–"):
    told = f"{rounds:,}" if isinstance(rounds, int) else rounds
    if isinstance(worst, float):
        worst = f"{worst:.1f} s"
    RECORDED.append(Figure(proof, told, violations, worst, control))


def add(told):
    """What another process has recorded."""
    RECORDED.extend(Figure(**each) for each in told)


def rows():
    head = ["proof", "rounds", "violations", "worst recovery", "negative control"]
    return [
        head,
        *(
            [each.proof, each.rounds, str(each.violations), each.worst, each.control]
            for each in sorted(RECORDED, key=lambda figure: figure.proof)
        ),
    ]


def table():
    head, *rest = rows()
    lines = [head, ["---"] * len(head), *rest]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write(command, seconds):
    """Replaces the figures of docs/reliability.md; what stands around them stays."""
    before, _, after = PAGE.read_text(encoding="utf-8").split(FIGURES)
    day = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    told = f"{day}, `{command}`, seed {SEED}, {os.cpu_count()} cores, {platform.system()}"
    text = f"\n{told}; {seconds / 60:.1f} minutes.\n\n{table()}\n\n"
    PAGE.write_text(before + FIGURES + text + FIGURES + after, encoding="utf-8")
