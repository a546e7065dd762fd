// Sending a verdict, a skip, a flag; taking the last decision back.

/** Saves the verdict and goes on. Returns whether it was saved. */
async function submit(view, { goesOn = true } = {}) {
  if (view.isSending || !view.canSubmit) return false;
  const missing = view.dock.missing();
  if (missing) {
    view.dock.focusQuestion(missing);
    notifyKey(missing === "related" ? "Answer the second question too: is it related?"
      : "Answer the first question: is it a hallucination?");
    return false;
  }
  const verdict = () => ({ ...bodyOf(view.answers), opened: view.answers.opened });
  const isSaved = await send(view, async () => {
    // Answers that change on the way are sent after those that they replace.
    for (;;) {
      const body = verdict();
      const answer = await ask(taskPath(view.task.id, "/verdict"), body);
      if (JSON.stringify(body) === JSON.stringify(verdict())) return answer;
    }
  });
  if (isSaved && goesOn) await leaveTask(view);
  return isSaved;
}

/** Sends a decision on the task until it is saved; then its draft is no longer needed. */
async function send(view, request) {
  view.isSending = true;
  dismissNotices();
  showBar();
  try {
    await saved(request);
    drafts.drop(view.task.id);
    noLongerWaits(view.task.id);
    return true;
  } catch (problem) {
    tell(problem, ["Next task", nextTask]);
    return false;
  } finally {
    view.isSending = false;
    showBar();
  }
}

/** Onwards: from an earlier task towards the open one, from the open one to the next. */
async function leaveTask(view) {
  if (page.here !== view) return;
  if (placeInTrail(view.task.id) > 0) await goAfter(view.task);
  else nextTask();
}

function nextTask() {
  dismissNotices();
  trail.decisions = null;
  go("#/");
}

const readyReasons = [
  "The marks are wrong", "I do not know this field", "I cannot read this language", "The text is broken or empty",
  "It should not be judged (private, harmful)",
];

/** A small dialog for the reason: a digit chooses one that is ready, or one types. */
function askReason() {
  return openDialog("Skip this task: why?", (close, dialog) => {
    const own = make("input", { id: "reason", type: "text", maxlength: 500, dir: "auto", autocomplete: "off" });
    dialog.addEventListener("keydown", (event) => {
      const index = Number(event.key) - 1;
      if (event.target === own || !(index in readyReasons) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      close(readyReasons[index]);
    });
    return make("form", { submit(event) {
      event.preventDefault();
      if (own.value.trim() !== "") close(own.value.trim());
      else own.focus();
    } },
    make("ol", { class: "reasons" }, readyReasons.map((reason, index) => make("li", {},
      make("button", { type: "button", "data-first": index === 0, click: () => close(reason) },
        make("kbd", {}, index + 1), make("span", {}, reason))))),
    make("label", { for: "reason" }, "Or in your own words"),
    make("div", { class: "row-of-buttons" }, own, make("button", { type: "submit", class: "primary" }, "Skip")));
  }, { class: "small" });
}

async function skip(view) {
  if (view.isSending || !view.canSubmit) return;
  const reason = await askReason();
  if (!reason) return;
  const isSaved = await send(view, () => ask(taskPath(view.task.id, "/skip"), { reason }));
  if (isSaved) await leaveTask(view);
}

async function flag(view) {
  try {
    const raised = !view.task.flagged;
    const { flagged } = await saved(() => ask(taskPath(view.task.id, "/flag"), { raised }));
    view.task.flagged = flagged;
    say(flagged ? "Flagged." : "Flag taken back.");
    showBar();
  } catch (problem) {
    tell(problem);
  }
}

/** What I said last, so that it is filled in again when it is taken back. */
async function lastWords() {
  const { decisions } = await ask("history?count=200");
  const last = decisions.find((one) => !one.closed);
  if (!last) return null;
  const { task } = await ask(taskPath(last.id));
  return task;
}

async function undo() {
  if (page.isUndoing) return;
  page.isUndoing = true;
  try {
    const last = await lastWords();
    const { undone, task } = await saved(() => ask("undo", { id: last?.id ?? null }));
    if (last?.id === task.id && last.mine?.kind === "verdict" && undone === "verdict") {
      drafts.keep(task.id, drafts.of({ ...last }).answers);
    }
    trail.decisions = null;
    noLongerWaits(task.id);
    trail.waiting.unshift(task.id);
    say(undone === "skip" ? "The skip is undone." : "The verdict is undone.");
    await refreshProgress();
    go(`#/task/${encodeURIComponent(task.id)}`);
    notifyKey(undone === "skip" ? "Skip undone: the task is yours again." : "Verdict undone: change it and save.");
  } catch (problem) {
    tell(problem);
  } finally {
    page.isUndoing = false;
  }
}
