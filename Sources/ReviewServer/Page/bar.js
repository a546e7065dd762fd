// The bar below the task: progress, what is saved, and what can be done.

const barParts = {};

function buildBar() {
  const bar = byID("bar");
  const act = (name) => () => perform(name);
  barParts.meter = make("progress", { max: 1, value: 0, "aria-label": "Tasks done" });
  barParts.progress = make("span", { class: "progress-words" });
  barParts.state = make("p", { class: "state", role: "status", "aria-live": "polite" });
  barParts.retry = button("Retry", { class: "plain", hidden: true, click: () => saving.retry?.() });
  barParts.undo = button("Undo", { click: act("undo") }, "undo");
  barParts.skip = button("Skip", { click: act("skip") }, "skip");
  barParts.flag = button("Flag", { click: act("flag"), "aria-pressed": "false" }, "flag");
  barParts.look = button("Reveal", { click: act("look") }, "look");
  barParts.help = button("Help", { click: act("help") }, "help");
  barParts.submit = button("Save and next", { class: "primary", click: act("submit") }, "submit");
  replace(bar,
    make("div", { class: "progress" }, barParts.meter, barParts.progress),
    make("div", { class: "saving" }, barParts.state, barParts.retry),
    make("div", { class: "doing" }, barParts.undo, barParts.skip, barParts.flag, barParts.look, barParts.help, barParts.submit));
  saving.show = showSaving;
  bar.hidden = false;
}

const stateSigns = { saving: "◌", saved: "✓", failed: "!" };

function showSaving({ state, words, isWaiting = false }) {
  clearTimeout(barParts.passing);
  barParts.state.dataset.state = state;
  // Counting down is for the eyes: it is told once.
  if (state === "failed" && barParts.told !== "failed") say(words);
  barParts.told = state;
  barParts.state.setAttribute("aria-live", state === "failed" ? "off" : "polite");
  replace(barParts.state, make("span", { class: "state-sign", "aria-hidden": "true" }, stateSigns[state]), " " + words);
  barParts.retry.hidden = !isWaiting;
}

/** A passing word beside the bar's state; null takes it away. */
function notifyKey(words) {
  barParts.state.querySelector(".passing")?.remove();
  clearTimeout(barParts.passing);
  if (words === null) return;
  say(words);
  append(barParts.state, make("span", { class: "passing", "aria-hidden": "true" }, words));
  barParts.passing = setTimeout(() => notifyKey(null), 6000);
}

function progressWords() {
  const { judged, queue } = page.me.progress;
  return [
    make("b", {}, count(judged)), " judged by you · ", make("b", {}, count(queue.done)),
    ` of ${count(queue.tasks)} done`,
  ];
}

/** Shows what can be done in the present view. */
function showBar() {
  if (!page.me) return;
  const view = page.here;
  const { queue } = page.me.progress;
  barParts.meter.max = Math.max(1, queue.tasks);
  barParts.meter.value = queue.done;
  replace(
    barParts.progress,
    view?.task && make("span", { class: "place" }, `Task ${view.task.number} of ${count(view.task.of)}`),
    make("span", { class: "soft" }, view?.task && " · ", progressWords()),
  );
  const can = view?.commands ?? {};
  const off = !view?.canSubmit;
  barParts.skip.hidden = off || !can.skip;
  barParts.submit.hidden = off;
  // Its colour tells that nothing is missing.
  barParts.submit.classList.toggle("primary", !view?.dock?.missing());
  barParts.submit.disabled = view?.isSending ?? false;
  barParts.submit.firstChild.textContent = view?.submitLabel ?? (view?.task?.mine ? "Save the change" : "Save and next");
  barParts.flag.hidden = !can.flag;
  barParts.look.hidden = !can.look;
  const isFlagged = view?.task?.flagged ?? false;
  adorn(barParts.flag, { "aria-pressed": String(isFlagged) });
  barParts.flag.firstChild.textContent = isFlagged ? "⚑ Flagged" : "Flag";
}

async function refreshProgress() {
  try {
    page.me.progress = (await ask("me")).progress;
    showBar();
  } catch {
    // The figures of before stay: what matters was saved, and the next answer brings new ones.
  }
}
