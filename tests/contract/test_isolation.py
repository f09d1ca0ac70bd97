"""Suppliers see only their own, on every route they have: foreign ids are not found, no list and
no file shows a foreign row, nothing foreign can be named in a body."""

import json
import unittest
import urllib.parse

import contract_files
from contract_files import example_body
from running import ROOT, world

SHARE = ROOT / "build" / "dev" / "share" / "api"
# The same for everybody.
SHARED_LISTS = {"/api/v1/spaceports", "/api/v1/destinations"}
# A parameter of a list that names something of somebody.
NAMING = {"supplier", "launch", "rocket", "customer"}


class Isolation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = world()
        document = contract_files.load(SHARE, "admin")
        found = contract_files.operations("admin", document)
        cls.routes = [operation for operation in found if "supplier" in operation.roles]
        cls.owner = cls.world.people["supplier"]
        launch = cls.world.launch
        cls.ids = {
            "launch": launch["id"],
            "rocket": launch["rocket"]["id"],
            "supplier": cls.owner.get("/me")["supplier"]["id"],
            "customer": cls.world.people["customer"].user["id"],
            "person": cls.owner.user["id"],
        }
        cls.marks = [
            *cls.ids.values(),
            cls.world.booking["id"],
            cls.world.booking["reference"],
            cls.world.number,
            cls.world.people["customer"].user["email"],
            "Polar Lines",
        ]
        # Whose ids the paths name; a new route with a parameter says it here.
        cls.foreign = {
            "/launches/{id}": cls.ids["launch"],
            "/rockets/{id}": cls.ids["rocket"],
            "/team/{id}": cls.ids["person"],
            "/me/sessions/{id}": cls.owner.get("/me/sessions")["items"][0]["id"],
            "/settlements/{id}": cls.ids["launch"],
            "/supplier-invoices/{id}": "si_" + "0" * 32,
            "/documents/{number}": cls.world.number,
            "/reviews/{id}": "rv_" + "0" * 32,
            "/reports/{name}": None,  # a kind of report, not somebody's
        }
        cls.other = cls.stranger()

    @classmethod
    def stranger(cls):
        """A supplier with a fleet and a launch of its own, so that its lists are not empty."""
        other = cls.world.system.add_supplier(cls.world.people["financial"], "Far Lines")
        cls.world.people["supplier"] = other
        try:
            cls.launch = cls.world.offer()
        finally:
            cls.world.people["supplier"] = cls.owner
        return other

    def path(self, operation):
        """With foreign ids; None when it names nothing of anybody."""
        for start, key in self.foreign.items():
            if operation.path.startswith("/api/v1" + start):
                parameter = start[start.index("{") :]
                return operation.path.replace(parameter, key) if key else None
        raise AssertionError(f"{operation.name}: whose is its parameter? Say it in `foreign`.")

    def send(self, who, operation, path):
        schema = operation.body_schema()
        body = None if schema is None else example_body(schema, operation.document)
        headers = {"Idempotency-Key": "isolation"}
        return who.send(operation.method.upper(), path, body, headers)

    def test_a_foreign_id_is_not_found_on_any_route(self):
        tried = 0
        for operation in self.routes:
            path = self.path(operation) if "{" in operation.path else None
            if path is None:
                continue
            with self.subTest(operation.name):
                answer = self.send(self.other, operation, path)
                self.assertEqual(404, answer.status, answer.body[:300])
                self.assertIn(answer.json["code"], operation.codes(404))
            tried += 1
        self.assertGreater(tried, 10)

    def test_its_owner_finds_what_the_stranger_does_not(self):
        for start in ("launch", "rocket"):
            path = f"/api/v1/{start}{'es' if start == 'launch' else 's'}/{self.ids[start]}"
            self.assertEqual(200, self.owner.send("GET", path).status)
            self.assertEqual(404, self.other.send("GET", path).status)

    def queries(self, operation):
        """The list as it is, and with each parameter that names something foreign; each also as
        a file."""
        known = {p["name"]: p["schema"] for p in operation.parameters("query")}
        wanted = [{}, *({name: self.ids[name]} for name in NAMING & set(known))]
        if "q" in known:
            wanted.append({"q": "polar"})
        formats = known.get("format", {}).get("enum", ["json"])
        for query in wanted:
            for name in formats:
                yield query | ({"format": name} if name != "json" else {})

    def rows_of(self, who, shown):
        """What each list shows to `who`."""
        for operation in self.routes:
            if operation.method != "get" or operation.path in SHARED_LISTS:
                continue
            if "{" in operation.path and self.path(operation) is not None:
                continue
            for query in self.queries(operation):
                for path in self.named(operation):
                    text = urllib.parse.urlencode(query)
                    answer = who.send("GET", f"{path}?{text}" if text else path)
                    shown(f"{path}?{text}", answer)

    @staticmethod
    def named(operation):
        if "{name}" not in operation.path:
            return [operation.path]
        names = operation.parameters("path")[0]["schema"].get("enum", [])
        return [operation.path.replace("{name}", name) for name in names]

    def test_no_list_and_no_file_shows_a_foreign_row(self):
        def shown(path, answer):
            with self.subTest(path):
                self.assertIn(answer.status, {200, 403, 422}, answer.body[:300])
                for mark in self.marks:
                    self.assertNotIn(mark.encode(), answer.body)

        self.rows_of(self.other, shown)

    def test_its_owner_sees_the_rows_in_the_same_lists(self):
        seen = set()

        def shown(_path, answer):
            seen.update(mark for mark in self.marks if mark.encode() in answer.body)

        self.rows_of(self.owner, shown)
        for name in ("launch", "rocket", "supplier", "person"):
            self.assertIn(self.ids[name], seen)
        self.assertIn(self.world.booking["reference"], seen)

    def test_a_foreign_rocket_carries_no_launch(self):
        wish = {
            "rocketId": self.ids["rocket"],
            "spaceportId": self.launch["spaceport"]["id"],
            "destinationId": self.launch["destination"]["id"],
            "departsAt": self.launch["departsAt"],
            "priceCents": 1_000_000,
        }
        edit = {"version": self.launch["version"], "rocketId": self.ids["rocket"]}
        for method, path, body in (
            ("POST", "/api/v1/launches", wish),
            ("PATCH", f"/api/v1/launches/{self.launch['id']}", edit),
        ):
            answer = self.other.send(method, path, body)
            self.assertEqual(422, answer.status, answer.body[:300])
            self.assertIn("rocket_not_found", json.dumps(answer.json))


if __name__ == "__main__":
    unittest.main()
