// The training rows that hold the marked words, each a card; one of them is in view, with its words compared.

const excerptReach = 200;
const shortInstruction = 180;

/** The matched words with two lines around them, and no more than a paragraph of each: `{ from, to }`. */
function excerpt(text, start, end) {
  let from = start;
  for (let line = 0; line < 3 && from > 0; line += 1) from = text.lastIndexOf("\n", from - 1);
  from = Math.max(0, from + (from > 0 || text[0] === "\n" ? 1 : 0));
  let to = end;
  for (let line = 0; line < 3 && to !== -1; line += 1) to = text.indexOf("\n", to + (line > 0 ? 1 : 0));
  if (to === -1) to = text.length;
  // Long lines are cut between words; a stretch without spaces is cut where it must.
  if (start - from > excerptReach) {
    const space = text.indexOf(" ", start - excerptReach);
    from = space !== -1 && space < start ? space + 1 : start - excerptReach;
  }
  if (to - end > excerptReach) {
    const space = text.lastIndexOf(" ", end + excerptReach);
    to = space > end ? space : end + excerptReach;
  }
  return { from: wholeCharacter(text, from), to: wholeCharacter(text, to) };
}

/** One row's card: `{ element, head, row, expand(), activate(isActive) }`. */
function evidenceCard(task, row, number, events) {
  const unit = unitOffsets(row.text);
  const match = { start: unit(row.start), end: unit(row.end) };
  const shown = excerpt(row.text, match.start, match.end);
  const isCut = shown.from > 0 || shown.to < row.text.length || [...row.instruction].length > shortInstruction;
  const shared = wordsOf(row.matched).length;
  const instruction = block("p", { class: "instruction" });
  const text = block("p", { class: "text" });
  const compared = make("div");
  let isWhole = false;

  const more = isCut && button("Whole row", { class: "plain more", "aria-expanded": "false", click: () => expand() });
  const take = button("This row", {
    class: "take", "aria-pressed": "false", "aria-label": `Row ${number} is the related one`,
    click: () => events.take(row),
  });
  const element = make("li", {
    class: "card", tabindex: 0, "data-enter": true, "aria-label": `Row ${number}, ${plural(shared, "word")} the same`,
    focusin: () => events.activate(number - 1),
    click: (event) => { if (!event.target.closest("button")) events.activate(number - 1); },
    keydown: (event) => {
      if (event.key !== "Enter" || event.target !== element || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      expand();
    },
  },
  make("div", { class: "card-head" },
    make("span", { class: "digit" }, number),
    make("span", { class: "id" }, make("b", {}, "row ", isolated(String(row.row_id))), " · ", isolated(row.field), " · ",
      make("span", { class: "same" }, shared > 1 ? `the same ${shared} words` : "the same word")),
    take),
  instruction, text, compared, more);

  function fill() {
    const short = [...row.instruction];
    appendPart(replace(instruction), isWhole || short.length <= shortInstruction ? row.instruction
      : short.slice(0, shortInstruction).join("") + " …");
    instruction.hidden = row.instruction === "";
    const { from, to } = isWhole ? { from: 0, to: row.text.length } : shown;
    replace(text, from > 0 && make("span", { class: "cut" }, "… "));
    appendPieces(text, row.text, [{ ...match, make: () => make("b", { class: "matched" }) }], from, to);
    if (to < row.text.length) append(text, make("span", { class: "cut" }, " …"));
  }

  function expand() {
    if (!isCut) return;
    isWhole = !isWhole;
    adorn(more, { "aria-expanded": String(isWhole) });
    more.firstChild.textContent = isWhole ? "Less" : "Whole row";
    fill();
    if (isWhole) events.opened(row);
  }

  fill();
  return {
    element, row, expand,
    activate(isActive) {
      element.classList.toggle("active", isActive);
      replace(compared, isActive && comparison(task, row, match));
    },
    take(isTaken) {
      adorn(take, { "aria-pressed": String(isTaken) });
      take.firstChild.textContent = isTaken ? "✓ This row" : "This row";
      element.classList.toggle("taken", isTaken);
    },
  };
}

/**
 * The right side of a task. `events`: `take(row)`, `opened(row)`, `activated(row)`.
 * Returns `{ element, rows, active, move(step), showTaken(id) }`.
 */
function evidence(task, events) {
  const list = make("ol", { class: "cards" });
  let active = -1;
  const cards = task.rows.map((row, index) => evidenceCard(task, row, index + 1, { ...events, activate }));
  append(list, cards.map((card) => card.element));

  function activate(index) {
    if (index === active) return;
    cards[active]?.activate(false);
    active = index;
    cards[index].activate(true);
    events.activated(cards[index].row);
  }

  const title = cards.length === 0 ? "Training rows" : `Training rows with these words (${cards.length})`;
  const element = make("section", { class: "evidence", "aria-label": "Training rows" }, make("h2", { class: "label" }, title),
    cards.length === 0
      ? make("p", { class: "none" },
        "No training row that holds the marked words is shown. Then, the guidelines say, the answer to the second question is no.",
      )
      : list);
  if (cards.length > 0) activate(0);
  return {
    element,
    activeRow: () => cards[active]?.row ?? null,
    move(step) {
      if (cards.length === 0) return;
      const isInside = list.contains(document.activeElement);
      const index = Math.max(0, Math.min(cards.length - 1, isInside ? active + step : active));
      activate(index);
      cards[index].element.focus({ preventScroll: true });
      reveal(cards[index].element);
    },
    showTaken(id) { for (const card of cards) card.take(card.row.row_id === id); },
  };
}
