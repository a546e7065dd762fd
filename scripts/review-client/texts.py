"""What experts read comes as it was written, and the page lets none of it run."""

import json
import re
import subprocess

import store
from expert import Expert
from wire import asked_once


async def run(server, eve, checks):
    """What is hostile arrives as it stands in the store, and the page lets none of it run."""
    wrong = []
    for _ in range(100):
        task = await eve.next()
        wrong += unlike(server.audit, task)
        await eve.submit(task)
    checks("100 tasks with markup, templates and bidi arrive unchanged", wrong + eve.wrong)
    page = await asked_once(server, "GET", "/")
    policy = re.search(rb"content-security-policy: *([^\r]*)", page.head, re.I)[1].decode()
    print(f"       {policy}")
    checks(
        "the page's policy allows nothing unsafe",
        re.findall("unsafe-[a-z-]+|\\*|https?:|data:", policy),
    )
    checks("by default it allows nothing", [] if "default-src 'none'" in policy else [policy])
    await names(server, checks)
    kinds = {
        path: (await asked_once(server, "GET", path, eve.cookie)).head for path in ["/", "/api/me"]
    }
    checks(
        "types are not guessed", (path for path, head in kinds.items() if b"nosniff" not in head)
    )


def unlike(audit, task):
    """Where a task differs from what the store has."""
    number = int(task["id"].split("-")[1])
    query = """SELECT item_hash, prompt, response, items.text FROM tasks JOIN items USING (item_hash)
        JOIN responses r ON r.run_id = first_run AND r.prompt_id = items.prompt_id AND r.model = items.model
        WHERE position = ? AND draw_id = (SELECT max(id) FROM draws)"""
    item, *held = store.rows(audit, query, number - 1)[0]
    if held != [task["prompt"], task["response"], task["span"]["text"]]:
        yield f"{task['id']}: {held}"
    query = """SELECT row_id, matched, start, "end", instruction, row_text FROM task_rows
        WHERE item_hash = ? AND draw_id = (SELECT max(id) FROM draws)"""
    keys = ["row_id", "matched", "start", "end", "instruction", "text"]
    shown = [tuple(row[key] for key in keys) for row in task["rows"]]
    if sorted(shown, key=repr) != sorted(store.rows(audit, query, item), key=repr):
        yield f"{task['id']}: {shown}"


async def names(server, checks):
    """Names that a page might take for its own come back as they are."""
    wrong = []
    for name in [
        "<script>alert(1)</script>",
        "{{7*7}}",
        "'; DROP TABLE verdicts; --",
        "名前",
    ]:
        expert = Expert(name, server)
        await expert.join(server.invite(name))
        found = json.loads((await asked_once(server, cookie=expert.cookie)).body)["name"]
        wrong += [] if found == name else [f"{name!r} became {found!r}"]
    checks("names arrive unchanged", wrong)
    try:
        server.invite("a\u202eb")
        checks("a name with signs that cannot be seen is refused", ["it was taken"])
    except subprocess.CalledProcessError as refused:
        wrong = [] if refused.returncode == 65 else [f"exit {refused.returncode}"]
        checks("a name with signs that cannot be seen is refused", wrong)
