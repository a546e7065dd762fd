// What several people said of one task, in columns; where they differ comes first and is marked.

const verdictLines = [
  ["Hallucination", (said) => answerNames[said.hallucination] ?? "–", (said) => said.hallucination],
  ["Related", (said) => answerNames[said.related] ?? "–", (said) => said.related],
  ["Row", (said, task) => rowName(task, said.row_id), (said) => said.row_id],
  ["Cause", (said) => (said.cause ? causeName(said.cause) : "–"), (said) => said.cause],
];

/** A row by its number on this page and its own id. */
function rowName(task, id) {
  if (id === null || id === undefined) return "–";
  const index = task.rows.findIndex((row) => row.row_id === id);
  return index === -1 ? ["row ", isolated(String(id))] : [`${index + 1} (row `, isolated(String(id)), ")"];
}

function openedNames(task, opened) {
  if (!opened || opened.length === 0) return "none";
  return opened.map((id, index) => [index > 0 && ", ", rowName(task, id)]);
}

/** The table: a column for each expert, a line for each question. */
function saidTable(task, said) {
  // Who names no row or cause does not contradict who names one.
  const differs = ([, , value]) => new Set(said.map(value).filter((one) => one !== null && one !== undefined)).size > 1;
  const lines = [...verdictLines].sort((left, right) => Number(differs(right)) - Number(differs(left)));
  const row = (title, isDifferent, cells) => make("tr", { class: isDifferent ? "differs" : "agrees" },
    make("th", { scope: "row" },
      title,
      isDifferent && make("span", { class: "differ-sign" }, make("b", { "aria-hidden": "true" }, "≠"), "differ"),
    ),
    cells.map((cell) => make("td", {}, cell)));
  return make("div", { class: "scroll" }, make("table", { class: "said" },
    make("thead", {},
      make("tr", {},
        make("td"),
        said.map((one) => make("th", { scope: "col" }, `Expert ${one.expert}`, one.mine && " (you)")),
      ),
    ),
    make("tbody", {},
      lines.map((line) => row(line[0], differs(line), said.map((one) => line[1](one, task)))),
      row(
        "Note", false,
        said.map((one) => (one.note ? append(block("div", { class: "note-text" }), foreign(one.note)) : "–")),
      ),
      row("Opened", false, said.map((one) => openedNames(task, one.opened))))));
}

/** A decision in a line, with its reason. */
function decisionItem(task, decision) {
  return make("li", {}, make("b", {}, `Hallucination ${decision.hallucination}, related ${decision.related}`),
    decision.row_id !== null && decision.row_id !== undefined && [", ", rowName(task, decision.row_id)],
    decision.cause && `, ${causeName(decision.cause)}`,
    make("span", { class: "soft" }, ` ${day(decision.time)}: `), isolated(decision.reason));
}
