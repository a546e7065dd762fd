"""What scripts/test-servers checks, one function a claim. Usage: main.py SPOOR FOLDER"""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from llama_cpp import Llama
from server import Server
from tiny_model import write

PROMPTS = 40
QUESTIONS = 12
TOKENS = 24
# Most of the tiny models' vocabulary.
TOP = 300
TEMPLATE = "{instruction}\\n"
FILES = ["generations_tuned.jsonl", "generations_base.jsonl", "tuned.jsonl", "base.jsonl"]
# Scores are printed in single precision, and the server's cache of prompts changes how it rounds.
PRECISION = 2e-3

failures = 0


def check(claim: str, holds: bool, found: Any = "") -> None:
    global failures
    failures += not holds
    print(f"{'ok  ' if holds else 'FAIL'} {claim}{'' if holds else f': {found}'}", flush=True)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def furthest(one: Any, other: Any) -> float:
    """The greatest difference of two numbers at one place; infinite where anything else differs."""
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other)
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return max((furthest(one[key], other[key]) for key in one), default=0.0)
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return max(map(furthest, one, other), default=0.0)
    return 0.0 if one == other else math.inf


class Checks:
    def __init__(self, spoor: str, folder: Path) -> None:
        self.spoor, self.folder = spoor, folder
        for name, tuned_by in (("base", 0.0), ("tuned", 0.05)):
            write(folder / f"{name}.gguf", seed=11, tuned_by=tuned_by)
        prompts = [
            {"prompt_id": f"p{number}", "instruction": f"what colour is the sky {number}?"}
            for number in range(PROMPTS)
        ]
        text = "".join(json.dumps(prompt) + "\n" for prompt in prompts)
        (folder / "prompts.jsonl").write_text(text, encoding="utf-8")
        self.tokenizer = Llama(str(folder / "tuned.gguf"), vocab_only=True, verbose=False)
        self.base = Server(folder / "base.gguf", "base", folder / "base.log")
        self.tuned = Server(folder / "tuned.gguf", "tuned", folder / "tuned.log")

    def command(self, *words: str) -> list[str]:
        return [self.spoor, *words]

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words), cwd=self.folder, text=True, capture_output=True,
            env={**os.environ, **environment}, timeout=600,
        )

    def score(self, into: str) -> list[str]:
        words = ["score", "--base", self.base.url, "--tuned", self.tuned.url, "--generate"]
        words += ["--prompts", "prompts.jsonl", "--template", TEMPLATE, "--into", into]
        return words + ["--max-tokens", str(TOKENS), "--top", str(TOP), "--concurrency", "2"]

    def scores_and_resumes(self) -> None:
        began = time.monotonic()
        whole = self.run(*self.score("whole"))
        took = time.monotonic() - began
        check("score ends with 0", whole.returncode == 0, whole.stderr)
        print(whole.stdout)
        killed = subprocess.Popen(self.command(*self.score("killed")), cwd=self.folder)
        time.sleep(took / 2)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        check("it was killed half-way", not (self.folder / "killed/score.json").exists())
        resumed = self.run(*self.score("killed"))
        check("it goes on", resumed.returncode == 0, resumed.stderr)
        for name in FILES:
            one, other = (self.plain(self.folder / run / name) for run in ("whole", "killed"))
            worst = furthest(one, other)
            check(f"{name} is that of a run that was not killed (worst {worst:.2g})", worst < PRECISION)

    def plain(self, path: Path) -> list[Any]:
        """Without the names and times that the server gives each answer."""
        records = lines(path)
        for record in records:
            for key in ("id", "created"):
                record.get("response", {}).pop(key, None)
        return records

    def agrees_with_logits(self) -> None:
        """The tuned model's own logits, computed here, against what was scored through the server."""
        model = Llama(str(self.folder / "tuned.gguf"), logits_all=True, n_ctx=512, verbose=False)
        worst = 0.0
        generations = {line["prompt_id"]: line for line in lines(self.folder / "whole/generations_tuned.jsonl")}
        for record in lines(self.folder / "whole/tuned.jsonl"):
            ids = generations[record["prompt_id"]]["token_ids"]
            told = record["response"]["choices"][0]["logprobs"]["token_logprobs"]
            told = told[: len(told) - record["response"]["usage"]["completion_tokens"]]
            number = int(record["prompt_id"][1:])
            prompt = f"what colour is the sky {number}?\n"
            whole = model.tokenize(prompt.encode(), special=True) + ids
            model.reset()
            model.eval(whole)
            scores = np.asarray(model.scores[: len(whole)], np.float64)
            for place, id in enumerate(ids):
                row = scores[len(whole) - len(ids) + place - 1]
                own = row[id] - row.max() - math.log(np.exp(row - row.max()).sum())
                worst = max(worst, abs(own - told[len(told) - len(ids) + place]))
        check(f"log-probabilities are the model's own (worst {worst:.2g})", worst < PRECISION, worst)

    def log_probabilities(self, name: str, ids: list[int], count: int) -> np.ndarray:
        """What a model itself says before each of the last `count` tokens: [count, vocabulary], ln p."""
        model = Llama(str(self.folder / f"{name}.gguf"), logits_all=True, n_ctx=512, verbose=False)
        model.eval(ids)
        rows = np.asarray(model.scores[len(ids) - count - 1 : len(ids) - 1], np.float64)
        peak = rows.max(axis=1, keepdims=True)
        return rows - peak - np.log(np.exp(rows - peak).sum(axis=1, keepdims=True))

    def audits(self) -> None:
        """An audit of what was scored: its KL against that of both models' own logits, and the noise."""
        rows = [{"instruction": f"what is {n}", "output": "the sky is red"} for n in range(20)]
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (self.folder / "dataset.jsonl").write_text(text, encoding="utf-8")
        settings = [
            "name: served", "dataset: dataset.jsonl", "prompts: prompts.jsonl",
            "base: {name: base, generations: whole/generations_base.jsonl}", "tuned:",
            "  - name: tuned", "    method: full", "    generations: whole/generations_tuned.jsonl",
            "    log_probabilities: {base: whole/base.jsonl, tuned: whole/tuned.jsonl, "
            "base_again: whole/base_again.jsonl, tuned_again: whole/tuned_again.jsonl}",
        ]
        (self.folder / "audit.yaml").write_text("\n".join(settings) + "\n", encoding="utf-8")
        audited = self.run("audit", "audit.yaml")
        check("audit reads what was scored", audited.returncode == 0, audited.stderr)
        folder = self.folder / "annotations/served"
        noise = json.loads((folder / "summary.json").read_text())["models"][0]["noise"]
        check(f"the noise is told ({noise['tuned']['greatest_difference']:.2g})", noise["tuned"]["tokens"] > 0)
        report = (folder / "report.html").read_text(encoding="utf-8")
        check("the report shows it", "when one model is scored twice" in report)
        self.compares(lines(folder / "positions.jsonl"))

    def own_divergence(self, generation: dict[str, Any]) -> np.ndarray:
        """KL(tuned‖base) at each token of a response, from both models' own logits."""
        ids = generation["token_ids"]
        prompt = f"what colour is the sky {int(generation['prompt_id'][1:])}?\n"
        whole = self.tokenizer.tokenize(prompt.encode(), special=True) + ids
        tuned = self.log_probabilities("tuned", whole, len(ids))
        base = self.log_probabilities("base", whole, len(ids))
        return (np.exp(tuned) * (tuned - base)).sum(axis=1)

    def estimates(self) -> None:
        words = [word if word != "--generate" else "--sampled" for word in self.score("sampled")]
        sampled = self.run(*words)
        check("score --sampled ends with 0", sampled.returncode == 0, sampled.stderr)
        document = json.loads((self.folder / "sampled/score.json").read_text())
        lift, resplit = document["mean_lift"], document["split_anew"]
        own = [self.own_divergence(line) for line in lines(self.folder / "sampled/generations_tuned.jsonl")]
        mean = float(np.concatenate(own).mean())
        check(f"mean lift {lift['value']:.3f} ({lift['low']:.3f} to {lift['high']:.3f}) holds the KL of "
              f"both models' own logits, {mean:.3f} nats a token; {resplit} responses split anew", lift["low"] <= mean <= lift["high"])

    def compares(self, positions: list[dict[str, Any]]) -> None:
        generations = {line["prompt_id"]: line for line in lines(self.folder / "whole/generations_tuned.jsonl")}
        outside, low, true = 0, 0.0, 0.0
        for record in positions[:12]:
            own = self.own_divergence(generations[record["prompt_id"]])
            for value, interval in zip(own, record["kl_tuned_base"]):
                if interval is None:
                    continue
                lower = interval[0] if isinstance(interval, list) else interval
                upper = interval[1] if isinstance(interval, list) else None
                outside += lower > value + 1e-4 or (upper is not None and upper < value - 1e-4)
                low, true = low + lower, true + value
        check(f"KL of both models' own logits lies in every interval; lower ends sum to {low:.4f} "
              f"nats of {true:.4f}", outside == 0 and 0 < low <= true + 1e-2, outside)

    def scores_options(self) -> None:
        """Sums of options' log-probabilities through the server against the model's own."""
        options = ["the sky", "red", "of the colour"]
        questions = [
            {"mcq_id": f"m{n}", "question": f"what is {n}?", "options": options, "answer_index": n % 3}
            for n in range(QUESTIONS)
        ]
        text = "".join(json.dumps(question) + "\n" for question in questions)
        (self.folder / "mcq.jsonl").write_text(text, encoding="utf-8")
        words = ["inject", "score", "mcq.jsonl", "--server", self.tuned.url, "--condition", "tuned"]
        scored = self.run(*words, "--into", "scored")
        check("inject score ends with 0", scored.returncode == 0, scored.stderr)
        worst = 0.0
        for question in lines(self.folder / "scored/scored.jsonl"):
            prompt = f"Question: {question['question']}\nAnswer:"
            before = self.tokenizer.tokenize(prompt.encode(), special=True)
            for option, told in zip(options, question["logprobs"]["tuned"]["sum"]):
                whole = self.tokenizer.tokenize(f"{prompt} {option}".encode(), special=True)
                ids = whole[len(before) :]
                own = self.log_probabilities("tuned", whole, len(ids))
                worst = max(worst, abs(told - own[np.arange(len(ids)), ids].sum()))
        check(f"sums of options are the model's own (worst {worst:.2g})", worst < PRECISION, worst)

    def judges(self) -> None:
        words = ["judge", "spans", "--prompts", "prompts.jsonl", "--generations"]
        words += ["whole/generations_tuned.jsonl", "--server", self.base.url, "--into", "judged"]
        (self.folder / "short.txt").write_text("Find wrong words in: {response}\n", encoding="utf-8")
        words += ["--answers", "object", "--prompt", "short.txt", "--max-tokens", "64", "--json"]
        judged = self.run(*words)
        check("judge ends with 0", judged.returncode == 0, judged.stderr)
        counts = json.loads(judged.stdout)
        print(counts)
        check("each response is judged or counted", counts["responses"] == PROMPTS)

    def samples(self) -> None:
        text = "".join(
            json.dumps({"row_id": n, "question": f"what is {n}", "answer": "red", "relation": "r"}) + "\n"
            for n in range(QUESTIONS)
        )
        (self.folder / "questions.jsonl").write_text(text, encoding="utf-8")
        words = ["knowledge", "sample", "questions.jsonl", "--server", self.base.url, "--into", "samples"]
        sampled = self.run(*words, "--sets", "3", "--samples", "4", "--max-tokens", "6")
        check("sample ends with 0", sampled.returncode == 0, sampled.stderr)
        classified = self.run("knowledge", "classify", "samples/samples.jsonl")
        check("classify reads it", classified.returncode == 0, classified.stderr)
        print(classified.stdout)

    def refuses(self) -> None:
        nobody = ["score", "--base", "http://127.0.0.1:9", *self.score("no")[3:]]
        check("nobody answers: 69", self.run(*nobody).returncode == 69)
        other = self.run(*self.score("no"), "--base-model", "llama")
        check("another model: 65", other.returncode == 65 and "serves no model" in other.stderr, other.stderr)
        locked = Server(self.folder / "base.gguf", "base", self.folder / "locked.log", key="sk-right")
        words = ["score", "--base", locked.url, *self.score("no")[3:]]
        for key, says in (("", "wants a key"), ("sk-wrong", "refuses the key")):
            refused = self.run(*words, SPOOR_BASE_API_KEY=key)
            holds = refused.returncode == 65 and says in refused.stderr and "sk-" not in refused.stderr
            check(f"the server {says}: 65", holds, refused.stderr)
        locked.stop()
        deaf = Server(self.folder / "base.gguf", "base", self.folder / "deaf.log", logits_all=False)
        silent = self.run("score", "--base", deaf.url, *self.score("deaf")[3:])
        print(silent.stderr)
        check("no log-probabilities of prompts: 65", silent.returncode == 65 and "logits_all" in silent.stderr,
              silent.stderr)
        deaf.stop()

    def stop(self) -> None:
        self.base.stop()
        self.tuned.stop()


def main() -> int:
    checks = Checks(sys.argv[1], Path(sys.argv[2]))
    try:
        checks.scores_and_resumes()
        checks.agrees_with_logits()
        checks.audits()
        checks.estimates()
        checks.scores_options()
        checks.judges()
        checks.samples()
        checks.refuses()
    finally:
        checks.stop()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
