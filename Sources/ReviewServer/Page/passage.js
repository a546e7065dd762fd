// The prompt, what is known to be true, and the response with its marked words.

/** A headed text block; `fill` writes the text into it. */
function titled(title, name, fill) {
  const text = block("div", { class: `text ${name}` });
  fill(text);
  return make("section", { class: "titled" }, make("h2", { class: "label" }, title), text);
}

/**
 * The left side of a task.
 * Returns `{ element, mark, emphasise(row) }`: `emphasise` shows which of the response's words a row shares with the span.
 */
function passage(task) {
  const text = task.response;
  const unit = unitOffsets(text);
  const span = { start: unit(task.span.start), end: unit(task.span.end) };
  const before = make("span");
  const mark = make("mark", { tabindex: 0, "data-number": 1, "aria-label": `Marked words: ${task.span.text}` });
  const after = make("span");

  function show(hit) {
    const hits = hit ? [{ ...hit, make: () => make("span", { class: "hit" }) }] : [];
    for (const node of [before, mark, after]) node.replaceChildren();
    appendPieces(before, text, hits, 0, span.start);
    appendPieces(mark, text, hits, span.start, span.end);
    appendPieces(after, text, hits, span.end);
  }

  let words = null;
  function emphasise(row) {
    if (!row) return show(null);
    words ??= wordsOf(text);
    const shared = runMeeting(words, wordsOf(row.matched), span.start, span.end);
    return show(shared);
  }

  show(null);
  const element = make("section", { class: "passage", "aria-label": "Prompt and response" },
    titled("Prompt", "prompt", (node) => appendPart(node, task.prompt)),
    task.reference && titled("Known to be true", "reference", (node) => appendPart(node, task.reference)),
    titled("Response", "response", (node) => append(node, before, mark, after)));
  return { element, mark, emphasise, span };
}
