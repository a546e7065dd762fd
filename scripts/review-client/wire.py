"""One connection of HTTP/1.1 that is kept alive, with little between the clock and the socket."""

import asyncio
import collections
import json
import re
import time

Reply = collections.namedtuple("Reply", "status head body seconds")
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)


class Lost(Exception):
    """The connection ended, or was refused, before the answer was whole."""


class Wire(asyncio.Protocol):
    """Sends one request at a time.

    The time of an answer runs from when its request's last byte was given to the system until its
    last byte came from there.
    """

    def __init__(self, address, port):
        self.address, self.port, self.host = address, port, f"{address}:{port}"
        self.transport = self.answer = None

    async def ask(self, method, path, asked=None, cookie=None, headers=()):
        """The answer to a request; connects if need be."""
        body = b"" if asked is None else json.dumps(asked).encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}", *headers]
        if cookie:
            lines.append(f"Cookie: {cookie}")
        if asked is not None:
            lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
        return await self.send("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    async def send(self, request):
        if self.transport is None:
            await self.connect()
        self.buffer, self.needed = bytearray(), None
        self.answer = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        self.sent = time.perf_counter()
        return await self.answer

    async def connect(self):
        try:
            loop = asyncio.get_running_loop()
            await loop.create_connection(lambda: self, self.address, self.port)
        except OSError as error:
            raise Lost(str(error)) from error

    def connection_made(self, transport):
        self.transport = transport

    def connection_lost(self, error):
        self.transport = None
        if self.answer and not self.answer.done():
            self.answer.set_exception(Lost(str(error or "closed")))

    def data_received(self, data):
        now = time.perf_counter()
        if not self.answer or self.answer.done():
            return
        self.buffer += data
        if self.needed is None:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            length = LENGTH.search(self.buffer, 0, end)
            self.end, self.needed = end + 4, end + 4 + (int(length[1]) if length else 0)
        if len(self.buffer) >= self.needed:
            head, body = bytes(self.buffer[: self.end]), bytes(self.buffer[self.end : self.needed])
            self.answer.set_result(Reply(int(head[9:12]), head, body, now - self.sent))

    def close(self):
        if self.transport:
            self.transport.abort()
            self.transport = None


async def asked_once(server, method="GET", path="/api/me", cookie=None, asked=None, **fields):
    """The answer on a connection of its own, to a request with further header fields."""
    wire = Wire("127.0.0.1", server.port)
    wire.host = fields.pop("Host", server.host)
    try:
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
        return await asyncio.wait_for(wire.ask(method, path, asked, cookie, lines), 10)
    finally:
        wire.close()
