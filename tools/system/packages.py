"""What the project needs from Debian, why, and how it gets there."""

import os
import pathlib
import shutil
import subprocess
import sys

from system import say

# package: what it is for. {boost} is 1.81 on Debian 12 and 1.83 on Debian 13.
BUILD = {
    "cmake": "configures the build",
    "ninja-build": "runs the build",
    "g++": "C++20 compiler",
    "ccache": "makes the second build quick",
    "mold": "links quickly",
    "pkg-config": "finds the libraries",
    "libboost{boost}-dev": "Asio, Describe, UUID",
    "libboost-json{boost}-dev": "JSON",
    "libboost-url{boost}-dev": "URLs",
    "libmongoc-dev": "MongoDB client",
    "libbson-dev": "BSON",
    "libpq-dev": "PostgreSQL client",
    "libcurl4-openssl-dev": "HTTP client and SMTP",
    "libssl-dev": "tokens and signatures",
    "libargon2-dev": "password hashes",
    "libspdlog-dev": "log output",
    "prometheus-cpp-dev": "metrics",
    "libpango1.0-dev": "text in PDF documents",
    "libcairo2-dev": "PDF documents",
    "fonts-noto-core": "letters of most scripts in PDF documents",
    "fonts-droid-fallback": "Chinese, Japanese and Korean letters",
    "libqrencode-dev": "QR codes",
    "libexpat1-dev": "XML of bank statements",
    "libbrotli-dev": "compressed answers",
    "zlib1g-dev": "compressed answers",
    "libkainjow-mustache-dev": "templates of e-mails and pages",
    "libgtest-dev": "unit tests (the build looks for it)",
    "librapidcheck-dev": "property tests",
    "python3-yaml": "reads the API contracts",
}
RUN = {
    "postgresql": "the relational database",
    "python3-venv": "a private place for Node and the MongoDB-protocol server",
    "ca-certificates": "trusted downloads",
}
TEST = {
    "chromium": "drives the web applications",
    "clang-format": "checks the style",
    "clang-tidy": "finds faults",
    "poppler-utils": "reads the PDF documents",
    "prometheus": "promtool tests the alert rules",
}
BENCH = {"nginx-light": "the yardstick for static answers", "wrk": "makes the load"}
BOOST = {"12": "1.81", "13": "1.83"}


def release():
    """The Debian release's number, or a clear end."""
    facts = {}
    path = pathlib.Path("/etc/os-release")
    for entry in path.read_text().splitlines() if path.exists() else []:
        name, _, value = entry.partition("=")
        facts[name] = value.strip('"')
    number = facts.get("VERSION_ID", "")
    if facts.get("ID") != "debian" or number not in BOOST:
        name = facts.get("PRETTY_NAME", "this system")
        raise say.Stop(
            f"AstroBookings is built on Debian 12 and 13; this is {name}.",
            "Use one of them, a container or a virtual machine is enough.",
        )
    return number


def wanted(*groups):
    boost = BOOST[release()]
    return {name.format(boost=boost): why for group in groups for name, why in group.items()}


def missing(packages):
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *packages],
        capture_output=True,
        text=True,
    )
    there = {row.split()[0] for row in asked.stdout.splitlines() if row.endswith(" installed")}
    # nginx in any flavour serves as the yardstick
    if shutil.which("nginx") or pathlib.Path("/usr/sbin/nginx").exists():
        there.add("nginx-light")
    return {name: why for name, why in packages.items() if name not in there}


def ensure(packages, unasked):
    """Installs what is missing: says what and why, and asks unless told not to."""
    lacking = missing(packages)
    if not lacking:
        return say.done("Debian packages", "all there")
    say.note(f"{len(lacking)} Debian packages are missing:")
    say.table([[name, say.quiet(why)] for name, why in lacking.items()])
    command = ["apt-get", "install", "-y", "--no-install-recommends", *lacking]
    by_hand = " ".join(["sudo", *command]) if os.geteuid() else " ".join(command)
    prefix = rights(by_hand)
    if not unasked and not say.yes("Install them now?"):
        raise say.Stop("Without these packages it does not go on.", f"Run: {by_hand}")
    with say.Step("Debian packages") as step:
        step.progress("reading the lists")
        apt(prefix + ["apt-get", "update", "-q"], step, by_hand)
        if "postgresql" in lacking:
            no_default_cluster(prefix, step, by_hand)
        if "prometheus" in lacking and shutil.which("systemctl"):
            # Only its promtool is wanted: no server that nobody asked for.
            subprocess.run([*prefix, "systemctl", "mask", "prometheus"], capture_output=True)
        apt(prefix + command, step, by_hand)
        step.detail = f"{len(lacking)} installed"


def rights(by_hand):
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        quick = subprocess.run(["sudo", "-n", "true"], capture_output=True)
        if quick.returncode == 0 or sys.stdin.isatty():
            return ["sudo"]
    raise say.Stop("Installing packages needs an administrator's rights.", f"Run: {by_hand}")


def no_default_cluster(prefix, step, by_hand):
    """Debian's package would start a database of its own, which nobody asked for."""
    common = ["apt-get", "install", "-y", "--no-install-recommends", "postgresql-common"]
    apt(prefix + common, step, by_hand)
    expression = "s/^#* *create_main_cluster.*/create_main_cluster = false/"
    config = "/etc/postgresql-common/createcluster.conf"
    subprocess.run(prefix + ["sed", "-i", expression, config], check=True)


def apt(command, step, by_hand):
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        text=True,
        errors="replace",
    ) as process:
        last = []
        for row in process.stdout:
            step.progress(row.strip())
            last = [*last[-14:], row.rstrip()]
    if process.returncode:
        raise say.Stop("\n".join(["apt-get did not manage:", *last]), f"Try by hand: {by_hand}")
