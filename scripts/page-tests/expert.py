"""Somebody at the page: a browser of their own, keys pressed as a person presses them."""

import json
import time

# Set before the page runs: a first visit's welcome is for those tests that are about it.
WELCOMED = """try { localStorage.getItem("spoor-review:settings")
  ?? localStorage.setItem("spoor-review:settings", '{"welcomed":true}'); } catch {}
addEventListener("securitypolicyviolation", (event) =>
  console.error("CSP violation: " + event.violatedDirective + " " + event.blockedURI));
window.mouseEvents = 0;
for (const kind of ["mousedown", "mouseup", "pointerdown", "touchstart"])
  addEventListener(kind, () => { window.mouseEvents += 1; }, true);"""


class Expert:
    """A browser context, its page, and all that reached it."""

    def __init__(self, browser, server, name, role="expert", welcomed=True, **context):
        self.server, self.name = server, name
        self.context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce", **context}
        )
        if welcomed:
            self.context.add_init_script(WELCOMED)
        self.page = self.context.new_page()
        self.errors, self.dialogs, self.requests, self.answers = [], [], [], []
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.errors.append(f"uncaught: {error}"))
        self.page.on("dialog", self.dismiss)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("response", self.keep)
        self.page.goto(server.invite(name, role))
        self.settle()

    def hear(self, message):
        # A request that fails is told by the browser itself, whatever the page does about it.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.errors.append(f"{message.type}: {message.text}")

    def dismiss(self, dialog):
        self.dialogs.append(f"{dialog.type}: {dialog.message}")
        dialog.accept()

    def keep(self, response):
        if "/api/" in response.url:
            self.answers.append(response)

    def bodies(self):
        """Every answer of the server so far: path and text."""
        told = []
        for response in self.answers:
            path = response.url.split("/api/")[1]
            told.append((path, response.text()))
        return told

    # --- Keys ------------------------------------------------------------------------------------

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words):
        self.page.keyboard.type(words)

    def goes(self, *keys):
        """Presses keys after which another place is shown, and waits for it."""
        before = self.page.query_selector("#main > *")
        self.press(*keys)
        self.page.wait_for_function("(node) => !node.isConnected", arg=before, timeout=60000)
        self.settle()

    def settle(self):
        self.page.wait_for_selector("#main h1, dialog h2", state="attached", timeout=60000)
        # What is announced comes 30 ms after what is shown.
        time.sleep(0.06)

    # --- What is on the page ---------------------------------------------------------------------

    def read(self, script, argument=None):
        return self.page.evaluate(script, argument)

    def text(self, selector):
        node = self.page.query_selector(selector)
        return node.inner_text() if node else None

    @property
    def title(self):
        return self.page.text_content("#main h1")

    @property
    def notice(self):
        return self.text("#notices") or ""

    @property
    def state(self):
        return self.text(".state") or ""

    def waits_for(self, script, seconds=15):
        """Whether something comes true on the page within some seconds."""
        try:
            self.page.wait_for_function(script, timeout=seconds * 1000)
            return True
        except Exception:  # Playwright's own timeout; the caller's check tells of it.
            return False

    def answered(self):
        """The answers as the page shows them."""
        return self.read("""() => {
          const chosen = (name) => document.querySelector(`input[name=${name}]:checked`)?.value;
          const field = (id) => document.getElementById(id)?.value;
          return { hallucination: chosen("hallucination") ?? null, related: chosen("related") ?? null,
            row: chosen("row") ?? "0", cause: field("cause") || null, note: field("note") ?? "" };
        }""")

    def task(self):
        """The task on the page as the server told it last."""
        number = int(self.title.split()[1 if self.title.startswith("Task") else 2])
        for response in reversed(self.answers):
            if response.ok and response.request.method in ("GET", "POST"):
                try:
                    held = json.loads(response.text()).get("task")
                except (ValueError, AttributeError):
                    continue
                if held and held["number"] == number:
                    return held
        raise AssertionError(f"no task {number} was told")

    def close(self):
        self.context.close()
