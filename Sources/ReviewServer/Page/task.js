// A task to be judged: the evidence pair and the questions, and what keys do there.

const evidenceMissing = "evidence insufficient";

/** What was said before, in a line above the task. */
function saidBefore(task) {
  if (!task.mine) return null;
  const { mine } = task;
  const words = mine.kind === "skip" ? ["You skipped this: ", isolated(mine.reason)]
    : [`You said: hallucination ${mine.hallucination}, related ${mine.related}`];
  return make("p", { class: "before" }, words, ` (${day(mine.time)}). `,
    task.closed ? "It stands: you have seen what Spoor holds." : "Change it and save, or go on.");
}

/** The pair of text and evidence, shared by judging and adjudicating. */
function evidencePair(task, events) {
  const said = passage(task);
  const rows = evidence(task, { ...events, activated: (row) => said.emphasise(row) });
  return { element: make("div", { class: "pair" }, said.element, rows.element), said, rows };
}

/** Keys that move about in text and evidence. */
function readingCommands(pair, dock) {
  return {
    evidenceBefore: () => pair.rows.move(-1),
    evidenceAfter: () => pair.rows.move(1),
    spanAfter: () => focusMark(pair.said.mark),
    spanBefore: () => focusMark(pair.said.mark),
    ...dock && {
      yes: () => dock.answer("yes"), no: () => dock.answer("no"), unsure: () => dock.answer("unsure"),
      hallucination: () => dock.focusQuestion("hallucination"), related: () => dock.focusQuestion("related"),
      cause: () => (dock.cause.hidden ? notifyKey("Why? is asked only of a hallucination.") : dock.cause.focus()),
      note: () => dock.note.focus(),
    },
  };
}

function focusMark(mark) {
  mark.focus({ preventScroll: true });
  reveal(mark, "center");
}

/** Names a row by its digit. */
function chooseRow(task, dock) {
  if (task.rows.length === 0) return say("No row is shown.");
  notifyKey(`Row: press 1–${Math.min(9, task.rows.length)}, or 0 for none.`);
  awaitDigit((digit) => {
    notifyKey(null);
    if (digit === 0) dock.takeRow(null);
    else if (digit !== null && task.rows[digit - 1]) dock.takeRow(task.rows[digit - 1]);
  });
}

/** The view of a task that can be judged. */
function taskView(task) {
  const { answers, unsent } = drafts.of(task);
  const view = { task, answers, title: `${task.number} of ${task.of}`, isSending: false, isTouched: unsent };

  function changed(name) {
    drafts.keep(task.id, answers);
    pair.rows.showTaken(answers.related === "no" ? null : answers.row_id);
    view.isTouched = true;
    showBar();
    const isAnswered = answers.hallucination !== null && answers.related !== null;
    if (settings.goOn && isAnswered && (name === "hallucination" || name === "related")) submit(view);
  }

  const dock = questions(task, answers, { changed });
  const pair = evidencePair(task, {
    take: (row) => dock.takeRow(row),
    opened(row) {
      if (answers.opened.includes(row.row_id)) return;
      answers.opened.push(row.row_id);
      drafts.keep(task.id, answers);
    },
  });
  pair.rows.showTaken(answers.related === "no" ? null : answers.row_id);
  const isMine = task.lease !== null || task.mine !== null;
  if (task.closed || !isMine) dock.disable();

  view.element = make("article", { class: "task", "aria-labelledby": "task-title" },
    make("h1", { class: "unseen", id: "task-title" }, `Task ${task.number} of ${task.of}`),
    saidBefore(task),
    !isMine && make("p", { class: "before" },
      "You look at this task without holding it: nothing can be answered here.",
    ),
    pair.element, dock.element);
  Object.assign(view, {
    dock,
    canSubmit: isMine && !task.closed,
    commands: {
      ...readingCommands(pair, isMine && !task.closed ? dock : null),
      takeRow: () => pair.rows.activeRow() && dock.takeRow(pair.rows.activeRow()),
      row: () => chooseRow(task, dock),
      insufficient: () => answerInsufficient(answers, dock, changed),
      submit: () => submit(view), skip: () => skip(view), flag: () => flag(view), look: () => look(view),
      before: () => goBefore(task), after: () => goAfter(task),
    },
    shown() { pair.said.mark.isConnected && showMark(pair.said.mark); },
    left: keepLease(view),
  });
  if (unsent) say("Your answers from before are still here, not yet saved.");
  return view;
}

/** Scrolls only the box that holds the mark, and only if it is out of sight. */
function showMark(mark) {
  const box = mark.closest(".passage");
  const inner = mark.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  if (inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 2;
}

/** "The evidence does not suffice" is unsure with words that can be counted. */
function answerInsufficient(answers, dock, changed) {
  answers.related = "unsure";
  if (!answers.note.includes(evidenceMissing)) answers.note = [answers.note.trim(), evidenceMissing].filter(Boolean).join("; ");
  dock.show();
  dock.focusQuestion(answers.hallucination === null ? "hallucination" : "related");
  document.activeElement.blur();
  say("Related: unsure, evidence insufficient.");
  changed("related");
}

const heartbeat = 5 * 60 * 1000;
const activity = { last: Date.now() };
for (const kind of ["keydown", "pointerdown", "wheel", "pointermove"]) {
  addEventListener(kind, () => { activity.last = Date.now(); }, { passive: true });
}

/** Says every five minutes that somebody is at work on the task. Returns what stops it. */
function keepLease(view) {
  if (!view.task.lease) return () => {};
  let last = Date.now();
  // Looked at more often than it beats, so that who comes back after a pause soon hears if the task is gone.
  const timer = setInterval(async () => {
    const now = Date.now();
    if (now - last < heartbeat || now - activity.last > heartbeat || view.isSending) return;
    last = now;
    try {
      await ask(taskPath(view.task.id, "/lease"), {});
    } catch (problem) {
      // A server that does not answer now may answer the next beat.
      if (!(problem instanceof Refusal) || problem.isPassing) return;
      clearInterval(timer);
      tell(problem, ["Next task", nextTask]);
    }
  }, 20 * 1000);
  return () => clearInterval(timer);
}
