"""The server is killed: with half an answer, while a note is typed, with a save on its way."""

import os
import signal

from expert import Expert

BROKEN_OFF = "net::ERR"


def run(checks, browser, server):
    expert = Expert(browser, server, "eve")
    half_an_answer(checks, expert, server)
    before_a_save(checks, expert, server)
    while_a_save_waits(checks, expert, server)
    after_a_save_was_written(checks, expert, server)
    the_session_holds(checks, expert, server)
    checks.none("the console is silent but for the lost connections",
                [error for error in expert.errors if BROKEN_OFF not in error])  # fmt: skip


def half_an_answer(checks, expert, server):
    """Dies with one answer and half a note; typing goes on."""
    task = expert.task()["id"]
    expert.press("1", "c")
    expert.type("half a sent")
    server.kill()
    expert.type("ence, and the rest")
    expert.press("Escape")
    wanted = {"hallucination": "yes", "related": None, "row": "0", "cause": None,
              "note": "half a sentence, and the rest"}  # fmt: skip
    checks.same("answers and a note typed over the server's death stay", expert.answered(), wanted)
    server.start()
    checks.same("nothing was written that was not saved", server.words("eve"), [])
    expert.page.reload()
    expert.settle()
    checks.same("after a reload the same task is open", expert.task()["id"], task)
    checks.same("with the same draft", expert.answered(), wanted)
    expert.press("2")
    expert.goes("Control+Enter")
    (word,) = server.words("eve")
    checks.same("saved then, it is there once", (word["related"], word["note"]), ("no", wanted["note"]))


def warned(expert):
    """Whether leaving the page would warn; the page stays."""
    expert.dialogs.clear()
    expert.page.remove_listener("dialog", expert.dismiss)
    stay = lambda dialog: (expert.dialogs.append(dialog.type), dialog.dismiss())
    expert.page.on("dialog", stay)
    expert.page.close(run_before_unload=True)
    expert.page.wait_for_timeout(300)
    expert.page.remove_listener("dialog", stay)
    expert.page.on("dialog", expert.dismiss)
    return expert.dialogs == ["beforeunload"]


def told_and_saved(checks, expert, server, what):
    """The page says that it is not saved; after the restart it is, once, and goes on by itself."""
    count = len(server.words("eve"))
    checks(f"{what}: the page says that it is not saved",
           expert.waits_for("() => /Not saved/.test(document.querySelector('.state').innerText)"),
           expert.state)  # fmt: skip
    checks("it says when it tries again", expert.waits_for(
        "() => /Again in [0-9]+ s/.test(document.querySelector('.state').innerText)"), expert.state)
    return count


def goes_on(checks, expert, server, before, number):
    """After the restart nothing needs to be pressed."""
    server.start()
    checks("after the restart it is saved without a key pressed",
           expert.waits_for("() => /Saved [0-9]/.test(document.querySelector('.state').innerText)", 45),
           expert.state)  # fmt: skip
    expert.page.wait_for_function("(title) => document.querySelector('#main h1').textContent !== title",
                                  arg=before, timeout=15000)  # fmt: skip
    checks.same("every verdict is there once", len(server.words("eve")), number)
    expert.settle()


def before_a_save(checks, expert, server):
    expert.press("2", "2", "c")
    expert.type("typed before the power went")
    title, answers = expert.title, expert.answered()
    server.kill()
    expert.press("Control+Enter")
    count = told_and_saved(checks, expert, server, "killed before a save")
    checks("leaving warns meanwhile", warned(expert), expert.dialogs)
    checks.same("the answers stay on the page", expert.answered(), answers)
    goes_on(checks, expert, server, title, count + 1)


def while_a_save_waits(checks, expert, server):
    """The request is with the server, which dies before it reads it."""
    expert.press("3", "3")
    title = expert.title
    os.kill(server.process.pid, signal.SIGSTOP)
    expert.press("Control+Enter")
    checks("while the server hangs the page says Saving",
           expert.waits_for("() => /Saving/.test(document.querySelector('.state').innerText)"),
           expert.state)  # fmt: skip
    server.kill()
    count = told_and_saved(checks, expert, server, "killed with a save on its way")
    goes_on(checks, expert, server, title, count + 1)


def after_a_save_was_written(checks, expert, server):
    """The verdict is on the disk, but the answer is lost: the second try must add nothing."""
    expert.press("1", "3")
    title = expert.title

    lost = []

    def lose(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch().status)
        server.kill()
        return route.abort("connectionreset")

    expert.page.route("**/verdict", lose)
    count = len(server.words("eve"))
    expert.press("Control+Enter")
    told_and_saved(checks, expert, server, "killed after it was written")
    checks.same("the store holds the verdict that the page could not know of",
                len(server.words("eve")), count + 1)  # fmt: skip
    goes_on(checks, expert, server, title, count + 1)
    expert.page.unroute("**/verdict")


def the_session_holds(checks, expert, server):
    server.kill()
    server.start()
    expert.page.reload()
    expert.settle()
    checks("the session holds over a restart: a task is shown", "Task" in (expert.title or ""), expert.title)
    expert.press("1", "1")
    expert.goes("Control+Enter")
    checks.same("all that was said stands", len(server.words("eve")), 5)
