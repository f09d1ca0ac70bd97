"""The mail catcher keeps mails over a restart, finds them, and never runs what is in them."""

import email.message
import pathlib
import signal
import smtplib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from api_client import Api, wait_for  # noqa: E402
from system import processes, running, toolchain  # noqa: E402
from system.settings import Settings  # noqa: E402


class MailCatcher(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.ports = running.free_ports(["smtp", "web"])
        self.start()
        self.addCleanup(lambda: self.end(signal.SIGKILL))

    def start(self):
        python = toolchain.venv_program(Settings(), "python")
        options = ["--smtp-port", str(self.ports["smtp"]), "--web-port", str(self.ports["web"])]
        self.process = subprocess.Popen(
            [python, ROOT / "tools" / "mail_catcher.py", "--dir", self.folder.name, *options],
            stdout=subprocess.DEVNULL,
        )
        base = f"http://127.0.0.1:{self.ports['web']}"
        wait_for("the inbox answers", lambda: processes.answers(base + "/healthz"), 10)
        self.api = Api(base)

    def end(self, how):
        self.process.send_signal(how)
        self.process.wait(10)

    def send(self, to="ada@example.com", subject="Your trip – ünïcode"):
        mail = email.message.EmailMessage()
        mail["Subject"], mail["From"], mail["To"] = subject, "no-reply@example.com", to
        mail["Message-ID"] = "<1@example.com>"
        mail.set_content("All is well.")
        mail.add_alternative("<p>All is <b>well</b>.</p><script>x()</script>", subtype="html")
        mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
        with smtplib.SMTP("127.0.0.1", self.ports["smtp"]) as connection:
            connection.send_message(mail)

    def mails(self, query=""):
        return self.api.send("GET", f"/api/mails{query}").json

    def test_mails_are_found_and_survive_kill_9(self):
        self.send()
        self.send("bo@example.com", "Another")
        self.end(signal.SIGKILL)
        self.start()
        self.assertEqual(["Your trip – ünïcode", "Another"], [m["subject"] for m in self.mails()])
        self.assertEqual(1, len(self.mails("?to=BO@")))
        self.assertEqual(1, len(self.mails("?subject=trip")))
        self.assertEqual([2], [mail["id"] for mail in self.mails("?since=1")])

    def test_attachments_come_back_byte_for_byte(self):
        self.send()
        file = self.mails()[0]["attachments"][0]
        self.assertEqual(
            ("a.pdf", "application/pdf", 8), (file["name"], file["type"], file["size"])
        )
        self.assertEqual(b"%PDF-1.4", self.api.send("GET", file["url"]).body)

    def test_a_mails_html_is_shown_in_a_sandbox(self):
        self.send()
        page = self.api.send("GET", "/mails/1")
        self.assertIn('sandbox="allow-popups', page.text)
        self.assertNotIn("<script", page.text.replace("&lt;script", ""))
        inner = self.api.send("GET", "/mails/1/html")
        policy = inner.headers["Content-Security-Policy"]
        self.assertIn("sandbox", policy)
        self.assertIn("default-src 'none'", policy)

    def test_all_can_be_forgotten(self):
        self.send()
        self.assertEqual(204, self.api.send("DELETE", "/api/mails").status)
        self.assertEqual([], self.mails())


if __name__ == "__main__":
    unittest.main()
