"""Three hundred clients who take all the time they can."""

import asyncio
import contextlib
import socket
import time

from server import written

CLIENTS = 300
# The longest that any of them may stay: the time for an answer to be taken, and some seconds.
PATIENCE = 50


class Slow:
    """A client of one kind of slowness."""

    def __init__(self, server, kind, cookie):
        self.kind, self.port = kind, server.port
        fields = f"Host: {server.host}\r\nCookie: {cookie}\r\n"
        head = f"GET /api/me HTTP/1.1\r\n{fields}X-Slow: "
        post = f"POST /api/next HTTP/1.1\r\n{fields}Content-Type: application/json\r\n"
        pages = f"GET /api/guidelines HTTP/1.1\r\n{fields}\r\n" * 40
        pages += f"GET / HTTP/1.1\r\n{fields}\r\n" * 2_000
        self.first, self.drip = {
            "head byte by byte": (head, True),
            "body byte by byte": (post + "Content-Length: 10000\r\n\r\n{", True),
            "never reads": (pages, False),
            "says nothing": ("", False),
        }[kind]

    async def run(self):
        """The seconds until the server let go, as far as this side can see it."""
        link = socket.socket()
        link.setblocking(False)
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        loop = asyncio.get_running_loop()
        began = time.perf_counter()
        with contextlib.closing(link), contextlib.suppress(OSError, asyncio.TimeoutError):
            await loop.sock_connect(link, ("127.0.0.1", self.port))
            await asyncio.wait_for(loop.sock_sendall(link, self.first.encode()), PATIENCE)
            while time.perf_counter() - began < PATIENCE and not self.is_ended(link):
                await asyncio.sleep(0.5)
                if self.drip:
                    await loop.sock_sendall(link, b"a")
        return time.perf_counter() - began

    def is_ended(self, link):
        """Whether the other side has closed; who never reads cannot tell."""
        if self.kind == "never reads":
            return False
        try:
            return link.recv(65536) == b""
        except BlockingIOError:
            return False


async def run(server, watch, cookies, checks):
    kinds = ["head byte by byte", "body byte by byte", "never reads", "says nothing"]
    before, at = watch.now(), time.perf_counter()
    watch.samples.clear()
    clients = [
        Slow(server, kinds[number % len(kinds)], cookies[number % len(cookies)])
        for number in range(CLIENTS)
    ]
    work = [asyncio.create_task(client.run()) for client in clients]
    await asyncio.sleep(3)
    held, gone = watch.now()[2], None
    while time.perf_counter() - at < PATIENCE:
        await asyncio.sleep(0.5)
        if gone is None and watch.now()[2] <= before[2]:
            gone = time.perf_counter() - at
    took = await asyncio.gather(*work)
    print(
        f"       {CLIENTS} slow clients: most {written(watch.most())}; after {written(watch.now())}"
    )
    for kind in kinds[:2] + kinds[3:]:
        ends = [second for client, second in zip(clients, took) if client.kind == kind]
        print(f"       {kind:<18} let go after {min(ends):.1f} to {max(ends):.1f} s")
    found = (
        [f"{held - before[2]} of {CLIENTS} were connected"]
        if held - before[2] < CLIENTS // 2
        else []
    )
    checks("slow clients are let in", found)
    said = f"all are let go within {PATIENCE} s"
    checks(said + (f": after {gone:.0f} s" if gone else ""), [] if gone else [written(watch.now())])
