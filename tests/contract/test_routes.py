"""The route table of each service is the contract, in both directions: method, path and roles."""

import copy
import json
import re
import subprocess
import unittest

import contract_files
from running import ROOT

BUILD = ROOT / "build" / "dev"
# Every process has these; they are not in a service's own table.
OF_EVERY_PROCESS = {"/healthz", "/readyz", "/metrics", "/api/openapi.json", "/api/docs"}
EVERYBODY = "anyone"
OTHERS_WORDS = {"stripeWebhook", "mailgunEvent"}  # bodies that are not ours to bound


def routes_of_contract(document):
    found = set()
    for operation in contract_files.operations("", document):
        if operation.path not in OF_EVERY_PROCESS:
            found.add((operation.method.upper(), operation.path, operation.roles))
    return found


def routes_of_service(name):
    made = subprocess.run(
        [BUILD / "bin" / name, "--routes"], capture_output=True, text=True, check=True, timeout=20
    )
    return parsed(json.loads(made.stdout))


def parsed(table):
    found = set()
    for route in table:
        path = route["path"]
        if path in OF_EVERY_PROCESS or not path.startswith(("/api/v1/", "/.well-known/")):
            continue
        access = route["access"]
        roles = frozenset() if access == EVERYBODY else frozenset(access.split(","))
        found.add((route["method"].upper(), path, roles))
    return found


def difference(contract, service):
    """Readable lines; empty when both say the same. What a parameter is called does not matter."""
    contract, service = unnamed(contract), unnamed(service)
    lines = [
        f"only in the contract: {show(route)}" for route in sorted(contract - service, key=show)
    ]
    return lines + [f"only in the service: {show(r)}" for r in sorted(service - contract, key=show)]


def unnamed(routes):
    return {(method, re.sub(r"{[^}]*}", "{}", path), roles) for method, path, roles in routes}


def show(route):
    method, path, roles = route
    return f"{method} {path} for {', '.join(sorted(roles)) or 'everybody'}"


class Routes(unittest.TestCase):
    def compare(self, api):
        document = contract_files.load(BUILD / "share" / "api", api)
        lines = difference(routes_of_contract(document), routes_of_service(f"{api}-api"))
        self.assertEqual([], lines, "\n" + "\n".join(lines))

    def test_customer_api_serves_its_contract(self):
        self.compare("customer")

    def test_admin_api_serves_its_contract(self):
        self.compare("admin")

    def test_core_api_serves_its_contract(self):
        self.compare("core")

    def test_a_missing_route_and_a_wrong_role_are_seen(self):
        document = contract_files.load(BUILD / "share" / "api", "customer")
        broken = copy.deepcopy(document)
        del broken["paths"]["/bookings"]["post"]
        broken["paths"]["/me"]["get"]["x-roles"] = ["supplier"]
        lines = difference(routes_of_contract(broken), routes_of_contract(document))
        self.assertEqual(3, len(lines), lines)


class Operations(unittest.TestCase):
    def test_names_of_operations_are_unique_and_all_have_words(self):
        for api in ("customer", "admin", "core"):
            document = contract_files.load(BUILD / "share" / "api", api)
            found = contract_files.operations(api, document)
            names = [operation.facts["operationId"] for operation in found]
            self.assertEqual(len(names), len(set(names)), api)
            self.assertTrue(all(operation.facts.get("summary") for operation in found))

    def test_every_request_refuses_what_it_does_not_know(self):
        for api in ("customer", "admin", "core"):
            document = contract_files.load(BUILD / "share" / "api", api)
            for operation in contract_files.operations(api, document):
                schema = operation.body_schema()
                if schema is not None and operation.facts["operationId"] not in OTHERS_WORDS:
                    self.assertIs(schema.get("additionalProperties"), False, operation.name)


if __name__ == "__main__":
    unittest.main()
