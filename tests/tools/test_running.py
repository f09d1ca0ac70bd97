"""Pid files, ports and logs: what `./astro` relies on when something is not as it should be."""

import pathlib
import socket
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from api_client import wait_for  # noqa: E402
from system import log_files, processes, running, say  # noqa: E402
from system.settings import PORTS, Settings, port_of  # noqa: E402
from system.supervisor import Supervisor  # noqa: E402


class Running(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_a_pid_file_names_one_process_only(self):
        process = subprocess.Popen(["sleep", "30"])
        running.write_pid(self.folder, "sleeper", process.pid)
        self.assertEqual(process.pid, running.read_pid(self.folder, "sleeper"))
        (self.folder / "sleeper.pid").write_text(f"{process.pid} 1\n")
        self.assertIsNone(running.read_pid(self.folder, "sleeper"))
        running.write_pid(self.folder, "sleeper", process.pid)
        process.kill()
        process.wait()
        self.assertIsNone(running.read_pid(self.folder, "sleeper"))

    def test_a_taken_port_is_told_with_who_and_what_to_do(self):
        with socket.socket() as holder:
            holder.bind(("127.0.0.1", 0))
            holder.listen()
            port = holder.getsockname()[1]
            with self.assertRaises(say.Stop) as stop:
                running.check_ports(Settings(ports={"customer": port}), ["customer"])
        self.assertIn(f"Port {port}", stop.exception.wrong)
        self.assertIn("(pid", stop.exception.wrong)
        self.assertIn("ASTRO_CUSTOMER_PORT=", stop.exception.next_step)

    def test_two_cannot_run_the_same_system(self):
        ours = Settings(state=self.folder)
        held = running.lock(ours, "up", "Another is at work")
        program = (
            "import pathlib, sys; sys.path.insert(0, sys.argv[1])\n"
            "from system import running, say, settings\n"
            "try: running.lock(settings.Settings(pathlib.Path(sys.argv[2])), 'up', 'Taken')\n"
            "except say.Stop as stop: print(stop.wrong)"
        )
        command = [sys.executable, "-c", program, str(ROOT / "tools"), str(self.folder)]
        said = subprocess.run(command, capture_output=True, text=True).stdout
        self.assertIn("Taken (pid", said)
        held.close()
        self.assertEqual("", subprocess.run(command, capture_output=True, text=True).stdout)

    def test_a_port_that_is_no_port_is_told(self):
        with self.assertRaises(say.Stop):
            port_of("ASTRO_CORE_PORT", "80x")

    def test_free_ports_differ(self):
        ports = running.free_ports(PORTS)
        self.assertEqual(len(PORTS), len(set(ports.values())))

    def test_logs_do_not_grow_for_ever(self):
        log = log_files.RotatingLog(self.folder / "x.log")
        row = b"x" * (1 << 20) + b"\n"
        for _ in range(60):
            log.write(row)
        sizes = [path.stat().st_size for path in self.folder.iterdir()]
        self.assertEqual(1 + log_files.KEPT, len(sizes))
        self.assertLess(max(sizes), log_files.LARGEST + len(row))


class Supervising(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.settings = Settings(state=pathlib.Path(folder.name))

    def supervised(self, command, **more):
        facts = {"ready": lambda: True, "stage": processes.EDGE, "ports": []} | more
        process = processes.Process("child", command, **facts)
        supervisor = Supervisor(self.settings, [process])
        supervisor.claim()
        self.addCleanup(supervisor.stop)
        return supervisor

    def test_a_crashed_process_is_started_again(self):
        supervisor = self.supervised(["sleep", "60"])
        supervisor.start((processes.EDGE,))
        supervisor.finish_start()
        child = supervisor.children["child"]
        first = child.running.pid
        child.running.kill()
        wait_for("a new process", lambda: child.running.pid != first, 10)
        self.assertEqual(1, child.crashes)

    def test_a_process_that_ends_at_once_is_told_with_its_last_words(self):
        command = ["sh", "-c", "echo no room on disk; exit 3"]
        supervisor = self.supervised(command, ready=lambda: False)
        with self.assertRaises(say.Stop) as stop:
            supervisor.start((processes.EDGE,))
        self.assertIn("code 3", stop.exception.wrong)
        self.assertIn("no room on disk", stop.exception.wrong)

    def test_a_process_that_ignores_the_signal_is_ended_hard(self):
        supervisor = self.supervised(["sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"])
        supervisor.start((processes.EDGE,))
        child = supervisor.children["child"]
        supervisor.stop_stages((processes.EDGE,), 0.5)
        self.assertIsNotNone(child.running.poll())


if __name__ == "__main__":
    unittest.main()
