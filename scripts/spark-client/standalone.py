"""A standalone Spark master and its workers on this machine, and the processes below them."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pyspark

HOME = Path(pyspark.__file__).parent
LOOPBACK = "127.0.0.1"
PATIENCE = 120.0


def environment(**more: str) -> dict[str, str]:
    """Of every Spark process: one Python for all, nothing that other machines could reach."""
    return {
        **os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": LOOPBACK,
        "SPARK_PUBLIC_DNS": LOOPBACK, "SPARK_HOME": str(HOME), **more,
    }


def free_port() -> int:
    with socket.socket() as free:
        free.bind((LOOPBACK, 0))
        return int(free.getsockname()[1])


def parents() -> dict[int, int]:
    """The parent of each process that runs."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                found[int(entry.name)] = int((entry / "stat").read_text().rpartition(") ")[2].split()[1])
            except (OSError, ValueError):
                continue
    return found


def below(pid: int) -> list[int]:
    """The processes that a process started, and those that they did."""
    tree = parents()
    found, level = [], [pid]
    while level:
        level = [child for child, parent in tree.items() if parent in level]
        found += level
    return found


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process that this started, and all below it."""
    for pid in [process.pid, *below(process.pid)]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    process.wait()


class Standalone:
    """`bin/spark-class` starts a master and workers as they are started on machines of their own."""

    def __init__(self, folder: Path, path: str) -> None:
        """Starts a master and two workers of one core whose PATH is `path`."""
        self.folder, self.path = folder, path
        self.port = free_port()
        self.url = f"spark://{LOOPBACK}:{self.port}"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.workers: list[subprocess.Popen[bytes]] = []
        try:
            self._start("master", "Master", "--host", LOOPBACK, "--port", str(self.port))
            self._wait("master", r"Bound MasterWebUI|I have been elected leader")
            self.workers = [self.add_worker("worker-1"), self.add_worker("worker-2")]
        except BaseException:
            self.stop()
            raise

    def add_worker(self, name: str) -> subprocess.Popen[bytes]:
        process = self._start(
            name, "Worker", self.url, "--host", LOOPBACK, "--cores", "1", "--memory", "1g",
            "--work-dir", str(self.folder / f"{name}.work"),
        )
        self._wait(name, r"Successfully registered with master")
        return process

    def executors(self, worker: subprocess.Popen[bytes]) -> list[int]:
        """The executors that a worker started."""
        return [pid for pid in below(worker.pid) if "CoarseGrainedExecutorBackend" in command_line(pid)]

    def _start(self, name: str, role: str, *words: str) -> subprocess.Popen[bytes]:
        # Web pages on free ports.
        words = (*words, "--webui-port", "0")
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                [str(HOME / "bin/spark-class"), f"org.apache.spark.deploy.{role.lower()}.{role}", *words],
                stdout=log, stderr=log, cwd=self.folder, env=environment(PATH=self.path),
            )
        self.processes.append(process)
        return process

    def _wait(self, name: str, says: str) -> None:
        log = self.folder / f"{name}.log"
        end_of_patience = time.monotonic() + PATIENCE
        while time.monotonic() < end_of_patience and self.processes[-1].poll() is None:
            if re.search(says, log.read_text(errors="replace")):
                return
            time.sleep(0.2)
        print(f"scripts/test-spark: the {name} did not start; its log: {log}", file=sys.stderr)
        sys.exit(69)

    def stop(self) -> None:
        for process in reversed(self.processes):
            end(process)
