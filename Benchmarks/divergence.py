"""The rows of the table that tell how fast and how exactly two models' logits are compared."""

import os
import shutil
import statistics
import subprocess
import sys

from figures import Figure, Row, number
from logits import SUFFIXES, LogitFiles
from programs import WORK, in_turn, peer, say, spoor_bench

FILES = LogitFiles(WORK / "data" / "logits")
INSTRUCTIONS = {"avx512": "AVX-512", "avx2": "AVX2", "portable": "portable"}
# By numbers and instructions: at least which share of a plain read's speed.
SHARES = {
    ("f32", "avx512"): ("75 % of read", "90 % of read"),
    ("f32", "avx2"): ("45 % of read", ""),
    ("f16", "avx512"): ("48 % of read", "70 % of read"),
    ("f16", "avx2"): ("28 % of read", ""),
    ("bf16", "avx512"): ("48 % of read", "70 % of read"),
    ("bf16", "avx2"): ("28 % of read", ""),
}
FEW, MANY = 50, 400
# glibc gives freed memory back to the system at once, and scipy frees arrays at every step.
KEEPING_MEMORY = ["env", "MALLOC_TRIM_THRESHOLD_=1000000000", "MALLOC_MMAP_THRESHOLD_=1000000000"]
SCIPY = "numpy + scipy"
EXACT = f"{SCIPY}, float64"
# Where a divergence is less, its deviation is not told as a share of it.
SMALL = 0.01


def rows(rounds):
    """Measures everything; three kinds of numbers, one after the other."""
    FILES.write()
    torch = torch_python()
    return [row for numbers in SUFFIXES for row in Measured(numbers, rounds, torch).rows()]


def torch_python():
    """An interpreter that has torch: the one that SPOOR_PYTHON names, or the peers' own."""
    for python in (os.environ.get("SPOOR_PYTHON", ""), sys.executable):
        command = [python, "-c", "import numpy, torch"]
        if shutil.which(python) and subprocess.run(command, capture_output=True).returncode == 0:
            return python
    say("no torch: neither SPOOR_PYTHON nor the peers' environment has it, so it is left out")
    return None


class Measured:
    """All programs' figures of one kind of numbers."""

    def __init__(self, numbers, rounds, torch):
        self.numbers = numbers
        files = [*FILES.pair(numbers), FILES.tokens]
        programs = {
            "kernels": spoor_bench("divergence", *files),
            "threads": spoor_bench("divergence-threads", *files),
            "few": spoor_bench("divergence-memory", *files, FEW),
            "many": spoor_bench("divergence-memory", *files, MANY),
        }
        single = peer("scipy", "divergence", *files, "float32")
        peers = {
            f"{SCIPY}, float32": single,
            f"{SCIPY}, float32, memory kept": KEEPING_MEMORY + single,
            EXACT: peer("scipy", "divergence", *files, "float64"),
            "numpy by hand, float32": peer("scipy", "divergence", *files, "by-hand"),
        }
        if torch:
            peers["torch, float32"] = peer("torch", "divergence", *files, python=torch)
        say(f"{numbers}:")
        lines = in_turn(programs | peers, rounds, warm_up=False)
        self.lines = {name: lines[name] for name in programs}
        self.peers = {name: lines[name] for name in peers}
        self.positions = self.lines["kernels"][0]["positions"]
        self.gigabytes = self.lines["kernels"][0]["bytes"] / 1e9

    def rows(self):
        return [
            *self.kernel_rows(),
            *self.peer_rows(),
            self.error_row(),
            self.thread_row(),
            *self.memory_rows(),
        ]

    def passes(self, program, name):
        """Every pass of a work, of all rounds; a list a round."""
        works = [{work["name"]: work["passes"] for work in l["works"]} for l in self.lines[program]]
        return [work[name] for work in works]

    def figure(self, passes, what, clock="cpu"):
        unit = "µs/position" if clock == "wall" else "µs CPU/position"
        return Figure([one[what][clock] / self.positions / 1e3 for one in passes], unit)

    def rate(self, figure):
        """Gigabytes of both files a second."""
        return number(self.gigabytes / self.positions / figure.median * 1e6)

    def kernel_rows(self):
        for work in self.lines["kernels"][0]["works"]:
            passes = sum(self.passes("kernels", work["name"]), [])
            ours, read = self.figure(passes, "measure"), self.figure(passes, "read")
            instructions, _, measures = work["name"].partition(" ")
            reach, aim = "", ""
            if instructions in INSTRUCTIONS:
                title = f"divergence {self.numbers}, {INSTRUCTIONS[instructions]}"
                if measures == "all":
                    title += ", with TV and JS"
                else:
                    reach, aim = SHARES.get((self.numbers, instructions), ("", ""))
            else:
                title = f"divergence {self.numbers}, pages {work['name']}"
            wall = statistics.median(one["read"]["wall"] / one["measure"]["wall"] for one in passes)
            note = f"{self.rate(ours)} of {self.rate(read)} GB/s; {number(wall)}× by the clock"
            yield Row(title, reach, aim, ours, "plain read", read, note)

    def peer_rows(self):
        name = self.lines["kernels"][0]["works"][0]["name"]
        rounds = [self.figure(passes, "measure") for passes in self.passes("kernels", name)]
        ours = Figure([figure.median for figure in rounds], rounds[0].unit)
        title = f"divergence {self.numbers}, {INSTRUCTIONS[name.split()[0]]}"
        for peer_name, lines in self.peers.items():
            theirs = Figure([line["cpu"] / line["positions"] / 1e3 for line in lines], ours.unit)
            reach, aim = ("35×", "60×") if peer_name.startswith(SCIPY) else ("", "")
            note = f"{self.rate(theirs)} GB/s"
            if peer_name != EXACT:
                note += f"; error {self.deviation(lines[0])}"
            yield Row(title, reach, aim, ours, peer_name, theirs, note)

    def deviation(self, values):
        """How far both divergences are from those in float64."""
        return Deviation(values, self.peers[EXACT][0])

    def error_row(self):
        values = self.lines["kernels"][0]["values"]
        deviations = {name: self.deviation(found) for name, found in values.items()}
        worst = max(deviation.relative for deviation in deviations.values())
        listed = [f"{INSTRUCTIONS[name]} {deviations[name]}" for name in sorted(deviations)]
        return Row(
            f"divergence {self.numbers}, largest relative error",
            "≤ 1e-4",
            "",
            Figure([worst], ""),
            note="; ".join(listed),
        )

    def thread_row(self):
        one, two = (sum(self.passes("threads", f"{count} threads"), []) for count in (1, 2))
        figures = [self.figure(passes, "measure", "wall") for passes in (two, one)]
        cpu = [self.figure(passes, "measure").median for passes in (two, one)]
        return Row(
            f"divergence {self.numbers}, a response on two threads",
            "≥ 1.8×",
            "",
            figures[0],
            "one thread",
            figures[1],
            note=f"{number(cpu[0] / cpu[1])} × one thread's CPU time",
        )

    def memory_rows(self):
        kinds = {"dropping": ", values dropped", "keeping": ", a response"}
        for kind, what in kinds.items():
            few, many = ([line[kind] for line in self.lines[name]] for name in ("few", "many"))
            growth = statistics.median(more - less for less, more in zip(few, many))
            row = self.gigabytes * 1e9 / self.positions / 2
            yield Row(
                f"divergence {self.numbers}, memory but file pages, {MANY} positions{what}",
                "no rows",
                "",
                Figure([peak / 1e3 for peak in many], "kB"),
                f"{FEW} positions",
                Figure([peak / 1e3 for peak in few], "kB"),
                note=f"{growth / (MANY - FEW):.0f} more bytes a position, whose row has {row:,.0f}",
            )


class Deviation:
    """How far both divergences are from exact ones: relative, and absolute where they are small."""

    def __init__(self, values, exact):
        self.relative, self.absolute = 0, 0
        for key in ("tuned_base", "base_tuned"):
            for value, true in zip(values[key], exact[key], strict=True):
                difference = abs(value - true)
                if true < SMALL:
                    self.absolute = max(self.absolute, difference)
                else:
                    self.relative = max(self.relative, difference / true)

    def __str__(self):
        return f"{self.relative:.1e} ({self.absolute:.0e} nats under {SMALL})"
