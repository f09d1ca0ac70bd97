#!/usr/bin/env python3
"""Checks what a formatter does not: length of files and lines, names, a first line that says what a
file is for, nothing generated and no address of one machine in the repository."""

import pathlib
import re
import subprocess
import sys

LONGEST_FILE, LONGEST_LINE = 450, 100  # around 200 lines is the aim
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "stuff"}
ALLOWED = {"api/common.yaml"}  # the name is fixed by the design
GENERATED = (".pyc", ".o", ".a", ".so", ".log", ".tsbuildinfo")
MACHINE_PATHS = re.compile(r"(?<![\w./-])/(?:work|root|farm)/\w")
DATA_FILES = {"src/domain/common_passwords.cpp"}


def tracked(root):
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in listed.stdout.split("\0") if name and (root / name).is_file()]


def violations(root, names=None):
    found = []
    for name in names if names is not None else tracked(root):
        found += [f"{name}: {fault}" for fault in name_faults(name)]
        if name.endswith((".cpp", ".hpp", ".py", ".ts", ".mjs", ".sql", ".sh")):
            text = (root / name).read_text(encoding="utf-8")
            found += [f"{name}: {fault}" for fault in text_faults(name, text)]
            if needs_first_line(root / name) and not says_what_for(text.splitlines()):
                found.append(f"{name}: the first lines do not say what the file is for")
    return found


def name_faults(name):
    path = pathlib.PurePosixPath(name)
    words = {part.split(".")[0] for part in path.parts}
    if words & FORBIDDEN_NAMES and name not in ALLOWED:
        yield "this name says nothing; call it by what it does"
    if path.suffix in GENERATED or "node_modules" in path.parts or "dist" in path.parts:
        yield "it is generated and does not belong into the repository"


def text_faults(name, text):
    rows = text.splitlines()
    if name.startswith(("src/", "tools/", "tests/")) and name not in DATA_FILES:
        if len(rows) > LONGEST_FILE:
            yield f"{len(rows)} lines; split it at its seams ({LONGEST_FILE} at most)"
        formatted = name.endswith((".cpp", ".hpp"))  # clang-format knows where a table may be wide
        for number, row in enumerate(rows, 1):
            if len(row) > LONGEST_LINE and not formatted:
                yield f"line {number} has {len(row)} columns ({LONGEST_LINE} at most)"
    if MACHINE_PATHS.search(text):
        yield "it names a path of one machine"


def needs_first_line(path):
    """A .cpp says it in the header beside it; the web's sources have a linter of their own."""
    if path.suffix in (".ts", ".mjs"):
        return False
    return not (path.suffix == ".cpp" and path.with_suffix(".hpp").exists())


def says_what_for(rows):
    if not rows:
        return True  # an empty __init__
    first = [row for row in rows[:6] if not row.startswith(("#pragma", "#!", "#include"))]
    return any(row.lstrip().startswith(("//", '"""', "#", "--", "/*")) for row in first)


if __name__ == "__main__":
    wrong = violations(pathlib.Path(__file__).resolve().parents[2])
    print("\n".join(wrong) or "All files are in order.")
    sys.exit(1 if wrong else 0)
