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
TEMPLATE = "{instruction}\\n"
FILES = ["generations_tuned.jsonl", "generations_base.jsonl", "tuned.jsonl", "base.jsonl"]
# Scores are printed in single precision, and two batches round differently.
PRECISION = 2e-3

failures = 0


def check(claim: str, holds: bool, found: Any = "") -> None:
    global failures
    failures += not holds
    print(f"{'ok  ' if holds else 'FAIL'} {claim}{'' if holds else f': {found}'}", flush=True)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


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
        return words + ["--max-tokens", str(TOKENS), "--top", "10", "--concurrency", "2"]

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
            same = self.plain(self.folder / "whole" / name) == self.plain(self.folder / "killed" / name)
            check(f"{name} is that of a run that was not killed", same)

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

    def stop(self) -> None:
        self.base.stop()
        self.tuned.stop()


def main() -> int:
    checks = Checks(sys.argv[1], Path(sys.argv[2]))
    try:
        checks.scores_and_resumes()
        checks.agrees_with_logits()
        checks.samples()
        checks.refuses()
    finally:
        checks.stop()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
