"""Two experts at once: the same tasks, each in an order of their own, nothing of the other's."""

import json

from expert import Expert

SECRET = "only-eve-wrote-this"
# What Spoor holds of a task has these names in the contract; before the verdict no answer holds them.
HELD = {"model", "provenance", "score", "lift", "purpose", "copies", "said", "gold", "decision",
        "inclusion", "decoy", "item_hash", "experts_said"}  # fmt: skip


def names(value):
    """Every key of a JSON value, but those whose value is null."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if inner is not None:
                yield key
            yield from names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names(inner)


def judged(expert, keys, note, count):
    """Judges so many tasks alike. Returns them as they were told."""
    tasks = []
    for number in range(count):
        tasks.append(expert.task())
        expert.press(*keys, "c")
        expert.type(f"{note} {number}")
        expert.press("Escape")
        expert.goes("Control+Enter")
    return tasks


def run(checks, browser, server):
    eve = Expert(browser, server, "eve")
    ann = Expert(browser, server, "ann")
    hers = {task["id"]: task for task in judged(eve, ["1", "1"], SECRET, 16)}
    own = {task["id"]: task for task in judged(ann, ["2", "3"], "ann's own", 16)}
    shared = [task for task in own if task in hers]
    checks("both were given some of the same tasks", len(shared) >= 3, sorted(own))
    looks_around(ann)
    nothing_leaks(checks, ann)
    orders(checks, [(hers[task], own[task]) for task in shared])
    dispute_is_hidden(checks, ann, shared)
    reveals(checks, server, eve, ann, hers, shared)
    checks.none("the console is silent", eve.errors + ann.errors)


def looks_around(expert):
    """Everywhere that an expert can go before a reveal."""
    expert.goes("q")
    expert.page.wait_for_selector("table.queue td.q-words")
    expert.goes("q")
    expert.goes("k")
    expert.goes("j")
    expert.press("i")
    expert.page.wait_for_selector("#guidelines table")
    expert.press("Escape")


def nothing_leaks(checks, expert):
    bodies = expert.bodies()
    checks("answers of all kinds were read", len(bodies) > 25, len(bodies))
    checks.none("no answer before the own verdict holds what the other wrote",
                [f"{path}: {text[:200]}" for path, text in bodies if SECRET in text])  # fmt: skip
    checks.none("nor the other's name",
                [f"{path}: {text[:200]}" for path, text in bodies if '"eve"' in text])  # fmt: skip
    checks.none("nor anything that Spoor holds",
                [f"{path}: {sorted(HELD & set(names(json.loads(text))))}" for path, text in bodies
                 if HELD & set(names(json.loads(text)))])  # fmt: skip


def orders(checks, pairs):
    def rows(task):
        return [str(row["row_id"]) for row in task["rows"]]

    checks("both see the same rows of the same task",
           all(sorted(rows(left)) == sorted(rows(right)) for left, right in pairs))  # fmt: skip
    many = [(rows(left), rows(right)) for left, right in pairs if len(left["rows"]) >= 3]
    checks("in orders of their own", any(left != right for left, right in many), many)


def dispute_is_hidden(checks, expert, shared):
    """A word that may still be changed must not be told that another differs."""
    rows = [row for path, text in expert.bodies() if path.startswith("queue")
            for row in json.loads(text)["rows"] if row["id"] in shared]  # fmt: skip
    checks.none("the list of one's own tasks does not tell that another differs",
                [f"{row['id']}: {row['status']}" for row in rows if row["status"] == "disputed"])  # fmt: skip


def reveals(checks, server, eve, ann, hers, shared):
    for expert, other in ((ann, SECRET), (eve, "ann's own")):
        expert.goes("q")
        find(expert, hers[shared[0]])
        expert.press("v")
        expert.page.wait_for_selector("dialog")
        expert.goes("Enter")
        expert.page.wait_for_selector(".revealed table.said")
        columns = expert.read("() => [...document.querySelectorAll('.said thead th')].map((head) => head.innerText)")
        checks("after the reveal both columns stand side by side, one's own marked",
               len(columns) == 2 and sum("(you)" in one for one in columns) == 1, columns)  # fmt: skip
        checks("with what the other wrote", other in expert.text(".said"), expert.text(".said"))
        checks("and without names", "eve" not in expert.text(".said").replace(SECRET, "")
               and expert.name not in columns, columns)  # fmt: skip
        checks("what differs comes first and is marked",
               expert.read("() => document.querySelector('.said tbody tr').className") == "differs")
        expert.press("1")
        checks("the answers are closed",
               expert.read("() => document.querySelector('.dock input') === null"))
    closed = server.rows("SELECT DISTINCT reviewer FROM reveals ORDER BY reviewer")
    checks.same("the store holds who saw it", [row["reviewer"] for row in closed], ["ann", "eve"])


def find(expert, task):
    """Opens a task of one's own by its number, in the list, by keys."""
    expert.page.wait_for_selector("table.queue td.q-words")
    for _ in range(60):
        line = expert.text("table.queue tr.active td.q-number")
        if line and int(line.replace(",", "")) == task["number"]:
            return expert.goes("Enter")
        expert.press("ArrowDown")
        expert.settle()
    raise AssertionError(f"task {task['number']} is not in the list")
