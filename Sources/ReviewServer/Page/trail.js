// Back to earlier tasks and forward again to the open one.

/**
 * `decisions`: mine, latest first, as far as loaded (null: not at all).
 * `waiting`: tasks that I hold, the one taken back last first, then the open one.
 */
const trail = { decisions: null, next: null, waiting: [] };

function noLongerWaits(id) {
  trail.waiting = trail.waiting.filter((waiting) => waiting !== id);
}

async function loadTrail() {
  const first = trail.decisions === null;
  const query = first ? "history?count=50" : `history?count=50&before=${trail.next}`;
  const { decisions, next } = await ask(query);
  trail.decisions = first ? decisions : [...trail.decisions, ...decisions];
  trail.next = next;
}

function placeInTrail(id) {
  return trail.decisions?.findIndex((decision) => decision.id === id) ?? -1;
}

function openEarlier(id) {
  go(`#/task/${encodeURIComponent(id)}`);
}

/** One task back. */
async function goBefore(task) {
  try {
    if (trail.decisions === null) await loadTrail();
    const place = placeInTrail(task.id) + 1;
    while (place >= trail.decisions.length && trail.next !== null) await loadTrail();
    if (place < trail.decisions.length) openEarlier(trail.decisions[place].id);
    else notifyKey(place === 0 ? "Nothing judged yet." : "This is the first that you judged.");
  } catch (problem) {
    tell(problem);
  }
}

/** One task forward: to what was judged later, then to the open task. */
async function goAfter(task) {
  const place = placeInTrail(task.id);
  if (place > 0) openEarlier(trail.decisions[place - 1].id);
  else if (page.route.kind !== "open") go("#/");
  else notifyKey("This is the open task: answer it, or skip it.");
}

/** The open task: the one that I hold, else the next. */
async function openTask() {
  while (trail.waiting.length > 0) {
    const [id] = trail.waiting;
    try {
      const { task } = await ask(taskPath(id));
      if (task.lease) {
        await refreshProgress();
        return task;
      }
    } catch (problem) {
      // It may have gone to somebody else meanwhile: then the next one is asked for.
      if (!(problem instanceof Refusal) || problem.isPassing || problem.status === 401) throw problem;
    }
    noLongerWaits(id);
  }
  const { task, progress } = await ask("next", {});
  page.me.progress = progress;
  if (task) trail.waiting = [task.id];
  return task;
}

/** Nothing is left for me. */
function restView() {
  const { judged, skipped, queue } = page.me.progress;
  const open = queue.tasks - queue.done;
  return {
    title: "Nothing left",
    element: make("div", { class: "calm" },
      make("h1", {}, judged > 0 ? "Thank you. That was all." : "There is nothing for you to judge now."),
      make("p", {}, `You judged ${plural(judged, "task")}${skipped > 0 ? ` and skipped ${skipped}` : ""}. `,
        open > 0 ? `${plural(open, "task")} of ${count(queue.tasks)} ${open === 1 ? "is" : "are"} not done: others judge them, or hold them at present.`
          : "Every task is done."),
      make("div", { class: "row-of-buttons" },
        button("Look again for a task", { class: "primary", click: nextTask }),
        button("My tasks", { click: () => go("#/queue") }, "queue"),
        button("Undo the last", { click: undo }, "undo"))),
    commands: { before: () => goBefore({ id: "" }), submit: nextTask },
  };
}
