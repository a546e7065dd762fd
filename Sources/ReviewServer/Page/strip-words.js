// What the strip says in words: its legend, a cell's details, a selection, its controls.

const sourceWords = {
  logits: "from full logits", precomputed: "computed elsewhere", truncated: "from truncated lists: many values are bounds",
};

/** The flagged spans by number, with what Spoor holds of each. */
function spanNames(spans) {
  return [...spans].sort((left, right) => left.number - right.number).map((span, index) =>
    [index > 0 && " · ", make("b", {}, span.number), ` ${span.provenance ?? "not traced"} ${figure(span.score)}`]);
}

function legendFor(edges, source, spans) {
  const names = [
    `< ${edgeFigure(edges[0])}`,
    ...edges.slice(1).map((edge, index) => `${edgeFigure(edges[index])}–${edgeFigure(edge)}`),
    `≥ ${edgeFigure(edges[3])}`,
  ];
  return [
    make("span", { class: "legend-title" }, "KL(tuned‖base), nats:"),
    names.map((name, bin) => make("span", { class: "legend-item" },
      make("span", { class: `cell bin-${bin}`, "aria-hidden": "true" }, "word"), " ",
      name,
    )),
    make("span", { class: "legend-item" },
      make("span", { class: "cell bin-0 open", "aria-hidden": "true" }, "word"),
      " a bound: may be more",
    ),
    make("span", { class: "legend-item" },
      make("span", { class: "cell bin-unknown", "aria-hidden": "true" }, "word"),
      " unknown",
    ),
    make("span", { class: "legend-item soft" }, sourceWords[source] ?? source),
    spans.length > 0 && make("span", { class: "legend-item legend-spans" }, "Flagged: ", spanNames(spans)),
  ];
}

/** A choice among few, as radio buttons that look like one control. */
function switchOf(title, name, options, state, changed) {
  const inputs = options.map(([value, label]) => [
    make("input", { type: "radio", name, value, change: () => { state[name] = value; changed(); } }), label,
  ]);
  return {
    element: make("fieldset", { class: "switch", role: "radiogroup" }, make("legend", {}, title),
      inputs.map(([input, label]) => make("label", {}, input, make("span", {}, label)))),
    show() { for (const [input] of inputs) input.checked = input.value === state[name]; },
  };
}

function stripControls(state, redraw, events) {
  const by = switchOf("put together by", "by", [["sum", "sum"], ["max", "largest"]], state, redraw);
  const switches = [
    switchOf(
      "Cells", "granularity", [["token", "tokens"], ["word", "words"], ["sentence", "sentences"]], state, redraw,
    ), by,
    switchOf("Scale", "scale", [["fixed", "the same for all"], ["own", "this response"]], state, redraw),
  ];
  const table = button("Table", { class: "plain", "aria-pressed": "false", click() {
    const isShown = table.getAttribute("aria-pressed") !== "true";
    table.setAttribute("aria-pressed", String(isShown));
    events.table(isShown);
  } });
  return {
    element: make("div", { class: "strip-controls" }, switches.map((one) => one.element), hint("granularity"),
      make("span", { class: "far" }, table, button("CSV", { class: "plain", click: events.csv }))),
    show() {
      by.element.hidden = state.granularity === "token";
      for (const one of switches) one.show();
    },
  };
}

/** The beginning of a text, its white space visible. */
function shortened(text, length) {
  const end = wholeCharacter(text, length);
  return visibleSpace(text.length > length ? text.slice(0, end) + "…" : text);
}

/** A cell in a sentence, for people who listen. */
function spokenUnit(unit, index, state) {
  const words = unit.text === null ? "text unknown" : shortened(unit.text, 120);
  return `${words}, ${index + 1} of ${state.units.length}, KL ${measured(unit.kl)} nats`;
}

function selectionWords(state) {
  const { from, to } = state.selection;
  const units = state.units.slice(from, to + 1);
  const kl = units.map((unit) => unit.kl);
  const lift = summedNumbers(units.map((unit) => unit.lift));
  return `${plural(units.length, state.granularity)} selected (${from + 1}–${to + 1}): `
    + `KL ${measured(summed(kl))} nats in sum, ${measured(largest(kl))} at most; `
    + `lift ${lift === null ? "unknown" : figure(lift) + " nats"}. Escape ends the selection.`;
}

/** The likeliest tokens with bars; the one that was emitted is marked. */
function topList(title, top, said) {
  if (!top) return make("div", { class: "tops" }, make("h3", {}, title), make("p", { class: "none" }, "not kept"));
  return make("div", { class: "tops" }, make("h3", {}, title), make("ol", {}, top.map(([token, share]) => {
    const bar = make("i");
    bar.style.width = `${Math.max(1, share * 100)}%`;
    const isSaid = said !== null && token === said;
    return make("li", { class: isSaid ? "said-token" : null },
      make("span", { class: "token" }, isolated(visibleSpace(token)), isSaid && " ◂"),
      make("span", { class: "bar-track" }, bar),
      make("span", { class: "share" }, share >= 0.001 ? (share * 100).toFixed(1) + "%" : "< 0.1%"));
  })));
}

/** One token's values, tuned and base beside each other. */
function tokenFacts(token) {
  const line = (name, tuned, base) => make("tr", {},
    make("th", { scope: "row" }, name), make("td", {}, tuned), make("td", {}, base),
  );
  const number = (value) => (value === null ? "unknown" : figure(value));
  return make("table", {}, heads(["", "tuned", "base"]),
    make("tbody", {},
      line("rank", measured(token.tunedRank, count), measured(token.baseRank, count)),
      line("log-prob", number(token.tunedLog), number(token.baseLog)),
      line("entropy", measured(token.tunedEntropy), measured(token.baseEntropy))));
}

const listedTokens = 12;

/** The first tokens of a word or a sentence, one a line. */
function tokensTable(tokens) {
  const rest = tokens.length - listedTokens;
  const line = (token) => make("tr", {},
    make("th", { scope: "row" }, token.index + 1),
    make("td", {}, measured(token.kl)),
    make("td", {}, measured(token.baseRank, count)),
    make("td", {}, token.lift === null ? "–" : figure(token.lift)));
  return [
    make("table", {},
      heads(["token", "KL", "base rank", "Δ"]), make("tbody", {}, tokens.slice(0, listedTokens).map(line)),
    ),
    rest > 0 && make("p", { class: "none" }, `and ${plural(rest, "token")} more`),
  ];
}

/** Everything known of a cell. */
function unitDetails(unit, index, state) {
  const title = make("p", { class: "unit" }, unit.text === null ? `#${index + 1}` : isolated(shortened(unit.text, 80)),
    make("small", {}, ` ${state.granularity} ${index + 1} of ${state.units.length}`));
  const isLargest = state.granularity !== "token" && state.by === "max";
  const by = unit.tokens.length === 1 ? "" : isLargest ? " (largest)" : " (sum)";
  const values = make("dl", {},
    fact(`KL(tuned‖base)${by}`, make("b", {}, measured(unit.kl)), " nats"),
    fact(`KL(base‖tuned)${by}`, measured(unit.klBack), " nats"),
    fact("Δ log-prob (lift)", unit.lift === null ? "unknown" : `${unit.lift >= 0.001 ? "+" : ""}${figure(unit.lift)} nats`));
  if (unit.tokens.length === 1) {
    const [token] = unit.tokens;
    return [
      title, values, tokenFacts(token),
      make("div", { class: "both-tops" },
        topList("Tuned, likeliest", token.tunedTop, unit.text),
        topList("Base, likeliest", token.baseTop, unit.text),
      ),
    ];
  }
  return [title, values, tokensTable(unit.tokens)];
}
