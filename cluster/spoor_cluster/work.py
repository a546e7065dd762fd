"""The work folder of a job, on storage that every machine sees: what is finished, and nothing half.

    .NAME.spark/lock              held by the driver
    .NAME.spark/IDENTITY/         of one program, one set of inputs, one set of options
      job.json                    what they are
      failed                      there once a task failed for good: the others need not begin
      …                           the outputs of tasks, each under its name when it is whole

A job that was stopped goes on: its outputs are found again where its identity is the same. A task of
an earlier job that still runs somewhere writes into that job's own folder, if it still finds one.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from spoor_cluster.failure import BAD_INPUT, LOCKED, failure
from spoor_cluster.program import host

_JOB = "job.json"
_FAILED = "failed"
_DIGITS = 16


def stamp(path: str | Path) -> list[Any]:
    """What identifies a file without reading it: path, size, time of change."""
    status = os.stat(path)
    return [str(path), status.st_size, status.st_mtime_ns]


def file_hash(path: str | Path) -> str | None:
    """A file's SHA-256; `None` where there is none."""
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


class WorkFolder:
    """The driver's hold on the work folder."""

    def __init__(self, root: Path, job: dict[str, Any]) -> None:
        """Takes the folder over, without what belongs to other jobs."""
        written = json.dumps(job, sort_keys=True).encode()
        self.root = root
        self.folder = root / hashlib.sha256(written).hexdigest()[:_DIGITS]
        self._lock = self._locked()
        for other in root.iterdir():
            if other.is_dir() and other != self.folder:
                shutil.rmtree(other, ignore_errors=True)
        # What makes the job go on, if it does.
        self.goes_on = (self.folder / _JOB).exists()
        self.folder.mkdir(exist_ok=True)
        (self.folder / _FAILED).unlink(missing_ok=True)
        once(self.folder / _JOB, lambda path: _write(path, written))

    def _locked(self) -> IO[str]:
        self.root.mkdir(parents=True, exist_ok=True)
        lock = (self.root / "lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES):
                return lock  # The storage knows no locks.
            lock.close()
            raise failure(
                LOCKED, f"{self.root}: another job works here. Wait for its end, or end it."
            ) from None
        return lock

    def stage(self, name: str) -> Path:
        """The folder of a stage's outputs."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        return folder

    def drop(self, name: str) -> None:
        """Removes a stage's outputs, which the next stage has taken over."""
        shutil.rmtree(self.folder / name, ignore_errors=True)

    def remove(self) -> None:
        """Removes everything: the result stands in its place."""
        shutil.rmtree(self.root, ignore_errors=True)
        self.close()

    def close(self) -> None:
        """Lets others take the folder over."""
        self._lock.close()


def check(folder: str) -> None:
    """On a worker: whether this machine sees the job's work folder."""
    if (Path(folder) / _JOB).exists():
        return
    raise failure(
        BAD_INPUT,
        f"on {host()}: {folder}: this machine does not see the job's work folder. It must lie on "
        "storage that all machines share under the same path; --work names another place.",
    )


def is_given_up(folder: str) -> bool:
    """On a worker: whether another task failed for good."""
    return (Path(folder) / _FAILED).exists()


def give_up(folder: str) -> None:
    """On a worker: tells tasks that have not begun that they need not."""
    try:
        (Path(folder) / _FAILED).touch()
    except OSError:
        pass  # They begin, and their work is lost; the job's failure is told all the same.


def once(path: Path, make: Callable[[Path], object]) -> None:
    """Makes a file or a folder unless it is there, so that it is there whole or not at all.

    Each attempt makes one of its own; the first that is done gives it the name, and the others are
    dropped. It is only for outputs that are the same whoever makes them.
    """
    if path.exists():
        return
    attempt = path.with_name(f".{path.stem}.{uuid.uuid4().hex}{path.suffix}")
    try:
        make(attempt)
        if attempt.is_file():
            _flush(attempt)
        attempt.rename(path)
        _flush(path.parent)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST) or not path.is_dir():
            raise
    finally:
        if attempt.is_dir():
            shutil.rmtree(attempt, ignore_errors=True)
        else:
            attempt.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
