"""The benchmark's figures, for the terminal and for docs/performance.md."""

import datetime
import os
import pathlib
import platform
import re

import bench_events
import bench_lists
import bench_logs
from system import say

# One document by its id is what the database is quickest at, for the peer too: 80 times that would
# be more than nginx gives out.
FLOORS = {"nginx": 0.8, "peer": 40.0, "holds": 0.8}
GOALS = {"nginx": 1.0, "peer": 80.0, "holds": 0.8}
MEMORY_GOAL, READY_GOAL = 50, 200
SLOWEST = 6
TITLES = {"nginx": "nginx, same bytes from a file", "peer": "NestJS on the same database"}


def ratio_rows(figures):
    """(what, against, ours, theirs, ratio, spread, goal, floor)"""
    for group in ("nginx", "peer"):
        for each in figures[group]:
            yield each, TITLES[group], GOALS[group], FLOORS[group]
    yield figures["holds"], "its two writes alone", GOALS["holds"], FLOORS["holds"]


def show(figures):
    rows = [["measured", "against", "ours /s", "theirs /s", "ratio", "goal", "for the same work"]]
    for each, against, goal, _ in ratio_rows(figures):
        ratio = ratio_text(each["ratio"])
        told = say.good(ratio) if each["ratio"] >= goal else say.bad(ratio)
        counts = [f"{each['ours']:,.0f}", f"{each['theirs']:,.0f}"]
        rows.append([each["name"], against, *counts, told, f"≥ {goal:g}", frugal_text(each)])
    say.line()
    say.table(rows)
    say.line()
    say.table(list_rows(figures))
    say.line()
    say.table(log_rows(figures["logs"]))
    say.line()
    say.table(event_rows(figures["events"]))
    say.line(f"\n  Memory after the load: {listed(figures['memory'])} (goal ≤ {MEMORY_GOAL} MB)")
    times = {name: f"{ms:.0f} ms" for name, ms in figures["ready"].items()}
    say.line(f"  Ready after start: {listed(times)} (goal ≤ {READY_GOAL} ms)")


LISTS = (("lists", bench_lists.GOAL_MS), ("reports", bench_lists.REPORT_GOAL_MS))
WORDS = {"lists": "pages of lists", "reports": "reports"}


def ratio_text(ratio):
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:,.0f}"


def frugal_text(each):
    """How many times fewer processor seconds a request takes."""
    return f"{ratio_text(each['frugal'])} × less processor" if "frugal" in each else "–"


def list_rows(figures):
    """The slowest pages of lists, then of reports."""
    rows = [["slowest pages at size", "median ms", "p95 ms", "goal"]]
    for what, goal in LISTS:
        for each in figures[what][:SLOWEST]:
            p95 = f"{each['p95']:.0f}"
            told = say.good(p95) if each["p95"] <= goal else say.bad(p95)
            rows.append([each["name"], f"{each['median']:.0f}", told, f"≤ {goal}"])
    return rows


def log_rows(figures):
    """The slowest pages of the log."""
    rows = [[f"slowest pages of {bench_logs.ENTRIES:,} log entries", "median ms", "p95 ms", "goal"]]
    for each in figures[:SLOWEST]:
        p95 = f"{each['p95']:.0f}"
        told = say.good(p95) if each["p95"] <= bench_logs.GOAL_MS else say.bad(p95)
        rows.append([each["name"], f"{each['median']:.0f}", told, f"≤ {bench_logs.GOAL_MS}"])
    return rows


def event_rows(figures):
    rate = f"{figures['rate']:,.0f}"
    told = say.good(rate) if figures["rate"] >= bench_events.GOAL_RATE else say.bad(rate)
    what = f"{figures['count']:,} queued events on {figures['server']}"
    return [["drained", "a second", "goal"], [what, told, f"≥ {bench_events.GOAL_RATE}"]]


def show_lists(figures):
    say.table(list_rows(figures))


def lists_hold(figures):
    return all(each["p95"] <= goal for what, goal in LISTS for each in figures[what])


def list_lines(figures):
    """Two tables, as docs/performance.md has them."""
    lines = []
    for what, goal in LISTS:
        lines += [
            f"| slowest of {len(figures[what])} {WORDS[what]} in Admin API, with "
            f"{bench_lists.BOOKINGS:,} bookings of {bench_lists.CUSTOMERS:,} customers "
            f"| median | p95 (goal ≤ {goal:,} ms) |",
            "|---|--:|--:|",
        ]
        lines += [
            f"| {each['name']} | {each['median']:.0f} ms | {each['p95']:.0f} ms |"
            for each in figures[what][:SLOWEST]
        ]
        lines.append("")
    return lines


def write_lists(figures, path):
    """These two tables anew; all else stays."""
    text = path.read_text(encoding="utf-8")
    tables = re.split(r"(?<=\n)(?=\| (?:slowest|process))", text)
    kept = [part for part in tables if " in Admin API, with " not in part.partition("\n")[0]]
    kept.insert(1, "\n".join(list_lines(figures)) + "\n")
    path.write_text("".join(kept), encoding="utf-8")
    say.done("Written", str(path))


def listed(values):
    return ", ".join(f"{name} {value}" for name, value in values.items())


def floors_hold(figures):
    return all(each["ratio"] >= floor for each, _, _, floor in ratio_rows(figures))


PROSE = "## What the figures say"


def write(figures, path):
    """The figures anew; what is said of them stays."""
    said = path.read_text(encoding="utf-8").partition(PROSE)
    lines = [
        "# Performance",
        "",
        "Measured side by side in one run by `./astro bench` (see `bench/README.md` for how). The",
        "ratios are what counts; the rates belong to the machine.",
        "",
        f"Machine: {machine()}. Day: {datetime.date.today().isoformat()}.",
        "",
        "| measured | against | ours /s | theirs /s | ratio (lowest – highest round) | goal "
        "| for the same work |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    for each, against, goal, _ in ratio_rows(figures):
        spread = f"{ratio_text(min(each['ratios']))} – {ratio_text(max(each['ratios']))}"
        counts = f"{each['ours']:,.0f} | {each['theirs']:,.0f}"
        ratio = f"**{ratio_text(each['ratio'])}** ({spread})"
        cells = f"{each['name']} | {against} | {counts} | {ratio}"
        lines.append(f"| {cells} | ≥ {goal:g} | {frugal_text(each)} |")
    lines += ["", *list_lines(figures)]
    lines += [
        f"| slowest of {len(figures['logs'])} pages of the log in Core API, with "
        f"{bench_logs.ENTRIES:,} entries | median | p95 (goal ≤ {bench_logs.GOAL_MS} ms) |",
        "|---|--:|--:|",
    ]
    lines += [
        f"| {each['name']} | {each['median']:.0f} ms | {each['p95']:.0f} ms |"
        for each in figures["logs"][:SLOWEST]
    ]
    events = figures["events"]
    lines += [
        "",
        f"| queue | drained a second (goal ≥ {bench_events.GOAL_RATE}) |",
        "|---|--:|",
        f"| {events['count']:,} queued events on {events['server']} | {events['rate']:,.0f} |",
    ]
    lines += [
        "",
        "| process | memory after the load (goal ≤ 50 MB) | ready after start (goal ≤ 200 ms) |",
        "|---|--:|--:|",
    ]
    for name, megabytes in figures["memory"].items():
        lines.append(f"| `{name}` | {megabytes} | {figures['ready'][name]:.0f} ms |")
    lines += ["", "".join(said[1:])]
    path.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    say.done("Written", str(path))


def machine():
    model = "unknown processor"
    for row in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if row.startswith("model name"):
            model = row.split(":", 1)[1].strip()
            break
    return (
        f"{os.cpu_count()} cores, {model}, {platform.system()} {platform.release().split('-')[0]}"
    )
