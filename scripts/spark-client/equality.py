"""Spark's answers against those of one machine."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from material import EXAMPLE
from runs import Runs, check

PARTS = (1, 2, 7)
TIMES = re.compile(r"'\d{4}-\d\d-\d\dT[\d:.]+Z'")


def contents(folder: Path) -> dict[str, bytes | list[str]]:
    """What an audit's folder holds; of a database what it says, but for the hours of its runs."""
    found: dict[str, bytes | list[str]] = {}
    for file in sorted(folder.rglob("*")):
        name = str(file.relative_to(folder))
        if file.suffix == ".sqlite":
            with sqlite3.connect(f"file:{file}?immutable=1", uri=True) as database:
                lines = [TIMES.sub("", line) for line in database.iterdump()]
            # Values stand in the order in which they were kept, which says nothing of the audit.
            found[name] = sorted(lines) if name.endswith(".values.sqlite") else lines
        elif file.is_file():
            found[name] = file.read_bytes()
    return found


class Equality:
    """Index in 1, 2 and 7 parts, traces with and without --near, the audit."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        self.audited: dict[str, bytes | list[str]] = {}

    def answers_are_equal(self, name: str, master: str, options: list[str], more: list[str]) -> None:
        """Index in 1, 2 and 7 parts, traces with and without --near, the audit: as on one machine."""
        jobs: list[dict[str, Any]] = []
        claims: list[tuple[str, Callable[[], bool]]] = []
        for parts in PARTS:
            index = self.runs.folder / f"{name}-{parts}"
            words = ["index", "--dataset", str(self.runs.material.dataset), "--shards", str(parts)]
            jobs.append(self.runs.job(*words, "--into", str(index), *more))
            claims.append((f"index in {parts}", lambda index=index, parts=parts: self.shards(index) == parts))
            for kind, file, near in (
                ("--near", self.runs.material.responses, ["--near"]),
                ("prompts, limit and field", self.runs.material.responses, ["--limit", "2", "--field", "output"]),
                ("text", self.runs.material.without_prompts, ["--least-words", "5"]),
            ):
                into = f"{name}-{parts}-{len(jobs)}.jsonl"
                words = self.runs.trace_words(index, into, "--responses", str(file), *near, *more)
                jobs.append(self.runs.job(*words))
                claims.append((
                    f"trace of {parts}, {kind}: byte for byte that of one machine",
                    lambda into=into, file=file, near=near: self.runs.is_traced(into, file, near),
                ))
        jobs.append(self.audit_job(more))
        claims.append(("audit in 3 parts: that of one machine", self.is_audited))
        answers = self.runs.application(name, master, options, jobs)
        for answer, (claim, holds) in zip(answers, claims):
            done = answer["status"] == 0
            check(f"{name}: {claim} ({answer['seconds']:.1f} s)", done and holds(), answer["said"])
        left = [path.name for path in self.runs.folder.glob(".*.spark")]
        check(f"{name}: no work folder is left", not left, left)

    def shards(self, index: Path) -> int:
        manifest = json.loads(self.runs.material.one("index", "--info", "--into", str(index), "--json"))
        return len(manifest["shards"])

    def audit_job(self, more: list[str]) -> dict[str, Any]:
        # One folder for all: an audit tells the paths of what it read.
        folder = self.runs.folder / "audit"
        if not folder.exists():
            shutil.copytree(EXAMPLE, folder / "example")
            self.runs.material.one("audit", "example/audit.yaml", cwd=folder)
            self.audited = self.taken_audit()
        return self.runs.job("audit", "example/audit.yaml", "--shards", "3", *more, folder=folder)

    def taken_audit(self) -> dict[str, bytes | list[str]]:
        """The audit that was made, which is removed, so that the next makes all of it."""
        found = contents(self.runs.folder / "audit/annotations")
        for name in ("annotations", "indices"):
            shutil.rmtree(self.runs.folder / "audit" / name)
        return found

    def is_audited(self) -> bool:
        one, other = self.audited, self.taken_audit()
        differing = [file for file in one.keys() | other.keys() if one.get(file) != other.get(file)]
        if differing:
            print(f"     differing: {sorted(differing)}")
        return bool(one) and not differing
