"""Names and roles, a visible focus, dialogs, and keys that rest where they must."""

import places
from expert import Expert

# The ring may be drawn by what surrounds the control, or by the active part of a list.
RING = """() => {
  const node = document.activeElement;
  const active = document.getElementById(node.getAttribute("aria-activedescendant"));
  const drawn = (one) => { const style = one && getComputedStyle(one);
    return style && (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none"); };
  const box = node.getBoundingClientRect();
  return { name: `${node.tagName}.${node.className}#${node.id} ${node.getAttribute("aria-label") ?? node.innerText?.slice(0, 30)}`,
    ring: [node, node.closest("label"), active, active?.querySelector("td")].some(drawn),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth };
}"""


def run(checks, browser, server):
    places.differ(browser, server).close()
    for title, expert in places.walk(browser, server, "names"):
        checks.none(f"{title}: all that takes the focus has a role and a name", nameless(expert))
        checks.none(f"{title}: the focus shows at every stop of Tab", stops(expert))
    expert = Expert(browser, server, "ruth")
    dialogs(checks, expert)
    announces(checks, expert)
    keys_rest(checks, expert)
    keys_change(checks, expert)
    checks.none("the console is silent", expert.errors)
    welcome(checks, browser, server)


def nameless(expert):
    """Nodes of the accessibility tree that take the focus and lack a role or a name."""
    session = expert.context.new_cdp_session(expert.page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    for node in tree:
        states = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
        role = node.get("role", {}).get("value")
        if not states.get("focusable") or role in ("RootWebArea", "main"):
            continue
        name = (node.get("name", {}).get("value") or "").strip()
        if node.get("ignored") or role in (None, "none", "generic") or not name:
            yield f"role {role}, name {name!r}, node {node.get('backendDOMNodeId')}"


def stops(expert):
    """Stops of Tab, from the beginning to the end of the page or dialog, where no focus shows."""
    expert.read("() => document.getElementById('past').focus()")
    seen = set()
    for _ in range(120):
        expert.press("Tab")
        if expert.read("() => document.activeElement === document.body"):
            break
        stop = expert.read(RING)
        where = expert.read("() => { const node = document.activeElement; node.stop ??= Math.random(); return node.stop; }")
        if where in seen:
            break
        seen.add(where)
        if not stop["ring"] or not stop["seen"]:
            yield stop
    if len(seen) < 4:
        yield f"Tab stops only {len(seen)} times"


def dialogs(checks, expert):
    expert.page.wait_for_selector(".dock")
    expert.page.focus("button:has(kbd[data-action=help])")
    expert.press("Enter")
    expert.page.wait_for_selector("dialog")
    inside = True
    for _ in range(50):
        expert.press("Tab")
        inside = inside and expert.read(
            "() => document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    checks("a dialog keeps the focus", inside)
    places.end_dialog(expert)
    checks("and gives it back to where it was", expert.read(
        "() => document.activeElement.matches('button:has(kbd[data-action=help])')"),
        expert.read(RING)["name"])  # fmt: skip


def announces(checks, expert):
    expert.read("""() => { window.told = []; new MutationObserver(() => {
      for (const node of document.querySelectorAll('[aria-live=polite]')) window.told.push(node.textContent);
    }).observe(document.body, { subtree: true, childList: true, characterData: true }); }""")
    expert.press("h", "1", "1")
    expert.settle()
    expert.goes("Control+Enter")
    told = " | ".join(dict.fromkeys(expert.read("() => window.told")))
    for words in ("Hallucination: Yes", "Both are answered", "Saving…", "Saved "):
        checks(f"a polite region says {words!r}", words in told, told)


def keys_rest(checks, expert):
    nothing = {"hallucination": None, "related": None, "row": "0", "cause": None, "note": ""}
    title = expert.title
    expert.press("Alt+1", "Control+2", "Meta+3", "Control+Alt+x", "Alt+u")
    checks.same("keys do nothing with Control, Alt or Meta", expert.answered(), nothing)
    expert.press("c")
    expert.type("123 husx?qijk[]0.")
    checks.same("in the note they are letters", expert.answered(), {**nothing, "note": "123 husx?qijk[]0."})
    checks("and do nothing else", expert.title == title and not expert.page.query_selector("dialog"))
    expert.press("Control+a", "Delete", "Escape", "h", "1", "w", "1")
    checks.same("in the list of causes too", expert.answered()["related"], None)
    expert.press("Escape", "b", "3")
    checks.same("Escape leaves the list, and keys work again", expert.answered()["related"], "unsure")


def keys_change(checks, expert):
    expert.press("?")
    expert.page.wait_for_selector("dialog.help")
    expert.page.focus("button[aria-label^='Answer no:']")
    expert.press("Enter", "8")
    places.end_dialog(expert)
    expert.press("h", "8")
    checks.same("a key can be given another place", expert.answered()["hallucination"], "no")
    hint = expert.text(".choice kbd[data-action=no]")
    checks.same("the hint follows", hint, "8")
    expert.page.reload()
    expert.settle()
    expert.press("h", "2")
    checks.same("also after a reload the old key is free", expert.answered()["hallucination"], "no")
    expert.press("?")
    expert.page.wait_for_selector("dialog.help")
    expert.page.focus("#setting-singleKeys")
    expert.press("Space")
    places.end_dialog(expert)
    title = expert.title
    expert.press("h", "1", "b", "1", "u", "x", "q", "s", "?", "i")
    checks("single keys off: none does anything",
           expert.answered()["related"] == "unsure" and expert.title == title
           and not expert.page.query_selector("dialog"), expert.answered())  # fmt: skip
    checks("and no hint is shown", not expert.page.is_visible("kbd[data-action=yes]"))
    expert.goes("Control+Enter")
    checks("Control and Enter still save", expert.title != title)


def welcome(checks, browser, server):
    """The first visit: three questions, five keys, one key to begin."""
    expert = Expert(browser, server, "new", welcomed=False)
    expert.page.wait_for_selector("dialog")
    checks("a first visit is welcomed with the three questions",
           expert.read("() => document.querySelectorAll('dialog .three li').length") == 3)  # fmt: skip
    expert.press("Enter")
    expert.page.wait_for_selector("dialog", state="detached")
    expert.press("1")
    checks.same("Enter begins, and the first key judges", expert.answered()["hallucination"], "yes")
    expert.page.reload()
    expert.settle()
    checks("a second visit is not", not expert.page.query_selector("dialog"))
