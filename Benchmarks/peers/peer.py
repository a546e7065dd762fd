"""What every peer's program shares: reading the input, timing, the line of figures."""

import json
import os
import time


def rows(path):
    """The rows of an Alpaca file."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def lines(path):
    """The objects of a JSON Lines file."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def sample(items, count):
    """`count` of the items, spread evenly over all of them."""
    if count >= len(items):
        return items
    return [items[i * len(items) // count] for i in range(count)]


def fsync(path):
    """Waits until a file, or all files of a folder and the folder, are on the disk."""
    if os.path.isdir(path):
        for entry in os.scandir(path):
            fsync(entry.path)
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def byte_count(path):
    """The bytes of a file, or of all files under a folder."""
    if os.path.isdir(path):
        return sum(byte_count(entry.path) for entry in os.scandir(path))
    return os.path.getsize(path)


def peak_bytes():
    """This process's peak resident memory.

    Not getrusage's: on Linux that counts the parent's memory too if the parent started the
    process by vfork.
    """
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except FileNotFoundError:
        pass
    return None


def emit(**figures):
    """Prints the line of figures; the driver reads the last line of the output."""
    print(json.dumps(figures | {"peak_bytes": peak_bytes()}), flush=True)


def emit_build(seconds, path, **others):
    emit(seconds=seconds, bytes=byte_count(path), **others)


def time_each(items, answer, words, rows=None):
    """Times `answer` on each item after one pass that warms caches, and prints the line.

    `answer` returns a number (spans found, rows found), which shows whether two programs did the
    same work. `words` tells how many words an item has; `rows`, which rows an answer found.
    """
    for item in items:
        answer(item)
    nanoseconds, answers = [], []
    for item in items:
        start = time.perf_counter_ns()
        found = answer(item)
        nanoseconds.append(time.perf_counter_ns() - start)
        answers.append(found)
    found = {"rows": [rows(item) for item in items]} if rows else {}
    emit(nanoseconds=nanoseconds, words=[words(item) for item in items], answers=answers, **found)


def maximal_spans(words, occurs):
    """The runs of words that occur and lie in no longer run that does, as half-open ranges.

    Two pointers: at most two questions a word.
    """
    spans, start, end, reported = [], 0, 0, 0
    while end < len(words):
        if occurs(words[start : end + 1]):
            end += 1
            continue
        if end > max(start, reported):
            spans.append((start, end))
            reported = end
        start += 1
        end = max(start, end)
    if end > max(start, reported):
        spans.append((start, end))
    return spans
