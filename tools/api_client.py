"""A small client for our own HTTP APIs, for the demo, the demo data and the tests."""

import http.client
import json
import time
import urllib.parse


class ApiRefused(Exception):
    """An answer that is not a success."""

    def __init__(self, what, status, problem, text):
        self.status, self.problem = status, problem
        self.code = problem.get("code", "") if isinstance(problem, dict) else ""
        super().__init__(f"{what}: {status} {self.code or text[:300]}")


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def text(self):
        return self.body.decode()


class Api:
    """One caller of one API over one kept connection; not for several threads at once."""

    def __init__(self, base, app=None, timeout=15):
        parts = urllib.parse.urlsplit(base)
        self.host, self.base, self.app, self.timeout = parts.netloc, base, app, timeout
        self.token, self.user, self.connection = None, None, None

    def send(self, method, path, body=None, headers=None):
        """Any answer, whatever its status. The path is the whole path."""
        sent = dict(headers or {})
        if self.token and "Authorization" not in sent:
            sent["Authorization"] = f"Bearer {self.token}"
        if self.app:
            sent.setdefault("X-Astro-App", self.app)
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        for last in (False, True):
            try:
                return self.exchange(method, path, body, sent)
            except (http.client.HTTPException, ConnectionError) as error:
                # A kept connection may have been closed meanwhile: a new one, once.
                fresh, self.connection = self.connection is None, None
                if last or fresh or isinstance(error, TimeoutError):
                    raise
        raise AssertionError("unreachable")

    def exchange(self, method, path, body, headers):
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.host, timeout=self.timeout)
        connection = self.connection
        try:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            content = answer.read()
        except BaseException:
            connection.close()
            raise
        if answer.will_close:
            connection.close()
            self.connection = None
        return Answer(answer.status, answer.headers, content)

    def call(self, method, path, body=None, **headers):
        """The JSON of a success under /api/v1; anything else raises ApiRefused. Header names are
        given as Python names: Idempotency_Key="…"."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.send(method, "/api/v1" + path, body, named)
        if 200 <= answer.status < 300:
            return answer.json if answer.body else None
        raise ApiRefused(f"{method} {path}", answer.status, *problem_of(answer))

    def get(self, path, **query):
        text = urllib.parse.urlencode({name: value for name, value in query.items()})
        return self.call("GET", f"{path}?{text}" if text else path)

    def sign_in(self, email, password):
        return self.take(self.call("POST", "/auth/login", {"email": email, "password": password}))

    def take(self, session):
        self.token, self.user = session["accessToken"], session["user"]
        return self


def patiently(act, tries=20):
    """A busy system says 503 and asks to come again: what may be repeated is repeated."""
    for number in range(tries):
        try:
            return act()
        except ApiRefused as refused:
            if refused.status != 503 or number == tries - 1:
                raise
            time.sleep(0.5)
    raise AssertionError("unreachable")


def problem_of(answer):
    try:
        return answer.json, answer.text
    except ValueError:
        return {}, answer.body.decode(errors="replace")


def wait_for(what, look, seconds=20.0, pause=0.1):
    """The first truthy result of `look`, asked again and again; AssertionError when too late."""
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {seconds:.0f} s")
        time.sleep(pause)
