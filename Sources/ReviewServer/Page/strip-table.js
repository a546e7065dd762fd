// The strip as a table and as CSV: the same values for people who cannot use a drawing, and for programs.

const tableColumns = ["position", "text", "KL(tuned‖base)", "KL(base‖tuned)", "lift", "tuned rank", "base rank"];

function stripTable(state) {
  const line = (unit, index) => {
    const single = unit.tokens.length === 1 ? unit.tokens[0] : null;
    const words = make("td");
    if (unit.text !== null) append(words, isolated(visibleSpace(unit.text)));
    return make("tr", {}, make("th", { scope: "row" }, index + 1), words,
      make("td", {}, measured(unit.kl)), make("td", {}, measured(unit.klBack)), make("td", {},
        unit.lift === null ? "unknown" : figure(unit.lift),
      ),
      make("td", {}, single ? measured(single.tunedRank, count) : ""), make("td", {}, single ? measured(single.baseRank, count) : ""));
  };
  return make("table", { class: "figures" },
    make("caption", {}, `The response by ${state.granularity}, in nats`),
    heads(tableColumns),
    make("tbody", {}, state.units.map(line)));
}

/** A field of CSV. A leading = + - @ would be a formula to a spreadsheet: text gets an apostrophe. */
function csvField(value) {
  if (value === null || value === undefined || value === Infinity) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

const csvHead = [
  "position", "start", "end", "text", "kl_low", "kl_high", "kl_back_low", "kl_back_high", "lift",
  "tuned_rank_low", "tuned_rank_high", "base_rank_low", "base_rank_high",
];

/** One line a cell; offsets are code points, half-open; an empty high bound is unbounded. */
function csvOf(units, text) {
  let unit = 0;
  let scalar = 0;
  // Cells come in order, so that code points are counted once.
  const scalarAt = (position) => {
    if (position === null) return null;
    if (position < unit) unit = scalar = 0;
    scalar += [...text.slice(unit, position)].length;
    unit = position;
    return scalar;
  };
  const lines = units.map((one, index) => {
    const single = one.tokens.length === 1 ? one.tokens[0] : null;
    return [index + 1, scalarAt(one.start), scalarAt(one.end), one.text,
      one.kl?.low, one.kl?.high, one.klBack?.low, one.klBack?.high, one.lift,
      single?.tunedRank?.low, single?.tunedRank?.high, single?.baseRank?.low, single?.baseRank?.high].map(csvField).join(",");
  });
  return [csvHead.join(","), ...lines].join("\r\n") + "\r\n";
}

function downloadCSV(units, text, name) {
  const address = URL.createObjectURL(new Blob([csvOf(units, text)], { type: "text/csv;charset=utf-8" }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
