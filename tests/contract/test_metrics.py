"""Every figure that an alert rule or the dashboard of deploy/ speaks of is told by a process, and
the operators' page of health has them over time without any outside system."""

import json
import pathlib
import re
import unittest

import running
from running import world

from api_client import wait_for

DEPLOY = running.ROOT / "deploy"
# Of Prometheus itself.
OUTSIDE = {"up"}
FUNCTIONS = {"sum", "by", "rate", "histogram_quantile", "job", "le", "dependency", "status"}


def names_in(expression):
    plain = re.sub(r'"[^"]*"', "", expression)
    return set(re.findall(r"\b[a-z][a-z_]{2,}\b", plain)) - FUNCTIONS


class Metrics(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = world()

    def told(self):
        names = set()
        for port in ("customer", "admin", "core", "scheduler"):
            answer = running.Api(self.world.system.url(port)).send("GET", "/metrics")
            text = answer.body.decode()
            kinds = re.findall(r"^# TYPE (\S+) ", text, re.MULTILINE)
            self.assertEqual(len(kinds), len(set(kinds)), f"{port}: one family for each name")
            names |= set(re.findall(r"^([a-z_]+)(?:{| )", text, re.MULTILINE))
        return names

    def test_rules_and_dashboard_speak_of_figures_that_are_told(self):
        rules = (DEPLOY / "prometheus" / "alerts.yml").read_text()
        wanted = set()
        for expression in re.findall(r"expr: (?:>-\n)?((?:.*\n)+?) +(?:for|labels):", rules):
            wanted |= names_in(expression)
        dashboard = json.loads((DEPLOY / "grafana" / "astrobookings.json").read_text())
        for panel in dashboard["panels"]:
            for target in panel["targets"]:
                wanted |= names_in(target["expr"])
        self.assertGreater(len(wanted), 15, wanted)
        self.assertEqual(set(), wanted - self.told() - OUTSIDE)

    def test_figures_of_every_process_are_kept_over_time(self):
        operator = self.world.people["it"]
        history = wait_for("two looks", lambda: self.history_with_rates(operator), 40)
        self.assertEqual(10, history["everySeconds"])
        told = {(s["process"], s["figure"]) for s in history["series"]}
        for process in ("customer-api", "admin-api", "core-api", "job-scheduler"):
            self.assertIn((process, "cpuPercent"), told)
            self.assertIn((process, "memoryMb"), told)
        self.assertIn(("core-api", "db:postgresql"), told)
        self.assertIn(("customer-api", "pool:mongodb-customer"), told)
        self.assertIn(("system", "outboxSeconds"), told)
        for series in history["series"]:
            self.assertEqual(len(history["times"]), len(series["values"]))
        health = operator.get("/health")
        self.assertIn("jobsReady", health["figures"])
        self.assertTrue(all(p["figures"]["memoryMb"] > 1 for p in health["processes"]))

    @staticmethod
    def history_with_rates(operator):
        history = operator.get("/health/history", range="hour")
        rates = [s for s in history["series"] if s["figure"] == "cpuPercent"]
        return history if len(rates) == 4 else None


if __name__ == "__main__":
    unittest.main()
