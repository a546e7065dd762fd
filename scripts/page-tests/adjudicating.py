"""Two experts differ; an adjudicator finds it, decides with a reason, and decides anew."""

import json

from expert import Expert

STATUSES = ["all", "open", "held", "done", "disputed", "decided", "flagged"]


def run(checks, browser, server):
    eve, ann = Expert(browser, server, "eve"), Expert(browser, server, "ann")
    for expert, keys in ((eve, ["1", "1"]), (ann, ["2", "2"])):
        for _ in range(16):
            expert.press(*keys)
            expert.goes("Control+Enter")
    zoe = Expert(browser, server, "zoe", role="adjudicator")
    disputed = differing(server)
    checks("the experts differ on some tasks", len(disputed) >= 2, disputed)
    before = told_by_commands(server)
    finds(checks, zoe, len(disputed))
    decides(checks, zoe, server)
    decides_anew(checks, zoe, server)
    commands_tell(checks, before, told_by_commands(server))
    checks.same("no mouse was used", zoe.read("() => window.mouseEvents"), 0)
    checks.none("the console is silent", zoe.errors + eve.errors + ann.errors)


def differing(server):
    """Items on which the experts differ; nobody decides over a decoy."""
    return [row["item_hash"] for row in server.rows(
        """SELECT item_hash FROM standing_verdicts JOIN tasks USING (item_hash)
           WHERE purpose <> 'decoy' GROUP BY item_hash HAVING count(DISTINCT hallucination) > 1 OR count(DISTINCT related) > 1""")]  # fmt: skip


def filters(expert, status):
    """In the queue: Shift and Tab lead from the table to the filters, arrows choose."""
    expert.page.wait_for_selector("table.queue td.q-words, table.queue td.waiting")
    expert.press("Shift+Tab", "Shift+Tab")
    now = expert.read("() => document.activeElement.id")
    assert now == "status", f"the focus is on {now!r}, not on the filter"
    at = STATUSES.index(expert.read("() => document.activeElement.value"))
    to = STATUSES.index(status)
    expert.press(*(["ArrowDown"] * (to - at) or ["ArrowUp"] * (at - to)))
    expert.waits_for(f"() => /status={status}/.test(location.hash)")
    expert.page.wait_for_selector("table.queue td.q-words, table.queue td.waiting")
    expert.page.wait_for_timeout(300)
    expert.press("Tab", "Tab")


def finds(checks, zoe, count):
    checks.same("an adjudicator begins in the queue", zoe.title, "Queue")
    filters(zoe, "disputed")
    total = zoe.text(".total") or ""
    checks.same("the queue filtered for disputed ones tells how many", total.split()[0], str(count))
    told = zoe.text(".overview") or ""
    checks("it tells agreement on both questions with an interval, or why not",
           told.count("α") == 2 and "Krippendorff" in told, told)  # fmt: skip
    zoe.goes("Enter")
    checks("Enter opens the dispute", (zoe.title or "").startswith("Disputed task"), zoe.title)
    columns = zoe.read("() => [...document.querySelectorAll('.said thead th')].map((head) => head.innerText)")
    checks.same("with a column for each expert, unnamed", columns, ["Expert A", "Expert B"])


def decides(checks, zoe, server):
    first = zoe.task()["id"]
    zoe.press("3", "2", "Control+Enter")
    checks.same("without a reason it is refused: the focus is on the reason",
                zoe.read("() => document.activeElement.id"), "note")  # fmt: skip
    checks("and the page says so", "reason" in zoe.state, zoe.state)
    checks.same("nothing was written", server.rows("SELECT * FROM adjudications"), [])
    zoe.type("The row tells another year.")
    zoe.goes("Control+Enter")
    checks("it goes on to the next disputed one",
           (zoe.title or "").startswith("Disputed task") and zoe.task()["id"] != first, zoe.title)
    (decision,) = server.rows("SELECT * FROM adjudications")
    checks.same("the store holds the decision",
                [decision[name] for name in ("adjudicator", "hallucination", "related", "reason")],
                ["zoe", "unsure", "no", "The row tells another year."])  # fmt: skip
    checks.same("the verdicts stay", len(server.rows("SELECT * FROM standing_verdicts")), 32)


def decides_anew(checks, zoe, server):
    zoe.goes("q")
    filters(zoe, "decided")
    zoe.goes("Enter")
    history = zoe.text(".decisions") or ""
    checks("what was decided before stands there with its reason",
           "The row tells another year." in history, history)  # fmt: skip
    zoe.press("1", "1", "c")
    zoe.type("On second thoughts it is false.")
    zoe.goes("Control+Enter")
    held = server.rows("SELECT hallucination, reason FROM adjudications ORDER BY id")
    checks.same("both decisions are held, the later one last",
                [row["hallucination"] for row in held], ["unsure", "yes"])  # fmt: skip


def told_by_commands(server):
    """What 'spoor queue' and 'spoor agree' say."""
    return (json.loads(server.spoor("queue", server.audit, "--json")),
            json.loads(server.spoor("agree", server.audit, "--json")))  # fmt: skip


def commands_tell(checks, before, after):
    checks.same("'spoor queue' tells one disputed task fewer",
                after[0]["disputed"], before[0]["disputed"] - 1)  # fmt: skip
    checks("in the rates of 'spoor agree' the decision counts", after[1]["models"] != before[1]["models"])
    checks.same("while agreement is told by what was said before it",
                after[1]["agreement"], before[1]["agreement"])  # fmt: skip
