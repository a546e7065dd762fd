"""Cuts a file of responses into chunks that `spoor trace --file` answers as it answers the whole.

A line goes into its chunk as it is. A response without an id is known by its place in the whole file,
which its chunk does not tell: it is given that place as its id (Sources/spoor/ResponseFile.swift).
"""

from __future__ import annotations

import gzip
import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from spoor_cluster.failure import BAD_INPUT, failure
from spoor_cluster.work import once

_ID_KEYS = ("id", "prompt_id", "row_id")
_PROMPT_KEYS = ("prompt", "instruction")
_SPACE = b" \t\r\n"
_LINES_NAMES = (".jsonl", ".ndjson")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
_PLAN = "plan.json"


@dataclass
class Plan:
    """The chunks of a file."""

    file: str
    # What the lines of the chunks are in the file.
    unit: str = "line"
    # For each chunk the first of them, counted from 1.
    firsts: list[int] = field(default_factory=list)
    responses: int = 0
    # Whether a response says what it answers; then similar rows are sought too.
    has_prompts: bool = False

    def in_file(self, message: str, folder: Path) -> str:
        """A message that names the file and its lines instead of a chunk in `folder` and its lines."""
        chunk = re.escape(str(folder)) + r"/(\d{6,})\.jsonl:(\d+)"
        return re.sub(chunk, lambda match: self._place(int(match[1]), int(match[2])), message)

    def _place(self, chunk: int, line: int) -> str:
        number = self.firsts[chunk] + line - 1
        return f"{self.file}:{number}" if self.unit == "line" else f"{self.file}: {self.unit} {number}"


def chunk_name(chunk: int) -> str:
    """The name of a chunk's file in every stage."""
    return f"{chunk:06}.jsonl"


def split(file: str, size: int, folder: Path) -> Plan:
    """Writes chunks of `size` responses, unless an earlier run did.

    Memory holds one chunk; of a JSON array, the whole file.
    """
    plan_file = folder / _PLAN
    if plan_file.exists():
        return Plan(**json.loads(plan_file.read_text(encoding="utf-8")))
    plan = Plan(file)
    try:
        with _opened(file) as stream:
            layout, lines = _layout(file, stream)
            plan.unit = "line" if layout != "array" else "response"
            for lines_of_chunk, first in _chunks(lines, size, plan, is_text=layout == "text"):
                content = b"".join(lines_of_chunk)
                target = folder / chunk_name(len(plan.firsts))
                target.unlink(missing_ok=True)
                once(target, lambda path: path.write_bytes(content))
                plan.firsts.append(first)
    except (EOFError, gzip.BadGzipFile) as error:
        raise failure(BAD_INPUT, f"{file}: the archive is damaged ({error}). Fetch it again.") from None
    written = json.dumps(asdict(plan)).encode()
    once(plan_file, lambda path: path.write_bytes(written))
    return plan


def _chunks(
    lines: Iterator[bytes], size: int, plan: Plan, *, is_text: bool
) -> Iterator[tuple[list[bytes], int]]:
    chunk: list[bytes] = []
    first, responses = 1, 0
    for number, line in enumerate(lines, 1):
        if line.strip(_SPACE):
            if responses == size:
                yield chunk, first
                chunk, first, responses = [], number, 0
            line = _text(line, plan.responses) if is_text else _numbered(line, plan)
            plan.responses += 1
            responses += 1
        # Blank lines stay, so that a chunk's lines can be told from the file's.
        chunk.append(line)
    if responses:
        yield chunk, first


def _numbered(line: bytes, plan: Plan) -> bytes:
    """The line with an id, if it has none; what is no response stays for `spoor` to say so."""
    try:
        record = json.loads(line.decode("utf-8"), parse_int=str)
    except (ValueError, RecursionError):
        return line
    if not isinstance(record, dict):
        return line
    if any(record.get(key) is not None for key in _PROMPT_KEYS):
        plan.has_prompts = True
    if any(record.get(key) is not None for key in _ID_KEYS):
        return line
    # Before the others; a later "id": null would win over it.
    if "id" not in record:
        return line.replace(b"{", b'{"id":%d%s' % (plan.responses, b"," if record else b""), 1)
    # Parsed anew: above, integers stayed text.
    return _line(json.loads(line) | {"id": plan.responses})


def _text(line: bytes, count: int) -> bytes:
    """A line of a text file as a record."""
    text = line.removesuffix(b"\n").removesuffix(b"\r")
    try:
        return _line({"id": count, "text": text.decode("utf-8")})
    except UnicodeDecodeError:
        # Not UTF-8: `spoor` says at which byte.
        return b'{"text":"' + text + b'"}\n'


def _line(record: dict[str, Any]) -> bytes:
    # ASCII, so that half a surrogate pair stays the error that it was.
    return json.dumps(record).encode() + b"\n"


# MARK: - What the file is


def _opened(file: str) -> IO[bytes]:
    try:
        with open(file, "rb") as stream:
            magic = stream.read(len(_ZSTD))
    except FileNotFoundError:
        raise failure(BAD_INPUT, f"{file}: the file does not exist. Check the path.") from None
    except IsADirectoryError:
        raise failure(BAD_INPUT, f"{file}: this is a folder, not a file of responses.") from None
    if magic.startswith(_GZIP):
        unpacked: IO[bytes] = gzip.open(file)  # type: ignore[assignment]
    elif magic == _ZSTD:
        unpacked = _unpacked_zstd(file)
    else:
        unpacked = open(file, "rb", buffering=0)
    buffered = io.BufferedReader(unpacked)  # type: ignore[arg-type]
    if buffered.peek(len(_BYTE_ORDER_MARK)).startswith(_BYTE_ORDER_MARK):
        buffered.read(len(_BYTE_ORDER_MARK))
    return buffered


def _unpacked_zstd(file: str) -> IO[bytes]:
    try:
        from compression import zstd  # Python 3.14 and later.

        return zstd.open(file)
    except ImportError:
        pass
    try:
        import zstandard

        return zstandard.open(file, "rb")
    except ImportError:
        raise failure(
            BAD_INPUT,
            f"{file}: this Python cannot read zstd. Install its package 'zstandard' where the driver "
            f"runs, or unpack the file: zstd -d {file}",
        ) from None


def _layout(file: str, stream: IO[bytes]) -> tuple[str, Iterator[bytes]]:
    """What the file is, and its lines; of an array, its elements as lines."""
    name = file.lower().removesuffix(".gz").removesuffix(".zst")
    if name.endswith((".csv", ".tsv")):
        raise failure(
            BAD_INPUT,
            f"{file}: separated values are not cut into chunks. Write the responses as JSON Lines, with "
            "the keys text (and, where known, id, prompt).",
        )
    if name.endswith(".txt"):
        return "text", iter(stream)
    before: list[bytes] = []
    for line in stream:
        before.append(line)
        if line.strip(_SPACE):
            break
    lines = _chained(before, stream)
    start = before[-1].strip(_SPACE) if before else b""
    if start.startswith(b"[") or (
        start.startswith(b"{") and not name.endswith(_LINES_NAMES) and not _is_whole(start)
    ):
        return "array", _elements(file, b"".join(lines))
    return "lines", lines


def _chained(before: list[bytes], stream: IO[bytes]) -> Iterator[bytes]:
    yield from before
    yield from stream


def _is_whole(line: bytes) -> bool:
    """Whether a line ends the object that it begins."""
    outside = _STRING.sub(b"", line)
    return b'"' not in outside and outside.count(b"{") <= outside.count(b"}")


def _elements(file: str, content: bytes) -> Iterator[bytes]:
    try:
        whole = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise failure(BAD_INPUT, f"{file}: not valid UTF-8 at byte {error.start}.") from None
    except (ValueError, RecursionError) as error:
        raise failure(
            BAD_INPUT,
            f"{file}: this is not one JSON value ({error}). Repair it: look for a missing quote, comma "
            "or brace, or fetch it again if it was cut off.",
        ) from None
    for element in whole if isinstance(whole, list) else [whole]:
        yield json.dumps(element).encode() + b"\n"
