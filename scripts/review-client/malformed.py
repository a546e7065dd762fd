"""Ten thousand bad requests, and three hundred slow clients, while ten experts go on judging."""

import asyncio
import collections
import itertools
import re

import slow
from bad import BadRequests
from expert import invited
from figures import latencies, quantile
from load import beside, gathered, judged
from server import Watch, written

REQUESTS, AT_ONCE, SESSIONS, EXPERTS = 10_000, 32, 20, 10
STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
# A second round of other requests may take this much more memory than the first left behind.
SLACK = 16


async def run(server, checks, options):
    await server.started()
    experts = await invited(server, [f"expert-{number:02}" for number in range(EXPERTS)])
    forgers = await invited(server, [f"forger-{number:02}" for number in range(SESSIONS)])
    cookies = [forger.cookie for forger in forgers]
    watch = Watch(server.process)
    await judged(experts, 40, 5)
    before = [watch.now()]
    print(f"malformed: before {written(before[0])}")
    for seed in [1, 2]:
        async with beside(watch.run(), judged(experts, 40, 10**6)):
            answers = await all_sent(server, seed, cookies)
        before.append(watch.now())
        print(f"       {REQUESTS} bad requests of seed {seed}: {told(answers)}")
        print(f"       most {written(watch.most())}; after {written(before[-1])}")
        checks("no answer is 5xx", faults(answers))
        served(server, experts, checks)
    grown = before[2][0] - before[1][0]
    checks(
        f"the second round takes at most {SLACK} MiB more",
        [f"{grown:.0f} MiB"] if grown > SLACK else [],
    )
    async with beside(watch.run(), judged(experts, 40, 10**6)):
        await slow.run(server, watch, cookies, checks)
    served(server, experts, checks)
    server.kill()


def served(server, experts, checks):
    """How the good ones fared since they were asked last."""
    checks("the server lives", [str(server.process.returncode)] if server.has_ended else [])
    for kind in ["next", "submit"]:
        latencies(kind, gathered(experts, kind))
    found = max(quantile(gathered(experts, kind), 0.99) for kind in ["next", "submit"])
    checks("p99 of the good is at most 100 ms", [f"{found * 1000:.0f} ms"] if found > 0.1 else [])
    checks("the good are answered 200", (line for expert in experts for line in expert.wrong))
    for expert in experts:
        expert.seconds.clear()
        expert.wrong.clear()


async def all_sent(server, seed, cookies):
    """(kind, statuses of its answers, the request) of every bad request."""
    requests = itertools.islice(BadRequests(seed, server.host, cookies), REQUESTS)
    answers = []

    async def send():
        for kind, request in requests:
            answers.append((kind, await statuses(server.port, request), request))

    await asyncio.gather(*(send() for _ in range(AT_ONCE)))
    return answers


async def statuses(port, request, patience=0.5):
    """What was answered to a request on a connection of its own, until silence or the end."""
    answer = b""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request)
        while part := await asyncio.wait_for(reader.read(65_536), patience):
            answer += part
            # Most have one answer, after which the connection would be kept for the next.
            if request.count(b" HTTP/1.1") < 2 and b"\r\n\r\n" in answer and answer.endswith(b"}"):
                break
        end = [] if answer else ["closed"]
    except asyncio.TimeoutError:
        end = [] if answer else ["waits for more"]
    except OSError:
        end = [] if answer else ["closed"]
    finally:
        writer.transport.abort()
    return [status.decode() for status in STATUS.findall(answer)] + end


def told(answers):
    counts = collections.Counter(status for _, found, _ in answers for status in found)
    return ", ".join(f"{count} × {status}" for status, count in sorted(counts.items()))


def faults(answers):
    for kind, found, request in answers:
        if any(status.startswith("5") for status in found):
            yield f"{kind}: {found} to {request[:300]!r}"
