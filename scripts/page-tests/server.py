"""The program under test: 'spoor review' of a copy of an audit, and what its store then holds."""

import contextlib
import re
import shutil
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Server:
    """Serves a copy of an audit on a port of loopback; it may be killed and started again."""

    def __init__(self, program, source, place):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        self.program, self.audit, self.port = program, place / source.name, free_port()
        shutil.copytree(source, self.audit)
        self.log, self.process = open(place / "server.log", "ab"), None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "review", self.audit, "--port", str(self.port), "--as", "lead"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
        )  # fmt: skip
        for _ in range(600):
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended by itself; its log: {self.log.name}")
            try:
                urllib.request.urlopen(self.address, timeout=5).close()
                return self
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
        raise SystemExit(f"the server does not answer; its log: {self.log.name}")

    def kill(self):
        """As a power cut would: no handler of the server's runs."""
        self.process.kill()
        self.process.wait()

    def close(self):
        if self.process and self.process.poll() is None:
            self.kill()
        self.log.close()

    def spoor(self, *arguments):
        """What the program prints."""
        ran = subprocess.run(
            [self.program, *map(str, arguments)],
            capture_output=True, text=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if ran.returncode != 0:
            raise SystemExit(f"spoor {' '.join(map(str, arguments))}: {ran.stderr}")
        return ran.stdout

    def invite(self, name, role="expert"):
        """A personal link."""
        invited = ["--port", self.port, "--invite", name, "--role", role]
        return re.search(r"http\S+", self.spoor("review", self.audit, *invited))[0]

    def rows(self, query, *values):
        """What the store holds, read beside the server."""
        store = sqlite3.connect(f"file:{self.audit}/audit.sqlite?mode=ro", uri=True, timeout=10)
        with contextlib.closing(store):
            store.row_factory = sqlite3.Row
            return [dict(row) for row in store.execute(query, values)]

    def change(self, work):
        """Changes the copy's store; triggers that keep tables as they are go first."""
        with contextlib.closing(sqlite3.connect(self.audit / "audit.sqlite")) as store, store:
            triggers = store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in triggers.fetchall():
                if re.search("_are_kept|_stay_as|_not_replaced|never|_are_", name):
                    store.execute(f'DROP TRIGGER "{name}"')
            return work(store)

    def item(self, task):
        """The item of a task: `3-17` is the seventeenth of the third draw."""
        draw, number = map(int, task["id"].split("-"))
        found = self.rows("SELECT item_hash FROM tasks WHERE draw_id = ? AND position = ?",
                          draw, number - 1)  # fmt: skip
        return found[0]["item_hash"]

    def words(self, reviewer):
        """The standing verdicts of somebody, in the order in which they were given."""
        return self.rows("SELECT * FROM standing_verdicts WHERE reviewer = ? ORDER BY id", reviewer)
