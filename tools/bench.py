"""`./astro bench`: our answers beside nginx's, NestJS's and the database's own, in one run."""

import os
import pathlib
import re
import statistics
import subprocess

import bench_events
import bench_lists
import bench_logs
import bench_report
import bench_world
import processor_time
from system import build, mongo, packages, say, toolchain
from system.settings import ROOT, Settings
from test_system import TestSystem

CONNECTIONS, THREADS = 64, 2
HOLD_CONNECTIONS = 16


def run(options):
    unasked = options.yes or os.environ.get("CI") == "true"
    packages.ensure(packages.wanted(packages.RUN, packages.BUILD, packages.BENCH), unasked)
    ours = Settings()
    toolchain.ensure(ours)
    build.services(ours, targets=(*build.SERVICES, *build.CONTRACTS, "raw-holds", "many-logs"))
    build.web_applications(ours)
    if options.logs:
        return logs_alone()
    if options.lists:
        return lists_alone(options)
    if options.events:
        return events_alone(options)
    rounds, seconds = (3, 2) if options.quick else (7, 4)
    with bench_world.World(holds=2500 if options.quick else 6000) as world:
        figures = measure(world, rounds, seconds)
    bench_report.show(figures)
    if options.write:
        bench_report.write(figures, ROOT / "docs" / "performance.md")
    return 0 if bench_report.floors_hold(figures) else 1


def logs_alone():
    with TestSystem("bench-logs", folder=Settings().build) as system:
        operator = system.add_staff("it", "ops@bench.example", "Otto Ops")
        figures = bench_logs.measure(system, operator)
    say.line()
    say.table(bench_report.log_rows(figures))
    return 0 if figures[0]["p95"] <= bench_logs.GOAL_MS else 1


def events_alone(options):
    with TestSystem("bench-events", folder=Settings().build) as system:
        operator = system.add_staff("it", "ops@bench.example", "Otto Ops")
        count = bench_events.EVENTS // 10 if options.quick else bench_events.EVENTS
        figures = bench_events.measure(system, operator, count)
    say.line()
    say.table(bench_report.event_rows(figures))
    return 0 if figures["rate"] >= bench_events.GOAL_RATE else 1


def lists_alone(options):
    """Only Admin API's lists and reports."""
    with bench_lists.World() as world:
        supplier, employee = world.staff()
        bench_lists.fill(world, supplier)
        figures = {
            "lists": bench_lists.measure(supplier, employee),
            "reports": bench_lists.measure_reports(supplier, employee),
        }
    bench_report.show_lists(figures)
    if options.write:
        bench_report.write_lists(figures, ROOT / "docs" / "performance.md")
    return 0 if bench_report.lists_hold(figures) else 1


def measure(world, rounds, seconds):
    figures = {"nginx": [], "peer": []}
    for name, path, file in world.pages():
        pair = (world.ours_at(path), world.nginx_at(file))
        figures["nginx"].append(paired(f"{name} against nginx", name, *pair, rounds, seconds))
    for name, path, peer_path in world.peer_pages():
        pair = (world.ours_at(path), world.peer_at(peer_path))
        figures["peer"].append(paired(f"{name} against NestJS", name, *pair, 3, seconds))
    world.prepare_holds()
    world.await_quiet()
    figures["holds"] = holds(world, max(3, rounds // 2), seconds)
    supplier, employee = world.staff()
    bench_lists.fill(world, supplier)
    figures["lists"] = bench_lists.measure(supplier, employee)
    figures["logs"] = bench_logs.measure(world, world.operator)
    figures["reports"] = bench_lists.measure_reports(supplier, employee)
    figures["events"] = bench_events.measure(world, world.operator)
    figures["memory"] = world.memory()
    figures["ready"] = world.readiness()
    return figures


def paired(title, name, ours, theirs, rounds, seconds):
    """Interleaved rounds; the order turns round each time. `ours` and `theirs` are (address,
    processes that answer it)."""
    rates, efforts = {ours: [], theirs: []}, {ours: [], theirs: []}
    with say.Step(title) as step:
        for address, _ in (ours, theirs):
            load(address, 1)
        for number in range(rounds):
            for side in (ours, theirs) if number % 2 == 0 else (theirs, ours):
                step.progress(f"round {number + 1} of {rounds}")
                address, pids = side
                before = processor_time.of(pids)
                rates[side].append(load(address, seconds))
                spent = processor_time.of(pids) - before
                efforts[side].append(rates[side][-1] * seconds / spent)
        ratios = [mine / other for mine, other in zip(rates[ours], rates[theirs])]
        frugal = [mine / other for mine, other in zip(efforts[ours], efforts[theirs])]
        step.detail = f"{statistics.median(ratios):.2f}"
    return {
        "name": name,
        "ours": statistics.median(rates[ours]),
        "theirs": statistics.median(rates[theirs]),
        "ratio": statistics.median(ratios),
        "ratios": ratios,
        "frugal": statistics.median(frugal),
    }


def load(address, seconds):
    """Requests per second; ends if anything but successes came back."""
    command = [
        "wrk",
        f"-t{THREADS}",
        f"-c{CONNECTIONS}",
        f"-d{seconds}s",
        "--timeout",
        "20s",
        address,
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)|Socket errors:(.*)", said)
    if wrong:
        raise say.Stop(f"{address} did not answer well under load: {wrong[0]}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def holds(world, rounds, seconds):
    """Through HTTP with sessions and rules, beside the same two writes alone."""
    ours, raw, ratios = [], [], []
    with say.Step("holds against their two writes alone") as step:
        for number in range(rounds):
            step.progress(f"round {number + 1} of {rounds}")
            first = number % 2 == 1  # the yardstick copies one of our bookings
            if first:
                raw.append(raw_rate(world, seconds))
            ours.append(hold_rate(world, world.next_holds(rounds), seconds))
            if not first:
                raw.append(raw_rate(world, seconds))
            ratios.append(ours[-1] / raw[-1])
        step.detail = f"{statistics.median(ratios):.2f}"
    return {
        "name": "holds",
        "ours": statistics.median(ours),
        "theirs": statistics.median(raw),
        "ratio": statistics.median(ratios),
        "ratios": ratios,
    }


def raw_rate(world, seconds):
    program = Settings().build / "bin" / "raw-holds"
    counts = [str(bench_world.HOLD_LAUNCHES), str(HOLD_CONNECTIONS), str(seconds)]
    patient = world.mongodb_uri() + "&socketTimeoutMS=30000"
    command = [program, patient, mongo.CUSTOMER, *counts]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def hold_rate(world, lines, seconds):
    path = pathlib.Path(world.folder / "holds.txt")
    path.write_text("".join(lines))
    command = ["wrk", f"-t{THREADS}", f"-c{HOLD_CONNECTIONS}", f"-d{seconds}s"]
    command += ["-s", str(ROOT / "bench" / "holds.lua"), world.url("customer")]
    made = subprocess.run(
        [*command, "--", str(path), str(THREADS)], capture_output=True, text=True, check=True
    )
    found = re.search(r"HELD (\d+) REFUSED (\d+) SPARE (\d+) SECONDS ([\d.]+)", made.stdout)
    held, refused, spare, took = int(found[1]), int(found[2]), int(found[3]), float(found[4])
    if refused:
        raise say.Stop(f"{refused} holds were refused under load; the figure would be wrong.")
    if spare:
        raise say.Stop(f"All {held} prepared holds were used up before the time was over.")
    return held / took
