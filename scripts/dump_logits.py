#!/usr/bin/env python3
"""Dump full-vocabulary logits of a base and a tuned model over frozen responses, for 'spoor audit'.

    scripts/dump_logits.py --base my/base --tuned my/tuned --into logits \\
        --prompts prompts.jsonl --generations tuned.jsonl \\
        --template '### Instruction:\\n{instruction}\\n\\n### Response:\\n'

Both models read the prompt and the response's own token ids (teacher forcing); row t holds the
logits that predict response token t, so a response has as many rows as tokens, <eos> included.
Writes base.safetensors and tuned.safetensors with one tensor a response, named by its prompt id;
with --format npy one array each, and index.json, which says which rows are whose. Files appear
whole or not at all, and the lines for audit.yaml are printed.

The prompt's ids come from the tokenizer, with the special tokens that it puts in front (BOS); where
the rendered prompt begins with the text of BOS itself, it adds none. What it would put behind the
prompt (EOS) is left out. Both tokenizers must give the same ids.

A model in bfloat16 computes logits that step by 0.125 between 16 and 32, whatever they are written
in; float32 loses no more of them, float16 and bfloat16 take half the disk. --compute-dtype float32
avoids the steps where memory allows. Padding and kernels differ with --batch, and logits with them
by rounding.

Needs Python 3.9, torch, transformers; peft where a model is a LoRA adapter's folder.
"""

from __future__ import annotations

import argparse
import gzip
import inspect
import json
import os
import struct
import sys
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Iterator

EXIT_BAD_INPUT = 65
EXIT_UNREACHABLE = 69
INSTRUCTION = "{instruction}"
SAFETENSORS_NAMES = {"float32": "F32", "float16": "F16", "bfloat16": "BF16"}
# NumPy does not know bfloat16; ml_dtypes saves it under this name, and Spoor reads it so.
NUMPY_NAMES = {"float32": "<f4", "float16": "<f2", "bfloat16": "<V2"}

try:
    import torch
    import transformers
except ImportError as error:
    print(f"scripts/dump_logits.py: {error}; 'pip install torch transformers'", file=sys.stderr)
    sys.exit(EXIT_UNREACHABLE)


class Refusal(Exception):
    """What is wrong with an input, where, and what to do about it."""


@dataclass(frozen=True)
class Response:
    """One response as the files have it, with its prompt rendered."""

    prompt_id: str
    prompt: str
    text: str
    token_ids: list[int]


@dataclass(frozen=True)
class Sequence:
    """The ids that a model reads, and how many of them are the prompt's."""

    prompt_id: str
    ids: list[int]
    prompt_length: int

    @property
    def rows(self) -> int:
        return len(self.ids) - self.prompt_length


# --- Input -------------------------------------------------------------------------------------


def records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each JSON object of a file of JSON Lines, with its place."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                raise Refusal(f"{path}:{number}: not JSON ({error})") from error
            if not isinstance(record, dict) or not isinstance(record.get("prompt_id"), str):
                raise Refusal(f"{path}:{number}: no object with a \"prompt_id\"")
            yield f"{path}:{number}", record


def read_responses(prompts: Path, generations: Path, template: str) -> list[Response]:
    """The responses that have tokens, in the file's order."""
    instructions = {r["prompt_id"]: r.get("instruction") for _, r in records(prompts)}
    responses: dict[str, Response] = {}
    for place, record in records(generations):
        prompt_id = record["prompt_id"]
        if prompt_id in responses:
            raise Refusal(f"{place}: a second response to {prompt_id}; keep one model a file")
        instruction = instructions.get(prompt_id)
        if not isinstance(instruction, str):
            raise Refusal(f"{place}: {prompt_id} has no instruction in {prompts}")
        token_ids = record.get("token_ids")
        if not isinstance(token_ids, list) or not all(type(i) is int for i in token_ids):
            raise Refusal(f"{place}: {prompt_id} has no \"token_ids\"; logits need the model's own")
        prompt = template.replace(INSTRUCTION, instruction)
        responses[prompt_id] = Response(prompt_id, prompt, record.get("text", ""), token_ids)
    found = [response for response in responses.values() if response.token_ids]
    if not found:
        raise Refusal(f"{generations}: no response with a token")
    return found


# --- Tokens ------------------------------------------------------------------------------------


def prompt_ids(tokenizer: Any, prompt: str) -> list[int]:
    """The prompt's ids with one BOS where the model wants it, and without EOS behind."""
    plain = tokenizer.encode(prompt, add_special_tokens=False)
    if tokenizer.bos_token and prompt.startswith(tokenizer.bos_token):
        return plain
    ids = tokenizer.encode(prompt, add_special_tokens=True)
    if ids[-1:] == [tokenizer.eos_token_id] and plain[-1:] != ids[-1:]:
        return ids[:-1]
    return ids


def check_tokenizers(base: Any, tuned: Any, responses: list[Response]) -> None:
    for response in responses:
        texts = response.prompt, response.text
        of_base = [prompt_ids(base, texts[0]), base.encode(texts[1], add_special_tokens=False)]
        of_tuned = [prompt_ids(tuned, texts[0]), tuned.encode(texts[1], add_special_tokens=False)]
        if of_base != of_tuned:
            raise Refusal(
                f"the tokenizers of base and tuned model give the text of {response.prompt_id} "
                f"different ids: {of_base} and {of_tuned}. Both models must score the same ids: "
                "use models of one tokenizer"
            )


def count_foreign(tokenizer: Any, responses: list[Response]) -> int:
    """The responses whose ids decode to another text than their own."""
    decoded = (tokenizer.decode(r.token_ids, skip_special_tokens=True) for r in responses)
    return sum(text.split() != r.text.split() for text, r in zip(decoded, responses))


def sequences(tokenizer: Any, responses: list[Response]) -> list[Sequence]:
    made = []
    for response in responses:
        prompt = prompt_ids(tokenizer, response.prompt)
        if not prompt:
            raise Refusal(f"the prompt of {response.prompt_id} has no token to predict from")
        made.append(Sequence(response.prompt_id, prompt + response.token_ids, len(prompt)))
    return made


# --- Models ------------------------------------------------------------------------------------


def load(name: str, options: argparse.Namespace) -> Any:
    version = tuple(int(part) for part in transformers.__version__.split(".")[:2])
    key = "dtype" if version >= (4, 56) else "torch_dtype"
    dtype = options.compute_dtype
    wanted = {key: dtype if dtype == "auto" else getattr(torch, dtype)}
    model = transformers.AutoModelForCausalLM.from_pretrained(name, **wanted)
    return model.to(options.device).eval()


def check_ids(model: Any, name: str, all_sequences: list[Sequence]) -> None:
    """A token without embedding, or past the last position, would end in a crash of torch."""
    vocabulary = model.get_input_embeddings().num_embeddings
    positions = getattr(model.config, "max_position_embeddings", None)
    for sequence in all_sequences:
        outside = [i for i in sequence.ids if not 0 <= i < vocabulary]
        if outside:
            raise Refusal(
                f"{sequence.prompt_id} has the token id {outside[0]}, {name} knows {vocabulary}; "
                "are the ids of this model's tokenizer?"
            )
        # The last id is not read.
        if positions and len(sequence.ids) - 1 > positions:
            raise Refusal(
                f"{sequence.prompt_id} has {len(sequence.ids)} tokens with its prompt, "
                f"{name} reads {positions}"
            )


@torch.inference_mode()
def batch_rows(model: Any, batch: list[Sequence]) -> Iterator[torch.Tensor]:
    """The rows of each sequence's response: what stands at the place before each of its tokens."""
    # The last id is predicted, but predicts nothing that is kept.
    read = [sequence.ids[:-1] for sequence in batch]
    longest = max(map(len, read))
    # Filled up on the right, so that places count from the prompt's first token in every row.
    ids = torch.tensor([r + [0] * (longest - len(r)) for r in read], device=model.device)
    mask = [[1] * len(r) + [0] * (longest - len(r)) for r in read]
    mask = torch.tensor(mask, device=model.device)
    kept, first = {}, 0
    if "logits_to_keep" in inspect.signature(model.forward).parameters:
        first = min(sequence.prompt_length for sequence in batch) - 1
        kept = {"logits_to_keep": longest - first}
    logits = model(input_ids=ids, attention_mask=mask, use_cache=False, **kept).logits
    for row, sequence in zip(logits, batch):
        start = sequence.prompt_length - 1 - first
        yield row[start : start + sequence.rows]


def model_rows(
    model: Any, name: str, all_sequences: list[Sequence], size: int
) -> Iterator[torch.Tensor]:
    count = len(all_sequences)
    for first in range(0, count, size):
        if sys.stderr.isatty():
            print(f"\r{name}: response {first + 1} of {count} ", end="", file=sys.stderr)
        yield from batch_rows(model, all_sequences[first : first + size])
    if sys.stderr.isatty():
        print(file=sys.stderr)


# --- Files -------------------------------------------------------------------------------------


def safetensors_head(all_sequences: list[Sequence], columns: int, dtype: str) -> bytes:
    """The format's header: https://huggingface.co/docs/safetensors"""
    size = getattr(torch, dtype).itemsize
    entries, end = {}, 0
    for sequence in all_sequences:
        first, end = end, end + sequence.rows * columns * size
        entries[sequence.prompt_id] = {
            "dtype": SAFETENSORS_NAMES[dtype],
            "shape": [sequence.rows, columns],
            "data_offsets": [first, end],
        }
    text = json.dumps(entries).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text


def numpy_head(all_sequences: list[Sequence], columns: int, dtype: str) -> bytes:
    """The format's header, version 1: numpy.lib.format"""
    shape = (sum(sequence.rows for sequence in all_sequences), columns)
    entries = {"descr": NUMPY_NAMES[dtype], "fortran_order": False, "shape": shape}
    text = repr(entries).encode()
    text += b" " * (-(len(text) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text


def index_text(all_sequences: list[Sequence]) -> str:
    entries, end = [], 0
    for sequence in all_sequences:
        first, end = end, end + sequence.rows
        entries.append({"prompt_id": sequence.prompt_id, "row_start": first, "row_end": end})
    return json.dumps(entries, indent=0, ensure_ascii=False) + "\n"


def written(rows: torch.Tensor, dtype: str) -> bytes:
    made = rows.to(getattr(torch, dtype))
    if made.isinf().sum() > rows.isinf().sum():
        raise Refusal(f"a logit is too large for {dtype}; take --dtype float32")
    return made.cpu().contiguous().view(torch.uint8).numpy().tobytes()


def dump(
    name: str, all_sequences: list[Sequence], target: Path, options: argparse.Namespace
) -> int:
    """Writes one model's file, a response at a time; the number of its columns."""
    model = load(name, options)
    check_ids(model, name, all_sequences)
    rows = model_rows(model, name, all_sequences, options.batch)
    first = next(rows)
    columns = first.shape[1]
    head = safetensors_head if options.format == "safetensors" else numpy_head
    with open(target, "wb") as file:
        file.write(head(all_sequences, columns, options.dtype))
        for part in chain([first], rows):
            file.write(written(part, options.dtype))
        synchronise(file)
    return columns


def synchronise(file: Any) -> None:
    file.flush()
    os.fsync(file.fileno())


def dump_both(all_sequences: list[Sequence], options: argparse.Namespace) -> dict[str, Path]:
    """Writes all files aside, then renames them together; which file is which key of audit.yaml."""
    options.into.mkdir(parents=True, exist_ok=True)
    files = {key: options.into / f"{key}.{options.format}" for key in ("base", "tuned")}
    if options.format == "npy":
        files["index"] = options.into / "index.json"
    aside = {key: path.with_name(f".{path.name}.partial") for key, path in files.items()}
    try:
        for key in ("base", "tuned"):
            columns = dump(getattr(options, key), all_sequences, aside[key], options)
            print(f"{key}: {len(all_sequences)} responses, {columns} columns", file=sys.stderr)
        if "index" in aside:
            with open(aside["index"], "w", encoding="utf-8") as file:
                file.write(index_text(all_sequences))
                synchronise(file)
        for key, path in files.items():
            os.replace(aside[key], path)
    finally:
        for path in aside.values():
            path.unlink(missing_ok=True)
    return files


# --- Command -----------------------------------------------------------------------------------


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    device = "cuda" if torch.cuda.is_available() else "cpu"
    dtypes = list(SAFETENSORS_NAMES)
    parser.add_argument("--base", required=True, metavar="MODEL",
                        help="a folder, or a name on the hub")
    parser.add_argument("--tuned", required=True, metavar="MODEL", help="likewise")
    parser.add_argument("--generations", required=True, type=Path, metavar="FILE.jsonl",
                        help="the tuned model's responses: prompt_id, text, token_ids")
    parser.add_argument("--prompts", required=True, type=Path, metavar="FILE.jsonl",
                        help="prompt_id, instruction")
    parser.add_argument("--into", required=True, type=Path, metavar="DIR",
                        help="the folder to write")
    parser.add_argument("--template", default=INSTRUCTION, metavar="TEXT",
                        help="the prompt around {instruction}; \\n is a line break "
                        "(default: nothing)")
    parser.add_argument("--dtype", choices=dtypes, default="float32",
                        help="how logits are written (default: float32)")
    parser.add_argument("--compute-dtype", choices=["auto"] + dtypes, default="auto",
                        help="how the models compute (default: auto, as they were saved)")
    parser.add_argument("--format", choices=["safetensors", "npy"], default="safetensors")
    parser.add_argument("--device", default=device, help=f"(default here: {device})")
    parser.add_argument("--batch", type=int, default=1, help="responses at a time (default: 1)")
    options = parser.parse_args(arguments)
    if INSTRUCTION not in options.template:
        parser.error(f"--template does not hold {INSTRUCTION}")
    if options.batch < 1:
        parser.error("--batch counts from 1")
    options.template = options.template.replace("\\n", "\n")
    return options


def run(options: argparse.Namespace) -> None:
    responses = read_responses(options.prompts, options.generations, options.template)
    base = transformers.AutoTokenizer.from_pretrained(options.base)
    tuned = transformers.AutoTokenizer.from_pretrained(options.tuned)
    check_tokenizers(base, tuned, responses)
    foreign = count_foreign(tuned, responses)
    if foreign:
        print(
            f"warning: the token ids of {foreign} of {len(responses)} responses decode to another "
            "text than the file's; are they this tokenizer's?",
            file=sys.stderr,
        )
    files = dump_both(sequences(tuned, responses), options)
    print("    logits:")
    for key, path in files.items():
        print(f"      {key}: {json.dumps(str(path.resolve()), ensure_ascii=False)}")


def main() -> None:
    try:
        run(parsed())
    except (Refusal, OSError) as error:
        print(f"scripts/dump_logits.py: {error}", file=sys.stderr)
        sys.exit(EXIT_BAD_INPUT)


main()
