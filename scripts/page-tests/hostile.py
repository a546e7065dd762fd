"""Texts that would like to be more than text: shown as text, obeyed by nothing."""

import json
import urllib.parse

from expert import Expert

MARKUP = ["<script>alert(1)</script>", '"><img src=x onerror=alert(2)>', "{{7*7}} ${7*7} <%= 7 %>",
          "</script><svg onload=alert(3)>", "javascript:alert(4)", "&lt;b&gt;", "<!-- -->",
          "<style>body{display:none}</style>", "<a href='//evil.example'>x</a>"]  # fmt: skip
# Each must be seen as a sign with its name, and must not turn what stands around it.
UNSEEN = {"\u202e": "RLO", "\u202c": "PDF", "\u2066": "LRI", "\u2069": "PDI", "\u200f": "RLM",
          "\u200b": "ZWSP", "\ufeff": "BOM", "\u001b": "ESC", "\u2028": "LSEP"}  # fmt: skip
MARKED = 'Grünwald\u202e"><img src=x onerror=alert(5)>\U0001f692'
BEFORE = "e\u0301 \U0001f469\u200d\U0001f692 عربي "
ARABIC = "ولدت ماريا في القاهرة عام 1901 وكتبت Script"


def prepare(server):
    """Changes texts of the copy: every task of the queue becomes hostile in its own way."""
    server.change(spoil)


def spoil(store):
    noise = " ".join(MARKUP) + " " + "".join(f"a{sign}b" for sign in UNSEEN)
    response = BEFORE + MARKED + " " + noise
    draw = store.execute("SELECT max(id) FROM draws").fetchone()[0]
    tasks = store.execute("SELECT item_hash FROM tasks WHERE draw_id = ?", (draw,)).fetchall()
    for number, (item,) in enumerate(tasks):
        prompt, run, model = store.execute(
            "SELECT prompt_id, first_run, model FROM items WHERE item_hash = ?", (item,)
        ).fetchone()
        text = ARABIC if number % 3 == 2 else response
        start = 0 if number % 3 == 2 else len(BEFORE)
        end = len(ARABIC) if number % 3 == 2 else len(BEFORE + MARKED)
        store.execute("UPDATE responses SET prompt = ?, response = ? WHERE prompt_id = ? AND model = ?"
                      " AND run_id = ?", (f"\u202eprompt {noise} ␀", text, prompt, model, run))  # fmt: skip
        store.execute('UPDATE items SET start = ?, "end" = ?, text = ? WHERE item_hash = ?',
                      (start, end, text[start:end], item))  # fmt: skip
        store.execute('UPDATE task_rows SET row_text = ?, instruction = ?, matched = ?, start = ?,'
                      ' "end" = ? WHERE item_hash = ?',
                      (f"{noise} {MARKED} {noise}", f"\u202e{noise}", MARKED, len(noise) + 1,
                       len(noise) + 1 + len(MARKED), item))  # fmt: skip


def run(checks, browser, server):
    bad = '"><img src=x onerror=alert(6)>\u202eeve'
    expert = Expert(browser, server, "eve<script>alert(7)</script>")
    other = Expert(browser, server, "ann")
    told = expert.task()
    checks("the server tells the texts unchanged", MARKED in told["response"] and "␀" in told["prompt"])
    shows_text(checks, expert)
    judged = says(expert, bad)
    says(other, "</textarea><script>alert(8)</script>")
    reveals(checks, expert, judged)
    for place in ("#/queue", "#/queue?find=" + urllib.parse.quote(bad), "#/task/%3Cscript%3E",
                  "#/queue?status=<img>"):  # fmt: skip
        expert.page.evaluate("(place) => { location.hash = place; }", place)
        expert.page.wait_for_timeout(700)
    silent(checks, server, (expert, other))


def shows_text(checks, expert):
    shown = expert.read("() => document.querySelector('.response').textContent")
    checks.none("markup stands in the response as it was written",
                [piece for piece in MARKUP if piece not in shown])  # fmt: skip
    made = expert.read("""() => [...document.querySelectorAll("#main script, #main img, #main svg, "
      + "#main style, #main a[href*=evil]")].map((node) => node.outerHTML)""")
    checks.same("and has made no element", made, [])
    signs = expert.read("() => [...document.querySelectorAll('.response .sign')].map((sign) => sign.dataset.sign)")
    checks.none("each invisible character is a sign with its name",
                [name for name in UNSEEN.values() if name not in signs])  # fmt: skip
    raw = expert.read("() => document.body.innerText + document.title")
    checks.none("no character that turns or hides text is left on the page",
                [name for sign, name in UNSEEN.items() if sign in raw])  # fmt: skip
    marked = expert.read("() => document.querySelector('mark').textContent")
    checks.same("the marks fall on the marked words, counted in code points",
                marked, MARKED.replace("\u202e", ""))  # fmt: skip
    in_order(checks, expert)


def in_order(checks, expert):
    """Where letters stand: an overriding character must not have turned them."""
    places = expert.read("""() => {
      const walk = document.createTreeWalker(document.querySelector("mark"), NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) if (walk.currentNode.data.includes("img")) break;
      const range = document.createRange();
      return [0, 1, 2, 3, 4, 5].map((at) => { range.setStart(walk.currentNode, at);
        range.setEnd(walk.currentNode, at + 1); return range.getBoundingClientRect().left; });
    }""")
    checks("letters after an override stand in their own order", places == sorted(places), places)
    while "ولدت" not in expert.task()["response"]:
        expert.press("2", "2")
        expert.goes("Control+Enter")
    direction = expert.read("""() => {
      const walk = document.createTreeWalker(document.querySelector("mark"), NodeFilter.SHOW_TEXT);
      walk.nextNode();
      const range = document.createRange();
      range.setStart(walk.currentNode, 0);
      range.setEnd(walk.currentNode, 1);
      const block = document.querySelector(".response").getBoundingClientRect();
      return [range.getBoundingClientRect().right, block.left + block.width / 2];
    }""")
    checks("Arabic begins at the right", direction[0] > direction[1], direction)


def says(expert, note):
    """Judges with a hostile note, skips with a hostile reason, names no row."""
    judged = expert.task()["id"]
    expert.press("1", "1", "c")
    expert.type(note)
    expert.press("Escape")
    expert.goes("Control+Enter")
    expert.press("s", *["Tab"] * 5)
    expert.type(note)
    expert.goes("Enter")
    return judged


def reveals(checks, expert, judged):
    expert.page.evaluate("(id) => { location.hash = '#/task/' + id; }", judged)
    expert.page.wait_for_selector(".before")
    expert.press("v")
    expert.page.wait_for_selector("dialog")
    expert.goes("Enter")
    expert.page.wait_for_selector(".revealed")
    raw = expert.read("() => document.body.innerText + document.title")
    checks.none("nor in what is revealed", [name for sign, name in UNSEEN.items() if sign in raw])
    checks("a note of markup is text there", "<img src=x" in expert.text(".said"), expert.text(".said"))


def silent(checks, server, experts):
    for expert in experts:
        checks.same(f"{json.dumps(expert.name)}: no dialog opened", expert.dialogs, [])
        elsewhere = [url for url in expert.requests if not url.startswith(server.address + "/")]
        checks.same("no request went elsewhere", elsewhere, [])
        asked = [url for url in expert.requests if "/api/" not in url and url.split("#")[0].strip("/")
                 != server.address and not url.endswith("/favicon.ico")]  # fmt: skip
        checks.same("nor to a path that only a text names", asked, [])
        checks.none("no error, no violation of the policy", expert.errors)
