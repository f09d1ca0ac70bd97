"""What processes have taken of the processors."""

import os
import pathlib

TICKS = os.sysconf("SC_CLK_TCK")


def of(pids):
    """Seconds that these processes, and those that they have started and that still run, have
    computed."""
    parents, taken = {}, {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        pid = int(folder.name)
        parents[pid], taken[pid] = int(fields[1]), int(fields[11]) + int(fields[12])
    return sum(n for pid, n in taken.items() if belongs(pid, parents, pids)) / TICKS


def belongs(pid, parents, roots):
    while pid in parents:
        if pid in roots:
            return True
        pid = parents[pid]
    return False
