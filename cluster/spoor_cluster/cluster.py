"""The Spark cluster, as the driver sees it."""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from pyspark import RDD, SparkContext
from pyspark.errors import PySparkException
from py4j.protocol import Py4JError

from spoor_cluster.failure import UNAVAILABLE, SpoorFailed, failure, told
from spoor_cluster.tasks import Job, guarded

Item = TypeVar("Item")


class Task(Protocol):
    """What a worker does."""

    def do(self, job: Job) -> None:
        """Does it; a second time it finds what was done."""


def say(text: str) -> None:
    """Tells on stderr how far the job is."""
    print(f"spoor_spark: {text}", file=sys.stderr, flush=True)


class Cluster:
    """A Spark application whose workers have this package."""

    # Tasks a core: enough that a slow one is not waited for alone.
    _ROUNDS = 3

    def __init__(self) -> None:
        """Begins nothing yet."""
        self._application: SparkContext | None = None
        self._is_ours = False

    @property
    def _context(self) -> SparkContext:
        """The application, begun when it is first needed: a wrong path is told without it."""
        if self._application is None:
            # One that was there before, in a notebook or a test, is not ours to end.
            self._is_ours = SparkContext._active_spark_context is None
            self._application = SparkContext.getOrCreate()
            self._application.setLogLevel("WARN")
            self._application.addPyFile(_archive())
            # Cores are known once an executor is there.
            self._collected(self._application.parallelize([0], 1))
        return self._application

    def start(self) -> None:
        """Begins the application, so that what `spark-submit` shipped is here too."""
        _ = self._context

    @property
    def cores(self) -> int:
        """How many tasks run at once."""
        return max(1, self._context.defaultParallelism)

    @property
    def tasks(self) -> int:
        """How many tasks a stage is cut into where it can be cut anywhere."""
        return self.cores * self._ROUNDS

    def run(self, what: str, job: Job, tasks: Sequence[Task]) -> None:
        """Runs a stage to its end; raises `SpoorFailed` with what a task met."""
        if not tasks:
            return
        say(f"{what} ({len(tasks)} {'task' if len(tasks) == 1 else 'tasks'}) …")
        self._context.setJobDescription(what)
        done = guarded(job, lambda job, task: task.do(job))
        failures = self._collected(self._context.parallelize(tasks, len(tasks)).mapPartitions(done))
        if failures:
            raise SpoorFailed(failures[0])

    @staticmethod
    def _collected(partitions: RDD[Item]) -> list[Item]:
        try:
            return partitions.collect()
        except (Py4JError, PySparkException) as error:
            found = told(str(error))
            if found is not None:
                raise SpoorFailed(found) from None
            raise failure(UNAVAILABLE, f"Spark gave the job up: {_cause(str(error))}") from error

    def stop(self) -> None:
        """Ends the application, if it was begun here."""
        if self._application is not None and self._is_ours:
            self._application.stop()


def _cause(said: str) -> str:
    """The line of a Java exception that says what happened; the first says only where."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next((line for line in lines if "Exception: " in line), (lines or ["it did not say why"])[0])


def _archive() -> str:
    """This package as workers import it; they fetch it for as long as the application lasts."""
    folder = Path(tempfile.mkdtemp(prefix="spoor-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    package = Path(__file__).parent
    copied = folder / "package" / package.name
    shutil.copytree(package, copied, ignore=shutil.ignore_patterns("__pycache__"))
    # Spark wants another name of each file that an application adds.
    return shutil.make_archive(str(folder / folder.name), "zip", copied.parent)
