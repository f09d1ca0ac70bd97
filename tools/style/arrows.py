#!/usr/bin/env python3
"""Checks the arrows between the folders of src/: which folder may include which. The table is the
one of docs/architecture.md. Also: Beast stays out of our headers, BSON and SQL stay in their rooms.
"""

import pathlib
import re
import sys

ARROWS = {
    "domain": set(),
    "platform": set(),
    "contract": {"domain", "platform"},
    "sales": {"domain", "platform", "contract"},
    "backoffice": {"domain", "platform", "contract"},
    "check": {"domain", "platform", "contract", "sales", "backoffice"},
    "customer_api": {"domain", "platform", "contract", "sales"},
    "admin_api": {"domain", "platform", "contract", "backoffice"},
    "core_api": {"domain", "platform", "contract", "sales", "backoffice"},
    "job_scheduler": {"domain", "platform", "contract"},
}
# A system header: the folders of src/ (or folder/part) where it may be named.
ROOMS = {
    r"<(bson|mongoc|bson/.*|mongoc/.*)\.h>": ("platform/mongo",),
    r"<libpq-fe\.h>": ("platform/postgres",),
    r"<curl/.*>": ("platform/http", "platform/mail"),
    r"<boost/asio.*>": ("platform/http", "platform/runtime"),
    r"<argon2\.h>": ("platform/security",),
    r"<openssl/.*>": ("platform/security",),
    r"<boost/(json|url|asio|beast).*>": tuple(name for name in ARROWS if name != "domain"),
}
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|(<[^>]+>))', re.MULTILINE)


def violations(root):
    """["src/domain/x.cpp: domain must not include platform (platform/y.hpp)", …]"""
    found = []
    for path in sorted(root.rglob("*.[ch]pp")):
        inside = path.relative_to(root)
        folder = inside.parts[0]
        if folder not in ARROWS:
            found.append(f"{inside}: the folder {folder} is not in the table of arrows")
            continue
        for ours, system in INCLUDE.findall(path.read_text(encoding="utf-8")):
            wrong = wrong_folder(folder, ours) if ours else wrong_room(inside, system)
            if wrong:
                found.append(f"{inside}: {wrong}")
    return found


def wrong_folder(folder, header):
    target = header.split("/")[0]
    if "/" not in header:
        return f'says "{header}"; includes start at src/, as in "{folder}/{header}"'
    if target != folder and target not in ARROWS[folder]:
        return f"{folder} must not include {target} ({header})"
    return None


def wrong_room(inside, header):
    where = inside.parent.as_posix()
    for pattern, rooms in ROOMS.items():
        if re.fullmatch(pattern, header):
            if not any(where == room or where.startswith(room + "/") for room in rooms):
                return f"{header} belongs into {' or '.join(rooms)}"
    return None


if __name__ == "__main__":
    source = pathlib.Path(__file__).resolve().parents[2] / "src"
    wrong = violations(source)
    print("\n".join(wrong) or "All arrows point the right way.")
    sys.exit(1 if wrong else 0)
