"""What is killed half-way, and what the jobs make of it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from errors import PROGRAM
from runs import PATIENCE, Runs, check
from standalone import Standalone, below, command_line, end

KILLED_PARTS = 7


@dataclass
class Begun:
    """A job that runs, and the outputs of one of its stages."""

    process: subprocess.Popen[bytes]
    folder: Path
    stage: str

    def outputs(self) -> list[str]:
        return [path.name for path in self.folder.glob(f"*/{self.stage}/[0-9]*")]


class Kills:
    """The driver, an executor and a worker, one after another."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs

    def half_done(self, standalone: Standalone, words: list[str], stage: str, least: int, log: str) -> Begun:
        """Begins a job with a slow program, and waits until `least` outputs of a stage are there."""
        program = self.runs.wrapped(log, 1)
        into = Path(words[words.index("--into") + 1])
        process = self.runs.submit(standalone.url, [], [PROGRAM, *words, "--spoor", program], log)
        begun = Begun(process, into.parent / f".{into.name}.spark", stage)
        limit = time.monotonic() + PATIENCE
        while len(begun.outputs()) < least and process.poll() is None and time.monotonic() < limit:
            time.sleep(0.05)
        return begun

    def survived(self, what: str, begun: Begun, log: str, whole: int) -> None:
        """The job must go on to its end, whatever was just killed."""
        done = len(begun.outputs())
        check(f"{what} was killed half-way ({done} of {whole} outputs of '{begun.stage}')", 0 < done < whole, done)
        status = begun.process.wait(timeout=PATIENCE)
        check("the job ended with 0", status == 0, self.runs.log(log)[-2000:])
        check("Spark noticed", "Lost executor" in self.runs.log(log))
        left = [pid for pid in below(os.getpid()) if f"spoor-{log}" in command_line(pid)]
        check("no program of it runs on", not left, [command_line(pid) for pid in left])
        check("no work folder is left", not begun.folder.exists())

    def kills(self, standalone: Standalone) -> None:
        """The driver, an executor, a worker: the same answers."""
        index = self.runs.folder / "killed-index"
        words = ["index", "--dataset", str(self.runs.material.dataset), "--shards", str(KILLED_PARTS)]
        words += ["--into", str(index)]
        begun = self.half_done(standalone, words, "parts", 2, "driver")
        end(begun.process)
        kept = begun.outputs()
        check(f"the driver was killed half-way ({len(kept)} of {KILLED_PARTS} parts)", 1 < len(kept) < KILLED_PARTS)
        check("nothing stands in the result's place", not index.exists())

        begun = self.half_done(standalone, words, "parts", len(kept) + 1, "executor")
        os.kill(standalone.executors(standalone.workers[0])[0], signal.SIGKILL)
        self.survived("an executor of the same job, begun again,", begun, "executor", KILLED_PARTS)
        check("it went on where the first stopped", "going on where" in self.runs.log("executor"))
        calls = (self.runs.folder / "executor.calls").read_text()
        again = [part for part in kept if f"--shard {int(part.partition('-')[0])}/" in calls]
        check("and built no part again", not again, again)

        words = self.runs.trace_words(index, "killed.jsonl", "--responses", str(self.runs.material.responses), "--near")
        begun = self.half_done(standalone, words, "answers", 2, "worker")
        end(standalone.workers[0])
        self.survived("a worker, with all that it started,", begun, "worker", 2 * KILLED_PARTS)
        check("the answers are those of one machine",
              self.runs.is_traced("killed.jsonl", self.runs.material.responses, ["--near"]))
