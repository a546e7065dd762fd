"""The files that the arguments of `spoor index` mean, in the order in which it takes them.

The driver names them one by one, so that tasks can count them apart; the program would expand a folder
or a pattern in the same way (Sources/Corpora/DatasetFiles.swift).
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from spoor_cluster.failure import BAD_INPUT, failure

_KNOWN = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt", ".parquet")
_PACKED = (".gz", ".zst")


def files(arguments: list[str]) -> list[str]:
    """Absolute paths, each file once; raises `SpoorFailed` for an argument that means none."""
    found: dict[str, str] = {}
    for argument in arguments:
        for path in _files(os.path.abspath(argument), argument):
            found.setdefault(os.path.realpath(path), path)
    return list(found.values())


def _files(path: str, argument: str) -> list[str]:
    if os.path.isdir(path):
        known = [file for file in _below(path) if _is_known(file)]
        return known or _none(argument, "the folder holds no file of a known format")
    if os.path.exists(path):
        return [path]
    if not _is_pattern(argument):
        return _none(argument, "the file does not exist")
    return list(_matches(path)) or _none(argument, "no dataset file matches the pattern")


def _none(argument: str, problem: str) -> list[str]:
    endings = ", ".join(_KNOWN[:-1])
    raise failure(
        BAD_INPUT, f"{argument}: {problem}. Check the path; known are {endings}, also with .gz or .zst."
    )


def _is_known(path: str) -> bool:
    name = path.lower()
    for packed in _PACKED:
        name = name.removesuffix(packed)
    return name.endswith(_KNOWN)


def _names(folder: str) -> list[str]:
    # As Swift compares strings: by their composed form.
    return sorted(os.listdir(folder or "."), key=lambda name: unicodedata.normalize("NFC", name))


def _below(folder: str, above: frozenset[str] = frozenset(), *, folders: bool = False) -> Iterator[str]:
    """What lies below a folder and is not hidden: files, or folders; no link that leads back."""
    real = os.path.realpath(folder)
    if real in above:
        return
    for name in _names(folder):
        path = os.path.join(folder, name)
        if name.startswith("."):
            continue
        if os.path.isdir(path):
            if folders:
                yield path
            yield from _below(path, above | {real}, folders=folders)
        elif os.path.exists(path) and not folders:
            yield path


def _is_pattern(text: str) -> bool:
    return "*" in text or "?" in text


def _matches(pattern: str) -> Iterator[str]:
    components = [component for component in pattern.split("/") if component]
    ending = Path(components[-1]).suffix
    names_ending = len(ending) > 1 and not _is_pattern(ending)
    paths = ["/"]
    for number, component in enumerate(components):
        is_last = number == len(components) - 1
        paths = [inner for path in paths for inner in _step(path, component, is_last)]
    for path in dict.fromkeys(paths):
        if os.path.isdir(path):
            # A folder among the matches that holds no dataset is passed over, as a file would be.
            if "**" not in components:
                yield from (file for file in _below(path) if _is_known(file))
        elif names_ending or _is_known(path):
            yield path


def _step(path: str, component: str, is_last: bool) -> list[str]:
    if component == "**":
        return list(_below(path)) if is_last else [path, *_below(path, folders=True)]
    if not _is_pattern(component):
        inner = os.path.join(path, component)
        return [inner] if os.path.isdir(inner) or (is_last and os.path.exists(inner)) else []
    shape = re.compile(
        "".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in component), re.DOTALL
    )
    names = [name for name in _names(path) if shape.fullmatch(name)]
    inner = [
        os.path.join(path, name)
        for name in names
        if component.startswith(".") or not name.startswith(".")
    ]
    return inner if is_last else [one for one in inner if os.path.isdir(one)]
