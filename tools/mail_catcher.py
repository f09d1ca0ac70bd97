#!/usr/bin/env python3
"""Catches the e-mails of a development system and shows them: SMTP in, a web inbox and JSON out.

mail_catcher.py --dir DIR [--smtp-port 8025] [--web-port 8085]
Every mail is a file in DIR, written and synced before the sender hears "250".
"""

import argparse
import datetime
import email
import email.policy
import json
import os
import pathlib
import re
import threading

from aiosmtpd.controller import Controller

import mail_pages
import small_server
from small_server import Refused

MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups "
    "allow-popups-to-escape-sandbox"
)


class Mailbox:
    """The mails on disk (`000001.eml` and its envelope `000001.json`), parsed once."""

    def __init__(self, folder):
        self.folder = folder
        self.lock = threading.Lock()
        self.mails = {}
        folder.mkdir(parents=True, exist_ok=True)
        for envelope in sorted(folder.glob("*.json")):
            number = int(envelope.stem)
            content = envelope.with_suffix(".eml").read_bytes()
            self.mails[number] = parsed(number, content, json.loads(envelope.read_text()))
        self.last = max(self.mails, default=0)

    def add(self, content, sender, recipients):
        with self.lock:
            self.last += 1
            number = self.last
            now = datetime.datetime.now(datetime.timezone.utc)
            at = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
            envelope = {"at": at, "from": sender, "to": recipients}
            self.write(f"{number:06}.eml", content)
            self.write(f"{number:06}.json", json.dumps(envelope).encode())
            self.mails[number] = parsed(number, content, envelope)

    def write(self, name, content):
        """Complete or not there at all, also after a power cut."""
        draft = self.folder / (name + ".part")
        with open(draft, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, self.folder / name)

    def find(self, to="", subject="", since="0", text=""):
        """Oldest first; all conditions by containing, without regard to case."""
        try:
            after = int(since or 0)
        except ValueError:
            raise Refused(422, "invalid_input", "since must be a number.") from None
        with self.lock:
            mails = [mail for number, mail in sorted(self.mails.items()) if number > after]
        return [
            mail
            for mail in mails
            if contains(", ".join(mail["to"]), to)
            and contains(mail["subject"], subject)
            and contains(" ".join([mail["subject"], mail["text"], mail["from"], *mail["to"]]), text)
        ]

    def get(self, number):
        with self.lock:
            if number not in self.mails:
                raise Refused(404, "mail_not_found", "There is no such mail.")
            return self.mails[number]

    def attachment(self, number, index):
        self.get(number)
        content = (self.folder / f"{number:06}.eml").read_bytes()
        parts = list(message_of(content).iter_attachments())
        if index >= len(parts):
            raise Refused(404, "attachment_not_found", "There is no such attachment.")
        return parts[index].get_filename() or "file", content_of(parts[index])

    def clear(self):
        with self.lock:
            self.mails.clear()
            for file in self.folder.iterdir():
                file.unlink()


def contains(text, part):
    return part.casefold() in text.casefold()


def message_of(content):
    return email.message_from_bytes(content, policy=email.policy.default)


def content_of(part):
    content = part.get_content()
    if isinstance(content, str):
        return content.encode()
    return content if isinstance(content, bytes) else content.as_bytes()


def parsed(number, content, envelope):
    message = message_of(content)
    plain, rich = message.get_body(("plain",)), message.get_body(("html",))
    attachments = [
        {
            "name": part.get_filename() or "file",
            "type": part.get_content_type(),
            "size": len(content_of(part)),
            "url": f"/api/mails/{number}/attachments/{index}",
        }
        for index, part in enumerate(message.iter_attachments())
    ]
    return {
        "id": number,
        "at": envelope["at"],
        "messageId": str(message["message-id"] or ""),
        "from": str(message["from"] or envelope["from"]),
        "to": envelope["to"],
        "subject": str(message["subject"] or ""),
        "text": plain.get_content() if plain else "",
        "html": rich.get_content() if rich else "",
        "attachments": attachments,
    }


class Receiver:
    def __init__(self, mailbox):
        self.mailbox = mailbox

    async def handle_DATA(self, server, session, envelope):
        self.mailbox.add(envelope.content, envelope.mail_from, envelope.rcpt_tos)
        return "250 OK"


def inbox_handler(mailbox):
    class Inbox(small_server.Handler):
        def route(self, method, path, query):
            if (method, path) == ("GET", "/api/mails"):
                wanted = {key: query[key] for key in ("to", "subject", "since") if key in query}
                return self.send_json(200, mailbox.find(**wanted))
            if (method, path) == ("DELETE", "/api/mails"):
                mailbox.clear()
                return self.send_bytes(204, b"", "text/plain")
            if method == "GET" and path == "/":
                asked = query.get("q", "")
                page = mail_pages.inbox(mailbox.find(text=asked)[::-1], asked)
                return self.send_page(200, page)
            if method == "GET" and path == "/healthz":
                return self.send_json(200, {"status": "ok", "name": "mail-catcher"})
            if method == "GET" and (match := re.fullmatch(r"/mails/(\d{1,9})(/html)?", path)):
                return self.show(mailbox.get(int(match[1])), match[2])
            pattern = r"/api/mails/(\d{1,9})/attachments/(\d{1,4})"
            if method == "GET" and (match := re.fullmatch(pattern, path)):
                return self.download(*mailbox.attachment(int(match[1]), int(match[2])))
            raise Refused(404, "not_found", "There is nothing here.")

        def show(self, mail, rich):
            if rich:
                base = '<base target="_blank">'
                return self.send_page(200, base + mail["html"], MAIL_POLICY)
            return self.send_page(200, mail_pages.mail(mail))

        def download(self, name, content):
            safe = re.sub(r"[^\w. -]", "_", name, flags=re.ASCII)
            kind = "application/pdf" if name.endswith(".pdf") else "application/octet-stream"
            disposition = {"Content-Disposition": f'inline; filename="{safe}"'}
            self.send_bytes(200, content, kind, disposition)

    return Inbox


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", required=True, type=pathlib.Path)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--smtp-port", type=int, default=8025)
    parser.add_argument("--web-port", type=int, default=8085)
    options = parser.parse_args()
    mailbox = Mailbox(options.dir)
    web = small_server.listen(inbox_handler(mailbox), options.host, options.web_port)
    smtp = Controller(
        Receiver(mailbox),
        hostname=options.host,
        port=options.smtp_port,
        data_size_limit=20 << 20,
    )
    smtp.start()
    print(
        f"Mails arrive on port {options.smtp_port}, the inbox is on {options.web_port}.", flush=True
    )
    small_server.run_until_told([web], smtp.stop)


if __name__ == "__main__":
    main()
