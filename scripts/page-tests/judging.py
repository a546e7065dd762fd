"""Twenty tasks judged by keyboard alone; the store must hold exactly what was said."""

import json
import random

from expert import Expert

KEYS = {"yes": "1", "no": "2", "unsure": "3"}
CAUSES = ["domain_knowledge_deficit", "outdated", "immemorization", "forgetting",
          "reasoning_failure", "none"]  # fmt: skip


def judge(expert, chance, number):
    """Answers the open task by keys. Returns the words that the store must then hold."""
    task = expert.task()
    said = {
        "hallucination": chance.choice(list(KEYS)), "related": chance.choice(list(KEYS)),
        "row": None, "cause": None, "note": None, "opened": [],
    }  # fmt: skip
    expert.press(KEYS[said["hallucination"]], KEYS[said["related"]])
    rows = len(task["rows"])
    if rows and said["related"] != "no" and number % 2 == 0:
        digit = 1 + number % min(rows, 9)
        expert.press("r", str(digit))
        said["row"] = task["rows"][digit - 1]["row_id"]
    elif rows > 1 and said["related"] != "no" and number % 3 == 0:
        expert.press("]", "]", ".")
        said["row"] = task["rows"][1]["row_id"]
    if rows and number % 4 == 1:
        expert.press("]", "Enter")
        if expert.read("() => document.activeElement.querySelector('[aria-expanded=true]') !== null"):
            said["opened"] = [task["rows"][0]["row_id"]]
    if said["hallucination"] == "yes":
        place = number % (len(CAUSES) + 1)
        expert.press("w", *["ArrowDown"] * place, "Escape")
        said["cause"] = ([None] + CAUSES)[place]
    if number % 5 == 2:
        said["note"] = f"note {number}: h 1 2 3 u s x, ünïcode 東京"
        expert.press("c")
        expert.type(said["note"])
        expert.press("Escape")
    return task, said


def compared(server, task, said, verdict):
    """What differs between what was said and what the store holds."""
    ranks = {row["row_id"]: row["rank"] for row in server.rows(
        "SELECT rank, row_id FROM task_rows WHERE item_hash = ? AND draw_id = ?",
        verdict["item_hash"], int(task["id"].split("-")[0]))}  # fmt: skip
    wanted = {
        "hallucination": said["hallucination"], "related": said["related"],
        "row_id": said["row"], "cause": said["cause"], "note": said["note"],
        "rows_shown": [ranks[row["row_id"]] for row in task["rows"]],
        "rows_opened": [ranks[row] for row in said["opened"]],
    }  # fmt: skip
    held = dict(verdict)
    for name in ("rows_shown", "rows_opened"):
        held[name] = json.loads(held[name] or "[]")
    return [f"task {task['number']}, {name}: said {value!r}, held {held[name]!r}"
            for name, value in wanted.items() if held[name] != value]  # fmt: skip


def run(checks, browser, server):
    expert, chance = Expert(browser, server, "eve"), random.Random(20)
    spoken, skips = [], []
    while len(spoken) < 20:
        number = len(spoken)
        if number in (5, 11) and len(skips) < (1 if number == 5 else 2):
            skips.append((expert.task(), ["I do not know this field", "words of my own: 1 2"][len(skips)]))
            expert.press("s")
            if len(skips) == 1:
                expert.goes("2")
            else:
                expert.press("Tab", "Tab", "Tab", "Tab", "Tab")
                expert.type(skips[-1][1])
                expert.goes("Enter")
            continue
        task, said = judge(expert, chance, number)
        spoken.append((task, said))
        if number == 7:
            expert.press("x")
            expert.waits_for("() => document.querySelector('[aria-pressed=true] kbd[data-action=flag]')")
        expert.goes("Control+Enter" if number % 2 else "Enter")
    changes_one(checks, expert, spoken)
    verify(checks, server, expert, spoken, skips)
    expert.close()


def changes_one(checks, expert, spoken):
    """Goes three back, changes an answer, and finds the open task again."""
    open_title = expert.title
    for _ in range(3):
        expert.goes("k")
    task, said = spoken[-3]
    checks.same("'k' thrice leads to the third task from the end", expert.task()["id"], task["id"])
    said["hallucination"], said["cause"] = ("no", None) if said["hallucination"] != "no" else ("unsure", None)
    expert.press("h", KEYS[said["hallucination"]])
    expert.goes("Control+Enter")
    checks.same("a change saved leads one forward", expert.task()["id"], spoken[-2][0]["id"])
    expert.goes("j")
    expert.goes("j")
    checks.same("'j' leads forward to the open task", expert.title, open_title)


def verify(checks, server, expert, spoken, skips):
    words = server.words("eve")
    latest = {verdict["item_hash"]: verdict for verdict in words}
    hashes = {server.item(task): (task, said) for task, said in spoken}
    checks.same("the store holds verdicts on exactly these 20 tasks", sorted(latest), sorted(hashes))
    checks.none("each verdict is what was said, with the rows shown and opened",
                [fault for item, (task, said) in hashes.items() if item in latest
                 for fault in compared(server, task, said, latest[item])])  # fmt: skip
    checks.same("no verdict was written twice but the one changed", len(words), 21)
    held = server.rows("SELECT * FROM standing_skips WHERE reviewer = 'eve' ORDER BY id")
    checks.same("both skips are held with their reasons",
                [(skip["item_hash"], skip["reason"]) for skip in held],
                [(server.item(task), reason) for task, reason in skips])  # fmt: skip
    flags = server.rows("SELECT * FROM flags")
    checks.same("the flag is held, on its task",
                [(one["item_hash"], one["raised"]) for one in flags],
                [(server.item(spoken[7][0]), 1)])  # fmt: skip
    checks("something was opened, named, caused and noted", all(
        any(said[part] for _, said in spoken) for part in ("opened", "row", "cause", "note")))
    checks.same("no mouse and no touch was used", expert.read("() => window.mouseEvents"), 0)
    checks.none("the console is silent", expert.errors)
