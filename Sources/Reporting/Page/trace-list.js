// The list of all traces. Where no script runs the page shows some of them instead.

const linesAPage = 50;

/** Puts the list of what the page holds in place of its sample. */
function listTraces(held, stamp, sample) {
  const lines = readLines(held);
  // Nobody doubts a passage: where all scores are 0 there is nothing to show or sort by.
  const data = { ...held, isMany: held.models.length > 1, isScored: lines.some((line) => line.score > 0) };
  let wish = readAddress(data);
  let found = [];
  let active = 0;
  const status = make("p", { class: "status", role: "status" });
  const rows = make("div", { class: "traces", keydown: listKeys });
  const buttons = [pageButtons(turn), pageButtons(turn)];
  const controls = traceControls(data, () => wish, (change) => {
    wish = { ...wish, place: 1, ...change };
    active = 0;
    show();
  });
  const element = make("div", { id: "trace-list", class: data.isMany ? "many" : null }, controls.element,
    make("div", { class: "found" }, status, buttons[0].element), columnHeads(data, sample.dataset.noun), rows,
    buttons[1].element);
  element.style.setProperty("--columns", columnWidths(data));

  const last = () => Math.max(1, Math.ceil(found.length / linesAPage));
  const first = () => (wish.place - 1) * linesAPage;
  const summaries = () => [...rows.querySelectorAll("details > summary")];

  function show() {
    const result = search(lines, wish);
    found = result.found;
    wish.place = Math.min(wish.place, last());
    rows.replaceChildren(...found.slice(first(), first() + linesAPage).map((line) => traceLine(line, data, stamp)));
    point(Math.min(active, Math.max(0, rows.childElementCount - 1)));
    status.textContent = foundWords(found.length, lines.length, first(), wish);
    for (const one of buttons) one.show(wish.place, last());
    controls.show(wish, result.counted);
    writeAddress(wish);
  }

  /** One line of the list is a stop of the Tab key: the last that had the focus. */
  function point(index) {
    active = index;
    for (const [at, summary] of summaries().entries()) summary.tabIndex = at === index ? 0 : -1;
  }

  function focusLine(index) {
    point(index);
    summaries()[index]?.focus();
  }

  function turn(step) {
    wish.place = Math.min(last(), Math.max(1, wish.place + step));
    active = 0;
    show();
    focusLine(step > 0 ? 0 : rows.childElementCount - 1);
    element.querySelector(".found").scrollIntoView({ block: step > 0 ? "start" : "nearest" });
  }

  function move(step) {
    const next = active + step;
    if (next >= 0 && next < rows.childElementCount) focusLine(next);
    else if (wish.place + step >= 1 && wish.place + step <= last()) turn(step);
  }

  function listKeys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const letters = wish.hasKeys ? { j: 1, k: -1 } : {};
    const steps = { ArrowDown: 1, ArrowUp: -1, ...letters };
    const open = event.target.closest("details");
    if (event.key in steps) move(steps[event.key]);
    else if (event.key === "Home") focusLine(0);
    else if (event.key === "End") focusLine(rows.childElementCount - 1);
    else if (event.key === "Escape" && open) {
      open.open = false;
      open.firstElementChild.focus();
    } else return;
    event.preventDefault();
  }

  rows.addEventListener("focusin", (event) => {
    const summary = event.target.closest("summary");
    if (summary) point(summaries().indexOf(summary));
  });
  controls.query.addEventListener("keydown", (event) => {
    if (event.isComposing || !["ArrowDown", "Enter", "Escape"].includes(event.key)) return;
    if (event.key === "Escape" && controls.query.value !== "") return;
    event.preventDefault();
    focusLine(active);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || !wish.hasKeys || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    event.preventDefault();
    controls.query.focus();
    controls.query.select();
  });
  addEventListener("hashchange", () => {
    if (!location.hash.startsWith(mark)) return;
    wish = readAddress(data);
    show();
  });
  sample.after(element);
  sample.remove();
  show();
  if (location.hash.startsWith(mark)) element.parentElement.scrollIntoView();
}

function columnHeads(data, noun) {
  const figures = ["lift, nats", "times in dataset", data.isScored && "score"].filter(Boolean);
  return make("div", { class: "columns", "aria-hidden": "true" },
    [noun, "prompt", data.isMany && "model", "provenance"].filter(Boolean).map((name) => make("span", {}, name)),
    figures.map((name) => make("span", { class: "figure" }, name)));
}

function columnWidths(data) {
  const model = data.isMany ? "minmax(0, 3.4fr) minmax(0, 1.1fr)" : "minmax(0, 4fr)";
  return `minmax(0, 3fr) ${model} 100px 66px 66px${data.isScored ? " 52px" : ""}`;
}

/** One trace; what it opens to comes when it is opened. */
function traceLine(line, data, stamp) {
  const spoken = [
    line.text, line.prompt.question, data.isMany && line.model, line.provenance,
    line.lift === null ? "lift unknown" : `lift ${figure(line.lift)} nats`, `${plural(line.occurrences, "time")} in the dataset`,
    data.isScored && `score ${figure(line.score)}`,
  ];
  const body = make("div", { class: "body" });
  const node = make("details", { class: `trace t-${line.provenance}`, toggle: () => { if (node.open) fill(); } },
    make("summary", { "aria-label": spoken.filter(Boolean).join("; ") },
      make("span", { class: "span", dir: "auto" }, line.text),
      make("span", { class: "asked", dir: "auto" }, line.prompt.question),
      data.isMany && make("span", { class: "by" }, isolated(line.model)),
      make("span", { class: "word" }, make("i", { class: `key p-${line.provenance}` }), line.provenance),
      make("span", { class: "figure", "data-unit": "nats" }, figure(line.lift)),
      make("span", { class: "figure", "data-unit": "× in dataset" }, count(line.occurrences)),
      data.isScored && make("span", { class: "figure", "data-unit": "score" }, figure(line.score))),
    body);

  async function fill() {
    if (body.dataset.isFull) return;
    body.replaceChildren(make("p", { class: "none" }, "…"));
    try {
      body.replaceChildren(await bodyOf(line.index, data, stamp));
      body.dataset.isFull = "yes";
    } catch (problem) {
      body.replaceChildren(make("p", { class: "none", role: "alert" }, problem.message));
    }
  }
  return node;
}

/** How many are found, which of them are shown, and what was asked, for the eye, the ear and the printed page. */
function foundWords(number, all, first, wish) {
  const shown = number > linesAPage
    ? `, ${count(first + 1)} to ${count(Math.min(number, first + linesAPage))} shown` : "";
  const asked = [
    wish.query.trim() !== "" && `for “${wish.query.trim()}”`, wish.model !== "" && `in ${wish.model}`,
    wish.hidden.size > 0 && `without ${[...wish.hidden].join(", ")}`,
    `sorted by ${orders[wish.order].label}${wish.isReversed ? ", reversed" : ""}`,
  ];
  return `${count(number)} of ${plural(all, "trace")} found${shown}: ${asked.filter(Boolean).join(", ")}.`;
}

async function start() {
  const held = document.getElementById("trace-lines");
  const sample = document.getElementById("trace-sample");
  const { stamp } = held.dataset;
  try {
    const data = JSON.parse(held.textContent);
    listTraces(typeof data === "string" ? await loaded(data, stamp) : data, stamp, sample);
  } catch (problem) {
    sample.before(make("p", { class: "none", role: "alert" }, `Not all traces can be listed: ${problem.message}`));
  }
}

start();
