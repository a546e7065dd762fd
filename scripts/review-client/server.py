"""The program that is tested: started, watched through /proc, and killed."""

import asyncio
import re
import socket
import subprocess
import time
from pathlib import Path

from wire import Lost, Wire


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Server:
    """'spoor review' of one audit on one port of loopback."""

    def __init__(self, program, audit, log):
        self.program, self.audit, self.port = program, audit, free_port()
        self.log, self.process = open(log, "ab"), None

    @property
    def host(self):
        return f"127.0.0.1:{self.port}"

    @property
    def cookie_name(self):
        return f"spoor-{self.port}"

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "review", self.audit, "--port", str(self.port), "--as", "lead"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
        )  # fmt: skip

    async def started(self, cookie=None, patience=30):
        """Starts, and gives the seconds until /api/me was answered: 200 with a session, else 401."""
        began = time.perf_counter()
        self.start()
        while time.perf_counter() - began < patience:
            if self.has_ended:
                raise SystemExit(f"the server ended by itself: {self.process.returncode}")
            wire = Wire("127.0.0.1", self.port)
            try:
                reply = await wire.ask("GET", "/api/me", cookie=cookie)
                if reply.status == (200 if cookie else 401):
                    return time.perf_counter() - began
            except Lost:
                await asyncio.sleep(0.002)
            finally:
                wire.close()
        raise SystemExit(f"the server does not answer after {patience} s")

    @property
    def has_ended(self):
        return self.process.poll() is not None

    def kill(self):
        self.process.kill()
        self.process.wait()

    def command(self, *arguments):
        """What 'spoor review AUDIT …' prints."""
        ran = subprocess.run(
            [self.program, "review", self.audit, "--port", str(self.port), *arguments],
            capture_output=True, text=True, stdin=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        return ran.stdout

    def invite(self, name, role="expert"):
        """A token that lets somebody in, once."""
        link = self.command("--invite", name, "--role", role)
        return re.search(r"#join=(\S+)", link)[1]

    def revoke(self, name):
        self.command("--revoke", name)


class Watch:
    """Memory, threads and open files of a process, four times a second."""

    def __init__(self, process):
        self.proc, self.samples = Path(f"/proc/{process.pid}"), []

    def now(self):
        """MiB in memory, threads, open files."""
        status = (self.proc / "status").read_text()
        resident = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024
        threads = int(re.search(r"Threads:\s+(\d+)", status)[1])
        return resident, threads, len(list((self.proc / "fd").iterdir()))

    async def run(self):
        while True:
            self.samples.append(self.now())
            await asyncio.sleep(0.25)

    def most(self):
        return tuple(max(column) for column in zip(*self.samples))


def written(sample):
    return f"{sample[0]:.0f} MiB, {sample[1]} threads, {sample[2]} files"
