"""The programs that are measured, and how they are run: in turn, round by round."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / ".build" / "bench"
SPOOR = ROOT / ".build" / "release" / "spoor"
SPOOR_BENCH = WORK / "swift" / "release" / "spoor-bench"
PEERS = ROOT / "Benchmarks" / "peers"

RESPONSES = WORK / "data" / "responses.jsonl"


def index(name):
    return WORK / "index" / name


def spoor(*arguments):
    return [SPOOR, *arguments]


def spoor_bench(*arguments):
    return [SPOOR_BENCH, *arguments]


def peer(name, *arguments, python=sys.executable):
    return [python, PEERS / f"peer_{name}.py", *arguments]


def run(command):
    """Runs a program; the figures that it printed, with the whole process's seconds and memory."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    elapsed = time.perf_counter() - start
    if process.returncode != 0:
        line = " ".join(str(part) for part in command)
        raise SystemExit(f"scripts/bench: exit {process.returncode} from: {line}")
    # getrusage counts kibibytes on Linux, bytes on macOS.
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    whole = {
        "process_seconds": elapsed,
        "process_cpu_seconds": usage.ru_utime + usage.ru_stime,
        "process_peak_bytes": peak,
    }
    return figures(output) | whole


def figures(output):
    """The last line, if it is a JSON object: `spoor` itself prints words for people."""
    lines = output.decode().strip().splitlines()
    if lines and lines[-1].startswith("{"):
        return json.loads(lines[-1])
    return {}


def in_turn(programs, rounds, warm_up=True):
    """Runs every program once a round, in turn; each one's lines of figures.

    One round before them is not counted: it fills the page cache. Programs that answer queries warm
    up by themselves.
    """
    lines = {name: [] for name in programs}
    for round in range(-1 if warm_up else 0, rounds):
        for name, command in programs.items():
            say(f"{name}: " + ("warm-up" if round < 0 else f"round {round + 1} of {rounds}"))
            line = run(command)
            if round >= 0:
                lines[name].append(line)
    return lines


def say(what):
    print(f"  {what}", file=sys.stderr, flush=True)
