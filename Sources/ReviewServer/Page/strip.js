// The strip: the response as cells, shaded and underlined by how far tuning moved each (design B).

/** The strip, its legend, plot, details, table. Returns `{ element, commands }`. */
function klStrip(task, held) {
  const text = task.response;
  const unit = unitOffsets(text);
  const tokens = held.tokens.map((token, index) => readToken(token, index, unit));
  const spans = numberedSpans(task, held.spans, unit);
  const state = {
    granularity: "token", by: "sum", scale: "fixed", active: 0, anchor: null, selection: null, pinned: false, units: [],
    edges: fixedEdges,
  };
  const cells = make("div", {
    class: "cells foreign", dir: "auto", role: "listbox", tabindex: 0, "aria-multiselectable": "true",
    "aria-label": "The response, cell by cell; arrows move, Shift and arrows select",
  });
  const legend = make("div", { class: "legend" });
  const details = make("div", { class: "details" });
  const summary = make("p", { class: "selection", "aria-live": "polite" });
  const plot = klPlot({ select: (from, to) => select(from, to, true), activate: (index) => activate(index, false) });
  const table = make("div", { class: "unseen strip-table" });
  const controls = stripControls(state, redraw, {
    csv: () => downloadCSV(state.units, text, `strip-${task.id}-${state.granularity}.csv`),
    table: (isShown) => table.classList.toggle("unseen", !isShown),
  });
  let nodes = [];

  function redraw() {
    state.units = unitsOf(tokens, text, state.granularity, state.by);
    state.edges = state.scale === "fixed" ? fixedEdges : ownEdges(state.units);
    state.active = 0;
    state.selection = state.anchor = null;
    nodes = state.units.map((one, index) => cell(one, index, state, spans));
    replace(cells, nodes);
    replace(legend, legendFor(state.edges, held.source, spans));
    plot.show(state, spans);
    controls.show();
    summary.textContent = "";
    state.pinned = false;
    const own = spans.findIndex((span) => span.number === 1);
    activate(own === -1 ? 0 : Math.max(0, nodeOfSpan(own)), false);
    setTimeout(() => replace(table, stripTable(state)), 60);
  }

  function nodeOfSpan(index) {
    return state.units.findIndex((one) => one.start !== null && one.end > spans[index].from && one.start < spans[index].to);
  }

  function activate(index, scrolls = true) {
    if (index < 0 || index >= nodes.length) return;
    nodes[state.active]?.classList.remove("active");
    state.active = index;
    const node = nodes[index];
    node.classList.add("active");
    node.setAttribute("aria-label", spokenUnit(state.units[index], index, state));
    cells.setAttribute("aria-activedescendant", node.id);
    replace(details, unitDetails(state.units[index], index, state));
    plot.point(index);
    if (scrolls) reveal(node);
  }

  function select(from, to, scrolls) {
    state.selection = from === null ? null : { from: Math.min(from, to), to: Math.max(from, to) };
    for (const [index, node] of nodes.entries()) {
      const isIn = state.selection !== null && index >= state.selection.from && index <= state.selection.to;
      if (isIn) node.setAttribute("aria-selected", "true");
      else node.removeAttribute("aria-selected");
    }
    plot.mark(state.selection);
    summary.textContent = state.selection ? selectionWords(state) : "";
    if (state.selection && scrolls) reveal(nodes[state.selection.from]);
  }

  function move(step, isSelecting) {
    const index = Math.max(0, Math.min(nodes.length - 1, state.active + step));
    if (isSelecting) {
      state.anchor ??= state.active;
      select(state.anchor, index, false);
    } else if (state.selection) {
      state.anchor = null;
      select(null);
    }
    activate(index);
  }

  function keydown(event) {
    const steps = { ArrowRight: 1, ArrowDown: 10, ArrowLeft: -1, ArrowUp: -10, Home: -nodes.length, End: nodes.length };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in steps) move(
      steps[event.key] * (isRightToLeft(cells) && Math.abs(steps[event.key]) === 1 ? -1 : 1), event.shiftKey,
    );
    else if (event.key === "Escape") { select(null); state.anchor = null; state.pinned = false; } else return;
    event.preventDefault();
  }

  function goToSpan(step) {
    if (spans.length === 0) return;
    state.span = ((state.span ?? (step > 0 ? -1 : 0)) + step + spans.length) % spans.length;
    cells.focus({ preventScroll: true });
    activate(Math.max(0, nodeOfSpan(state.span)));
  }

  adorn(cells, {
    keydown,
    pointerover(event) { if (!state.pinned) hover(event); },
    click(event) {
      hover(event);
      state.pinned = !state.pinned || event.target.closest(".cell") !== nodes[state.pinnedAt];
      state.pinnedAt = state.active;
      details.classList.toggle("pinned", state.pinned);
    },
  });
  function hover(event) {
    const node = event.target.closest(".cell");
    if (node) activate(Number(node.dataset.index), false);
  }
  adorn(plot.element, { keydown });
  redraw();
  return {
    element: make("div", { class: "strip" }, controls.element, legend,
      !tokens.some((token) => token.isPlaced)
        && make("p", { class: "none" }, "Where these tokens stand in the text is not known: audit anew to see them as words."),
      make("div", { class: "strip-pair" }, make("div", { class: "strip-main" }, cells, summary, plot.element), details), table),
    commands: {
      granularity() {
        state.granularity = granularities[(granularities.indexOf(state.granularity) + 1) % granularities.length];
        redraw();
        say(`By ${state.granularity}.`);
      },
      spanAfter: () => goToSpan(1), spanBefore: () => goToSpan(-1),
    },
  };
}

function isRightToLeft(node) {
  return getComputedStyle(node).direction === "rtl";
}

/** Spans in the order of the text; the task's own keeps its number 1. */
function numberedSpans(task, spans, unit) {
  const isOwn = (span) => span.start === task.span.start && span.end === task.span.end;
  const inOrder = [...spans].sort((left, right) => left.start - right.start);
  let number = 1;
  return inOrder.map((span) => ({
    ...span, from: unit(span.start), to: unit(span.end), number: isOwn(span) ? 1 : number += 1,
  }));
}

/** One cell. What is only known from below has a dotted edge. */
function cell(unit, index, state, spans) {
  const bin = binOf(unit.kl, state.edges);
  const isOpen = unit.kl !== null && binOf({ low: unit.kl.high }, state.edges) !== bin;
  const within = spans.filter((span) => unit.start !== null && unit.end > span.from && unit.start < span.to);
  const node = make("span", {
    class: `cell bin-${bin ?? "unknown"}${isOpen ? " open" : ""}${within.length > 0 ? " in-span" : ""}`,
    role: "option", id: `cell-${index}`, "data-index": index,
    "data-span": within.filter((span) => unit.start <= span.from || index === 0).map((span) => span.number).join(" ") || null,
  });
  // Tokens without a place in the text, as that which ends the response, still have values.
  if (!unit.text) return append(
    node, make("span", { class: "placeless" }, index === state.units.length - 1 ? "end" : `#${index + 1}`),
  );
  if (/^[^\S\n]+$/.test(unit.text)) return append(node, make("span", { class: "space" }, visibleSpace(unit.text)));
  // A line's end is shown, and ends the line.
  for (const part of unit.text.split(/(\n)/)) {
    if (part === "\n") append(node, make("span", { class: "space" }, "⏎"), "\n");
    else appendPart(node, part);
  }
  return node;
}
