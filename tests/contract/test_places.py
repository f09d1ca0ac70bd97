"""The catalogue of places: added, changed, retired; seen by suppliers and by travellers."""

import unittest

import contract_files
from contract_files import faults
from running import ROOT, world

from api_client import wait_for

SHARE = ROOT / "build" / "dev" / "share" / "api"


class Places(unittest.TestCase):
    def test_a_place_is_added_changed_and_retired(self):
        everybody = world()
        document = contract_files.load(SHARE, "admin")
        employee, supplier = everybody.people["employee"], everybody.people["supplier"]
        # The names come last in every list, where other tests take the first.
        wish = {"name": "Zz Azores", "country": "PT", "timeZone": "Atlantic/Azores"}
        key = employee.call("POST", "/spaceports", wish)["id"]
        twice = employee.send("POST", "/api/v1/spaceports", wish)
        self.assertEqual("name_taken", twice.json["errors"][0]["code"])
        for kind, schema in (("spaceports", "SpaceportCatalogue"), ("destinations", None)):
            listed = supplier.get(f"/{kind}")
            reference = {"$ref": f"#/components/schemas/{schema or 'DestinationCatalogue'}"}
            self.assertEqual([], faults(listed, reference, document))
        edit = {"reason": "Its licence has ended.", "name": "Zz Santa Maria", "retired": True}
        self.assertIsNone(employee.call("PATCH", f"/spaceports/{key}", edit))
        mine = [p for p in supplier.get("/spaceports")["items"] if p["id"] == key]
        self.assertEqual([("Zz Santa Maria", True)], [(p["name"], p["retired"]) for p in mine])
        launch = everybody.launch
        offer = {
            "rocketId": launch["rocket"]["id"],
            "spaceportId": key,
            "destinationId": launch["destination"]["id"],
            "departsAt": launch["departsAt"],
            "priceCents": 30_000_000,
        }
        refused = supplier.send("POST", "/api/v1/launches", offer)
        self.assertEqual("/spaceportId", refused.json["errors"][0]["pointer"])

    def test_travellers_see_another_name_with_the_launches_to_come(self):
        everybody = world()
        employee, supplier = everybody.people["employee"], everybody.people["supplier"]
        goal = {"name": "Zz Halo", "range": "suborbital", "description": "A wide ring of light."}
        key = employee.call("POST", "/destinations", goal)["id"]
        offered = everybody.offer()
        edit = {"version": offered["version"], "destinationId": key}
        supplier.call("PATCH", f"/launches/{offered['id']}", edit)

        def shown(name):
            path = f"/api/v1/launches/{offered['id']}"
            seen = everybody.caller("customer", None).send("GET", path)
            return seen.status == 200 and seen.json["destination"]["name"] == name or None

        wait_for("the launch goes there", lambda: shown("Zz Halo"), 20)
        edit = {"reason": "As it is called now.", "name": "Zz Crown"}
        employee.call("PATCH", f"/destinations/{key}", edit)
        wait_for("the launch has the new name", lambda: shown("Zz Crown"), 20)


if __name__ == "__main__":
    unittest.main()
