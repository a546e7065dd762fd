"""What scripts/test-review runs, with the program built.

    main.py --spoor PROGRAM --work FOLDER [STAGE …] [--rate N] [--seconds N] [--adjudicator]

Needs Python 3.9 or later and nothing else; reads /proc, so Linux.
"""

import argparse
import asyncio
import subprocess
import sys
from pathlib import Path

import kills
import load
import malformed
import store
import strangers
from figures import Checks
from server import Server

STAGES = {"load": load, "kills": kills, "malformed": malformed, "strangers": strangers}
EXAMPLE = Path("Examples/planted-world/audit.yaml").resolve()


class Arguments(argparse.ArgumentParser):
    """Says what is wrong as the other scripts do."""

    def error(self, message):
        self.exit(64, f"scripts/test-review: {message}\n{self.format_usage()}")


def queue(program, work):
    """The audit whose queue has 20,000 tasks; made if it is not there."""
    made = work / "queue"
    if made.exists():
        return made
    drawn = work / "annotations" / "planted-world"
    if not (drawn / "report.html").exists():
        print("auditing the example …", flush=True)
        subprocess.run([program, "audit", EXAMPLE], cwd=work, check=True, stdout=subprocess.DEVNULL,
                       stdin=subprocess.DEVNULL)  # fmt: skip
    subprocess.run([program, "queue", "draw", drawn], cwd=work, check=True,
                   stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)  # fmt: skip
    print("making a queue of 20,000 tasks …", flush=True)
    store.make(drawn, made)
    return made


def main():
    parser = Arguments(prog="scripts/test-review")
    parser.add_argument("stages", nargs="*", choices=[*STAGES, []])
    parser.add_argument("--spoor", required=True, type=lambda path: Path(path).resolve())
    parser.add_argument("--work", required=True, type=lambda path: Path(path).resolve())
    parser.add_argument("--rate", type=float, default=200, help="decisions a second, in all")
    parser.add_argument("--seconds", type=float, default=60, help="how long load lasts")
    parser.add_argument("--adjudicator", action="store_true", help="one looks on during load")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    made = queue(options.spoor, options.work)
    checks = Checks()
    for stage in options.stages or STAGES:
        audit = store.copied(made, options.work / f"run-{stage}")
        server = Server(options.spoor, audit, options.work / f"{stage}.log")
        try:
            asyncio.run(STAGES[stage].run(server, checks, options))
        finally:
            if server.process and not server.has_ended:
                server.kill()
    sys.exit(1 if checks.failed else 0)


main()
