"""The places of the page that looks and controls are examined in, each reached by keys."""

from expert import Expert


def differ(browser, server):
    """Two experts judge six tasks each, and differ wherever both judge. Returns the first."""
    experts = Expert(browser, server, "eve"), Expert(browser, server, "ann")
    for expert, keys in zip(experts, (["1", "1"], ["2", "2"])):
        for _ in range(12):
            expert.press(*keys)
            expert.goes("Control+Enter")
    experts[1].close()
    return experts[0]


def judging(expert):
    expert.page.evaluate("() => { location.hash = '#/'; }")
    expert.page.wait_for_selector(".dock")
    expert.press("1", "1", "r", "1")
    expert.settle()


def guidelines(expert):
    judging(expert)
    expert.press("i")
    expert.page.wait_for_selector("#guidelines table")


def end_guidelines(expert):
    expert.press("Escape")


def judge_lone(expert):
    """Judges tasks until one may be revealed: no other task of its response is still to come."""
    for _ in range(30):
        task = expert.task()["id"]
        expert.press("2", "2")
        expert.goes("Control+Enter")
        told = "(id) => fetch(`/api/tasks/${id}/reveal`, { method: 'POST', body: '{}',"
        told += " headers: { 'Content-Type': 'application/json' } }).then((answer) => answer.ok)"
        if expert.read(told, task):
            return
    raise AssertionError("no task of thirty may be revealed")


def revealed(expert):
    """The task that was judged last; revealed if it is not yet."""
    judging(expert)
    expert.goes("k")
    if not expert.page.query_selector(".revealed"):
        expert.press("v")
        expert.page.wait_for_selector("dialog")
        expert.goes("Enter")
    expert.page.wait_for_selector(".revealed .cells .cell")


def selected(expert):
    """The strip with cells selected, by words."""
    revealed(expert)
    expert.press("g", "n", "Shift+ArrowRight", "Shift+ArrowRight")


def queue(expert):
    expert.page.evaluate("() => { location.hash = '#/queue'; }")
    expert.page.wait_for_selector("table.queue td.q-words")
    expert.press("ArrowDown")
    expert.settle()


def dispute(expert):
    """Adjudicators only."""
    expert.page.evaluate("() => { location.hash = '#/queue?status=disputed'; }")
    expert.page.wait_for_selector("tr.active td.q-status .disputed")
    expert.goes("Enter")
    expert.page.wait_for_selector("table.said")


def help(expert):
    judging(expert)
    expert.press("?")
    expert.page.wait_for_selector("dialog.help")


def reasons(expert):
    judging(expert)
    expert.press("s")
    expert.page.wait_for_selector("dialog .reasons")


def end_dialog(expert):
    expert.press("Escape")
    expert.page.wait_for_selector("dialog", state="detached")


# Name, way there, way out.
OF_EXPERTS = [("A, a task", judging, None), ("A with guidelines", guidelines, end_guidelines),
              ("keys and settings", help, end_dialog), ("reasons to skip", reasons, end_dialog),
              ("B, revealed", revealed, None), ("B, cells selected", selected, None),
              ("C, own tasks", queue, None)]  # fmt: skip
OF_ADJUDICATORS = [("C, the queue", queue, None), ("C, a dispute", dispute, None)]


def walk(browser, server, prefix, **context):
    """Each place in turn, with whoever may see it; names are told apart by `prefix`."""
    for name, role, places in ((f"{prefix}-expert", "expert", OF_EXPERTS),
                               (f"{prefix}-judge", "adjudicator", OF_ADJUDICATORS)):  # fmt: skip
        expert = Expert(browser, server, name, role=role, **context)
        if role == "expert":
            judge_lone(expert)
        for title, enter, leave in places:
            enter(expert)
            yield title, expert
            if leave:
                leave(expert)
        expert.close()
