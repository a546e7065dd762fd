"""Measures Spoor beside its peers; `scripts/bench` installs and builds, then calls this."""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import datasets
from figures import table
from programs import ROOT, WORK, say
from works import Bench

INDEX_PARTS = ("build", "memory", "matches", "trace", "similar", "open", "size")
PARTS = (*INDEX_PARTS, "divergence")
COPIES = (1, 2, 5, 10)


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all")
    parser.add_argument(
        "--data",
        type=Path,
        default=ROOT.parent / "shared" / "data",
        help="the folder that holds alpaca/ and alpaca_eval/ (default: ../shared/data)",
    )
    parser.add_argument("--rounds", type=int, default=5, help="runs of each program (default: 5)")
    parser.add_argument("--check", action="store_true", help="only check the arguments and data")
    given = parser.parse_args()
    unknown = [part for part in given.parts if part not in PARTS]
    if unknown or given.rounds < 1:
        parser.print_usage(sys.stderr)
        refuse(64, f"no part is named {unknown[0]}" if unknown else "--rounds must be at least 1")
    return given


def refuse(status, what):
    print(f"scripts/bench: {what}", file=sys.stderr)
    sys.exit(status)


def inputs(data):
    """Alpaca, packed, and the responses of Alpaca-7B."""
    alpaca = data / "alpaca" / "alpaca_data.json.zst"
    responses = data / "alpaca_eval" / "alpaca-7b.json"
    for file in (alpaca, responses):
        if not file.is_file():
            refuse(
                65,
                f"{file} is not there. Give the folder that holds {file.parent.name}/{file.name} "
                "with --data FOLDER.",
            )
    return alpaca, responses


def prepared(alpaca, parts):
    """Writes the datasets that the parts need, once; by how many times Alpaca they hold."""
    folder = WORK / "data"
    folder.mkdir(parents=True, exist_ok=True)
    files = {times: folder / f"alpaca-{times}.json" for times in COPIES}
    if not files[1].exists():
        datasets.write_alpaca(alpaca, files[1])
    if "memory" not in parts:
        return {1: files[1]}
    for times, file in files.items():
        if not file.exists():
            say(f"writing {file.name}")
            datasets.write_copies(files[1], times, file)
    return files


def machine():
    """What the figures were measured on."""
    model = platform.processor()
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    except FileNotFoundError:
        pass
    return {"processor": model, "cores": os.cpu_count(), "system": platform.platform()}


def commit():
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def index_rows(parts, alpaca, responses, rounds):
    """Measures the parts that need Alpaca; its files, and the rows of the table."""
    files = prepared(alpaca, parts)
    bench = Bench(files, responses, rounds)
    bench.prepare()
    rows = []
    for part in parts:
        say(f"== {part}")
        rows += getattr(bench, part)()
    return list(files.values()), rows


def divergence_rows(rounds):
    """Measures how logits are compared; their files, and the rows of the table."""
    # Needs numpy, which `--check` does without.
    import divergence

    say("== divergence")
    return divergence.FILES.all(), divergence.rows(rounds)


def main():
    given = arguments()
    index_parts = [part for part in INDEX_PARTS if part in given.parts or not given.parts]
    found = inputs(given.data) if index_parts else ()
    if given.check:
        return
    WORK.mkdir(parents=True, exist_ok=True)
    files, rows = index_rows(index_parts, *found, given.rounds) if index_parts else ([], [])
    if "divergence" in given.parts or not given.parts:
        more_files, more_rows = divergence_rows(given.rounds)
        files, rows = files + more_files, rows + more_rows
    print(table(rows))
    document = {
        "commit": commit(),
        "machine": machine(),
        "python": platform.python_version(),
        "datasets": {file.name: datasets.sha256(file) for file in files},
        "rows": [row.as_json() for row in rows],
    }
    path = WORK / "table.json"
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"\nAll rounds: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
