"""How `./astro` talks: short lines, one for each step; faults with the next thing to do."""

import os
import sys
import threading
import time

TERMINAL = sys.stdout.isatty()
COLOURS = TERMINAL and "NO_COLOR" not in os.environ
lock = threading.Lock()


class Stop(Exception):
    """Ends the command: what is wrong, and what to do next."""

    def __init__(self, wrong, next_step=""):
        super().__init__(wrong)
        self.wrong, self.next_step = wrong, next_step


def tint(code, text):
    return f"\033[{code}m{text}\033[0m" if COLOURS else text


def bold(text):
    return tint("1", text)


def quiet(text):
    return tint("2", text)


def good(text):
    return tint("32", text)


def bad(text):
    return tint("31", text)


def line(text=""):
    with lock:
        print(text, flush=True)


def done(what, detail=""):
    line(f"{good('✓')} {what}{'  ' + quiet(detail) if detail else ''}")


def note(text):
    line(f"{tint('33', '•')} {text}")


def fault(text):
    line(f"{bad('✗')} {text}")


class Step:
    """`with Step("Processes") as step:` says what runs, how far it is, how long it took."""

    def __init__(self, what):
        self.what, self.detail, self.shown = what, "", 0.0

    def __enter__(self):
        self.began = time.monotonic()
        if TERMINAL:
            self.progress("")
        return self

    def progress(self, text):
        """A terminal's line is rewritten; elsewhere a line every 15 s shows that it goes on."""
        now = time.monotonic()
        with lock:
            if TERMINAL:
                room = max(20, os.get_terminal_size().columns - len(self.what) - 6)
                print(f"\r\033[K… {self.what}  {quiet(text[:room])}", end="", flush=True)
            elif text and now - self.shown > 15:
                print(f"… {self.what}: {text}", flush=True)
                self.shown = now

    def __exit__(self, kind, error, trace):
        if TERMINAL:
            print("\r\033[K", end="")
        took = f"{time.monotonic() - self.began:.1f} s"
        if kind is None:
            done(self.what, f"{self.detail}, {took}" if self.detail else took)
        else:
            fault(self.what)
        return False


def table(rows, gap=3):
    """Left-aligned columns."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths)]
        line("  " + (" " * gap).join(cells).rstrip())


def yes(question, default=True):
    """Asks on a terminal; without one the answer is no."""
    if not sys.stdin.isatty():
        return False
    answer = input(f"{question} [{'Y/n' if default else 'y/N'}] ").strip().lower()
    return default if not answer else answer in ("y", "yes")
