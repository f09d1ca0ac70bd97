"""Closing a month: only when it is over, for good, and shown in the reports."""

import datetime
import unittest

import contract_files
from contract_files import faults
from running import ROOT, world

SHARE = ROOT / "build" / "dev" / "share" / "api"


class Periods(unittest.TestCase):
    def setUp(self):
        self.world = world()
        self.document = contract_files.load(SHARE, "admin")
        self.financial = self.world.people["financial"]

    def close(self, month):
        answer = self.financial.send("POST", f"/api/v1/periods/{month}/closing")
        return answer.status, answer.json

    def test_a_month_that_is_over_is_closed_and_the_running_one_is_not(self):
        listed = self.financial.get("/periods")
        schema = {"$ref": "#/components/schemas/PeriodList"}
        self.assertEqual([], faults(listed, schema, self.document))
        running, before = listed["items"][0]["month"], listed["items"][1]["month"]
        self.assertEqual(409, self.close(running)[0])
        self.assertEqual(404, self.close("2026-13")[0])
        for _ in range(2):  # done twice is done once
            status, after = self.close(before)
            self.assertEqual(200, status, after)
        closed = {p["month"]: p["closedBy"] for p in after["items"]}
        self.assertEqual((None, "Fina Money"), (closed[running], closed[before]))
        year = datetime.date.today().year
        report = self.financial.get("/reports/months", **{"from": f"{year - 1}-01-01"})
        self.assertEqual(before, report["closedThrough"])


if __name__ == "__main__":
    unittest.main()
