"""What scripts/test-spark checks. Usage: main.py SPOOR FOLDER DATA"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import runs
from equality import Equality
from errors import Errors
from kills import Kills
from runs import LOCAL_CLUSTER, Runs
from standalone import Standalone


def checked(these: Runs) -> None:
    equality, errors = Equality(these), Errors(these)
    # The program is shipped to these workers; none is on their PATH.
    equality.answers_are_equal("local-cluster", LOCAL_CLUSTER, ["--files", these.spoor], [])
    standalone = Standalone(these.folder, os.defpath)
    try:
        equality.answers_are_equal("standalone", standalone.url, [], ["--spoor", these.spoor])
        errors.errors_are_told(standalone)
        errors.exits_as_the_program()
        Kills(these).kills(standalone)
    finally:
        standalone.stop()


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    began = time.monotonic()
    these = Runs(sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve())
    try:
        checked(these)
    finally:
        these.stop()
    print(f"scripts/test-spark: {time.monotonic() - began:.0f} s")
    return 1 if runs.failures else 0


if __name__ == "__main__":
    sys.exit(main())
