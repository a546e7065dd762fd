"""Cuts a file of responses into ranges that tasks trace apart.

The file is read by `spoor trace --file … --from … --to …` alone: what it holds, and which of its lines are
responses, is not known here. So ranges are cut by a guess, and the last is open: a wrong guess makes
tasks of unlike sizes, and no other answers.
"""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spoor_cluster.failure import BAD_INPUT, failure

_BLOCK = 1 << 20
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
# Each response as JSON has one of these keys.
_TEXTS = [re.compile(rb'"%s"\s*:' % key) for key in (b"text", b"response", b"output")]
# Without one of these, no response has a prompt. The last two begin letters that are escaped.
_PROMPTS = (b"prompt", b"instruction", b"\\u006", b"\\u007")
_OVERLAP = max(map(len, _PROMPTS)) - 1
# Bytes of a response in a zstd archive, which the standard library does not read.
_PACKED_RESPONSE = 200


@dataclass(frozen=True)
class Range:
    """Responses from one to before another, counted from 0; the last range has no end."""

    start: int
    end: int | None

    @property
    def name(self) -> str:
        """The name of its file in every stage."""
        return f"{self.start:09}-{'' if self.end is None else f'{self.end:09}'}.jsonl"

    @property
    def words(self) -> list[str]:
        """How `spoor trace` is told."""
        return ["--from", str(self.start), *([] if self.end is None else ["--to", str(self.end)])]


@dataclass(frozen=True)
class Look:
    """What a look at the file tells."""

    # About how many there are.
    responses: int
    # Whether a response may say what it answers; then similar rows are sought too.
    may_have_prompts: bool

    def ranges(self, count: int) -> list[Range]:
        """At most `count` ranges of like lengths that hold all responses."""
        count = max(1, min(count, self.responses))
        starts = [self.responses * number // count for number in range(count)]
        return [Range(start, end) for start, end in zip(starts, [*starts[1:], None])]


def look(file: str) -> Look:
    """Looks through a file; raises `SpoorFailed` where there is none."""
    try:
        with open(file, "rb") as stream:
            magic = stream.read(len(_ZSTD))
        if magic == _ZSTD:
            return Look(os.path.getsize(file) // _PACKED_RESPONSE, True)
        return _looked(_blocks(file, is_packed=magic.startswith(_GZIP)))
    except FileNotFoundError:
        raise failure(BAD_INPUT, f"{file}: the file does not exist. Check the path.") from None
    except IsADirectoryError:
        raise failure(BAD_INPUT, f"{file}: this is a folder, not a file of responses.") from None


def _blocks(file: str, *, is_packed: bool) -> Iterator[bytes]:
    with gzip.open(file) if is_packed else open(file, "rb") as stream:
        try:
            while block := stream.read(_BLOCK):
                yield block
        except (EOFError, gzip.BadGzipFile):
            return  # `spoor` says what is wrong with the archive.


def _looked(blocks: Iterator[bytes]) -> Look:
    lines, may_have_prompts, before = 0, False, b""
    texts = [0] * len(_TEXTS)
    for block in blocks:
        lines += block.count(b"\n")
        texts = [count + len(text.findall(block)) for count, text in zip(texts, _TEXTS)]
        joined = before + block
        may_have_prompts = may_have_prompts or any(prompt in joined for prompt in _PROMPTS)
        before = block[-_OVERLAP:]
    return Look(max(texts) or lines + 1, may_have_prompts)
