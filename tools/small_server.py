"""A small HTTP server for the development programs (mail catcher, sandbox payments): JSON, pages,
graceful stop. Loopback only; never part of a production system."""

import http.server
import json
import os
import signal
import socket
import sys
import threading
import urllib.parse

BODY_LIMIT = 1 << 20
PAGE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; "
    "frame-ancestors 'self'; base-uri 'none'"
)


class Refused(Exception):
    """An answer other than success, with a code that a program can act on."""

    def __init__(self, status, code, detail):
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail


class Handler(http.server.BaseHTTPRequestHandler):
    """Subclasses answer `route(method, path, query)` by one of the send functions."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 60
    server_version = "AstroBookings-development"
    sys_version = ""

    def route(self, method, path, query):
        raise NotImplementedError

    def serve(self):
        parts = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
        self.body = None
        try:
            self.body = self.read_body()
            self.route(self.command, urllib.parse.unquote(parts.path), query)
        except Refused as refused:
            answer = {"code": refused.code, "detail": refused.detail}
            self.send_json(refused.status, answer)

    do_GET = do_POST = do_DELETE = serve

    def read_body(self):
        try:
            length = int(self.headers.get("Content-Length") or 0)
        except ValueError:
            length = -1
        if length < 0 or length > BODY_LIMIT:
            self.close_connection = True
            raise Refused(413, "body_too_large", f"A body has at most {BODY_LIMIT} bytes.")
        return self.rfile.read(length)

    def json_body(self):
        try:
            value = json.loads(self.body or b"null")
        except ValueError as error:
            raise Refused(400, "not_json", f"The body is no JSON: {error}.") from None
        if not isinstance(value, dict):
            raise Refused(400, "not_json", "The body must be a JSON object.")
        return value

    def is_form(self):
        kind = self.headers.get("Content-Type", "")
        return kind.split(";")[0].strip() == "application/x-www-form-urlencoded"

    def send_json(self, status, value):
        body = json.dumps(value, ensure_ascii=False).encode()
        self.send_bytes(status, body, "application/json; charset=utf-8")

    def send_page(self, status, text, policy=PAGE_POLICY):
        headers = {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"}
        self.send_bytes(status, text.encode(), "text/html; charset=utf-8", headers)

    def send_bytes(self, status, body, kind, headers=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, address):
        self.send_bytes(303, b"", "text/plain", {"Location": address})

    def log_message(self, format, *arguments):
        """Silent: what counts is said by the programs themselves."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        """A client that went away is no news; everything else is."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError, socket.timeout)):
            super().handle_error(request, client_address)


def listen(handler, host, port):
    try:
        return Server((host, port), handler)
    except OSError as error:
        sys.exit(f"Cannot listen on {host}:{port}: {error.strerror}.")


def run_until_told(servers, stop=lambda: None):
    """Serves until SIGTERM or SIGINT, then stops in order."""
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    for server in servers:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}).start()
    told.wait()
    for server in servers:
        server.shutdown()
        server.server_close()
    stop()


def secret(name):
    """A secret from the environment, or from the file that NAME_FILE names."""
    path = os.environ.get(name + "_FILE")
    if path:
        with open(path, encoding="utf-8") as file:
            return file.read().strip()
    value = os.environ.get(name)
    if not value:
        sys.exit(f"{name} (or {name}_FILE) must be set.")
    return value
