"""The MongoDB-protocol server: `mongod` if it is installed, else SecantusDB, always with its writes
synced to disk before they are acknowledged."""

import shutil
import socket
import struct
import subprocess

from system import toolchain

CUSTOMER, CORE = "astro_customer", "astro_core"
OP_MSG = 2013


def kind():
    if shutil.which("mongod"):
        return "mongod"
    return "secantusd-rs" if shutil.which("secantusd-rs") else "secantusd-py"


def command(settings, synced=True):
    """`synced=False` only for the durability test's negative control."""
    data = settings.state / "mongodb"
    data.mkdir(parents=True, exist_ok=True)
    port = str(settings.ports["mongodb"])
    if kind() == "mongod":
        start = ["mongod", "--bind_ip", "127.0.0.1", "--port", port, "--dbpath", str(data)]
        return [*start, "--replSet", "astro", "--quiet"]
    program = shutil.which("secantusd-rs") or toolchain.venv_program(settings, "secantusd-py")
    start = [str(program), "--host", "127.0.0.1", "--port", port, "--storage-path", str(data)]
    return [*start, "--log-level", "WARNING", *(["--sync-on-commit"] if synced else [])]


def ready(settings):
    """Whether it answers a ping; a new mongod becomes a one-node replica set first."""
    address = ("127.0.0.1", settings.ports["mongodb"])
    if not answers_ping(address):
        return False
    return kind() != "mongod" or initiated(settings)


def answers_ping(address):
    try:
        with socket.create_connection(address, 0.5) as connection:
            connection.settimeout(1)
            connection.sendall(ping_message())
            return len(connection.recv(16)) == 16
    except OSError:
        return False


def ping_message():
    """{ping: 1, $db: "admin"} in BSON inside OP_MSG: all that is needed, without a library."""
    elements = (
        b"\x10ping\0" + struct.pack("<i", 1) + b"\x02$db\0" + struct.pack("<i", 6) + b"admin\0"
    )
    document = struct.pack("<i", len(elements) + 5) + elements + b"\0"
    body = struct.pack("<I", 0) + b"\0" + document
    return struct.pack("<iiii", 16 + len(body), 1, 0, OP_MSG) + body


def initiated(settings):
    script = (
        "import sys, pymongo\n"
        "client = pymongo.MongoClient('127.0.0.1', int(sys.argv[1]), directConnection=True)\n"
        "member = {'_id': 0, 'host': '127.0.0.1:' + sys.argv[1]}\n"
        "try: client.admin.command('replSetInitiate', {'_id': 'astro', 'members': [member]})\n"
        "except pymongo.errors.OperationFailure as error:\n"
        "    if error.code != 23: raise\n"
        "sys.exit(0 if client.admin.command('hello').get('isWritablePrimary') else 1)\n"
    )
    python = toolchain.venv_program(settings, "python")
    tried = subprocess.run([python, "-c", script, str(settings.ports["mongodb"])], timeout=20)
    return tried.returncode == 0


def uri(settings, database):
    return f"mongodb://127.0.0.1:{settings.ports['mongodb']}/{database}?directConnection=true"
