"""Pictures of the page as it is, for its documentation: made from the example, by keys."""

import places
from expert import Expert
from server import Server

WINDOW, TABLET = {"width": 1280, "height": 720}, {"width": 768, "height": 1024}
ANSWERS = ["1", "1", "2", "1", "3", "2"]
NOTES = ["The row tells this of another author.", None, "A common surname.", None, None, None]
# A task on which both differ, of a response of a few lines.
TOLD = """SELECT draw_id || '-' || (tasks.position + 1) AS id, (
    SELECT count(*) FROM positions WHERE positions.run_id = first_run
      AND positions.prompt_id = items.prompt_id AND positions.model = items.model) AS tokens
  FROM tasks JOIN items USING (item_hash) JOIN standing_verdicts USING (item_hash)
  WHERE draw_id = (SELECT max(id) FROM draws) AND purpose = 'sample'
    AND NOT EXISTS (
      SELECT 1 FROM tasks AS other JOIN items AS marked USING (item_hash)
      WHERE other.draw_id = tasks.draw_id
        AND (marked.prompt_id, marked.model) = (items.prompt_id, items.model)
        AND NOT EXISTS (SELECT 1 FROM standing_verdicts AS own
          WHERE own.item_hash = other.item_hash AND own.reviewer = 'Eve'))
  GROUP BY item_hash HAVING count(*) > 1 AND max(reviewer = 'Eve')
  ORDER BY count(DISTINCT hallucination) + count(DISTINCT related) > 2 DESC,
    tokens BETWEEN 50 AND 120 DESC, count(note) DESC, tasks.position"""


def said(browser, server):
    """Two experts judge thirty tasks each, and do not always agree."""
    for name, shift in (("Eve", 0), ("Ann", 1)):
        expert = Expert(browser, server, name)
        for number in range(30):
            expert.press(ANSWERS[number % 6], ANSWERS[(number * (shift + 2) + shift) % 6])
            if NOTES[number % 6]:
                expert.press("c")
                expert.type(NOTES[number % 6])
                expert.press("Escape")
            if number == 3:
                expert.press("x")
                expert.page.wait_for_timeout(300)
            expert.goes("Control+Enter")
        expert.close()


def task(expert, server):
    """A usual task: a few rows, a few lines; one answer given, the second row looked at."""
    for _ in range(40):
        held = expert.task()
        if 2 <= len(held["rows"]) <= 4 and 200 < len(held["response"]) < 420:
            break
        expert.press("2", "2")
        expert.goes("Control+Enter")
    expert.press("1", "]", "]", "b")
    expert.settle()


def revealed(expert, server):
    """A task on which two differ, as one of them sees it afterwards."""
    told = server.rows(TOLD)[0]["id"]
    expert.page.evaluate("(id) => { location.hash = '#/task/' + id; }", told)
    expert.page.wait_for_selector(".before")
    if not expert.page.query_selector(".revealed"):
        expert.press("v")
        expert.page.wait_for_selector("dialog")
        expert.goes("Enter")
    expert.page.wait_for_selector(".revealed .cells .cell")
    expert.page.wait_for_timeout(300)


def strip(expert, server):
    """Its strip, with a token's values, and a few tokens selected."""
    revealed(expert, server)
    expert.press("n", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    expert.read("() => document.querySelector('.strip').closest('.part').scrollIntoView({ block: 'start' })")


def dispute(expert, server):
    places.dispute(expert)
    expert.press("1", "2", "c")
    expert.type("The rows tell it of others; the name is a common one.")
    expert.press("Escape")
    expert.settle()


def queue(expert, server):
    """After a decision, where tasks of several kinds stand together."""
    if not server.rows("SELECT * FROM adjudications"):
        dispute(expert, server)
        expert.goes("Control+Enter")
    places.queue(expert)
    (decided,) = server.rows("SELECT min(position) AS at FROM tasks JOIN adjudications USING (item_hash)")
    expert.press("Home", *["ArrowDown"] * (decided["at"] + 6), *["ArrowUp"] * 4)
    expert.settle()


SHOTS = [("a-task", task, "Ruth", "expert"), ("b-revealed", revealed, "Eve", "expert"),
         ("b-strip", strip, "Eve", "expert"), ("c-queue", queue, "Zoe", "adjudicator"),
         ("c-dispute", dispute, "Ida", "adjudicator")]  # fmt: skip


def take(arguments, browser):
    arguments.screenshots.mkdir(parents=True, exist_ok=True)
    server = Server(arguments.spoor, arguments.audit, arguments.work / "screenshots").start()
    wanted = [(f"{shot[0]}-{theme}", *shot[1:], theme, WINDOW) for shot in SHOTS for theme in ("light", "dark")]
    wanted.append(("a-task-tablet", task, "Ruth", "expert", "light", TABLET))
    try:
        said(browser, server)
        for name, place, who, role, theme, window in wanted:
            expert = Expert(browser, server, who, role=role, color_scheme=theme, viewport=window,
                            has_touch=window is TABLET)  # fmt: skip
            place(expert, server)
            expert.page.wait_for_timeout(300)
            expert.page.screenshot(path=arguments.screenshots / f"{name}.png")
            expert.close()
    finally:
        server.close()
