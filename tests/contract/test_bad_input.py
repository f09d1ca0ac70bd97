"""Every operation, with everything a caller can do wrong: the documented problem, never a 5xx."""

import json
import re
import unittest

import contract_files
from contract_files import ANSWERS_OF_THE_EDGE, deref, example_body, faults
from running import ROOT, world

SHARE = ROOT / "build" / "dev" / "share" / "api"
APIS = ("customer", "admin", "core")
NAMES_IN_PATHS = ("{id}", "{idOrSlug}", "{slug}", "{number}", "{hash}", "{name}", "{month}")
ROLES = ("customer", "supplier", "employee", "financial", "it")
BODY_LIMIT = {"customer": 70_000, "admin": 1_100_000, "core": 70_000}
PROBLEM = {"type", "title", "status", "detail", "code", "traceId"}
SIGNATURES = {"webhookSignature", "stripeSignature", "mailgunSignature", "mailEventSignature"}
EDGE_CODES = {
    "not_found", "method_not_allowed", "body_too_large", "too_many_requests", "malformed_request",
    "not_json", "body_missing", "duplicate_property", "too_deep", "invalid_input",
}  # fmt: skip


def all_operations():
    for api in APIS:
        yield from contract_files.operations(api, contract_files.load(SHARE, api))


def known_headers(operation):
    sent = {
        "X-Astro-App": {"customer": "customer", "admin": "supplier", "core": "it-ops"}[
            operation.api
        ]
    }
    if any(p["name"] == "Idempotency-Key" for p in operation.parameters("header")):
        sent["Idempotency-Key"] = "bad-input"
    return sent


class BadInput(unittest.TestCase):
    def setUp(self):
        self.world = world()

    def path(self, operation):
        """With real ids where there are some, so that the body is what is wrong."""
        known = {
            "/bookings/{id}": self.world.booking["id"],
            "/launches/{id}": self.world.launch["id"],
            "/rockets/{id}": self.world.launch["rocket"]["id"],
        }
        path = operation.path
        for start, key in known.items():
            path = path.replace(start, start.replace("{id}", key))
        path = path.replace("{idOrSlug}", self.world.launch["slug"]).replace(
            "{slug}", "polar-lines"
        )
        path = path.replace("{name}", "months").replace("{month}", "2020-01")
        return path.replace("{number}", self.world.number).replace("{id}", "x_" + "0" * 32)

    @staticmethod
    def path_without_known(operation):
        """Where no real id is at hand, "not found" may come first."""
        return re.sub(r"/(bookings|launches|rockets)/{id}", "", operation.path)

    def send(self, operation, role, body=None, path=None, headers=None):
        caller = self.world.caller(operation.api, role)
        sent = known_headers(operation) | (headers or {})
        raw = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        if raw is not None:
            sent["Content-Type"] = "application/json"
        return caller.send(operation.method.upper(), path or self.path(operation), raw, sent)

    def expect(self, operation, answer, statuses, codes=None):
        """A problem as the contract tells it."""
        told = f"{operation.name}: {answer.status} {answer.body[:300]}"
        self.assertIn(answer.status, statuses, told)
        kind = answer.headers.get("Content-Type", "")
        self.assertTrue(kind.startswith("application/problem+json"), f"{told} {kind}")
        problem = answer.json
        self.assertLessEqual(PROBLEM, set(problem), told)
        self.assertEqual(answer.status, problem["status"], told)
        self.assertTrue(problem["type"].endswith("/" + problem["code"]), told)
        documented = operation.codes(answer.status)
        allowed = documented | (EDGE_CODES if str(answer.status) in ANSWERS_OF_THE_EDGE else set())
        self.assertIn(problem["code"], allowed, f"{told} is not in the contract: {documented}")
        if codes:
            self.assertIn(problem["code"], codes, told)
        schema = {"$ref": "#/components/schemas/Problem"}
        self.assertEqual([], faults(problem, schema, operation.document), told)
        return problem

    def role_of(self, operation):
        return sorted(operation.roles)[0] if operation.roles else None

    def with_body(self):
        return [o for o in all_operations() if o.body_schema() is not None and not self.signed(o)]

    @staticmethod
    def signed(operation):
        """A webhook refuses everything without a signature before it looks at the body."""
        names = {name for each in operation.facts["security"] for name in each}
        return bool(names & SIGNATURES)

    def test_nobody_is_told_to_sign_in(self):
        for operation in all_operations():
            if operation.roles:
                with self.subTest(operation.name):
                    answer = self.send(operation, None)
                    self.expect(operation, answer, {401}, {"sign_in_required"})

    def test_a_made_up_token_is_refused(self):
        for operation in all_operations():
            if operation.roles:
                with self.subTest(operation.name):
                    forged = {"Authorization": "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1XzEifQ."}
                    answer = self.send(operation, None, headers=forged)
                    self.expect(operation, answer, {401}, {"token_invalid"})

    def test_an_old_token_is_refused_as_expired(self):
        for operation in all_operations():
            if operation.roles:
                with self.subTest(operation.name):
                    old = self.world.old_tokens[self.role_of(operation)]
                    answer = self.send(operation, None, headers={"Authorization": f"Bearer {old}"})
                    self.expect(operation, answer, {401}, {"token_expired"})

    def test_a_wrong_role_is_refused(self):
        for operation in all_operations():
            for role in ROLES:
                if operation.roles and role not in operation.roles:
                    with self.subTest(f"{operation.name} as {role}"):
                        answer = self.send(operation, role)
                        self.expect(operation, answer, {403}, {"role_not_allowed"})

    def test_broken_json_is_told(self):
        for operation in self.with_body():
            for text in (b"{", b"{} {}", b"[1", b'{"a":1,"a":2}', b"\xff\xfe", b"{'a':1}", b"nul"):
                with self.subTest(f"{operation.name} {text!r}"):
                    answer = self.send(operation, self.role_of(operation), text)
                    self.expect(operation, answer, {400})

    def test_json_that_is_no_object_is_told(self):
        for operation in self.with_body():
            for text in (b"[]", b'"x"', b"3", b"null"):
                with self.subTest(f"{operation.name} {text!r}"):
                    answer = self.send(operation, self.role_of(operation), text)
                    self.expect(operation, answer, {400, 422})

    def test_a_missing_body_is_told(self):
        for operation in self.with_body():
            with self.subTest(operation.name):
                answer = self.send(operation, self.role_of(operation), b"")
                self.expect(operation, answer, {400})

    def test_deep_nesting_is_refused(self):
        for operation in self.with_body():
            with self.subTest(operation.name):
                text = b'{"a":' * 40 + b"1" + b"}" * 40
                answer = self.send(operation, self.role_of(operation), text)
                self.expect(operation, answer, {400, 422})

    def test_an_unknown_property_is_refused_and_named(self):
        for operation in self.with_body():
            with self.subTest(operation.name):
                body = example_body(operation.body_schema(), operation.document)
                body["surprise"] = 1
                answer = self.send(operation, self.role_of(operation), body)
                problem = self.expect(operation, answer, {422}, {"invalid_input"})
                pointers = [each["pointer"] for each in problem["errors"]]
                self.assertIn("/surprise", pointers)

    def test_a_missing_property_is_named(self):
        for operation in self.with_body():
            schema = operation.body_schema()
            for name in schema.get("required", []):
                with self.subTest(f"{operation.name} without {name}"):
                    body = example_body(schema, operation.document)
                    body.pop(name, None)
                    answer = self.send(operation, self.role_of(operation), body)
                    problem = self.expect(operation, answer, {422}, {"invalid_input"})
                    self.assertIn(f"/{name}", [each["pointer"] for each in problem["errors"]])

    def test_a_property_of_the_wrong_type_is_named(self):
        for operation in self.with_body():
            schema = operation.body_schema()
            for name, inner in schema["properties"].items():
                for wrong in self.wrong_values(deref(inner, operation.document)):
                    with self.subTest(f"{operation.name} {name} = {wrong!r}"):
                        body = example_body(schema, operation.document)
                        body[name] = wrong
                        answer = self.send(operation, self.role_of(operation), body)
                        problem = self.expect(operation, answer, {422}, {"invalid_input"})
                        pointers = [each["pointer"] for each in problem["errors"]]
                        self.assertTrue(any(p.startswith(f"/{name}") for p in pointers), pointers)

    @staticmethod
    def wrong_values(schema):
        candidates = [7, "seven", True, {"a": 1}, [{"a": 1}], 1.5, -(2**63)]
        if "oneOf" in schema:
            return [7, "seven", [1]]
        kinds = schema.get("type", "string")
        return [c for c in candidates if not contract_files.of_type(c, kinds)][:4]

    def test_a_body_over_the_limit_is_refused(self):
        for operation in self.with_body():
            with self.subTest(operation.name):
                text = b'{"surprise":"' + b"x" * BODY_LIMIT[operation.api] + b'"}'
                try:
                    answer = self.send(operation, self.role_of(operation), text)
                except (ConnectionError, BrokenPipeError):
                    continue  # closed before all was sent: refused, too
                self.expect(operation, answer, {413}, {"body_too_large"})

    def test_an_unknown_query_parameter_is_refused(self):
        for operation in all_operations():
            if operation.method == "get" and operation.parameters("query"):
                with self.subTest(operation.name):
                    path = self.path(operation) + "?surprise=1"
                    answer = self.send(operation, self.role_of(operation), path=path)
                    known = "{id}" not in self.path_without_known(operation)
                    self.expect(operation, answer, {422} if known else {404, 422})

    def test_a_bad_query_value_is_refused(self):
        for operation in all_operations():
            for parameter in operation.parameters("query"):
                schema = deref(parameter["schema"], operation.document)
                constrained = schema.get("enum") or schema.get("type") in ("integer", "boolean")
                if not constrained and schema.get("format") not in ("date", "date-time"):
                    continue
                with self.subTest(f"{operation.name} {parameter['name']}"):
                    path = f"{self.path(operation)}?{parameter['name']}=%27%20OR%201"
                    answer = self.send(operation, self.role_of(operation), path=path)
                    known = "{id}" not in self.path_without_known(operation)
                    self.expect(operation, answer, {422} if known else {404, 422})

    def test_a_bad_cursor_is_refused(self):
        for operation in all_operations():
            if any(p["name"] == "cursor" for p in operation.parameters("query")):
                for cursor in ("x", "%00", "AAAA", "e30", "x" * 400):
                    with self.subTest(f"{operation.name} {cursor[:9]}"):
                        path = f"{self.path(operation)}?cursor={cursor}"
                        answer = self.send(operation, self.role_of(operation), path=path)
                        self.assertLess(answer.status, 500, answer.body[:200])

    def test_an_id_that_does_not_exist_is_not_found(self):
        for operation in all_operations():
            if "{" not in operation.path:
                continue
            for wrong in ("b_" + "0" * 32, "x", "%00", "..%2f..", "l_" + "f" * 32, "a" * 300):
                with self.subTest(f"{operation.name} {wrong[:12]}"):
                    path = operation.path
                    for name in NAMES_IN_PATHS:
                        path = path.replace(name, wrong)
                    body = None
                    if operation.body_schema() is not None:
                        body = example_body(operation.body_schema(), operation.document)
                    answer = self.send(operation, self.role_of(operation), body, path)
                    self.expect(operation, answer, {400, 404, 422})

    def test_somebody_elses_booking_is_not_found(self):
        stranger = self.world.system.add_customer(f"stranger{id(self)}@contract.example")
        key = self.world.booking["id"]
        for operation in all_operations():
            if operation.api == "customer" and "/bookings/{id}" in operation.path:
                with self.subTest(operation.name):
                    body = None
                    if operation.body_schema() is not None:
                        body = example_body(operation.body_schema(), operation.document)
                    path = operation.path.replace("{id}", key)
                    bearer = {"Authorization": f"Bearer {stranger.token}"}
                    answer = self.send(operation, None, body, path, bearer)
                    self.expect(operation, answer, {404}, {"booking_not_found"})

    def test_somebody_elses_document_is_not_found(self):
        stranger = self.world.system.add_customer(f"reader{id(self)}@contract.example")
        answer = stranger.send("GET", f"/api/v1/documents/{self.world.number}.pdf")
        self.assertEqual(404, answer.status, answer.body[:200])

    def test_a_missing_key_is_told_where_one_is_needed(self):
        for operation in all_operations():
            needed = [p for p in operation.parameters("header") if p["name"] == "Idempotency-Key"]
            if needed and needed[0].get("required"):
                with self.subTest(operation.name):
                    body = None
                    if operation.body_schema() is not None:
                        body = example_body(operation.body_schema(), operation.document)
                    for key in ("", "with space", "x" * 65, "ä"):
                        answer = self.send(
                            operation,
                            self.role_of(operation),
                            body,
                            headers={"Idempotency-Key": key.encode().decode("latin-1")},
                        )
                        self.expect(operation, answer, {400})

    def test_a_missing_app_is_told(self):
        for operation in all_operations():
            if any(p["name"] == "X-Astro-App" for p in operation.parameters("header")):
                for app in ("", "nobody"):
                    with self.subTest(f"{operation.name} {app!r}"):
                        body = None
                        if operation.body_schema() is not None:
                            body = example_body(operation.body_schema(), operation.document)
                        answer = self.send(operation, None, body, headers={"X-Astro-App": app})
                        self.expect(operation, answer, {400}, {"app_header_missing"})

    def test_an_unknown_address_and_a_wrong_method_are_told(self):
        for operation in all_operations():
            if not operation.path.startswith("/api/v1/"):
                continue  # other addresses belong to the pages and the apps
            with self.subTest(operation.name):
                caller = self.world.caller(operation.api, None)
                answer = caller.send("GET", operation.path.split("{")[0].rstrip("/") + "/no/such/x")
                self.assertEqual(404, answer.status, answer.body[:200])
        for api in APIS:
            answer = self.world.caller(api, None).send("DELETE", "/api/v1/auth/login")
            self.assertEqual(405, answer.status, answer.body[:200])

    def test_an_unsigned_webhook_is_refused(self):
        for operation in all_operations():
            if self.signed(operation):
                body = example_body(operation.body_schema(), operation.document)
                for signature in ("", "t=1,v1=00", "t=99999999999,v1=" + "0" * 64):
                    with self.subTest(signature):
                        sent = {"X-Sandbox-Signature": signature}
                        answer = self.send(operation, None, body, headers=sent)
                        self.expect(operation, answer, {401})


if __name__ == "__main__":
    unittest.main()
