"""Jobs of scripts/test-spark: how they are run, and what they leave."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from material import Material
from standalone import HOME, end, environment

SUBMIT = str(HOME / "bin/spark-submit")
LOCAL_CLUSTER = "local-cluster[2,1,1024]"
# So few responses that there are several ranges.
CHUNK = "40"
PATIENCE = 300.0

failures = 0


def check(claim: str, holds: bool, found: Any = "") -> None:
    global failures
    failures += not holds
    print(f"{'ok  ' if holds else 'FAIL'} {claim}{'' if holds else f': {found}'}", flush=True)


class Runs:
    """A folder in which jobs run, the program, and what they are given."""

    def __init__(self, spoor: str, folder: Path, data: Path) -> None:
        self.folder = folder
        # A folder whose program is called 'spoor', whatever the one given is called.
        (folder / "bin").mkdir()
        self.spoor = str(folder / "bin/spoor")
        os.symlink(spoor, self.spoor)
        self.material = Material(spoor, folder, data)
        self.children: list[subprocess.Popen[bytes]] = []

    def submit(self, master: str, options: list[str], words: list[str], log: str) -> subprocess.Popen[bytes]:
        command = [SUBMIT, "--master", master, "--conf", "spark.ui.enabled=false"]
        with (self.folder / f"{log}.log").open("wb") as output:
            process = subprocess.Popen(
                [*command, *options, *words], cwd=self.folder, stdout=output, stderr=output,
                env=environment(PATH=f"{self.folder / 'bin'}:{os.environ['PATH']}"),
            )
        self.children.append(process)
        return process

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def application(self, name: str, master: str, options: list[str], jobs: list[dict[str, Any]]) -> list[Any]:
        """Runs jobs in one application; the answer to each."""
        file = self.folder / f"{name}.json"
        file.write_text(json.dumps(jobs), encoding="utf-8")
        program = str(Path(__file__).parent / "application.py")
        self.submit(master, options, [program, str(file)], name).wait(timeout=2 * PATIENCE)
        answers = file.with_suffix(".answers.jsonl")
        lines = answers.read_text(encoding="utf-8").splitlines() if answers.exists() else []
        found = [json.loads(line) for line in lines]
        check(f"{name}: every job was run", len(found) == len(jobs) + 1, self.log(name)[-2000:])
        if found:
            print(f"     {name}: Spark's first task was done after {found[0]['seconds']:.1f} s")
        return found[1:]

    def job(self, *words: str, folder: Path | None = None) -> dict[str, Any]:
        return {"folder": str(folder or self.folder), "words": list(words)}

    def wrapped(self, name: str, seconds: float) -> str:
        """A program that is slow to begin, and writes down what it was asked."""
        path = self.folder / f"spoor-{name}"
        calls = self.folder / f"{name}.calls"
        path.write_text(
            f'#!/bin/sh\ncase $1 in --version) ;; *) echo "$*" >>{calls}; sleep {seconds} ;; esac\n'
            f'exec {self.spoor} "$@"\n'
        )
        path.chmod(0o755)
        return str(path)

    def trace_words(self, index: Path, into: str, *more: str) -> list[str]:
        return ["trace", "--index", str(index), "--into", str(self.folder / into), "--chunk", CHUNK, *more]

    def is_traced(self, into: str, file: Path, options: list[str]) -> bool:
        words = ["trace", "--file", str(file), "--index", str(self.material.index), *options]
        wanted = self.folder / f"wanted{'-'.join(options)}-{file.name}"
        if not wanted.exists():
            wanted.write_bytes(self.material.one(*words))
        found = (self.folder / into).read_bytes()
        return found == wanted.read_bytes() and found.count(b"\n") > 100

    def stop(self) -> None:
        for process in self.children:
            if process.poll() is None:
                end(process)
