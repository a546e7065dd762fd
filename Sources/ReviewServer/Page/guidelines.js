// The guidelines, docked beside the task: they stay open while one judges.

async function toggleGuidelines() {
  const panel = byID("guidelines");
  if (!panel.hidden) {
    closeGuidelines();
    return;
  }
  panel.hidden = false;
  document.body.classList.add("has-guidelines");
  if (panel.childElementCount > 0) {
    panel.focus();
    return;
  }
  try {
    const { version, markdown: text } = await ask("guidelines");
    const [title, ...blocks] = markdown(text);
    replace(panel,
      make("div", { class: "panel-head" },
        make("p", { class: "kicker" }, `Guidelines, version ${version}`),
        button("Close", { class: "plain", click: closeGuidelines }, "guidelines")),
      adorn(title, { id: "guidelines-title" }), blocks);
    panel.tabIndex = -1;
    panel.addEventListener("keydown", (event) => { if (event.key === "Escape") closeGuidelines(); });
    panel.focus();
  } catch (problem) {
    closeGuidelines();
    tell(problem, ["Try again", toggleGuidelines]);
  }
}

function closeGuidelines() {
  const panel = byID("guidelines");
  const held = panel.contains(document.activeElement);
  panel.hidden = true;
  document.body.classList.remove("has-guidelines");
  if (held) byID("main").focus();
}
