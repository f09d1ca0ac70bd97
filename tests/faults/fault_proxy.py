"""A TCP proxy that breaks connections in the ways networks do, between two processes."""

import asyncio
import socket
import struct
import threading

KINDS = ("cut", "black hole", "delay", "reset mid-answer", "lost reply")
# cut: refused and torn down; black hole: nothing passes, nobody is told; delay: 500 ms each way;
# reset mid-answer: half of an answer, then a reset; lost reply: it is done, and nobody hears
DELAY = 0.5


class Proxy:
    """One direction of asking: whoever connects here is taken to `target`."""

    def __init__(self, name, target):
        self.name, self.target = name, target
        self.kind, self.hurt, self.port = None, 0, None
        self.open = set()
        self.changed = None

    async def start(self):
        self.changed = asyncio.Event()
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]

    async def become(self, kind):
        self.kind, self.hurt = kind, 0
        self.changed.set()
        self.changed = asyncio.Event()
        if kind == "cut":
            self.hurt += len(self.open)
            for writer in list(self.open):
                reset(writer)

    async def serve(self, reader, writer):
        self.open.add(writer)
        try:
            if self.kind == "cut":
                self.hurt += 1
                return reset(writer)
            there, out = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            return reset(writer)
        self.open.add(out)
        try:
            await asyncio.gather(
                self.pump(reader, out, False, writer), self.pump(there, writer, True, out)
            )
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            for each in (writer, out):
                self.open.discard(each)
                each.close()

    async def pump(self, reader, writer, answer, other):
        while data := await reader.read(65536):
            if not await self.may_pass(data, writer, answer, other):
                return
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()

    async def may_pass(self, data, writer, answer, other):
        """False: the connection has ended here."""
        kind = self.kind
        if kind == "delay":
            self.hurt += 1
            await asyncio.sleep(DELAY)
        while self.kind == "black hole":
            self.hurt += 1
            await self.changed.wait()
        if answer and self.kind in ("reset mid-answer", "lost reply"):
            self.hurt += 1
            if self.kind == "reset mid-answer":
                writer.write(data[: len(data) // 2])
                await writer.drain()
            reset(writer)
            reset(other)
            return False
        return True


def reset(writer):
    """Not a polite end: RST."""
    found = writer.transport.get_extra_info("socket")
    if found is not None and not writer.transport.is_closing():
        found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


class Proxies:
    """All of them in one thread of their own."""

    def __init__(self):
        self.all = {}
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def call(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(10)

    def add(self, name, target):
        proxy = self.all[name] = Proxy(name, target)
        self.call(proxy.start())
        return proxy

    def become(self, proxy, kind):
        self.call(proxy.become(kind))

    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
