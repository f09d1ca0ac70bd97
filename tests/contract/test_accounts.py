"""What employees see of other people's accounts and do to them: always with a reason, audited, and
never to themselves."""

import unittest

import contract_files
from contract_files import faults
from running import ROOT, world

import journey
from api_client import Api, wait_for
from test_system import PASSWORD

SHARE = ROOT / "build" / "dev" / "share" / "api"
WHY = {"reason": "Asked by telephone."}


class Accounts(unittest.TestCase):
    def setUp(self):
        self.world = world()
        self.document = contract_files.load(SHARE, "admin")
        self.employee = self.world.people["employee"]
        self.financial = self.world.people["financial"]

    def check(self, value, schema):
        found = faults(value, {"$ref": f"#/components/schemas/{schema}"}, self.document)
        self.assertEqual([], found, value)
        return value

    def login(self, email, app, side):
        return Api(self.world.url(side), app).send(
            "POST",
            "/api/v1/auth/login",
            {"email": email, "password": PASSWORD},
            {"X-Astro-App": app},
        )

    def acts_on(self, subject):
        return [a["act"] for a in self.employee.get("/audit", subject=subject)["items"]]

    def row_of(self, email):
        """Its customer's row has come over from the sales side."""
        return wait_for(
            "the customer is known",
            lambda: next(iter(self.employee.get("/customers", q=email)["items"]), None),
            20,
        )

    def test_a_customer_is_found_by_name_and_address_and_read(self):
        page = self.check(self.employee.get("/customers", q="cas@contract.example"), "CustomerPage")
        self.assertEqual(1, page["total"])
        seen = self.employee.get(f"/customers/{page['items'][0]['id']}")
        self.check(seen, "CustomerDetail")
        self.assertEqual("active", seen["state"])
        self.assertEqual(60_000_000, seen["paid"]["amountCents"])
        self.assertEqual([self.world.booking["id"]], [p["bookingId"] for p in seen["payments"]])
        documents = self.employee.get("/documents", customer=seen["id"])["items"]
        self.assertIn(self.world.number, [d["number"] for d in documents])
        names = [c["name"] for c in self.employee.get("/customers", sort="-name")["items"]]
        self.assertEqual(sorted(names, key=str.lower, reverse=True), names)

    def test_a_suspended_customer_is_out_and_comes_back(self):
        email = "suspended@contract.example"
        self.world.system.add_customer(email, "Sue Spended")
        key = self.row_of(email)["id"]
        for _ in range(2):  # done twice is done once
            seen = self.employee.call("POST", f"/customers/{key}/suspension", WHY)
            self.assertEqual("suspended", self.check(seen, "CustomerDetail")["state"])
        self.assertEqual(403, self.login(email, "customer", "customer").status)
        listed = self.employee.get("/customers", state="suspended")["items"]
        self.assertIn(key, [c["id"] for c in listed])
        seen = self.employee.call("POST", f"/customers/{key}/restoration", WHY)
        self.assertEqual("active", seen["state"])
        self.assertEqual(200, self.login(email, "customer", "customer").status)
        self.assertEqual(["customer.restore", "customer.suspend"], self.acts_on(key))

    def test_a_correction_reaches_the_customers_own_profile_and_is_audited(self):
        email = "wrong@contract.example"
        customer = self.world.system.add_customer(email, "Wanda Worng")
        key = self.row_of(email)["id"]
        wish = WHY | {"name": "Wanda Wrong", "birthDate": "1980-02-29"}
        self.assertIsNone(self.employee.call("PATCH", f"/customers/{key}", wish))
        me = customer.get("/me")
        self.assertEqual(("Wanda Wrong", "1980-02-29"), (me["name"], me["birthDate"]))
        wait_for(
            "the row has it", lambda: self.row_of(email)["name"] == "Wanda Wrong" or None, 20
        )
        entry = self.employee.get("/audit", subject=key)["items"][0]
        self.assertEqual("Wanda Worng", entry["before"]["name"])
        self.assertEqual("Wanda Wrong", entry["after"]["name"])
        child = self.employee.send(
            "PATCH", f"/api/v1/customers/{key}", WHY | {"birthDate": "2020-01-01"}
        )
        self.assertEqual("holder_too_young", child.json["errors"][0]["code"])
        stranger = self.employee.send("PATCH", f"/api/v1/customers/u_{'0' * 32}", wish)
        self.assertEqual(404, stranger.status)

    def test_a_suspended_supplier_is_out_with_all_its_people(self):
        supplier = self.world.system.add_supplier(self.financial, "Loose Lines")
        me = supplier.get("/me")
        path = f"/suppliers/{me['supplier']['id']}"
        tia = Api(self.world.url("admin"), "supplier")
        supplier.call("POST", "/team", {"name": "Tia", "email": "tia@loose.example"})
        journey.accept_invitation(
            self.world.system.ours, tia, "tia@loose.example", "Tia", PASSWORD
        )
        for _ in range(2):
            seen = self.employee.call("POST", f"{path}/suspension", WHY)
            self.check(seen, "SupplierAccount")
        self.assertEqual("suspended", seen["state"])
        self.assertEqual({"suspended"}, {p["state"] for p in seen["people"]})
        for email in (me["email"], "tia@loose.example"):
            self.assertEqual(403, self.login(email, "supplier", "admin").status)
        seen = self.employee.call("POST", f"{path}/restoration", WHY)
        self.assertEqual({"active"}, {p["state"] for p in seen["people"]})
        self.assertEqual(200, self.login(me["email"], "supplier", "admin").status)
        again = self.employee.send("POST", f"/api/v1{path}/invitation")
        self.assertEqual(409, again.status, "it has accepted long ago")

    def test_a_suppliers_details_are_corrected_with_a_reason(self):
        own = self.world.people["supplier"].get("/me")["supplier"]
        path = f"/suppliers/{own['id']}"
        self.check(self.employee.get(path), "SupplierAccount")
        seen = self.employee.call("PATCH", path, WHY | {"contactPhone": "+47 77 00 00 00"})
        self.assertEqual("+47 77 00 00 00", seen["contactPhone"])
        self.employee.call("PATCH", path, WHY | {"contactPhone": None})
        entry = self.employee.get("/audit", subject=own["id"])["items"][0]
        self.assertIn(WHY["reason"], entry["summary"])

    def test_nobody_changes_the_own_role_and_others_are_signed_out_by_it(self):
        colleague = self.world.system.add_staff("employee", "rolf@contract.example", "Rolf Role")
        key = colleague.user["id"]
        page = self.check(self.employee.get("/employees", q="rolf@"), "ColleaguePage")
        self.assertEqual([key], [p["id"] for p in page["items"]])
        wish = WHY | {"role": "financial"}
        refused = self.employee.send("POST", f"/api/v1/employees/{key}/role", wish)
        self.assertEqual(403, refused.status)
        own = self.financial.user["id"]
        for act, body in (("role", WHY | {"role": "employee"}), ("suspension", WHY)):
            answer = self.financial.send("POST", f"/api/v1/employees/{own}/{act}", body)
            self.assertEqual((409, "needs_another_person"), (answer.status, answer.json["code"]))
        for _ in range(2):
            seen = self.financial.call("POST", f"/employees/{key}/role", wish)
            self.assertEqual("financial", self.check(seen, "Colleague")["role"])
        wait_for(
            "the old session has ended",
            lambda: colleague.send("GET", "/api/v1/me").status == 401 or None,
            10,
        )
        fresh = self.world.system.sign_in("financial", "rolf@contract.example")
        self.assertEqual("financial", fresh.get("/me")["role"])
        self.financial.call("POST", f"/employees/{key}/suspension", WHY)
        self.assertEqual(403, self.login("rolf@contract.example", "employee", "admin").status)
        self.assertEqual(["account.suspend", "account.role"], self.acts_on(key)[:2])


if __name__ == "__main__":
    unittest.main()
