"""Log files that do not grow for ever: what a process prints goes to NAME.log, older parts to
NAME.log.1 and so on."""

import collections
import os
import threading

LARGEST, KEPT = 10 << 20, 4


class RotatingLog:
    def __init__(self, path):
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self.file = open(path, "ab")
        self.last = collections.deque(maxlen=40)
        self.lock = threading.Lock()

    def follow(self, stream):
        """Copies everything that a process prints, in a thread that ends with it."""
        self.copier = threading.Thread(target=self.copy, args=(stream,), daemon=True)
        self.copier.start()

    def wait_for_last_words(self):
        """When the process has ended, its output has an end too."""
        self.copier.join(timeout=10)

    def copy(self, stream):
        for row in stream:
            self.write(row)
        stream.close()

    def write(self, row):
        with self.lock:
            self.last.append(row.decode(errors="replace").rstrip())
            self.file.write(row)
            self.file.flush()
            if self.file.tell() > LARGEST:
                self.rotate()

    def rotate(self):
        self.file.close()
        for number in range(KEPT, 0, -1):
            older = self.path.with_name(f"{self.path.name}.{number}")
            newer = self.path.with_name(
                f"{self.path.name}.{number - 1}" if number > 1 else self.path.name
            )
            if newer.exists():
                os.replace(newer, older)
        self.file = open(self.path, "ab")

    def tail(self, rows=12):
        with self.lock:
            return list(self.last)[-rows:]
