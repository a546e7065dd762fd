// What Spoor holds of a task, and what others said: only after one's own verdict, which then stands.

const provenanceMeanings = {
  borrowed: "the words stand in the dataset, and tuning made them at least ten times likelier",
  present: "the words stand in the dataset; what tuning did is not known",
  shared: "the words stand in the dataset, and the base model ranks each token third or better too",
  weak: "the words stand in the dataset, but tuning made them little likelier",
  common: "the words stand in the dataset, as they would in any text of this kind",
  near: "nearly the same words stand in the dataset",
  partial: "half of the words that matter stand together in the dataset",
  unseen: "the words do not stand in the dataset",
};

const purposeMeanings = {
  sample: "drawn by chance: it counts in the rates",
  uncertainty: "chosen because Spoor is unsure: it does not count in the rates",
  gold: "its answer was known beforehand: it tests the judging",
  decoy: "its rows come from elsewhere on purpose: it tests the judging",
};

/** Asks once, saves what is not saved, and shows it. */
async function look(view) {
  const { task } = view;
  if (view.dock.missing()) return notifyKey("First your own answers: then you may see what Spoor holds.");
  if (view.isSending) return undefined;
  const isUnsaved = view.isTouched || task.mine?.kind !== "verdict";
  const stands = "From then on your word on this task stands.";
  const isYes = await confirmed("Show what Spoor holds and what others said?",
    isUnsaved ? `Your verdict is saved first. ${stands}` : stands, isUnsaved ? "Save and show" : "Show");
  if (!isYes) return undefined;
  if (isUnsaved && !await submit(view, { goesOn: false })) return undefined;
  try {
    await ask(taskPath(task.id, "/reveal"), {});
    trail.decisions = null;
    await refreshProgress();
    go(`#/task/${encodeURIComponent(task.id)}`);
  } catch (problem) {
    tell(problem, ["Try again", () => look(view)]);
  }
  return undefined;
}

function fact(name, ...value) {
  return make("div", {}, make("dt", {}, name), make("dd", {}, value));
}

function liftWords(lift) {
  if (lift === null) return "not known";
  const times = Math.exp(Math.abs(lift));
  const written = times >= 1e6 ? times.toExponential(1) : times >= 10 ? count(Math.round(times)) : times.toFixed(1);
  return `${lift.toFixed(2)} nats: tuning made the words ${written} times ${lift < 0 ? "less likely" : "likelier"}`;
}

function heldFacts(task, held) {
  const copies = held.rows.map((row, index) => [index > 0 && "; ", rowName(task, row.row_id),
    ` score ${figure(row.score)}`, row.copies > 1 && ` ×${count(row.copies)}`]);
  return make("dl", { class: "facts" },
    fact(
      "Provenance", make("b", { class: "provenance" }, held.provenance ?? "not traced"),
      provenanceMeanings[held.provenance] && `: ${provenanceMeanings[held.provenance]}`,
    ),
    fact("Suspicion", figure(held.score)),
    fact("Lift", liftWords(held.lift)),
    fact("Model", isolated(held.model)),
    fact("Chosen", held.purpose, purposeMeanings[held.purpose] && `: ${purposeMeanings[held.purpose]}`),
    fact("Rows", copies.length > 0 ? copies : "none"));
}

function othersSaid(task, held) {
  return [
    held.said.length > 0 ? saidTable(task, held.said) : make("p", { class: "none" }, "Nobody else has judged it yet."),
    held.gold && make("p", {},
      make("b", {}, `Known: hallucination ${held.gold.hallucination}, related ${held.gold.related}. `),
      isolated(held.gold.reason ?? ""),
    ),
    held.decision && [make("h3", {}, "Decided"), make("ul", { class: "decisions" }, decisionItem(task, held.decision))],
  ];
}

/** The view of a task whose verdict stands. */
async function revealedView(task) {
  const held = await ask(taskPath(task.id, "/reveal"), {});
  const pair = evidencePair(task, { take: () => notifyKey("Your word on this task stands."), opened: () => {} });
  pair.rows.showTaken(task.mine?.row_id ?? undefined);
  const strip = await stripSection(task);
  const part = (title, ...content) => make("section", { class: "part" }, make("h2", {}, title), content);
  return {
    task, title: `${task.number} of ${task.of}, revealed`, canSubmit: true, submitLabel: "Next task",
    element: make("article", { class: "revealed" },
      make("h1", { class: "unseen" }, `Task ${task.number} of ${task.of}, revealed`),
      saidBefore(task),
      make("div", { class: "two" },
        part("What Spoor holds", heldFacts(task, held)),
        part("What was said", othersSaid(task, held)),
      ),
      part("Token by token", strip.element),
      part("The task", pair.element)),
    commands: {
      ...readingCommands(pair, null), ...strip.commands,
      before: () => goBefore(task), after: () => goAfter(task),
      submit: () => (placeInTrail(task.id) > 0 ? goAfter(task) : nextTask()),
      flag: () => flag(page.here),
    },
  };
}

/** The strip where there is one; else why not. */
async function stripSection(task) {
  try {
    const held = await ask(taskPath(task.id, "/strip"));
    if (held.tokens.length === 0) return {
      element: make("p", { class: "none" }, "This audit holds no values of single tokens."), commands: {},
    };
    return klStrip(task, held);
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.status === 401) throw problem;
    return { element: make("p", { class: "none" }, problem.message, " ", problem.remedy ?? ""), commands: {} };
  }
}
