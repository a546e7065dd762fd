"""What an audit's store says, read without Spoor."""

import collections
import contextlib
import sqlite3

Said = collections.namedtuple(
    "Said", "item reviewer hallucination related row_id cause marked note"
)


class Store:
    """What an audit's store says, read without Spoor."""

    def __init__(self, audit):
        self.path = audit / "audit.sqlite"

    def rows(self, query, *values):
        with contextlib.closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as store:
            return store.execute(query, values).fetchall()

    def verdicts(self):
        columns = """item_hash, reviewer, hallucination, related, row_id, cause,
            marked_start, marked_end, note"""
        return [
            Said(*row[:6], None if row[6] is None else (row[6], row[7]), row[8])
            for row in self.rows(f"SELECT {columns} FROM verdicts ORDER BY id")
        ]

    def skips(self):
        return self.rows("SELECT item_hash, reviewer FROM skips ORDER BY id")

    def items(self):
        """item → (response, start, end) of every task of the last draw."""
        query = """SELECT item_hash, response, start, "end" FROM tasks JOIN items USING (item_hash)
            JOIN responses r ON r.run_id = first_run AND r.prompt_id = items.prompt_id
              AND r.model = items.model WHERE draw_id = (SELECT max(id) FROM draws)"""
        return {row[0]: row[1:] for row in self.rows(query)}

    def row_ids(self, item):
        query = """SELECT row_id FROM task_rows WHERE item_hash = ?
            AND draw_id = (SELECT max(id) FROM draws) ORDER BY rank"""
        return [row[0] for row in self.rows(query, item)]
