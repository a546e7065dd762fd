"""SQLite's FTS5 with its own tokenizer unicode61, as Python's sqlite3 gives it.

    peer_fts5.py build ALPACA FILE [contentless] [optimize]
    peer_fts5.py spans FILE RESPONSES COUNT
    peer_fts5.py similar FILE RESPONSES COUNT
"""

import os
import sqlite3
import sys
import time

import peer


def build(source, path, *variants):
    for suffix in ("", "-journal", "-wal", "-shm"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)
    start = time.perf_counter()
    table = "instruction, input, output, tokenize='unicode61'"
    if "contentless" in variants:
        table += ", content=''"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN")
    connection.execute(f"CREATE VIRTUAL TABLE row_text USING fts5({table})")
    connection.executemany(
        "INSERT INTO row_text (rowid, instruction, input, output) VALUES (?, ?, ?, ?)",
        (
            (index, row["instruction"], row["input"], row["output"])
            for index, row in enumerate(peer.rows(source))
        ),
    )
    if "optimize" in variants:
        connection.execute("INSERT INTO row_text (row_text) VALUES ('optimize')")
    connection.execute("COMMIT")
    connection.close()
    peer.fsync(path)
    peer.emit_build(time.perf_counter() - start, path)


def spans(path, responses, count):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def occurs(words):
        query = ('"' + " ".join(words) + '"',)
        found = connection.execute("SELECT 1 FROM row_text WHERE row_text MATCH ? LIMIT 1", query)
        return found.fetchone() is not None

    peer.time_each(
        peer.sample(peer.lines(responses), int(count)),
        lambda response: len(peer.maximal_spans(response["words"], occurs)),
        lambda response: len(response["words"]),
    )


def similar(path, responses, count):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def top(response):
        words = sorted(set(response["prompt_words"]))
        if not words:
            return []
        query = "instruction : (" + " OR ".join(f'"{word}"' for word in words) + ")"
        found = connection.execute(
            "SELECT rowid, rank FROM row_text WHERE row_text MATCH ? ORDER BY rank LIMIT 10",
            (query,),
        )
        return [row for row, _ in found.fetchall()]

    peer.time_each(
        peer.sample(peer.lines(responses), int(count)),
        lambda response: len(top(response)),
        lambda response: len(response["prompt_words"]),
        top,
    )


if __name__ == "__main__":
    {"build": build, "spans": spans, "similar": similar}[sys.argv[1]](*sys.argv[2:])
