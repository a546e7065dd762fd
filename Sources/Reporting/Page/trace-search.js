// Which traces are asked for, and in which order.

/** Letters as a search compares them: without case, accents and compatibility forms. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The lines of the page's data as objects; what is searched is folded once. */
function readLines(data) {
  const prompts = data.prompts.map(([id, question]) => ({ id, question, folded: fold(`${id}\n${question}`) }));
  return data.lines.map(([model, prompt, provenance, lift, occurrences, score, text, rows], index) => ({
    index, model: data.models[model], prompt: prompts[prompt], provenance: data.provenances[provenance],
    lift, occurrences, score, text, rows, folded: fold(text),
  }));
}

/** What a query asks for, all of it: words, "several words", row:ID. */
function termsOf(query) {
  return [...query.matchAll(/row:(\S+)|["“]([^"”]+)["”]|(\S+)/gu)].map(([, row, phrase, word]) => (
    row === undefined ? { words: fold(phrase ?? word), row: word } : { words: null, row }
  ));
}

function holds(line, term) {
  if (term.words !== null && (line.folded.includes(term.words) || line.prompt.folded.includes(term.words))) return true;
  return term.row !== undefined && line.rows.includes(term.row);
}

/** The orders by name: what each compares, and its words. The first is that of the data. */
const orders = {
  provenance: { label: "provenance, then lift", value: (line) => -line.index },
  lift: { label: "lift", value: (line) => line.lift },
  occurrences: { label: "times in dataset", value: (line) => line.occurrences },
  score: { label: "score", value: (line) => line.score },
  prompt: { label: "prompt", value: (line) => line.prompt.id },
};

function ordersOf(data) {
  return Object.keys(orders).filter((name) => name !== "score" || data.isScored);
}

const byName = new Intl.Collator("en", { numeric: true });

/** Compares two lines; what is unknown comes last either way, and equals stay in the data's order. */
function comparison(name, isReversed) {
  const { value } = orders[name];
  return (one, other) => {
    const [left, right] = [value(one), value(other)];
    if (left === null || right === null) return (left === null) - (right === null) || one.index - other.index;
    const ascending = typeof left === "string" ? byName.compare(left, right) : right - left;
    return (isReversed ? -ascending : ascending) || one.index - other.index;
  };
}

/** The lines that `wish` asks for in its order, and how many of each provenance there are besides. */
function search(lines, wish) {
  const terms = termsOf(wish.query);
  const asked = lines.filter((line) => (
    (wish.model === "" || line.model === wish.model) && terms.every((term) => holds(line, term))
  ));
  const counted = new Map();
  for (const line of asked) counted.set(line.provenance, (counted.get(line.provenance) ?? 0) + 1);
  const found = asked.filter((line) => !wish.hidden.has(line.provenance)).sort(comparison(wish.order, wish.isReversed));
  return { found, counted };
}

const usualOrder = "provenance";

const mark = "#traces?";

/** The wish that the address holds; a fresh one where it holds none. */
function readAddress(data) {
  const given = new URLSearchParams(location.hash.startsWith(mark) ? location.hash.slice(mark.length) : "");
  const order = given.get("sort");
  const model = given.get("model");
  return {
    query: given.get("q") ?? "",
    model: data.models.includes(model) ? model : "",
    hidden: new Set((given.get("hide") ?? "").split(",").filter((name) => data.provenances.includes(name))),
    order: ordersOf(data).includes(order) ? order : usualOrder,
    isReversed: given.has("reversed"),
    place: Math.max(1, Number.parseInt(given.get("page") ?? "1", 10) || 1),
    hasKeys: given.get("keys") !== "off",
  };
}

/** Writes the wish into the address, so that a link keeps it; what is usual is left out. */
function writeAddress(wish) {
  const said = new URLSearchParams();
  if (wish.query.trim() !== "") said.set("q", wish.query.trim());
  if (wish.model !== "") said.set("model", wish.model);
  if (wish.hidden.size > 0) said.set("hide", [...wish.hidden].join(","));
  if (wish.order !== usualOrder) said.set("sort", wish.order);
  if (wish.isReversed) said.set("reversed", "yes");
  if (wish.place > 1) said.set("page", String(wish.place));
  if (!wish.hasKeys) said.set("keys", "off");
  const hash = said.size === 0 ? "" : `${mark}${said}`;
  if (hash === "" && !location.hash.startsWith(mark)) return;
  history.replaceState(null, "", hash === "" ? "#traces" : hash);
}
