"""Contrast, widths, touch targets, motion, in every place of the page."""

from pathlib import Path

import places
from expert import Expert

CONTRAST = (Path(__file__).parent / "contrast.js").read_text().split("\n", 2)[2]
# What reaches beyond the window, but for what a box of its own scrolls.
BEYOND = """() => {
  const scrolled = (node) => node && (/auto|scroll/.test(getComputedStyle(node).overflowX)
    && node !== document.body && !node.matches("main") || scrolled(node.parentElement));
  const found = [];
  for (const node of document.querySelectorAll("body *")) {
    const box = node.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || node.closest(".unseen, .past, svg *, script, style")) continue;
    if ((box.right > innerWidth + 1 || box.left < -1) && !scrolled(node.parentElement))
      found.push(`${node.tagName}.${node.className} ${Math.round(box.left)}–${Math.round(box.right)}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  const main = document.querySelector("main");
  if (main.scrollWidth > main.clientWidth + 1) found.push("the task scrolls sideways");
  return found;
}"""
# What a finger must hit. A box that is ticked is hit by its label too.
SMALL = """() => {
  const found = [];
  const targets = "button, a, select, summary, textarea, input:not([type=radio], [type=checkbox]), .choice, .chip, .switch label, .setting";
  for (const node of document.querySelectorAll(targets)) {
    const box = node.getBoundingClientRect();
    if (box.width === 0 || node.closest(".past, .unseen, td")) continue;
    if (document.querySelector("dialog[open]") && !node.closest("dialog")) continue;
    if (Math.min(box.width, box.height) < 43.5)
      found.push(`${node.tagName}.${node.className} "${node.innerText.slice(0, 20)}" ${Math.round(box.width)}×${Math.round(box.height)}`);
  }
  return found;
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((node) => {
  const style = getComputedStyle(node);
  return /[1-9]/.test(style.transitionDuration + style.animationDuration) || style.scrollBehavior === "smooth";
}).length"""
WIDTHS = [("1280 px", {"viewport": {"width": 1280, "height": 720}}),
          ("768 px", {"viewport": {"width": 768, "height": 1024}}),
          ("320 px", {"viewport": {"width": 320, "height": 640}}),
          ("zoom 200 %", {"viewport": {"width": 640, "height": 360}, "device_scale_factor": 2})]  # fmt: skip


def run(checks, browser, server):
    places.differ(browser, server).close()
    for theme in ("light", "dark"):
        for title, expert in places.walk(browser, server, theme, color_scheme=theme):
            checks.same(f"{theme}, {title}: all text has a contrast of 4.5 or more",
                        expert.read(CONTRAST), {})  # fmt: skip
    for number, (name, context) in enumerate(WIDTHS):
        for title, expert in places.walk(browser, server, f"wide{number}", **context):
            checks.none(f"{name}, {title}: nothing reaches beyond the window", expert.read(BEYOND))
    touch = {"viewport": {"width": 768, "height": 1024}, "has_touch": True}
    for title, expert in places.walk(browser, server, "touch", **touch):
        checks.none(f"touch, {title}: every target is 44 px or more", expert.read(SMALL))
    for title, expert in places.walk(browser, server, "still"):
        checks.same(f"reduced motion, {title}: nothing moves", expert.read(MOVING), 0)
    fits(checks, browser, server)


def fits(checks, browser, server):
    """At 1280×720 the page never scrolls, and most tasks show prompt, reference and response whole."""
    expert = Expert(browser, server, "fit")
    tall, whole = [], 0
    for _ in range(20):
        page, passage = expert.read("""() => [document.documentElement, document.querySelector(".passage")]
          .map((box) => box.scrollHeight - box.clientHeight)""")
        if page > 0:
            tall.append(f"{expert.title}: {page} px")
        whole += passage <= 1
        expert.press("1", "2")
        expert.goes("Control+Enter")
    checks.none("1280×720: the page never scrolls", tall)
    checks(f"1280×720: {whole} of 20 tasks stand there whole, at least 15", whole >= 15)
