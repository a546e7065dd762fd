"""The three jobs, as the driver runs them: stages of tasks, then what the driver itself joins."""

from __future__ import annotations

import argparse
import errno
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from spoor_cluster.cluster import Cluster, say
from spoor_cluster.failure import BAD_INPUT, failure
from spoor_cluster.program import find, run, version
from spoor_cluster.responses import Look, Range, look
from spoor_cluster.tasks import (
    Answering,
    AuditPart,
    Count,
    Counting,
    Dataset,
    Job,
    Joining,
    Part,
    Tracing,
    groups,
)
from spoor_cluster.work import WorkFolder, file_hash, once, stamp


_SHARD_BYTES = 512 << 20
# How many files one command names, about.
_MOST_FILES = 1000
# How many bytes of text one of an archive holds, about.
_PACKING = 4


def _place(given: str | None, result: str) -> Path:
    """Where a job's work folder is: beside its result, or in the folder that was given."""
    beside = Path(os.path.abspath(result))
    return (Path(os.path.abspath(given)) if given else beside.parent) / f".{beside.name}.spark"


@contextmanager
def _working(
    arguments: argparse.Namespace, cluster: Cluster, result: str, inputs: dict[str, Any]
) -> Iterator[tuple[Job, WorkFolder]]:
    """A work folder for as long as the job lasts; it is left where the job fails."""
    cluster.start()
    if arguments.spoor is not None:
        # Workers run in folders of their own.
        arguments.spoor = os.path.abspath(arguments.spoor)
    program = find(arguments.spoor)
    inputs = {"command": arguments.command, "version": version(program), **inputs}
    folder = WorkFolder(_place(arguments.work, result), inputs)
    if folder.goes_on:
        say(f"going on where an earlier run stopped ({folder.root})")
    try:
        yield Job(str(folder.folder), arguments.spoor, version(program)), folder
    except BaseException:
        say(f"what is finished stays in {folder.root}; the same command goes on from there")
        folder.close()
        raise
    folder.remove()


# MARK: - Index


def index(arguments: argparse.Namespace, cluster: Cluster) -> int:
    """Builds an index of a dataset: its files are counted, its parts indexed, the parts merged."""
    into = os.path.abspath(arguments.into)
    if os.path.lexists(into):
        raise failure(BAD_INPUT, f"{into}: something stands here already. Remove it, or choose another place.")
    cluster.start()
    dataset = [os.path.abspath(argument) for argument in arguments.dataset]
    # One by one, in the order in which the program takes them, so that tasks can count them apart.
    files = run(find(arguments.spoor), ["index", *dataset, "--list"]).decode().splitlines()
    options: list[str] = []
    for name in ("format", "fields"):
        value = getattr(arguments, name)
        options += [f"--{name}", value] if value is not None else []
    options += ["--skip-bad"] if arguments.skip_bad else []
    stamps = [stamp(file) for file in files]
    shards = arguments.shards or _shards(stamps)
    inputs = {"files": stamps, "options": options, "shards": shards}
    with _working(arguments, cluster, into, inputs) as (job, folder):
        _count(job, folder, cluster, files, tuple(options))
        # Not file by file: a command line has room for some ten thousand names.
        whole = Dataset(tuple(dataset), tuple(options))
        folder.stage("parts")
        parts = [Part(number, shards, whole) for number in range(1, shards + 1)]
        cluster.run("indexing the parts", job, parts)
        say("merging the parts …")
        os.makedirs(os.path.dirname(into), exist_ok=True)
        paths = [str(job.stage("parts") / part.name) for part in parts]
        merged = run(find(arguments.spoor), ["merge", *paths, "--into", into])
    print(merged.decode(), end="")
    return 0


def _shards(stamps: list[list[Any]]) -> int:
    """As many as give shards of some 10⁸ words, which a worker with 2 GB builds."""
    sizes = [size * (_PACKING if path.endswith((".gz", ".zst")) else 1) for path, size, _ in stamps]
    return max(1, -(-sum(sizes) // _SHARD_BYTES))


def _count(
    job: Job, folder: WorkFolder, cluster: Cluster, files: list[str], options: tuple[str, ...]
) -> None:
    """Counts the rows of all files, each file once; parts are told by rows."""
    target = folder.folder / "counts.jsonl"
    if target.exists():
        return
    stage = folder.stage("counts")
    counts = [
        Count(f"{number:06}.jsonl", Dataset(group, options))
        for number, group in enumerate(groups(files, max(cluster.tasks, len(files) // _MOST_FILES)))
    ]
    cluster.run("counting rows", job, counts)
    once(target, lambda path: _concatenate([stage / count.name for count in counts], path))
    for line in target.read_text(encoding="utf-8").splitlines():
        file = json.loads(line)
        if file.get("skipped"):
            say(f"{file.get('file')}: {file['skipped']:,} rows that cannot be read are left out")


def _concatenate(files: list[Path], target: Path) -> None:
    with target.open("wb") as output:
        for file in files:
            with file.open("rb") as part:
                shutil.copyfileobj(part, output, 1 << 20)


# MARK: - Trace


def trace(arguments: argparse.Namespace, cluster: Cluster) -> int:
    """Traces responses against all shards of an index, and joins what the shards answer."""
    into = Path(os.path.abspath(arguments.into))
    if into.is_dir():
        raise failure(BAD_INPUT, f"{into}: this is a folder; --into names the file of traces.")
    if not into.parent.is_dir():
        raise failure(BAD_INPUT, f"{into.parent}: there is no such folder. Make it first.")
    found = look(os.path.abspath(arguments.responses))
    tracing = _tracing(arguments, found)
    inputs = {"responses": stamp(tracing.responses), "tracing": asdict(tracing)}
    with _working(arguments, cluster, str(into), inputs) as (job, folder):
        # Enough for all cores, also when the shards' lines are joined; not so few that a task is
        # mostly its start.
        wanted = max(-(-cluster.tasks // tracing.shards), cluster.cores)
        ranges = found.ranges(min(wanted, -(-found.responses // arguments.chunk)))
        _ask(job, folder, cluster, tracing, ranges)
        result = folder.folder / "traces.jsonl"
        traces = [job.stage("traces") / one.name for one in ranges]
        once(result, lambda path: _concatenate(traces, path))
        lines = _lines(result)
        _put(result, into)
    print(f"Traced {lines:,} {'response' if lines == 1 else 'responses'} into {arguments.into}.")
    return 0


def _tracing(arguments: argparse.Namespace, found: Look) -> Tracing:
    index = os.path.abspath(arguments.index)
    manifest = os.path.join(index, "manifest.json")
    hashed = file_hash(manifest)
    if hashed is None:
        raise failure(
            BAD_INPUT,
            f"{index}: there is no index here: manifest.json is missing. Name the folder that "
            "'spoor index', 'spoor merge' or 'spoor_spark.py index' wrote.",
        )
    shards = len(json.loads(Path(manifest).read_text(encoding="utf-8"))["shards"])
    options = ["--near"] if arguments.near else []
    for name in ("field", "limit", "least_words"):
        value = getattr(arguments, name)
        options += [f"--{name.replace('_', '-')}", value] if value is not None else []
    responses = os.path.abspath(arguments.responses)
    is_summed = arguments.near or found.may_have_prompts
    return Tracing(responses, index, hashed, shards, is_summed, tuple(options))


def _ask(
    job: Job, folder: WorkFolder, cluster: Cluster, tracing: Tracing, ranges: list[Range]
) -> None:
    folder.stage("traces")
    if tracing.shards == 1:
        # What one shard answers is the answer.
        return cluster.run("tracing", job, [Answering(tracing, None, one) for one in ranges])
    # Neighbouring tasks ask the same shard, which a worker then has in memory.
    asked = [(tracing, shard, one) for shard in range(1, tracing.shards + 1) for one in ranges]
    if tracing.is_summed:
        folder.stage("counts")
        folder.stage("sums")
        cluster.run("counting words", job, [Counting(*one) for one in asked])
        _join(job, folder, cluster, [Joining("counts", "sums", tracing.shards, one) for one in ranges])
    folder.stage("answers")
    cluster.run("tracing", job, [Answering(*one) for one in asked])
    _join(job, folder, cluster, [Joining("answers", "traces", tracing.shards, one) for one in ranges])


def _join(job: Job, folder: WorkFolder, cluster: Cluster, joining: list[Joining]) -> None:
    cluster.run(f"joining the {joining[0].source}", job, joining)
    # Only here: an attempt of a stage that goes on may still read them.
    folder.drop(joining[0].source)


def _lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(1 for _ in stream)


def _put(result: Path, into: Path) -> None:
    """Moves the result in place whole, also from another disk."""
    try:
        os.replace(result, into)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = into.with_name(f".{into.name}.partial")
        shutil.copyfile(result, beside)
        with beside.open("rb") as copied:
            os.fsync(copied.fileno())
        os.replace(beside, into)


# MARK: - Audit


def audit(arguments: argparse.Namespace, cluster: Cluster) -> int:
    """Measures and traces an audit's responses on the cluster, then lets `spoor audit` finish here."""
    if not os.path.isfile(arguments.file):
        raise failure(BAD_INPUT, f"{arguments.file}: the file does not exist. Check the path.")
    shared: list[str] = []
    for name in ("name", "indices", "annotations", "placebo_fields"):
        value = getattr(arguments, name)
        shared += [f"--{name.replace('_', '-')}", value] if value is not None else []
    shared += [word for placebo in arguments.placebo for word in ("--placebo", placebo)]
    shared += ["--strict"] if arguments.strict else []
    shared += ["--without-references"] if arguments.without_references else []
    shards = arguments.shards or cluster.tasks
    words = ("audit", arguments.file, *shared)
    inputs = {"audit": stamp(os.path.abspath(arguments.file)), "words": words, "shards": shards}
    with _working(arguments, cluster, arguments.file, inputs) as (job, _):
        parts = [AuditPart(number, shards, words, os.getcwd()) for number in range(1, shards + 1)]
        # The same command: it traces once all parts have measured, for a trace rests on all values.
        for what in ("measuring responses", "tracing them"):
            cluster.run(what, job, parts)
        say("auditing …")
        # What it prints, and whether a gate failed, is the job's.
        finished = subprocess.run([find(arguments.spoor), *words, *arguments.also], check=False)
    return finished.returncode if finished.returncode >= 0 else 128 - finished.returncode
