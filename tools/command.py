"""The `./astro` command line: finds the command and runs it."""

import argparse
import os
import sys

from system import say
from system.say import Stop

ABOUT = "AstroBookings: seats on space launches. One command for all."
EPILOG = "Start with `./astro up`; then `./astro demo` shows the whole way of a booking."


def parser():
    root = argparse.ArgumentParser(prog="./astro", description=ABOUT, epilog=EPILOG)
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    running_commands(commands)
    checking_commands(commands)
    return root


def running_commands(commands):
    up = add(commands, "up", "install what is missing, build, start everything, load demo data")
    up.add_argument("--yes", action="store_true", help="install packages without asking")
    up.add_argument("--no-demo", action="store_true", help="start without demo data")
    up.add_argument("--fresh", action="store_true", help="forget all data first")
    up.add_argument("--detach", action="store_true", help="go on in the background")
    add(commands, "down", "stop everything; nothing is lost")
    add(commands, "status", "what is running, and how it feels")
    logs = add(commands, "logs", "what the processes say")
    logs.add_argument("process", nargs="?", help="one process only, such as core-api")
    logs.add_argument("--follow", "-f", action="store_true", help="go on as more comes")
    logs.add_argument("--lines", "-n", type=int, default=40, help="how many lines (40)")
    add(commands, "doctor", "what is missing on this machine, and how to get it")
    add(commands, "migrate", "bring the databases to this build's schema")
    add(commands, "backup", "all data of the running system into a folder, verified")
    restore = add(commands, "restore", "put a backup in the place of all data")
    restore.add_argument("folder", help="one folder of .astro/backups, or another")
    restore.add_argument("--yes", action="store_true", help="without asking")
    user = add(commands, "user", "accounts of staff")
    acts = user.add_subparsers(dest="act", required=True, metavar="ACT")
    added = acts.add_parser("add", help="add an employee or operator and print the invitation")
    added.add_argument("email")
    added.add_argument("name")
    added.add_argument("role", choices=["employee", "financial", "it", "supplier"])
    added.add_argument("organisation", nargs="?", help="a supplier's id, for the role supplier")
    supervise = commands.add_parser("supervise")  # what --detach starts; not for people
    supervise.set_defaults(command="supervise")


def checking_commands(commands):
    demo = add(commands, "demo", "drive the whole way of a booking, and check every step")
    demo.add_argument("--quiet", action="store_true", help="only the outcome")
    check = add(commands, "check", "compare what must agree (the invariants)")
    check.add_argument("--json", action="store_true", help="for programs")
    test = add(commands, "test", "everything, or some parts")
    parts = ["style", "unit", "integration", "contract", "faults", "e2e", "web", "tidy", "all"]
    test.add_argument("parts", nargs="*", default=["all"], metavar="PART", help=", ".join(parts))
    test.add_argument("--yes", action="store_true", help="install packages without asking")
    test.add_argument("--soak", action="store_true", help="faults: many more rounds")
    test.add_argument("--write", action="store_true", help="faults: write docs/reliability.md")
    test.add_argument("--seed", type=int, help="faults: repeat a run")
    test.add_argument("--only", default="", metavar="NAME", help="only tests/PART/test_NAME*.py")
    bench = add(commands, "bench", "measure side by side, and print ratios")
    bench.add_argument("--quick", action="store_true", help="shorter rounds, rougher figures")
    bench.add_argument("--logs", action="store_true", help="only the pages of a long log")
    bench.add_argument("--write", action="store_true", help="write docs/performance.md")
    bench.add_argument("--lists", action="store_true", help="lists and reports at size alone")
    bench.add_argument("--events", action="store_true", help="only how a long queue drains")
    bench.add_argument("--yes", action="store_true", help="install packages without asking")
    pages = add(commands, "lighthouse", "Lighthouse on the main pages, against the goals")
    pages.add_argument("--quick", action="store_true", help="each page once")
    pages.add_argument("--write", action="store_true", help="write docs/web-quality.md")
    pages.add_argument("--yes", action="store_true", help="install packages without asking")


def add(commands, name, text):
    return commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")


def run(options):
    """Each command's module is loaded only when it is asked for."""
    name = options.command
    if name in ("up", "supervise"):
        import up

        return up.run(options) if name == "up" else up.supervise()
    if name in ("down", "status", "logs", "migrate", "user", "check", "backup", "restore"):
        import operate

        return getattr(operate, name)(options)
    if name == "doctor":
        import doctor

        return doctor.run()
    if name == "demo":
        import demo

        return demo.run(options)
    if name == "test":
        import suite

        return suite.run(options)
    if name == "lighthouse":
        import lighthouse

        return lighthouse.run(options)
    import bench

    return bench.run(options)


def main():
    arguments = sys.argv[1:] or ["--help"]
    options = parser().parse_args(["--help"] if arguments == ["help"] else arguments)
    try:
        return run(options) or 0
    except Stop as stop:
        say.fault(stop.wrong)
        if stop.next_step:
            say.line("  " + stop.next_step)
        return 1
    except KeyboardInterrupt:
        say.line()
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
