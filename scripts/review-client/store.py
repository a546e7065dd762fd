"""An audit with a queue of 20,000 tasks, made by SQL from one that stands; and what a store says."""

import contextlib
import hashlib
import json
import random
import shutil
import sqlite3

TASKS, PER_RESPONSE, SEED = 20_000, 4, 20
# What a page might take for its own: markup, templates, text that runs backwards, odd characters.
HOSTILE = [
    "<script>alert(1)</script>", "</script><svg onload=alert(1)>", "{{7*7}} ${7*7} <%= 7 %>",
    "\u202egnp.exe\u202c", "\u2066hidden\u2069", "'; DROP TABLE verdicts; --", "\\u003cb\\u003e",
    "\u2028\u2029", "e\u0301 \U0001f692 \U0001d11e", "javascript:alert(1)", "]]><!--", "\ufeff\ufffd",
    "&lt;img src=x onerror=alert(1)&gt;", "عربي עברית 東京", "\u0007\u001b[31m", "/*script*/",
]  # fmt: skip
WORDS = """the a of in and was born city river prize winter harbour lantern museum wrote painted
devoted following later year house northern island engineer composer first known work village
council bridge market school letters travelled studied published garden railway""".split()


def item_hash(prompt, model, response, start, end):
    """The identity of an item: each part behind the number of its bytes."""
    parts = [prompt, model, response, str(start), str(end)]
    text = "".join(f"{len(part.encode())}:{part}" for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()


@contextlib.contextmanager
def opened(audit):
    """The store of an audit, for reading and writing beside a server."""
    with contextlib.closing(sqlite3.connect(audit / "audit.sqlite", timeout=10)) as store:
        store.execute("PRAGMA foreign_keys = ON")
        yield store


def rows(audit, query, *values):
    with opened(audit) as store:
        return store.execute(query, values).fetchall()


def copied(source, target):
    """A copy of an audit that nobody serves."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    return target


def make(source, target):
    """Copies an audit that was drawn from, and draws 20,000 tasks more into the copy."""
    copied(source, target.with_name("partial"))
    with opened(target.with_name("partial")) as store, store:
        Queue(store).draw()
    target.with_name("partial").rename(target)


class Queue:
    """Writes a draw as the store's own schema, its triggers and its foreign keys allow it."""

    def __init__(self, store):
        self.store, self.chance = store, random.Random(SEED)

    def draw(self):
        self.run, settings = self.store.execute(
            "SELECT run_id, settings FROM draws ORDER BY id DESC LIMIT 1"
        ).fetchone()
        settings = json.dumps({**json.loads(settings), "size": TASKS, "overlap": 0.1})
        self.draw_id = self.store.execute(
            "INSERT INTO draws (run_id, time, settings) VALUES (?, ?, ?)",
            (self.run, "2026-01-01T00:00:00.000Z", settings),
        ).lastrowid
        self.store.execute(
            "INSERT INTO strata VALUES (?, 'sft', 'borrowed', 0, ?, ?)",
            (self.draw_id, TASKS, TASKS),
        )
        for number in range(TASKS // PER_RESPONSE):
            self.response(number)
        self.store.execute("DELETE FROM open_tasks")
        self.store.execute(
            "INSERT INTO open_tasks SELECT position, item_hash, experts FROM tasks WHERE draw_id = ?",
            (self.draw_id,),
        )

    def response(self, number):
        prompt = f"load-{number:05}"
        response = self.words(200, 400)
        self.store.execute(
            "INSERT INTO responses (run_id, prompt_id, model, prompt, response) VALUES (?,?,?,?,?)",
            (self.run, prompt, "sft", f"Tell me about {self.words(2, 6)}?", response),
        )
        size = len(response) // PER_RESPONSE
        for part in range(PER_RESPONSE):
            start = part * size + self.chance.randrange(size // 2)
            end = start + self.chance.randrange(4, size // 2)
            self.task(number * PER_RESPONSE + part, prompt, response, start, end)

    def task(self, position, prompt, response, start, end):
        item = item_hash(prompt, "sft", response, start, end)
        self.store.execute(
            "INSERT INTO items VALUES (?, ?, 'sft', ?, ?, ?, ?, '2', NULL)",
            (item, prompt, start, end, response[start:end], self.run),
        )
        self.store.execute(
            "INSERT INTO tasks VALUES (?, ?, ?, 'sample', 'borrowed', 0, 1, ?, ?)",
            (self.draw_id, position, item, 2 if position % 10 == 0 else 1, self.chance.random()),
        )
        for rank in range(1, self.chance.randint(3, 8) + 1):
            self.evidence(item, rank)

    def evidence(self, item, rank):
        text = self.words(40, 160)
        start = self.chance.randrange(len(text) // 2)
        end = start + self.chance.randrange(4, 40)
        row_id = self.chance.randrange(10**6)
        self.store.execute(
            "INSERT INTO task_rows VALUES (?, ?, ?, ?, 'output', 0, ?, ?, ?, ?, 1, ?, ?)",
            (self.draw_id, item, rank, row_id if rank % 3 else f"row {row_id}", text[start:end],
             start, end, 30 - rank, text, self.words(4, 12)),
        )  # fmt: skip

    def words(self, least, most):
        """Words by chance, one of them a hostile one."""
        words = self.chance.choices(WORDS, k=self.chance.randint(least, most))
        words[self.chance.randrange(len(words))] = self.chance.choice(HOSTILE)
        return " ".join(words)
