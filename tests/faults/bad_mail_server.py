"""A mail server that goes wrong in every way there is, and remembers what it took over; what it
takes over goes on to the mail catcher. Once told to be well, it is."""

import collections
import random
import re
import socket
import smtplib
import threading
import time

KINDS = (
    "gone at once",
    "4xx",
    "5xx",
    "hangs after connect",
    "hangs after DATA",
    "cut after acceptance",
    "one byte a second",
)
LONGEST_HANG = 15.0


class BadMailServer:
    def __init__(self, next_port, seed):
        self.next_port = next_port
        self.dice = random.Random(seed)
        self.share = 0.0  # of the connections that go wrong
        self.accepted, self.cut = collections.Counter(), collections.Counter()
        self.recipients = {}
        self.met = collections.Counter()
        self.lock = threading.Lock()
        self.ending = threading.Event()
        self.listener = None
        self.port = 0
        self.open()

    def open(self):
        self.listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def refuse(self):
        """Nobody listens any more, until it is opened again."""
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def has_met_all(self, times):
        """Each way to go wrong that often, and a mail came twice."""
        with self.lock:
            return min(self.met[kind] for kind in KINDS) >= times and any(
                n > 1 for n in self.accepted.values()
            )

    def stop(self):
        self.ending.set()
        self.refuse()

    def accept(self, listener):
        while not self.ending.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        with self.lock:
            bad = self.dice.random() < self.share
            kind = KINDS[sum(self.met.values()) % len(KINDS)] if bad else None
            if kind:
                self.met[kind] += 1
        connection.settimeout(LONGEST_HANG)
        try:
            with connection:
                self.talk(connection, kind)
        except OSError:
            pass  # the other side has gone: that is what it should do

    def talk(self, connection, kind):
        if kind == "gone at once":
            return
        if kind == "hangs after connect":
            self.hang(connection)
            return
        file = connection.makefile("rb")

        def say(text):
            line = (text + "\r\n").encode()
            for piece in [line[i : i + 1] for i in range(len(line))] if slow else [line]:
                connection.sendall(piece)
                if slow and self.ending.wait(1.0):
                    return

        slow = kind == "one byte a second"
        say("220 bad.example")
        for row in file:
            word = row[:4].upper()
            if word in (b"EHLO", b"HELO"):
                say("250 bad.example")
            elif word == b"RCPT" and kind in ("4xx", "5xx"):
                say("451 later" if kind == "4xx" else "550 never")
            elif word == b"DATA":
                say("354 go on")
                content = self.content(file)
                if content is None:
                    return
                if kind == "hangs after DATA":
                    self.hang(connection)
                    return
                cut = kind == "cut after acceptance"
                self.take(content, cut)
                if not cut:
                    say("250 taken")  # first: a sender that gave up here would send it again
                self.pass_on(content)
                if cut:
                    return
            elif word == b"QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")

    @staticmethod
    def content(file):
        rows = []
        for row in file:
            if row == b".\r\n":
                return b"".join(rows)
            rows.append(row[1:] if row.startswith(b"..") else row)
        return None

    def take(self, content, cut):
        name = re.search(rb"(?mi)^Message-ID: <([^>]+)>", content)[1].decode()
        with self.lock:
            self.accepted[name] += 1
            self.cut[name] += cut
            self.recipients[name] = self.address(b"To", content)

    def pass_on(self, content):
        sender, to = self.address(b"From", content), self.address(b"To", content)
        with smtplib.SMTP("127.0.0.1", self.next_port, timeout=10) as onward:
            onward.sendmail(sender, [to], content)

    @staticmethod
    def address(header, content):
        pattern = rb"(?mi)^" + header + rb": .*?<?([^<>\s]+@[^<>\s]+)>?\r$"
        return re.search(pattern, content)[1].decode()

    def hang(self, connection):
        until = time.monotonic() + LONGEST_HANG
        connection.settimeout(0.5)
        while time.monotonic() < until and not self.ending.is_set():
            try:
                if not connection.recv(4096):
                    return
            except TimeoutError:
                continue
