"""Secrets of a development system: made once, kept in files that only their owner can read."""

import os
import secrets
import subprocess

RANDOM = (
    "postgres-password",
    "sandbox-secret",
    "sandbox-webhook-secret",
    "service-customer-api",
    "service-admin-api",
    "service-job-scheduler",
    "service-check",
    "sealing-key",
    "mail-webhook-secret",
)


def make(settings):
    """Creates what is missing. The signing key comes from core-api, which knows its form."""
    settings.secrets.mkdir(parents=True, exist_ok=True)
    settings.secrets.chmod(0o700)
    for name in RANDOM:
        keep(settings.secrets / name, lambda: secrets.token_hex(32))
    keep(settings.secrets / "signing-key.pem", lambda: new_signing_key(settings))


def keep(path, make_value):
    if path.exists() and path.stat().st_size > 0:
        return
    value = make_value()
    draft = path.with_suffix(".part")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(value.strip() + "\n")
    os.replace(draft, path)


def new_signing_key(settings):
    made = subprocess.run(
        [settings.program("core-api"), "--new-signing-key"],
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    return made.stdout


def path(settings, name):
    return str(settings.secrets / name)


def read(settings, name):
    return (settings.secrets / name).read_text(encoding="utf-8").strip()
