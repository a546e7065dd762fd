// Adjudication: the task, what each said without names, and the final answers with their reason.

/** What the experts said, below the text that they said it of. */
function saidSection(task, said, decisions) {
  return make("section", { class: "experts-said", tabindex: 0, "aria-labelledby": "said-title" },
    make("h2", { id: "said-title" }, "What the experts said"),
    saidTable(task, said),
    decisions.length > 0 && [
      make("h3", {}, "Decided before"),
      make("ul", { class: "decisions" }, decisions.map((decision) => decisionItem(task, decision))),
    ],
    make("p", { class: "soft" }, "You have seen what others said: you can decide this task, and not judge it any more."));
}

async function disputeView(id) {
  const { task, said, decisions } = await ask(taskPath(id, "/dispute"), {});
  const key = `${id}:decision`;
  const answers = { ...noAnswers, ...recall(drafts.key(key)) };
  const view = {
    task, answers, title: `Dispute ${task.number}`, isSending: false, canSubmit: true, submitLabel: "Decide and next",
  };
  const changed = () => {
    remember(drafts.key(key), answers);
    pair.rows.showTaken(answers.related === "no" ? null : answers.row_id);
  };
  const dock = questions(
    task, answers, { changed, noteTitle: "Reason", notePrompt: "Must be given: why this is the answer" },
  );
  dock.note.required = true;
  const pair = evidencePair(task, { take: (row) => dock.takeRow(row), opened: () => {} });
  pair.rows.showTaken(answers.row_id);
  view.element = make("article", { class: "task dispute", "aria-labelledby": "task-title" },
    make("h1", { class: "unseen", id: "task-title" }, `Disputed task ${task.number} of ${task.of}`),
    pair.element, dock.element);
  const beside = make("div", { class: "beside" });
  pair.said.element.replaceWith(beside);
  append(beside, pair.said.element, saidSection(task, said, decisions));
  Object.assign(view, {
    dock,
    shown() { showMark(pair.said.mark); },
    commands: {
      ...readingCommands(pair, dock),
      takeRow: () => pair.rows.activeRow() && dock.takeRow(pair.rows.activeRow()),
      row: () => chooseRow(task, dock),
      submit: () => decide(view, key), flag: () => flag(view),
      look: () => decisions.length > 0 ? showStrip(task) : notifyKey("Decide first: then you may see the strip."),
      after: () => nextDispute(task), before: () => go("#/queue?status=disputed"),
    },
  });
  return view;
}

async function decide(view, key) {
  if (view.isSending) return;
  const missing = view.dock.missing();
  if (missing) {
    view.dock.focusQuestion(missing);
    notifyKey("Both questions must be answered.");
    return;
  }
  if (view.answers.note.trim() === "") {
    view.dock.note.focus();
    notifyKey("Give the reason: experts will read it.");
    return;
  }
  const { note, ...body } = bodyOf(view.answers);
  const isSaved = await send(view, () => ask(taskPath(view.task.id, "/decision"), { ...body, reason: note }));
  if (!isSaved) return;
  forget(drafts.key(key));
  if (page.here === view) await nextDispute(view.task);
}

/** The next disputed task by number; the first again after the last. */
async function nextDispute(task) {
  try {
    const { rows } = await ask("queue?status=disputed&find=&from=0&count=500");
    const others = rows.filter((row) => row.id !== task.id);
    const next = others.find((row) => row.number > task.number) ?? others[0];
    if (next) go(pathOf(next));
    else {
      go("#/queue");
      notifyKey("No disputed task is left.");
    }
  } catch (problem) {
    tell(problem);
  }
}

async function showStrip(task) {
  const strip = await stripSection(task).catch((problem) => { tell(problem); return null; });
  if (strip) await openDialog("Token by token", () => strip.element, { class: "wide" });
}
