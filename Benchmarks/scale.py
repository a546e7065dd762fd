"""Measures how Spoor's costs grow with words, shards and responses; `scripts/bench-scale` calls it."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import datasets
from programs import ROOT, WORK, run, say, spoor, spoor_bench

SCALE = WORK / "scale"
TIMES = (1, 3, 10, 30, 33)
SHARDS = (1, 2, 4, 8)
RESPONSES = (805, 2415, 8050)
# Words and shards are varied with the other kept here.
MIDDLE = 10


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench-scale", description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        default=ROOT.parent / "shared" / "data",
        help="the folder that holds alpaca/ and alpaca_eval/ (default: ../shared/data)",
    )
    parser.add_argument(
        "--times",
        type=int,
        nargs="+",
        default=TIMES,
        help="how many times Alpaca's words (default: 1 3 10 30 33; 33 are 10⁸)",
    )
    parser.add_argument("--rounds", type=int, default=3, help="runs of each trace (default: 3)")
    given = parser.parse_args()
    for file in (packed(given.data), eval_responses(given.data)):
        if not file.is_file():
            print(f"scripts/bench-scale: {file} is not there; name its folder's folder with --data FOLDER.",
                  file=sys.stderr)
            sys.exit(65)
    return given


def packed(data):
    return data / "alpaca" / "alpaca_data.json.zst"


def eval_responses(data):
    return data / "alpaca_eval" / "alpaca-7b.json"


# MARK: - Inputs


def dataset(times):
    return SCALE / f"alpaca-{times}x.jsonl"


def write_datasets(data, wanted):
    """Alpaca, and copies with a tenth of the words replaced; no two rows are alike beyond its own."""
    missing = [times for times in wanted if not dataset(times).exists()]
    if not missing:
        return
    say(f"writing Alpaca {', '.join(map(str, missing))} times over")
    plain = SCALE / "alpaca.json"
    datasets.write_alpaca(packed(data), plain)
    rows = json.loads(plain.read_text(encoding="utf-8"))
    perturbation = datasets.Perturbation(rows)
    seen = set()
    partial = {times: dataset(times).with_suffix(".partial") for times in missing}
    files = {times: open(path, "w", encoding="utf-8") for times, path in partial.items()}
    for copy in range(max(missing)):
        for row in rows:
            line = json.dumps(perturbation.unlike(row, seen, copy), ensure_ascii=False) + "\n"
            for times, file in files.items():
                if copy < times:
                    file.write(line)
    for times, file in files.items():
        file.close()
        partial[times].rename(dataset(times))


def write_responses(data, count):
    """So many of a model's responses, with what they answer, over again where there are not enough."""
    path = SCALE / f"responses-{count}.jsonl"
    rows = json.loads(eval_responses(data).read_text(encoding="utf-8"))
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            row = rows[number % len(rows)]
            line = {"id": number, "text": row["output"], "prompt": row["instruction"]}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def without_prompts(path):
    bare = path.with_name(f"bare-{path.name}")
    with open(path, encoding="utf-8") as lines, open(bare, "w", encoding="utf-8") as file:
        for line in lines:
            row = json.loads(line)
            del row["prompt"]
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return bare


# MARK: - Measures


def build(files, folder, *more):
    shutil.rmtree(folder, ignore_errors=True)
    return run(spoor("index", *files, "--into", folder, *more))


def manifest(folder):
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def size(folder):
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def forget(folder):
    """Drops the files' pages from memory, so that they are read from the disk again."""
    os.sync()
    for file in folder.rglob("*"):
        if file.is_file():
            descriptor = os.open(file, os.O_RDONLY)
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(descriptor)


def traced(folder, responses, *more):
    """Seconds of a trace of all responses, and of one of none, which is what opening takes."""
    words = ["trace", "--file", responses, "--index", folder, *more]
    nothing = run(spoor(*words, "--to", "0"))["process_seconds"]
    return run(spoor(*words))["process_seconds"] - nothing, nothing


def median(rounds, measure):
    return statistics.median(measure() for _ in range(rounds))


def words_of(responses):
    return sum(
        len(datasets.WORD.findall(json.loads(line)["text"]))
        for line in responses.read_text(encoding="utf-8").splitlines()
    )


# MARK: - Tables


def by_words(given, responses):
    bare, count = without_prompts(responses), words_of(responses)
    for times in given.times:
        folder = SCALE / f"index-{times}x"
        built = build([dataset(times)], folder)
        words = manifest(folder)["words"]
        figures = run(spoor_bench("spans-of-text", folder, eval_responses(given.data)))
        matches = statistics.median(
            time / words for time, words in zip(figures["nanoseconds"], figures["words"]) if words
        )
        exact = median(given.rounds, lambda: traced(folder, bare)[0])
        whole = median(given.rounds, lambda: traced(folder, responses, "--near")[0])
        warm = median(given.rounds, lambda: run(spoor("trace", "the prize", "--index", folder))["process_seconds"])
        forget(folder)
        start = time.perf_counter()
        run(spoor("trace", "the prize", "--index", folder))
        cold = time.perf_counter() - start
        forget(folder)
        cold_exact = run(spoor("trace", "--file", bare, "--index", folder))["process_seconds"]
        yield {
            "× Alpaca": times,
            "words": words,
            "build s": built["process_seconds"],
            "build µs/word": 1e6 * built["process_cpu_seconds"] / words,
            "peak bytes/word over 300 MB": (built["process_peak_bytes"] - 300e6) / words,
            "peak MB": built["process_peak_bytes"] / 1e6,
            "index bytes/word": size(folder) / words,
            "longest matches µs/word": matches / 1e3,
            "trace µs/word": 1e6 * exact / count,
            "with --near and prompts µs/word": 1e6 * whole / count,
            "open warm s": warm,
            "open cold s": cold,
            "805 responses cold s": cold_exact,
        }


def by_shards(given, responses):
    words = ["trace", "--file", responses, "--near"]
    counts = SCALE / "counts.jsonl"
    with open(counts, "wb") as file:
        file.write(output(spoor("index", "--count", dataset(MIDDLE))))
    for shards in SHARDS:
        parts = [SCALE / f"part-{number}-of-{shards}" for number in range(1, shards + 1)]
        built = [
            build([dataset(MIDDLE)], part, "--shard", f"{number}/{shards}", "--counts", counts)
            for number, part in enumerate(parts, 1)
        ]
        folder = SCALE / f"merged-{shards}"
        shutil.rmtree(folder, ignore_errors=True)
        merged = run(spoor("merge", *parts, "--into", folder))
        start = time.perf_counter()
        whole = output(spoor(*words, "--index", folder))
        whole_seconds = time.perf_counter() - start
        seconds = {"counts": [], "answers": [], "merges": []}
        sums = None
        for half in ("counts", "answers"):
            files = []
            for number in range(1, shards + 1):
                more = ["--sums", sums] if sums else []
                start = time.perf_counter()
                text = output(spoor(*words, "--index", folder, "--partial", half, "--shard",
                                    f"{number}/{shards}", *more))
                seconds[half].append(time.perf_counter() - start)
                files.append(SCALE / f"{half}-{number}.jsonl")
                files[-1].write_bytes(text)
            start = time.perf_counter()
            joined = output(spoor("merge", "--answers", *files))
            seconds["merges"].append(time.perf_counter() - start)
            sums = SCALE / "sums.jsonl"
            sums.write_bytes(joined)
        if joined != whole:
            raise SystemExit(f"scripts/bench-scale: {shards} shards answer otherwise than one machine")
        yield {
            "shards": shards,
            "slowest part s": max(part["process_seconds"] for part in built),
            "its peak MB": max(part["process_peak_bytes"] for part in built) / 1e6,
            "all parts CPU s": sum(part["process_cpu_seconds"] for part in built),
            "merge s": merged["process_seconds"],
            "merge peak MB": merged["process_peak_bytes"] / 1e6,
            "index bytes/word": size(folder) / manifest(folder)["words"],
            "whole trace s": whole_seconds,
            "slowest shard's counts s": max(seconds["counts"]),
            "slowest shard's answers s": max(seconds["answers"]),
            "both merges s": sum(seconds["merges"]),
        }


def output(command):
    words = [str(part) for part in command]
    return subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout


def by_responses(given):
    folder = SCALE / f"index-{MIDDLE}x"
    for count in RESPONSES:
        responses = write_responses(given.data, count)
        bare = without_prompts(responses)
        yield {
            "responses": count,
            "trace s": median(given.rounds, lambda: traced(folder, bare)[0]),
            "with --near and prompts s": median(1, lambda: traced(folder, responses, "--near")[0]),
        }


def show(title, rows):
    """Prints a Markdown table as its rows come."""
    print(f"\n{title}\n", flush=True)
    kept = []
    for row in rows:
        if not kept:
            print("|", " | ".join(row), "|")
            print("|" + "---:|" * len(row))
        kept.append(row)
        print("|", " | ".join(shown(value) for value in row.values()), "|", flush=True)
    return kept


def shown(value):
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3g}" if value < 100 else f"{value:,.0f}"


def main():
    given = arguments()
    SCALE.mkdir(parents=True, exist_ok=True)
    write_datasets(given.data, sorted({*given.times, MIDDLE}))
    responses = write_responses(given.data, RESPONSES[0])
    tables = {
        "words": show("By words of the dataset", by_words(given, responses)),
        "shards": show(f"By shards, Alpaca {MIDDLE} times over", by_shards(given, responses)),
        "responses": show(f"By responses, Alpaca {MIDDLE} times over", by_responses(given)),
    }
    (SCALE / "table.json").write_text(json.dumps(tables, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
