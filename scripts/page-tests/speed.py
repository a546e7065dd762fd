"""A queue of 20,000 tasks scrolls; a response of 3,000 words opens within 300 ms."""

from expert import Expert

TASKS = 20_000
WORDS = ("She was born in a harbour town and wrote about the winter, the river and its people; "
         "the prize that she received was named after the lighthouse. ")  # fmt: skip
# From the key that leads to a task to the frame in which it stands there, in the page's own clock.
OPENING = """() => {
  window.opened = null;
  addEventListener("keydown", () => {
    const began = performance.now();
    const look = () => document.querySelector(".response")?.textContent.length > 15000
      ? requestAnimationFrame(() => setTimeout(() => { window.opened = performance.now() - began; }))
      : requestAnimationFrame(look);
    look();
  }, { once: true, capture: true });
}"""
# From each key to the frame that shows what it did.
MOVING = """() => {
  window.moved = [];
  addEventListener("keydown", () => {
    const began = performance.now();
    requestAnimationFrame(() => setTimeout(() => window.moved.push(performance.now() - began)));
  }, { capture: true });
}"""
SCROLLING = """async () => {
  const box = document.querySelector(".scroller");
  const frames = [];
  let last = performance.now();
  for (let at = 0; at < 60; at += 1) {
    box.scrollTop = at * 14000;
    await new Promise((done) => requestAnimationFrame(done));
    frames.push(performance.now() - last);
    last = performance.now();
  }
  return frames.slice(2).sort((left, right) => left - right);
}"""


def prepare(server):
    server.change(grow)


def grow(store):
    """One response of 3,000 words, and a draw of 20,000 tasks whose items are copies of one."""
    draw = store.execute("SELECT max(id) FROM draws").fetchone()[0]
    first = store.execute("SELECT item_hash FROM tasks WHERE draw_id = ? ORDER BY position", (draw,)).fetchone()[0]
    (prompt, run, model, start, end, text) = store.execute(
        'SELECT prompt_id, first_run, model, start, "end", text FROM items WHERE item_hash = ?', (first,)
    ).fetchone()  # fmt: skip
    response = store.execute(
        "SELECT response FROM responses WHERE run_id = ? AND prompt_id = ? AND model = ?", (run, prompt, model)
    ).fetchone()[0]
    store.execute("UPDATE responses SET response = ? WHERE run_id = ? AND prompt_id = ? AND model = ?",
                  (response + "\n\n" + WORDS * 115, run, prompt, model))  # fmt: skip
    count = store.execute("SELECT count(*) FROM tasks WHERE draw_id = ?", (draw,)).fetchone()[0]
    guideline = store.execute("SELECT guideline_version FROM items LIMIT 1").fetchone()[0]
    for position in range(count, TASKS):
        item = f"{position:064x}"
        store.execute('INSERT INTO items (item_hash, prompt_id, model, start, "end", text, first_run,'
                      ' guideline_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
                      (item, prompt, model, start, end, text, run, guideline))  # fmt: skip
        store.execute("INSERT INTO tasks VALUES (?, ?, ?, 'sample', 'borrowed', 0, 0.5, 1, 0.5)",
                      (draw, position, item))  # fmt: skip


def run(checks, browser, server):
    zoe = Expert(browser, server, "zoe", role="adjudicator")
    scrolls(checks, zoe)
    checks.none("the console is silent", zoe.errors)
    zoe.close()
    opens(checks, Expert(browser, server, "eve"))


def scrolls(checks, zoe):
    zoe.page.evaluate("() => { location.hash = '#/queue'; }")
    zoe.page.wait_for_selector("table.queue td.q-words")
    checks.same("the queue tells how many there are", zoe.text(".total"), f"{TASKS:,} tasks")
    zoe.press("End")
    zoe.waits_for(f"() => document.querySelector('tr.active .q-number')?.innerText === '{TASKS:,}'")
    checks.same("End leads to the last of 20,000", zoe.text("tr.active .q-number"), f"{TASKS:,}")
    lines = zoe.read("() => document.querySelectorAll('table.queue tr').length")
    checks("only the lines in sight exist", lines < 60, lines)
    frames = zoe.read(SCROLLING)
    checks(f"60 jumps through it: {frames[len(frames) // 2]:.0f} ms a frame (median), under 50",
           frames[len(frames) // 2] < 50, frames)  # fmt: skip
    zoe.press("Home")
    zoe.read(MOVING)
    for _ in range(30):
        zoe.press("ArrowDown")
        # As fast as a key that is held down repeats.
        zoe.page.wait_for_timeout(33)
    zoe.settle()
    checks.same("arrows lead from line to line", zoe.text("tr.active .q-number"), "31")
    times = sorted(zoe.read("() => window.moved"))
    checks(f"a line is in sight {times[len(times) // 2]:.0f} ms after the key (median), under 100",
           times[len(times) // 2] < 100, times)  # fmt: skip


def opens(checks, expert):
    """The first task holds the long response; it is judged, and opened again from its neighbour."""
    expert.page.wait_for_selector(".dock")
    words = expert.read("() => document.querySelector('.response').textContent.split(/\\s+/).length")
    checks("the response has 3,000 words", words >= 3000, words)
    expert.press("1", "1")
    expert.goes("Control+Enter")
    times = []
    for _ in range(5):
        expert.read(OPENING)
        expert.goes("k")
        expert.waits_for("() => window.opened !== null")
        times.append(expert.read("() => window.opened"))
        expert.goes("j")
    times.sort()
    checks(f"it opens within 300 ms: {times[2]:.0f} ms (median of 5, {times[-1]:.0f} at most)",
           times[2] < 300, times)  # fmt: skip
    checks.none("the console is silent", expert.errors)
