"""What a task does on a worker: it runs `spoor` on its part, and keeps what came of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from spoor_cluster import work
from spoor_cluster.failure import BAD_INPUT, INPUT_OUTPUT, LOCKED, UNAVAILABLE, Failure, SpoorFailed, failure
from spoor_cluster.program import find, host, run, version
from spoor_cluster.responses import Range

Task = TypeVar("Task")

# Seconds until a lock is tried again.
LOCK_PAUSE = 5.0


@dataclass(frozen=True)
class Job:
    """What the tasks of a job have in common."""

    # The job's work folder.
    folder: str
    # The driver's program: its path where that is right on every machine, and its version.
    program: str | None
    version: str

    def stage(self, name: str) -> Path:
        """Where a stage's outputs are."""
        return Path(self.folder) / name

    def run(self, words: list[str], output: Path | None = None, folder: str | None = None) -> bytes:
        """Runs this machine's program."""
        program = find(self.program)
        if version(program) != self.version:
            raise failure(
                UNAVAILABLE,
                f"on {host()}: {program} is version {version(program)}, the driver's is {self.version}. "
                "Answers of different versions are not joined; give every machine the same program.",
            )
        return run(program, words, output, folder)


def groups(items: Sequence[Task], count: int) -> list[tuple[Task, ...]]:
    """At most `count` groups of neighbours, whose lengths differ by one at most; none is empty."""
    count = max(1, min(count, len(items)))
    bounds = [len(items) * number // count for number in range(count + 1)]
    return [tuple(items[start:end]) for start, end in zip(bounds, bounds[1:]) if start < end]


def guarded(job: Job, do: Callable[[Job, Task], None]) -> Callable[[Iterator[Task]], Iterator[Failure]]:
    """What Spark calls with a partition's tasks: it gives failures that last, and raises the others.

    Spark repeats an attempt that raised, elsewhere if it can; what every attempt would meet is given
    back instead, and ends the job at once.
    """

    def attempt(tasks: Iterator[Task]) -> Iterator[Failure]:
        try:
            work.check(job.folder)
            for task in tasks:
                if work.is_given_up(job.folder):
                    return
                do(job, task)
        except SpoorFailed as error:
            if not error.failure.lasts:
                raise
            work.give_up(job.folder)
            yield error.failure
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            problem = f"on {host()}: {where}{error.strerror}"
            raise failure(INPUT_OUTPUT, problem) from error

    return attempt


# MARK: - Index


@dataclass(frozen=True)
class Dataset:
    """Files of a dataset, or patterns that mean them, and how they are read."""

    files: tuple[str, ...]
    options: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """Some of a dataset's files, whose rows are to be counted."""

    name: str
    dataset: Dataset

    def do(self, job: Job) -> None:
        """Writes a line a file."""
        words = ["index", *self.dataset.files, *self.dataset.options, "--count"]
        work.once(job.stage("counts") / self.name, lambda path: job.run(words, path))


@dataclass(frozen=True)
class Part:
    """A part of a dataset that is to be indexed."""

    shard: int
    shards: int
    dataset: Dataset

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"{self.shard:05}-of-{self.shards:05}"

    def do(self, job: Job) -> None:
        """Builds its index."""
        words = ["index", *self.dataset.files, *self.dataset.options]
        words += ["--shard", f"{self.shard}/{self.shards}", "--counts", str(Path(job.folder) / "counts.jsonl")]
        work.once(job.stage("parts") / self.name, lambda path: job.run([*words, "--into", str(path)]))


# MARK: - Trace


@dataclass(frozen=True)
class Tracing:
    """The responses, the index, and what of it is asked."""

    responses: str
    index: str
    # The manifest's hash: another index under the same path on a worker is told.
    manifest: str
    shards: int
    # Whether shards need the sums of what all count. Only a row's score against a prompt, and what is
    # near, hang on them.
    is_summed: bool
    # What both passes are told: sums are of a trace of the same options.
    options: tuple[str, ...]

    def check(self) -> None:
        """On a worker: whether this machine sees the index that the driver sees."""
        found = work.file_hash(os.path.join(self.index, "manifest.json"))
        if found == self.manifest:
            return
        what = "there is no index here" if found is None else "this is another index than the driver's"
        raise failure(
            BAD_INPUT,
            f"on {host()}: {self.index}: {what}. The index must lie on storage that all machines share "
            "under the same path.",
        )


@dataclass(frozen=True)
class Asked:
    """Responses that are asked of one shard, or, where `shard` is `None`, of the whole index."""

    tracing: Tracing
    shard: int | None
    range: Range

    def ask(self, job: Job, stage: str, target: str, more: Sequence[str]) -> None:
        """Writes an output of `stage`, unless it or what `target` makes of all shards' is there."""
        self.tracing.check()
        if (job.stage(target) / self.range.name).exists():
            return
        words = ["trace", "--file", self.tracing.responses, "--index", self.tracing.index]
        words += [*self.range.words, *more]
        output = job.stage(stage) / self.range.name
        if self.shard is not None:
            words += ["--shard", f"{self.shard}/{self.tracing.shards}"]
            output = shard_output(output, self.shard)
        work.once(output, lambda path: job.run(words, path))


class Counting(Asked):
    """The first pass: what a shard counts of each response's words."""

    def do(self, job: Job) -> None:
        """Writes the counts, unless they are summed already."""
        self.ask(job, "counts", "sums", ["--partial", "counts", *self.tracing.options])


class Answering(Asked):
    """The second pass: what a shard answers to each response, the sums of all shards in hand."""

    def do(self, job: Job) -> None:
        """Writes the answers, unless they are joined already."""
        if self.shard is None:
            return self.ask(job, "traces", "traces", self.tracing.options)
        sums = job.stage("sums") / self.range.name
        summed = ["--sums", str(sums)] if self.tracing.is_summed else []
        self.ask(job, "answers", "traces", ["--partial", "answers", *summed, *self.tracing.options])


@dataclass(frozen=True)
class Joining:
    """Responses whose shards' lines are to be joined: counts into sums, answers into traces."""

    source: str
    target: str
    shards: int
    range: Range

    def do(self, job: Job) -> None:
        """Writes the joined lines."""
        source = job.stage(self.source) / self.range.name
        parts = [str(shard_output(source, shard)) for shard in range(1, self.shards + 1)]
        words = ["merge", "--answers", *parts]
        work.once(job.stage(self.target) / self.range.name, lambda path: job.run(words, path))


def shard_output(path: Path, shard: int) -> Path:
    """Where a shard's part of an output stands."""
    return path.with_name(f"{path.stem}.{shard:05}{path.suffix}")


# MARK: - Audit


@dataclass(frozen=True)
class AuditPart:
    """Responses of an audit, to be measured and traced; the program keeps beside it what comes of it."""

    shard: int
    shards: int
    words: tuple[str, ...]
    # Where the driver runs: the audit's paths may count from there.
    folder: str

    def do(self, job: Job) -> None:
        """Does what is to be done now, or goes on where an earlier attempt stopped."""
        if not os.path.isdir(self.folder):
            raise failure(
                BAD_INPUT,
                f"on {host()}: {self.folder}: this machine does not see the folder that the driver runs "
                "in. It must lie on storage that all machines share under the same path.",
            )
        words = [*self.words, "--shard", f"{self.shard}/{self.shards}"]
        while True:
            try:
                job.run(words, folder=self.folder)
                return
            except SpoorFailed as error:
                # Another attempt is at this very part, or builds the index: what it does need not be
                # done again, and a failure would be counted.
                if error.failure.status != LOCKED:
                    raise
            time.sleep(LOCK_PAUSE)
