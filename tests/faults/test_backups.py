"""A backup is what it says: after all data is spoilt, restoring brings back each seat, mail and
cent, and the invariants hold; a backup that was touched is refused before anything is lost."""

import contextlib
import gzip
import json
import shutil
import time
import unittest

import figures
from crowd import ROOT, ApiRefused, Market, TestSystem, journey, operate, wait_for

from system import processes, say
from system.supervisor import Supervisor, start_all


class Backups(unittest.TestCase):
    def test_what_was_backed_up_comes_back_and_holds(self):
        folder = ROOT / ".astro" / "test" / "backups" / "kept"
        settings = {"ASTRO_BACKUP_FOLDER": str(folder), "ASTRO_BACKUPS_KEPT": "2"}
        system = TestSystem("backups", **settings)
        with system:
            market = Market(system)
            customer = market.buyers(1)[0]
            journey.give_billing_details(customer)
            launch = market.offer(500)
            booking = journey.book(customer, launch, [journey.passenger("Bea Kept")], "kept")
            journey.wait_until_idle(market.operator, system.ours)
            self.wait_for_the_clock(market.operator)
            self.back_up(market.operator)
            took, made = self.back_up(market.operator)
            self.the_two_newest_are_kept(market.operator, folder)
            system.add_customer("later@faults.example", "Leo Later")
            journey.wait_until_idle(market.operator, system.ours)
        self.refused(system, folder / made["folder"])
        began = time.monotonic()
        self.restore(system, folder / made["folder"])
        restored_in = time.monotonic() - began
        with once_more(system):
            again = system.sign_in("customer", customer.user["email"])
            ids = {b["id"] for b in again.get("/bookings")["items"]}
            self.assertIn(booking["id"], ids)
            with self.assertRaises(ApiRefused):
                system.sign_in("customer", "later@faults.example")
            market.operator = system.sign_in("it", market.operator.user["email"])
            clean, said = market.check()
            self.assertTrue(clean, said)
            known = market.operator.get("/backups")
            self.assertIn(made["folder"], [b["folder"] for b in known["items"] if b["verified"]])
        figures.record(
            "backup and restore",
            f"{made['documents']:,} documents, {made['bytes'] / 1000:.0f} kB",
            0,
            f"backed up and verified in {took:.1f} s, restored in {restored_in:.1f} s",
        )

    def the_two_newest_are_kept(self, operator, folder):
        """The first one, which the clock made, is gone, and said to be."""

        def told():
            good = [b for b in operator.get("/backups")["items"] if b["state"] == "done"]
            there = [(folder / b["folder"]).exists() for b in good]
            return [b["kept"] for b in good] == there == [True, True, False]

        wait_for("only the two newest are there", told, 30)

    @staticmethod
    def wait_for_the_clock(operator):
        """A new system makes its first one by itself."""

        def ended():
            items = operator.get("/backups")["items"]
            return items and all(b["state"] == "done" for b in items)

        wait_for("the first backup", ended, 60)

    def back_up(self, operator):
        began = time.monotonic()
        asked = operator.call("POST", "/backups")["id"]

        def ended():
            found = [b for b in operator.get("/backups")["items"] if b["id"] == asked]
            return found and found[0]["state"] != "running" and found[0]

        made = wait_for("the backup", ended, 60)
        self.assertEqual("done", made["state"], made["error"])
        self.assertTrue(made["verified"])
        return time.monotonic() - began, made

    def refused(self, system, folder):
        """One document less, with a right gzip file: the digest tells."""
        spoilt = folder.parent / "spoilt"
        shutil.copytree(folder, spoilt)
        names = [p["name"] for p in json.loads((spoilt / "manifest.json").read_text())["parts"]]
        self.assertEqual("postgresql.dump", names[-1])
        file = spoilt / "customer" / "bookings.bson.gz"
        content = gzip.decompress(file.read_bytes())
        first = int.from_bytes(content[:4], "little")
        file.write_bytes(gzip.compress(content[first:]))
        with self.assertRaisesRegex(say.Stop, "is not what was written"):
            self.restore(system, spoilt)

    @staticmethod
    def restore(system, folder):
        operate.restore_into(system.ours, folder)


@contextlib.contextmanager
def once_more(system):
    """The same system, with the data it has now."""
    system.supervisor = Supervisor(system.ours, processes.all_processes(system.ours))
    try:
        start_all(system.ours, system.supervisor)
        yield
    finally:
        system.supervisor.stop()


if __name__ == "__main__":
    unittest.main()
