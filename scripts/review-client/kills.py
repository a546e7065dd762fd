"""The server is killed a hundred times under load: is every word kept that it acknowledged, once?"""

import asyncio
import collections
import random

import store
from expert import invited
from figures import quantile
from load import EXPERTS, judged

KILLS = 100


async def run(server, checks, options):
    await server.started()
    experts = await invited(server, [f"expert-{number:02}" for number in range(EXPERTS)])
    load = asyncio.create_task(judged(experts, options.rate, 10**6))
    restarts = []
    chance = random.Random(KILLS)
    deaths = []
    for number in range(KILLS):
        await asyncio.sleep(chance.uniform(0.2, 1.0))
        if server.has_ended:
            deaths.append(f"before kill {number}: exit {server.process.returncode}")
        server.kill()
        restarts.append(await server.started(experts[number % EXPERTS].cookie))
    await asyncio.sleep(2)
    load.cancel()
    await asyncio.gather(load, return_exceptions=True)
    server.kill()
    report(server.audit, experts, restarts, deaths, checks)


def report(audit, experts, restarts, deaths, checks):
    said = sum(len(expert.said) for expert in experts)
    lost = sum(expert.losses for expert in experts)
    print(f"kills: {KILLS}, {said} verdicts acknowledged, {lost} requests sent again")
    print(
        f"       restart until /api/me: median {quantile(restarts, 0.5):.3f} s,"
        f" p95 {quantile(restarts, 0.95):.3f} s, longest {max(restarts):.3f} s"
    )
    checks("the server ends only when it is killed", deaths)
    median = quantile(restarts, 0.5)
    checks("a restart takes at most 1 s (median)", [f"{median:.3f} s"] if median > 1 else [])
    checks("nothing but 200 is answered", (line for expert in experts for line in expert.wrong))
    held = standing(audit)
    checks("every acknowledged verdict stands as it was said", missing(experts, held))
    checks("nobody's verdict stands twice on a task", twice(held))
    checks("no task is judged more often than wanted", overfull(audit))
    integrity = [row[0] for row in store.rows(audit, "PRAGMA integrity_check")]
    checks("the store is whole", [] if integrity == ["ok"] else integrity)
    checks("all foreign keys hold", store.rows(audit, "PRAGMA foreign_key_check"))
    checks("what is open is what is wanted", unlike_open(audit))


def standing(audit):
    """(task, expert) → what stands of it in the store."""
    query = """SELECT draw_id || '-' || (position + 1), reviewer, hallucination, related, row_id,
          cause, note
        FROM standing_verdicts JOIN tasks USING (item_hash)
        WHERE draw_id = (SELECT max(id) FROM draws)"""
    held = collections.defaultdict(list)
    for task, reviewer, *said in store.rows(audit, query):
        held[task, reviewer].append(said)
    return held


def missing(experts, held):
    for expert in experts:
        for task, asked in expert.said.items():
            keys = ["hallucination", "related", "row_id", "cause", "note"]
            said = [asked[key] for key in keys]
            if said not in held[task, expert.name]:
                yield f"{expert.name} said {said} of {task}; held is {held[task, expert.name]}"


def twice(held):
    for (task, reviewer), said in held.items():
        if len(said) > 1:
            yield f"{reviewer} on {task}: {said}"


def overfull(audit):
    query = """SELECT position + 1, experts, count(DISTINCT reviewer) AS given
        FROM tasks JOIN standing_verdicts USING (item_hash)
        WHERE draw_id = (SELECT max(id) FROM draws) GROUP BY item_hash HAVING given > experts"""
    for number, experts, given in store.rows(audit, query):
        yield f"task {number}: {given} judged it, wanted are {experts}"


def unlike_open(audit):
    query = """SELECT position + 1, experts, (SELECT count(DISTINCT reviewer) FROM standing_verdicts
          WHERE standing_verdicts.item_hash = tasks.item_hash) AS given,
          EXISTS (SELECT 1 FROM open_tasks WHERE open_tasks.item_hash = tasks.item_hash) AS is_open
        FROM tasks WHERE draw_id = (SELECT max(id) FROM draws) AND is_open <> (given < experts)"""
    for number, experts, given, is_open in store.rows(audit, query):
        yield f"task {number}: {given} of {experts}, {'open' if is_open else 'closed'}"
