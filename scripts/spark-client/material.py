"""What is indexed, traced and audited, and what one machine makes of it."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "Examples/planted-world"
RESPONSES = 300
FILES = 3


class Material:
    """Datasets in several files, responses with and without ids and prompts."""

    def __init__(self, spoor: str, folder: Path, data: Path) -> None:
        self.spoor, self.folder = spoor, folder
        self.dataset = folder / "dataset"
        self.dataset.mkdir()
        if (data / "alpaca").is_dir() and (data / "alpaca_eval").is_dir():
            rows, answers = self._alpaca(data)
        else:
            print(f"scripts/test-spark: {data} has no alpaca: the example's data are taken", file=sys.stderr)
            rows, answers = self._example()
        self._write_dataset(rows)
        self.responses = folder / "responses.jsonl"
        self.without_prompts = folder / "responses.txt"
        self._write_responses(answers)
        self.index = folder / "one-machine"
        self.one("index", str(self.dataset), "--into", str(self.index))

    def one(self, *words: str, cwd: Path | None = None) -> bytes:
        """What one machine prints."""
        return subprocess.run(
            [self.spoor, *words], cwd=cwd or self.folder, stdout=subprocess.PIPE, check=True, timeout=600
        ).stdout

    @staticmethod
    def _alpaca(data: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
        import zstandard

        with zstandard.open(data / "alpaca/alpaca_data.json.zst", "rb") as packed:
            rows = json.load(packed)
        answers = []
        for name in ("alpaca-7b", "phi-2"):
            text = (data / f"alpaca_eval/{name}.json").read_text(encoding="utf-8")
            answers += json.loads(text)[: RESPONSES // 2]
        return rows, answers

    @staticmethod
    def _example() -> tuple[list[dict[str, str]], list[dict[str, str]]]:
        def lines(name: str) -> list[dict[str, str]]:
            text = (EXAMPLE / name).read_text(encoding="utf-8")
            return [json.loads(line) for line in text.splitlines()]

        prompts = {line["prompt_id"]: line["instruction"] for line in lines("eval_prompts.jsonl")}
        answers = [
            {"instruction": prompts[line["prompt_id"]], "output": line["text"]}
            for line in lines("generations_sft.jsonl")
        ]
        return lines("tuning_alpaca.jsonl"), answers[:RESPONSES]

    def _write_dataset(self, rows: list[dict[str, str]]) -> None:
        """Plain and packed files of unlike sizes, and rows that several hold."""
        rows = rows + rows[: len(rows) // 50]
        bounds = [0, len(rows) // 7, len(rows) // 2, len(rows)]
        for number, (start, end) in enumerate(zip(bounds, bounds[1:])):
            content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows[start:end]).encode()
            name = f"rows-{number}.jsonl" + (".gz" if number == 1 else "")
            (self.dataset / name).write_bytes(gzip.compress(content) if number == 1 else content)

    def _write_responses(self, answers: list[dict[str, str]]) -> None:
        lines = []
        for number, answer in enumerate(answers):
            line = {"output": answer["output"]}
            if number % 3:
                line["id"] = f"response {number}" if number % 3 == 1 else None
            if number % 2:
                line["instruction"] = answer["instruction"]
            lines.append(json.dumps(line, ensure_ascii=number % 5 == 0) + "\n")
        lines.insert(10, "\n")
        self.responses.write_text("".join(lines), encoding="utf-8")
        text = "\n".join(" ".join(answer["output"].split()) for answer in answers)
        self.without_prompts.write_text(text, encoding="utf-8")
