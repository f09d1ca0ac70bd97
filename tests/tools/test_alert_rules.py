"""The alert rules and the dashboard of deploy/: right by promtool, and about figures we really
have (that is looked at by tests/contract, on a running system)."""

import json
import pathlib
import subprocess
import tempfile
import unittest

DEPLOY = pathlib.Path(__file__).resolve().parents[2] / "deploy"
PROMETHEUS = DEPLOY / "prometheus"


def promtool(*arguments):
    return subprocess.run(
        ["promtool", *arguments], cwd=PROMETHEUS, capture_output=True, text=True, timeout=60
    )


class AlertRules(unittest.TestCase):
    def test_the_rules_and_the_settings_are_valid(self):
        made = promtool("check", "config", "prometheus.yml")
        self.assertEqual(0, made.returncode, made.stdout + made.stderr)

    def test_each_rule_speaks_in_time_and_not_before(self):
        made = promtool("test", "rules", "alerts.test.yml")
        self.assertEqual(0, made.returncode, made.stdout + made.stderr)

    def test_a_rule_that_is_wrong_is_seen(self):
        text = (PROMETHEUS / "alerts.yml").read_text()
        with tempfile.TemporaryDirectory() as folder:
            broken = pathlib.Path(folder) / "broken.yml"
            broken.write_text(text.replace("jobs_dead > 0", "jobs_dead >"))
            self.assertNotEqual(0, promtool("check", "rules", str(broken)).returncode)

    def test_the_dashboard_names_each_panel_once(self):
        dashboard = json.loads((DEPLOY / "grafana" / "astrobookings.json").read_text())
        titles = [panel["title"] for panel in dashboard["panels"]]
        self.assertEqual(len(titles), len(set(titles)))


if __name__ == "__main__":
    unittest.main()
