"""What scripts/test-spark checks, one function a claim. Usage: main.py SPOOR FOLDER DATA"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from material import EXAMPLE, ROOT, Material
from standalone import HOME, Standalone, below, command_line, end, environment

SUBMIT = str(HOME / "bin/spark-submit")
PROGRAM = str(ROOT / "cluster/spoor_spark.py")
LOCAL_CLUSTER = "local-cluster[2,1,1024]"
PARTS = (1, 2, 7)
KILLED_PARTS = 6
# So few responses that there are several ranges.
CHUNK = "40"
PATIENCE = 300.0
TIMES = re.compile(r"'\d{4}-\d\d-\d\dT[\d:.]+Z'")

failures = 0


def check(claim: str, holds: bool, found: Any = "") -> None:
    global failures
    failures += not holds
    print(f"{'ok  ' if holds else 'FAIL'} {claim}{'' if holds else f': {found}'}", flush=True)


def contents(folder: Path) -> dict[str, bytes | list[str]]:
    """What an audit's folder holds; of a database what it says, but for the hours of its runs."""
    found: dict[str, bytes | list[str]] = {}
    for file in sorted(folder.rglob("*")):
        name = str(file.relative_to(folder))
        if file.suffix == ".sqlite":
            with sqlite3.connect(f"file:{file}?immutable=1", uri=True) as database:
                found[name] = [TIMES.sub("", line) for line in database.iterdump()]
        elif file.is_file():
            found[name] = file.read_bytes()
    return found


class Checks:
    def __init__(self, spoor: str, folder: Path, data: Path) -> None:
        self.folder = folder
        self.began = time.monotonic()
        # A folder whose program is called 'spoor', whatever the one given is called.
        (folder / "bin").mkdir()
        self.spoor = str(folder / "bin/spoor")
        os.symlink(spoor, self.spoor)
        self.material = Material(spoor, folder, data)
        self.without_program = os.defpath
        self.children: list[subprocess.Popen[bytes]] = []

    # MARK: - Running

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

    # MARK: - Claims

    def answers_are_equal(self, name: str, master: str, options: list[str], more: list[str]) -> None:
        """Index in 1, 2 and 7 parts, traces with and without --near, the audit: as on one machine."""
        jobs: list[dict[str, Any]] = []
        claims: list[tuple[str, Callable[[], bool]]] = []
        for parts in PARTS:
            index = self.folder / f"{name}-{parts}"
            words = ["index", "--dataset", str(self.material.dataset), "--shards", str(parts)]
            jobs.append(self.job(*words, "--into", str(index), *more))
            claims.append((f"index in {parts}", lambda index=index, parts=parts: self.shards(index) == parts))
            for kind, file, near in (
                ("--near", self.material.responses, ["--near"]),
                ("prompts, limit and field", self.material.responses, ["--limit", "2", "--field", "output"]),
                ("text", self.material.without_prompts, ["--least-words", "5"]),
            ):
                into = f"{name}-{parts}-{len(jobs)}.jsonl"
                words = self.trace_words(index, into, "--responses", str(file), *near, *more)
                jobs.append(self.job(*words))
                claims.append((
                    f"trace of {parts}, {kind}: byte for byte that of one machine",
                    lambda into=into, file=file, near=near: self.is_traced(into, file, near),
                ))
        jobs.append(self.audit_job(more))
        claims.append(("audit in 3 parts: that of one machine", self.is_audited))
        answers = self.application(name, master, options, jobs)
        for answer, (claim, holds) in zip(answers, claims):
            done = answer["status"] == 0
            check(f"{name}: {claim} ({answer['seconds']:.1f} s)", done and holds(), answer["said"])
        left = [path.name for path in self.folder.glob(".*.spark")]
        check(f"{name}: no work folder is left", not left, left)

    def shards(self, index: Path) -> int:
        manifest = json.loads(self.material.one("index", "--info", "--into", str(index), "--json"))
        return len(manifest["shards"])

    def is_traced(self, into: str, file: Path, options: list[str]) -> bool:
        words = ["trace", "--file", str(file), "--index", str(self.material.index), *options]
        wanted = self.folder / f"wanted{'-'.join(options)}-{file.name}"
        if not wanted.exists():
            wanted.write_bytes(self.material.one(*words))
        found = (self.folder / into).read_bytes()
        return found == wanted.read_bytes() and found.count(b"\n") > 100

    def audit_job(self, more: list[str]) -> dict[str, Any]:
        # One folder for all: an audit tells the paths of what it read.
        folder = self.folder / "audit"
        if not folder.exists():
            shutil.copytree(EXAMPLE, folder / "example")
            self.material.one("audit", "example/audit.yaml", cwd=folder)
            self.audited = self.taken_audit()
        return self.job("audit", "example/audit.yaml", "--shards", "3", *more, folder=folder)

    def taken_audit(self) -> dict[str, bytes | list[str]]:
        """The audit that was made, which is removed, so that the next makes all of it."""
        found = contents(self.folder / "audit/annotations")
        for name in ("annotations", "indices"):
            shutil.rmtree(self.folder / "audit" / name)
        return found

    def is_audited(self) -> bool:
        one, other = self.audited, self.taken_audit()
        differing = [file for file in one.keys() | other.keys() if one.get(file) != other.get(file)]
        if differing:
            print(f"     differing: {sorted(differing)}")
        return bool(one) and not differing

    def errors_are_told(self, standalone: Standalone) -> None:
        """What workers lack, and what is wrong with the input."""
        into = str(self.folder / "never.jsonl")
        index = self.folder / "standalone-2"
        bad = self.folder / "bad.jsonl"
        lines = self.material.responses.read_bytes().splitlines(keepends=True)
        bad.write_bytes(b"".join(lines[:100]) + b'{"no": "response"}\n' + b"".join(lines[100:]))
        # A path that means another folder in each process.
        (self.folder / "cwd").mkdir()
        (self.folder / "cwd/index").symlink_to(index)
        trace = ["trace", "--chunk", "50", "--into", into]
        good = str(self.material.responses)
        logged = self.wrapped("logged", 0)
        jobs = [
            self.job(*trace, "--responses", good, "--index", str(index)),
            self.job(*trace, "--responses", good, "--index", "/proc/self/cwd/index", "--spoor", logged,
                     folder=self.folder / "cwd"),
            self.job(*trace, "--responses", str(bad), "--index", str(index), "--spoor", logged),
            self.job("index", "--dataset", str(bad), "--shards", "2", "--into", into, "--spoor", logged),
            self.job(*trace, "--responses", good, "--index", str(index), "--field", "nix", "--spoor", logged),
        ]
        wanted = [
            ("a worker without the program", 69, "there is no program 'spoor'"),
            ("a worker without the index", 65, "/proc/self/cwd/index: there is no index here"),
            ("a bad response", 65, f"{bad}:101: no response here"),
            ("a bad row", 65, "bad.jsonl"),
            ("a bad option", 64, "nix"),
        ]
        answers = self.application("errors", standalone.url, [], jobs)
        for answer, (claim, status, words) in zip(answers, wanted):
            said = [line for line in answer["said"].splitlines() if line.startswith("spoor_spark: error: ")]
            print("\n".join(f"     {line}" for line in said))
            check(f"{claim}: {status}, and told", answer["status"] == status and words in answer["said"], answer)
        check("nothing stands in the result's place", not Path(into).exists())
        calls = (self.folder / "logged.calls").read_text().splitlines()
        repeated = {call for call in calls if calls.count(call) > 1}
        check("none of them was tried again", not repeated, repeated)

    def exits_as_the_program(self) -> None:
        words = ["trace", "--responses", str(self.folder / "bad.jsonl"), "--into", str(self.folder / "never.jsonl")]
        words += ["--index", str(self.folder / "standalone-2")]
        submitted = self.submit(LOCAL_CLUSTER, ["--files", self.spoor], [PROGRAM, *words], "exits")
        status = submitted.wait(timeout=PATIENCE)
        check("spark-submit exits with 65 of a bad response", status == 65, self.log("exits")[-2000:])

    def survives(self, what: str, standalone: Standalone, words: list[str], stage: str, whole: int,
                 kill: Callable[[], None]) -> None:
        """Kills something when the stage is half done; the job must end with 0."""
        program = self.wrapped(f"slow-{stage}", 1)
        into = Path(words[words.index("--into") + 1])
        process = self.submit(standalone.url, [], [PROGRAM, *words, "--spoor", program], f"killed-{stage}")
        folder = into.parent / f".{into.name}.spark"
        limit = time.monotonic() + PATIENCE
        done = 0
        while done < 2 and process.poll() is None and time.monotonic() < limit:
            time.sleep(0.05)
            done = len(list(folder.glob(f"*/{stage}/[0-9]*")))
        kill()
        check(f"{what} was killed half-way ({done} of {whole} outputs of '{stage}')", 2 <= done < whole, done)
        status = process.wait(timeout=PATIENCE)
        log = self.log(f"killed-{stage}")
        check("the job ended with 0", status == 0, log[-2000:])
        check("Spark noticed", "Lost executor" in log or "lost" in log)
        left = [pid for pid in below(os.getpid()) if program in command_line(pid)]
        check("no program of it runs on", not left, [command_line(pid) for pid in left])
        check("no work folder is left", not folder.exists())

    def kills(self, standalone: Standalone) -> None:
        index = self.folder / "killed-index"
        words = ["index", "--dataset", str(self.material.dataset), "--shards", str(KILLED_PARTS)]

        def an_executor() -> None:
            os.kill(standalone.executors(standalone.workers[0])[0], signal.SIGKILL)

        self.survives("an executor", standalone, [*words, "--into", str(index)], "parts", KILLED_PARTS, an_executor)
        into = "killed.jsonl"
        words = self.trace_words(index, into, "--responses", str(self.material.responses), "--near")

        def a_worker() -> None:
            end(standalone.workers[0])

        self.survives("a worker with all that it started", standalone, words, "answers",
                      2 * KILLED_PARTS, a_worker)
        check("the answers are those of one machine", self.is_traced(into, self.material.responses, ["--near"]))

    def run(self) -> None:
        # The program is shipped to these workers; none is on their PATH.
        self.answers_are_equal("local-cluster", LOCAL_CLUSTER, ["--files", self.spoor], [])
        standalone = Standalone(self.folder, self.without_program)
        try:
            self.answers_are_equal("standalone", standalone.url, [], ["--spoor", self.spoor])
            self.errors_are_told(standalone)
            self.exits_as_the_program()
            self.kills(standalone)
        finally:
            standalone.stop()
        print(f"scripts/test-spark: {time.monotonic() - self.began:.0f} s")

    def stop(self) -> None:
        for process in self.children:
            if process.poll() is None:
                end(process)


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    checks = Checks(sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve())
    try:
        checks.run()
    finally:
        checks.stop()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
