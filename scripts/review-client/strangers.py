"""Whoever should not come in does not."""

import asyncio
import json
import re
from functools import partial

import store
import texts
from expert import invited
from wire import asked_once

UNUSED = "A" * 43


async def run(server, checks, options):
    await server.started()
    eve, mallory = await invited(server, ["eve", "mallory"])
    print("strangers:")
    await foreign(server, eve, checks)
    await invites(server, checks)
    await cookies(server, eve, mallory, checks)
    await texts.run(server, eve, checks)
    server.kill()


async def refused(checks, name, status, reply):
    """Checks a status, and that a refusal says why and shows nothing."""
    reply = await reply
    wrong = (
        [] if reply.status == status else [f"{reply.status}, not {status}: {reply.body[:200]!r}"]
    )
    if reply.status >= 400 and not json.loads(reply.body)["error"]["problem"]:
        wrong.append("no word of why")
    if status >= 400 and re.search(rb"\nset-cookie:", reply.head, re.I):
        wrong.append("sets a cookie")
    if re.search(rb"\naccess-control-allow", reply.head, re.I):
        wrong.append("lets other origins read")
    checks(f"{name}: {status}", wrong)


async def foreign(server, eve, checks):
    """Pages of others, and names that are not this page's."""
    ask, check = partial(asked_once, server), partial(refused, checks)
    port, cookie = server.port, eve.cookie
    hosts = ["evil.example", f"evil.example:{port}", f"127.0.0.1:{port + 1}", "127.0.0.1",
             f"localhost.evil.example:{port}", f"127.0.0.1.evil.example:{port}", f"0.0.0.0:{port}",
             f"evil.example@127.0.0.1:{port}", f"127.0.0.1:{port}.evil.example", f"[::2]:{port}",
             f"8.8.8.8:{port}", f"LOCALHOST.:{port}", ""]  # fmt: skip
    for host in hosts:
        for path in ["/", "/api/me"]:
            asked = ask("GET", path, cookie, Host=host)
            await check(f"Host '{host}', {path}", 421, asked)
    for host in [f"127.0.0.1:{port}", f"localhost:{port}"]:
        await check(f"Host '{host}'", 200, ask(cookie=cookie, Host=host))
    origins = ["http://evil.example", "null", f"http://127.0.0.1:{port + 1}", f"http://localhost:{port}",
               f"https://{server.host}", f"http://{server.host}.evil.example", f"http://{server.host}/",
               ""]  # fmt: skip
    for origin in origins:
        asked = ask("POST", "/api/next", cookie, {}, Origin=origin)
        await check(f"Origin '{origin}'", 403, asked)
    for site in ["cross-site", "same-site", "", "none, cross-site"]:
        asked = ask("POST", "/api/next", cookie, {}, Sec_Fetch_Site=site)
        await check(f"Sec-Fetch-Site '{site}'", 403, asked)
        asked = ask(cookie=cookie, Sec_Fetch_Site=site)
        await check(f"Sec-Fetch-Site '{site}', read", 403, asked)
    own = {"Origin": f"http://{server.host}", "Sec_Fetch_Site": "same-origin"}
    await check("its own page", 200, ask("POST", "/api/next", cookie, {}, **own))
    form = ask("POST", "/api/next", cookie, None, Content_Length="0", Content_Type="text/plain")
    await check("a form of another page", 415, form)


async def join(server, token):
    return await asked_once(server, "POST", "/api/join", asked={"token": token})


async def invites(server, checks):
    """Invites work once, in time, until they are taken back."""
    check = partial(refused, checks)
    used = server.invite("twice")
    await check("an invite", 200, join(server, used))
    await check("an invite used again", 401, join(server, used))
    for token in [UNUSED, "", "short", used + "A", used.lower(), "é" * 43]:
        await check(f"an invite that is none, '{token[:8]}'", 401, join(server, token))
    old = server.invite("late")
    with store.opened(server.audit) as held, held:
        # Invites are never changed: one that is late has to be written late.
        held.execute("DROP TRIGGER invites_stay_as_they_are")
        held.execute(
            "UPDATE invites SET expires = '2026-01-01T00:00:00.000Z' WHERE reviewer = 'late'"
        )
    await check("an invite that expired", 401, join(server, old))
    gone = server.invite("gone")
    server.revoke("gone")
    await check("an invite taken back", 401, join(server, gone))
    tokens = [server.invite("racer")] * 20
    found = await asyncio.gather(*(join(server, token) for token in tokens))
    let_in = sum(reply.status == 200 for reply in found)
    checks("of 20 at once one comes in with an invite", [] if let_in == 1 else [str(let_in)])


async def cookies(server, eve, mallory, checks):
    """Sessions: none, nonsense, another port's, one that was ended or revoked."""
    ask, check = partial(asked_once, server), partial(refused, checks)
    port, (name, _, value) = server.port, eve.cookie.partition("=")
    wrong = {"no cookie": None, "another port's": f"spoor-{port + 1}={value}", "none": f"{name}=",
             "nonsense": f"{name}={UNUSED}", "one letter off": f"{name}={value[:-1]}",
             "another name": f"session={value}"}  # fmt: skip
    paths = ["me", "history", "queue", "overview", "guidelines", "tasks/2-1"]
    posts = ["next", "undo", "leave", "tasks/2-1/verdict", "tasks/2-1/reveal", "tasks/2-1/decision"]
    for kind, cookie in wrong.items():
        for path in paths:
            await check(
                f"{kind}: GET {path}",
                401,
                ask("GET", f"/api/{path}", cookie),
            )
        for path in posts:
            asked = ask("POST", f"/api/{path}", cookie, {})
            await check(f"{kind}: POST {path}", 401, asked)
    for path, asked in [
        ("dispute", {}),
        ("decision", {"hallucination": "yes", "related": "no", "reason": "r"}),
    ]:
        asked = ask("POST", f"/api/tasks/2-1/{path}", eve.cookie, asked)
        await check(f"an expert's {path}", 403, asked)
    await check("before it is revoked", 200, ask(cookie=mallory.cookie))
    server.revoke("mallory")
    await check("a revoked session, at once", 401, ask(cookie=mallory.cookie))
    again = (await invited(server, ["mallory"]))[0]
    await check("let in again", 200, ask(cookie=again.cookie))
    await check("the revoked session still", 401, ask(cookie=mallory.cookie))
    await check("leaving", 200, ask("POST", "/api/leave", again.cookie, {}))
    await check("a session that was left", 401, ask(cookie=again.cookie))
