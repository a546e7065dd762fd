"""What workers lack, and what is wrong with the input: each is told, and tried once."""

from __future__ import annotations

from pathlib import Path

from material import ROOT
from runs import LOCAL_CLUSTER, PATIENCE, Runs, check
from standalone import Standalone

PROGRAM = str(ROOT / "cluster/spoor_spark.py")


class Errors:
    """Jobs that must fail."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs

    def errors_are_told(self, standalone: Standalone) -> None:
        """What workers lack, and what is wrong with the input."""
        into = str(self.runs.folder / "never.jsonl")
        index = self.runs.folder / "standalone-2"
        bad = self.runs.folder / "bad.jsonl"
        lines = self.runs.material.responses.read_bytes().splitlines(keepends=True)
        bad.write_bytes(b"".join(lines[:100]) + b'{"no": "response"}\n' + b"".join(lines[100:]))
        # A path that means another folder in each process.
        (self.runs.folder / "cwd").mkdir()
        (self.runs.folder / "cwd/index").symlink_to(index)
        trace = ["trace", "--chunk", "50", "--into", into]
        good = str(self.runs.material.responses)
        logged = self.runs.wrapped("logged", 0)
        jobs = [
            self.runs.job(*trace, "--responses", good, "--index", str(index)),
            self.runs.job(*trace, "--responses", good, "--index", "/proc/self/cwd/index", "--spoor", logged,
                     folder=self.runs.folder / "cwd"),
            self.runs.job(*trace, "--responses", str(bad), "--index", str(index), "--spoor", logged),
            self.runs.job("index", "--dataset", str(bad), "--shards", "2", "--into", into, "--spoor", logged),
            self.runs.job(*trace, "--responses", good, "--index", str(index), "--field", "nix", "--spoor", logged),
        ]
        wanted = [
            ("a worker without the program", 69, "there is no program 'spoor'"),
            ("a worker without the index", 65, "/proc/self/cwd/index: there is no index here"),
            ("a bad response", 65, f"{bad}:101: no response here"),
            ("a bad row", 65, "bad.jsonl"),
            ("a bad option", 64, "nix"),
        ]
        answers = self.runs.application("errors", standalone.url, [], jobs)
        for answer, (claim, status, words) in zip(answers, wanted):
            said = [line for line in answer["said"].splitlines() if line.startswith("spoor_spark: error: ")]
            print("\n".join(f"     {line}" for line in said))
            check(f"{claim}: {status}, and told", answer["status"] == status and words in answer["said"], answer)
        check("nothing stands in the result's place", not Path(into).exists())
        calls = (self.runs.folder / "logged.calls").read_text().splitlines()
        repeated = {call for call in calls if calls.count(call) > 1}
        check("none of them was tried again", not repeated, repeated)

    def exits_as_the_program(self) -> None:
        words = ["trace", "--responses", str(self.runs.folder / "bad.jsonl"), "--into", str(self.runs.folder / "never.jsonl")]
        words += ["--index", str(self.runs.folder / "standalone-2")]
        submitted = self.runs.submit(LOCAL_CLUSTER, ["--files", self.runs.spoor], [PROGRAM, *words], "exits")
        status = submitted.wait(timeout=PATIENCE)
        check("spark-submit exits with 65 of a bad response", status == 65, self.runs.log("exits")[-2000:])
