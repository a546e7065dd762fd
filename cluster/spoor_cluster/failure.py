"""Failures: those that no further attempt would mend, and those that one may."""

from __future__ import annotations

import json
import re
import signal
from dataclasses import dataclass

# The exit codes of `spoor`, as 'spoor --help' lists them.
USAGE, BAD_INPUT, UNAVAILABLE, INPUT_OUTPUT, LOCKED = 64, 65, 69, 74, 75
INTERRUPTED = 130

# The same words meet the same end on every worker: usage, input, a missing program, a bug. Read and
# write failures, locks and signals may be the worker's, so that Spark tries elsewhere.
_LASTING = {USAGE, BAD_INPUT, UNAVAILABLE, 70}

_MARK = "spoor-failure:"


@dataclass(frozen=True)
class Failure:
    """What went wrong, where, and the exit code that says so."""

    status: int
    message: str

    @property
    def lasts(self) -> bool:
        """Whether another attempt would end in the same way."""
        return self.status in _LASTING


class SpoorFailed(Exception):
    """A failure on its way to whoever reports it; Spark counts one in a task as a failed attempt."""

    def __init__(self, failure: Failure) -> None:
        # Spark hands a task's exception on as text: the mark lets the driver find the failure again.
        written = {"status": failure.status, "message": failure.message}
        super().__init__(f"{_MARK}{json.dumps(written)}")
        self.failure = failure

    def __reduce__(self) -> tuple[type, tuple[Failure]]:
        return SpoorFailed, (self.failure,)


def failure(status: int, message: str) -> SpoorFailed:
    """A failure to raise."""
    return SpoorFailed(Failure(status, message))


def ended(code: int, stderr: str, host: str) -> Failure:
    """The failure of a program that ended with `code`, as `subprocess` tells it, on a machine."""
    if code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        hint = "; did the machine run out of memory?" if -code == signal.SIGKILL else ""
        return Failure(128 - code, f"on {host}: spoor was ended by {name}{hint}")
    said = stderr.strip() or "it said nothing"
    return Failure(code, f"on {host}: {_unnamed(said)}")


def _unnamed(said: str) -> str:
    """Without the program's name before each line: the driver puts its own there."""
    return re.sub(r"^(spoor|Error): ", "", said[-4000:], flags=re.MULTILINE)


def told(text: str) -> Failure | None:
    """The failure in what Spark says of a job; `None` where no task of ours raised one."""
    for line in text.splitlines():
        _, mark, rest = line.partition(_MARK)
        if not mark:
            continue
        try:
            written, _ = json.JSONDecoder().raw_decode(rest)
            return Failure(int(written["status"]), str(written["message"]))
        except (ValueError, KeyError, TypeError):
            continue
    return None
