"""What the services answer is what the contract says, property for property."""

import hashlib
import hmac
import json
import time
import unittest
import xml.etree.ElementTree

import contract_files
from contract_files import faults
from running import ROOT, world

import journey
from api_client import Api, wait_for
from system import secret_files
from test_system import PASSWORD

SHARE = ROOT / "build" / "dev" / "share" / "api"


class Answers(unittest.TestCase):
    def setUp(self):
        self.world = world()

    def check(self, api, role, method, path, template=None, body=None, **headers):
        document = contract_files.load(SHARE, api)
        wanted = (method.lower(), template or path.split("?")[0])
        operation = next(
            each
            for each in contract_files.operations(api, document)
            if (each.method, each.path.removeprefix("/api/v1")) == wanted
        )
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.world.caller(api, role).send(method, "/api/v1" + path, body, named)
        response = operation.facts["responses"].get(str(answer.status))
        self.assertIsNotNone(response, f"{operation.name} {answer.status} {answer.body[:300]}")
        response = contract_files.deref(response, document)
        schema = response["content"]["application/json"]["schema"]
        found = faults(answer.json, schema, document)
        self.assertEqual([], found, f"{operation.name}: {answer.body[:600]}")
        return answer.json

    def test_the_catalogue(self):
        page = self.check("customer", None, "GET", "/launches?includeSoldOut=true", "/launches")
        self.assertTrue(page["items"])
        slug = page["items"][0]["slug"]
        for key in (slug, page["items"][0]["id"]):
            self.check("customer", None, "GET", f"/launches/{key}", "/launches/{idOrSlug}")
        self.check("customer", None, "GET", "/spaceports")
        self.check("customer", None, "GET", "/destinations")
        supplier = page["items"][0]["supplier"]["slug"]
        self.check("customer", None, "GET", f"/suppliers/{supplier}", "/suppliers/{slug}")

    def test_a_document_as_data_as_xml_and_once_more_by_mail(self):
        number = self.world.number
        known = self.check(
            "admin", "employee", "GET", f"/documents/{number}", "/documents/{number}"
        )
        caller = self.world.caller("admin", "employee")
        answer = caller.send("GET", f"/api/v1/documents/{number}.xml")
        self.assertEqual((200, "application/xml"), (answer.status, answer.headers["Content-Type"]))
        invoice = xml.etree.ElementTree.fromstring(answer.body)
        spaces = {
            "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
            "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
        }
        self.assertEqual(number, invoice.findtext("cbc:ID", namespaces=spaces))
        payable = invoice.findtext("cac:LegalMonetaryTotal/cbc:PayableAmount", "", spaces)
        self.assertEqual(known["amount"]["amountCents"], round(float(payable) * 100))
        path = f"/documents/{number}/email"
        for _ in range(2):
            sent = self.check(
                "admin", "employee", "POST", path, "/documents/{number}/email", Idempotency_Key="m1"
            )
            self.assertEqual(["cas@contract.example"], sent["recipients"])

        def copies():
            to = journey.mails(self.world.system.ours, to="cas@contract.example")
            return [m for m in to if f"{number} once more" in m["subject"]]

        self.assertEqual(1, len(wait_for("the copy", copies, 30)))

    def test_a_customers_own_things(self):
        key = self.world.booking["id"]
        self.check("customer", "customer", "GET", "/me")
        self.check("customer", "customer", "GET", "/bookings")
        self.check("customer", "customer", "GET", f"/bookings/{key}", "/bookings/{id}")
        self.check("customer", "customer", "GET", "/documents")

    def test_a_booking_from_hold_to_return(self):
        customer = self.world.people["customer"]
        seen = customer.get(f"/launches/{self.world.launch['id']}")
        wish = {
            "launchId": seen["id"],
            "seats": 1,
            "priceCents": seen["price"]["amountCents"],
            "departsAt": seen["departsAt"],
        }
        booking = self.check(
            "customer", "customer", "POST", "/bookings", body=wish, Idempotency_Key="answers-1"
        )
        path = f"/bookings/{booking['id']}"
        party = {"passengers": [journey.passenger("Una Answer")]}
        self.check(
            "customer", "customer", "PUT", f"{path}/passengers", "/bookings/{id}/passengers", party
        )
        self.check("customer", "customer", "POST", f"{path}/renewal", "/bookings/{id}/renewal")
        self.assertIsNone(customer.call("DELETE", path))

    def test_a_booking_shows_who_took_the_money_and_what_was_written(self):
        path = f"/bookings/{self.world.booking['id']}"
        seen = self.check("admin", "employee", "GET", path, "/bookings/{id}")
        self.assertEqual(["sandbox"], [p["provider"] for p in seen["payments"]])
        templates = {mail["template"] for mail in seen["emails"]}
        self.assertLessEqual({"booking-confirmed", "booking-supplier"}, templates)

    def test_another_name_is_known_to_core_too(self):
        employee = self.world.people["employee"]
        self.check("admin", "employee", "PATCH", "/me", body={"name": "Emilia Ployee"})
        users = self.world.people["it"].get("/users?q=emp@contract.example")["items"]
        self.assertEqual(["Emilia Ployee"], [user["name"] for user in users])
        employee.call("PATCH", "/me", {"name": "Emil Ployee"})

    def test_a_signed_webhook_is_taken(self):
        """Signed as the provider signs, by the provider's clock."""
        charge = {
            "id": "ch_" + "0" * 32,
            "key": f"{self.world.booking['id']}:1",
            "state": "paid",
            "amountCents": 60_000_000,
            "currency": "USD",
        }
        body, at = json.dumps(charge).encode(), str(int(time.time()))
        secret = secret_files.read(self.world.system.ours, "sandbox-webhook-secret")
        signed = at.encode() + b"." + body
        mac = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
        sent = {"X-Sandbox-Signature": f"t={at},v1={mac}", "Content-Type": "application/json"}
        caller = self.world.caller("customer", None)
        path = "/api/v1/payments/webhooks/sandbox"
        self.assertEqual(204, caller.send("POST", path, body, sent).status)
        late = str(int(at) - 3600)
        mac = hmac.new(secret.encode(), late.encode() + b"." + body, hashlib.sha256).hexdigest()
        sent["X-Sandbox-Signature"] = f"t={late},v1={mac}"
        self.assertEqual(401, caller.send("POST", path, body, sent).status)

    def test_what_a_supplier_sees(self):
        key = self.world.launch["id"]
        for path in ("/me", "/spaceports", "/destinations", "/rockets", "/launches", "/team"):
            self.check("admin", "supplier", "GET", path)
        rocket = self.world.launch["rocket"]["id"]
        self.check("admin", "supplier", "GET", f"/rockets/{rocket}", "/rockets/{id}")
        self.check("admin", "supplier", "GET", f"/launches/{key}", "/launches/{id}")
        for part in ("bookings", "manifest"):
            template = "/launches/{id}/" + part
            self.check("admin", "supplier", "GET", f"/launches/{key}/{part}", template)

    def test_launches_of_a_file_are_offered_together_or_not_at_all(self):
        names = [self.world.launch[part]["name"] for part in ("rocket", "spaceport", "destination")]
        line = ",".join([*names, "2029-05-03 14:30", "310000"])
        csv = f"rocket,spaceport,destination,departure,price\n{line}\n"

        def sent(text, dry_run, status):
            body = {"csv": text, "dryRun": dry_run}
            key = f"import-{status}-{dry_run}-{len(text)}"
            answer = self.world.caller("admin", "supplier").send(
                "POST", "/api/v1/launches/import", body, {"Idempotency-Key": key}
            )
            self.assertEqual(status, answer.status, answer.body[:300])
            return answer.json

        bad = sent(csv + line.replace("310000", "much"), True, 200)
        self.assertEqual([(3, "price")], [(f["line"], f["column"]) for f in bad["faults"]])
        refused = sent(csv + line.replace("310000", "much"), False, 422)
        self.assertEqual(["/csv/3/price"], [e["pointer"] for e in refused["errors"]])
        self.check(
            "admin",
            "supplier",
            "POST",
            "/launches/import",
            body={"csv": csv, "dryRun": True},
            Idempotency_Key="import-dry",
        )
        made = sent(csv, False, 200)
        self.assertTrue(made["imported"])
        self.assertEqual(made, sent(csv, False, 200), "a repeat offers nothing twice")
        self.assertTrue(sent(csv, True, 200)["faults"], "this rocket departs then already")

    def test_a_supplier_finds_the_bookings_of_its_own_launches_only(self):
        found = self.check("admin", "supplier", "GET", "/bookings")
        self.assertIn(self.world.booking["id"], [b["id"] for b in found["items"]])
        supplier = self.world.people["supplier"]
        csv = supplier.send("GET", "/api/v1/bookings?format=csv")
        self.assertEqual("text/csv; charset=utf-8", csv.headers["Content-Type"])
        self.assertEqual(found["total"] + 2, len(csv.text.split("\r\n")))
        rival = self.world.system.add_supplier(self.world.people["financial"], "Rival Bookings")
        own = supplier.get("/me")["supplier"]["id"]
        for query in ("", f"?supplier={own}", f"?launch={self.world.launch['id']}"):
            self.assertEqual(0, rival.get(f"/bookings{query}")["total"], query)
        empty = rival.send("GET", "/api/v1/bookings?format=csv").text
        self.assertEqual(2, len(empty.split("\r\n")))

    def test_a_picture_is_known_by_its_bytes_and_shown_to_everybody(self):
        document = contract_files.load(SHARE, "admin")
        picture = document["components"]["schemas"]["Picture"]["examples"][0]
        kept = self.check("admin", "supplier", "PUT", "/supplier/logo", body=picture)
        shown = self.world.caller("admin", None).send("GET", f"/api/v1/pictures/{kept['picture']}")
        self.assertEqual((200, "image/png"), (shown.status, shown.headers["Content-Type"]))
        self.assertEqual("nosniff", shown.headers["X-Content-Type-Options"])
        script = {"data": "PHN2Zy8+"}
        refused = self.world.people["supplier"].send("PUT", "/api/v1/supplier/logo", script)
        self.assertEqual("not_a_picture", refused.json["errors"][0]["code"])
        self.check("admin", "supplier", "DELETE", "/supplier/logo")

    def test_only_the_owner_leads_the_team(self):
        system, owner = self.world.system, self.world.people["supplier"]
        person = self.check(
            "admin", "supplier", "POST", "/team", body={"name": "Tia", "email": "tia@polar.example"}
        )
        tia = Api(self.world.url("admin"), "supplier")
        journey.accept_invitation(system.ours, tia, "tia@polar.example", "Tia", PASSWORD)
        wish = {"name": "Tom", "email": "tom@polar.example"}
        for answer in (
            tia.send("POST", "/api/v1/team", wish),
            tia.send("DELETE", f"/api/v1/team/{owner.user['id']}"),
        ):
            self.assertEqual((403, "owner_only"), (answer.status, answer.json["code"]))
        stays = owner.send("DELETE", f"/api/v1/team/{owner.user['id']}")
        self.assertEqual((409, "owner_stays"), (stays.status, stays.json["code"]))
        for _ in range(2):  # done twice is done once
            self.assertEqual(204, owner.send("DELETE", f"/api/v1/team/{person['id']}").status)
        answer = Api(self.world.url("admin"), "supplier").send(
            "POST",
            "/api/v1/auth/login",
            {"email": "tia@polar.example", "password": PASSWORD},
            {"X-Astro-App": "supplier"},
        )
        self.assertEqual(401, answer.status, answer.body[:200])

    def test_what_an_employee_sees(self):
        for path in ("/me", "/launches", "/rockets", "/bookings", "/documents", "/suppliers"):
            self.check("admin", "employee", "GET", path)
        key, number = self.world.booking["id"], self.world.number
        self.check("admin", "employee", "GET", f"/bookings/{key}", "/bookings/{id}")
        self.check("admin", "employee", "GET", f"/documents/{number}", "/documents/{number}")

    def test_what_an_operator_sees(self):
        lists = ("/logs", "/notifications", "/jobs", "/reconciliations", "/users")
        health = ("/health", "/health/history", "/health/reports", "/me/health-report")
        for path in (*lists, *health, "/backups", "/notification-templates"):
            self.check("core", "it", "GET", path)
        seen = self.check("core", "it", "GET", "/logs/histogram?kind=AUTH", "/logs/histogram")
        self.assertLess(0, sum(bar["info"] for bar in seen["items"]))
        told = self.check("core", "it", "GET", "/settings")
        names = {process["name"] for process in told["processes"]}
        self.assertEqual({"admin-api", "core-api", "customer-api", "job-scheduler"}, names)
        for secret in ("service-admin-api", "sealing-key", "sandbox-secret"):
            value = secret_files.read(self.world.system.ours, secret)
            self.assertNotIn(value, json.dumps(told))
        ops = self.world.people["it"]
        table = ops.send("GET", "/api/v1/logs?kind=AUTH&format=csv")
        self.assertIn(b"time (UTC),severity,kind,process,message,trace,fields", table.body)
        lines = ops.send("GET", "/api/v1/logs?kind=AUTH&format=ndjson").text.splitlines()
        self.assertEqual({"AUTH"}, {json.loads(line)["kind"] for line in lines})
        self.assertLessEqual(len(lines), ops.get("/logs?kind=AUTH")["total"])
        operator = self.world.people["it"].user["id"]
        self.check("core", "it", "GET", f"/users/{operator}", "/users/{id}")
        for api, role in (("customer", "customer"), ("admin", "supplier"), ("core", "it")):
            self.check(api, role, "GET", "/me/sessions")
            self.check(api, role, "GET", "/me/second-factor")
            self.check(api, role, "POST", "/me/second-factor")
        jobs = self.world.people["it"].get("/jobs")["items"]
        self.check("core", "it", "GET", f"/jobs/{jobs[0]['id']}", "/jobs/{id}")

    def test_common_addresses(self):
        for api in ("customer", "admin", "core"):
            caller = self.world.caller(api, None)
            for path in ("/healthz", "/readyz", "/metrics", "/api/openapi.json", "/api/docs"):
                self.assertEqual(200, caller.send("GET", path).status, f"{api} {path}")
            served = caller.send("GET", "/api/openapi.json").json
            self.assertEqual(contract_files.load(SHARE, api), served)
        keys = self.world.caller("core", None).send("GET", "/.well-known/jwks.json").json["keys"]
        self.assertTrue(keys)
        self.assertFalse(any("d" in key for key in keys), "a private key must never be served")

    def test_a_wrong_answer_would_be_seen(self):
        document = contract_files.load(SHARE, "customer")
        schema = document["components"]["schemas"]["LaunchSummary"]
        good = schema["examples"][0]
        self.assertEqual([], faults(good, schema, document))
        self.assertEqual(1, len(faults({**good, "capacity": "12"}, schema, document)))
        self.assertEqual(1, len(faults({**good, "status": "lost"}, schema, document)))
        missing = {name: value for name, value in good.items() if name != "price"}
        self.assertEqual(1, len(faults(missing, schema, document)))


if __name__ == "__main__":
    unittest.main()
