"""Fifty experts at once: how long they wait for the next task and for the word that theirs is saved."""

import asyncio
import contextlib
import gc
import time

from expert import invited
from figures import LoopLag, latencies, quantile

EXPERTS = 50
BOUND = 0.020


@contextlib.asynccontextmanager
async def beside(*works):
    """Runs these for as long as the block."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def gathered(experts, kind):
    return [second for expert in experts for second in expert.seconds[kind]]


async def judged(experts, rate, seconds):
    """Experts judge `rate` tasks a second in all; the seconds that it took."""
    began = time.perf_counter()
    period = len(experts) / rate
    await asyncio.gather(*(expert.judge(period, began + seconds) for expert in experts))
    return time.perf_counter() - began


async def look(adjudicator, pause=5):
    """An adjudicator who has the overview and the queue open."""
    while True:
        await adjudicator.ask("overview", "GET", "/api/overview")
        await adjudicator.ask("queue", "GET", "/api/queue?status=all&count=100")
        await asyncio.sleep(pause)


async def run(server, checks, options):
    await server.started()
    experts = await invited(server, [f"expert-{number:02}" for number in range(EXPERTS)])
    watchers = []
    if options.adjudicator:
        watchers = await invited(server, ["adjudicator"], "adjudicator")
    await judged(experts, options.rate / 2, 3)
    for expert in experts:
        expert.seconds.clear()
    said = sum(len(expert.said) for expert in experts)
    lag = LoopLag()
    gc.collect()
    gc.disable()
    async with beside(lag.run(), *(look(watcher) for watcher in watchers)):
        took = await judged(experts, options.rate, options.seconds)
    gc.enable()
    report(experts, watchers, checks, options, lag)
    said = sum(len(expert.said) for expert in experts) - said
    print(f"       {said / took:.0f} decisions a second, asked were {options.rate}")
    server.kill()


def report(experts, watchers, checks, options, lag):
    print(f"load: {EXPERTS} experts, {options.rate} decisions a second, {options.seconds} s")
    for kind in ["next", "submit"]:
        latencies(kind, gathered(experts, kind))
    for kind in ["overview", "queue"] if watchers else []:
        latencies(kind, gathered(watchers, kind))
    latencies("own lag", lag.late)
    for kind in ["next", "submit"]:
        found = quantile(gathered(experts, kind), 0.99)
        over = [f"{found * 1000:.1f} ms"] if found > BOUND else []
        checks(f"p99 of {kind} is at most {BOUND * 1000:.0f} ms", over)
    checks("every answer is 200", (line for expert in experts for line in expert.wrong))
