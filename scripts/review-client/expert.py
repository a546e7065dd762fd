"""A simulated expert: takes tasks, judges them, and says again what was not acknowledged."""

import asyncio
import collections
import json
import random
import re
import time

from wire import Lost, Wire

ANSWERS = ["yes", "no", "unsure"]


class Expert:
    """Judges by chance. What the server acknowledged is in `said`, by task."""

    def __init__(self, name, server):
        self.name, self.chance = name, random.Random(name)
        self.wire = Wire("127.0.0.1", server.port)
        self.cookie = None
        self.said = {}
        self.seconds = collections.defaultdict(list)
        self.statuses = collections.Counter()
        self.wrong = []
        self.losses = 0

    async def join(self, token):
        reply = await self.ask("join", "POST", "/api/join", {"token": token})
        if reply.status != 200:
            raise SystemExit(f"{self.name} is not let in: {reply.status} {reply.body.decode()}")
        self.cookie = re.search(rb"set-cookie: *([^;\r]+)", reply.head, re.I)[1].decode()

    async def ask(self, kind, method, path, asked=None):
        """The answer, however often the server dies meanwhile."""
        while True:
            try:
                reply = await self.wire.ask(method, path, asked, self.cookie)
            except Lost:
                self.losses += 1
                await asyncio.sleep(0.02)
                continue
            self.statuses[reply.status] += 1
            if reply.status == 429:
                await asyncio.sleep(1)
                continue
            self.seconds[kind].append(reply.seconds)
            return reply

    async def judge(self, period, end):
        """Judges one task each `period` seconds until `end`, or until nothing is left.

        Experts come one after the other, within the first `period`. A verdict is followed by the next task at once, as on the page; the pause is before it.
        """
        await asyncio.sleep(self.chance.random() * period)
        due = time.perf_counter() + self.chance.uniform(0.5, 1.5) * period
        while due < end:
            task = await self.next()
            if task is None:
                return
            await asyncio.sleep(max(0, due - time.perf_counter()))
            await self.submit(task)
            due += period * self.chance.uniform(0.5, 1.5)

    async def next(self):
        reply = await self.ask("next", "POST", "/api/next", {})
        if reply.status != 200:
            self.wrong.append(f"{self.name}: next: {reply.status} {reply.body[:200]!r}")
            await asyncio.sleep(0.1)
            return await self.next() if len(self.wrong) < 20 else None
        return json.loads(reply.body)["task"]

    async def submit(self, task):
        row = self.chance.choice(task["rows"])["row_id"]
        asked = {
            "hallucination": self.chance.choice(ANSWERS),
            "related": self.chance.choice(ANSWERS),
            "row_id": row if self.chance.random() < 0.5 else None,
            "cause": "outdated" if self.chance.random() < 0.2 else None,
            "note": f"note of {self.name}" if self.chance.random() < 0.3 else None,
            "opened": [row],
        }
        reply = await self.ask("submit", "POST", f"/api/tasks/{task['id']}/verdict", asked)
        if reply.status == 200:
            self.said[task["id"]] = asked
        else:
            self.wrong.append(f"{self.name}: {task['id']}: {reply.status} {reply.body[:200]!r}")


async def invited(server, names, role="expert"):
    """Experts of these names, let in through personal links."""
    loop = asyncio.get_running_loop()
    experts = []
    for name in names:
        expert = Expert(name, server)
        await expert.join(await loop.run_in_executor(None, server.invite, name, role))
        expert.seconds.clear()
        experts.append(expert)
    return experts
