"""The program `spoor` on the machine that this runs on."""

from __future__ import annotations

import ctypes
import functools
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from spoor_cluster.failure import UNAVAILABLE, SpoorFailed, ended, failure

NAME = "spoor"
# Beyond that, what a program says on stderr is no message.
_STDERR_LIMIT = 1 << 20


def find(given: str | None) -> str:
    """The program's path: the one given, else the one that Spark shipped, else the one on the PATH."""
    if given is not None:
        if os.access(given, os.X_OK) and os.path.isfile(given):
            return given
        what = "cannot be executed" if os.path.exists(given) else "does not exist"
        raise failure(
            UNAVAILABLE,
            f"on {host()}: {given}: the program {what}. --spoor names a path that is right on every "
            "machine; or ship the program: spark-submit --files PATH/spoor …",
        )
    found = _shipped() or shutil.which(NAME)
    if found is None:
        raise failure(
            UNAVAILABLE,
            f"on {host()}: there is no program 'spoor': Spark shipped none, and none is on the PATH. "
            "Ship it: spark-submit --files PATH/spoor …; or name it on every machine: --spoor PATH",
        )
    return found


def _shipped() -> str | None:
    from pyspark import SparkFiles

    # YARN and Kubernetes put shipped files where a task runs, the others where SparkFiles says.
    for path in (Path(SparkFiles.get(NAME)), Path.cwd() / NAME):
        if path.is_file():
            if not os.access(path, os.X_OK):
                path.chmod(0o755)
            return str(path)
    return None


@functools.lru_cache(maxsize=None)
def version(program: str) -> str:
    """What the program says of itself; it is asked once in a process."""
    return run(program, ["--version"]).decode().strip()


def run(
    program: str, words: Sequence[str], output: Path | None = None, folder: str | None = None
) -> bytes:
    """Runs the program to its end, in a working folder.

    What it prints is returned, or written to `output`. Raises `SpoorFailed` where it did not end
    with 0.
    """
    target = output.open("wb") if output else None
    try:
        process = subprocess.Popen(
            [program, *words],
            stdin=subprocess.DEVNULL,
            stdout=target or subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )
    except OSError as error:
        raise failure(
            UNAVAILABLE,
            f"on {host()}: {program}: the program cannot be started ({error.strerror}). Is it built "
            "for this machine, and are its libraries here?",
        ) from None
    finally:
        if target:
            target.close()
    printed, said = process.communicate()
    if process.returncode == 0:
        return printed or b""
    text = said[-_STDERR_LIMIT:].decode(errors="replace")
    if process.returncode == 127:
        # The loader's own exit code: a library is missing.
        raise failure(UNAVAILABLE, f"on {host()}: {program}: {text.strip()}")
    raise SpoorFailed(ended(process.returncode, text, host()))


def _die_with_parent() -> None:
    """A task whose Python process is killed must not leave a program behind that holds its lock."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def host() -> str:
    """The machine's name, for messages."""
    return socket.gethostname()
