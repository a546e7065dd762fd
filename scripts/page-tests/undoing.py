"""Undo, to the beginning and further; each time what was said before is filled in again."""

import places
from expert import Expert

ROUNDS = [(["1", "1", "r", "1"], "a first note"), (["2", "3"], None), (["3", "2"], "another"),
          (["1", "2"], None)]  # fmt: skip


def judge(expert, keys, note=None):
    """Judges the open task. Returns its id and the answers as the page showed them."""
    expert.press(*keys)
    if note:
        expert.press("c")
        expert.type(note)
        expert.press("Escape")
    told = expert.task()["id"], expert.answered()
    expert.goes("Control+Enter")
    return told


def run(checks, browser, server):
    expert = Expert(browser, server, "eve")
    to_the_beginning(checks, expert, server)
    of_a_change(checks, expert, server)
    after_a_reload(checks, expert, server)
    after_a_reveal(checks, expert, server)
    checks.none("the console is silent", expert.errors)
    checks.same("no mouse was used", expert.read("() => window.mouseEvents"), 0)


def to_the_beginning(checks, expert, server):
    said = [judge(expert, *each) for each in ROUNDS[:2]]
    skipped = expert.task()["id"]
    expert.press("s")
    expert.goes("3")
    said.append((skipped, None))
    said += [judge(expert, *each) for each in ROUNDS[2:]]
    for back, (task, answers) in enumerate(reversed(said)):
        expert.goes("u")
        checks.same(f"undo {back + 1} leads to the task that it undoes", expert.task()["id"], task)
        if answers:
            checks.same("what was said there is filled in", expert.answered(), answers)
        else:
            checks("a skip is undone, and the page says so", "skip" in expert.state.lower(), expert.state)
    checks.same("nothing stands in the store", server.words("eve"), [])
    checks.same("no skip stands either", server.rows("SELECT * FROM standing_skips"), [])
    expert.press("u")
    expert.waits_for("() => document.querySelector('.notice')")
    checks("undoing at the beginning says that there is nothing",
           "nothing of yours to take back" in expert.notice, expert.notice)  # fmt: skip
    saved_again(checks, expert, server, said)


def saved_again(checks, expert, server, said):
    """What was taken back comes before new tasks, with what was said."""
    begun = []
    for _ in range(len(ROUNDS)):
        task, answers = expert.task()["id"], expert.answered()
        if answers["hallucination"] is None:
            begun.append(task)
            expert.press("1", "2")
        expert.goes("Control+Enter")
        begun.append(task)
    wanted = [task for task, _ in said]
    checks.same("tasks taken back come first, in their old order", list(dict.fromkeys(begun)), wanted[:4])
    checks.same("each is held once", len(server.words("eve")), 4)


def of_a_change(checks, expert, server):
    task, answers = judge(expert, ["1", "1"], "as it was")
    expert.goes("k")
    checks.same("'k' shows what was said", expert.answered(), answers)
    expert.press("h", "2")
    changed = expert.answered()
    expert.goes("Control+Enter")
    expert.goes("u")
    checks.same("undoing a change leads to it", expert.task()["id"], task)
    checks.same("the words taken back are filled in", expert.answered(), changed)
    stands = server.words("eve")[-1]
    checks.same("what was said before stands in the store meanwhile",
                (stands["hallucination"], stands["note"]), ("yes", "as it was"))  # fmt: skip
    told = expert.text(".before") or ""
    checks("and the page tells it", "hallucination yes" in told, told)
    expert.goes("Control+Enter")


def after_a_reload(checks, expert, server):
    task, answers = judge(expert, ["3", "1"], "before the reload")
    expert.page.reload()
    expert.settle()
    expert.goes("u")
    checks.same("undo works after a reload", expert.task()["id"], task)
    checks.same("with what was said", expert.answered(), answers)
    expert.page.reload()
    expert.settle()
    checks.same("and stays filled in over another reload", expert.answered(), answers)
    expert.goes("Control+Enter")


def after_a_reveal(checks, expert, server):
    judge(expert, ["1", "2"], "before the reveal")
    places.judge_lone(expert)
    closed = {row["item_hash"] for row in server.rows("SELECT item_hash FROM reveals")}
    count = len(server.words("eve"))
    expert.goes("u")
    words = server.words("eve")
    checks.same("undo after a reveal takes back one word", len(words), count - 1)
    stands = {word["item_hash"] for word in words}
    checks("and none on what was revealed", closed and closed <= stands, f"{closed - stands}")
