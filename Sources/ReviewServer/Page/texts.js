// Texts of models and datasets: offsets are code points, invisible characters are shown, none is obeyed.

/** From offsets in code points to offsets in UTF-16, which JavaScript's strings count. */
function unitOffsets(text) {
  if (!/[\ud800-\udbff]/.test(text)) {
    return (scalar) => Math.max(0, Math.min(scalar, text.length));
  }
  const starts = [];
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) starts.push(unit);
  starts.push(text.length);
  return (scalar) => starts[Math.max(0, Math.min(scalar, starts.length - 1))];
}

/** What cannot be seen, or would turn the text around it; halves of surrogate pairs, too. */
const unseen = new RegExp([
  // Controls other than tab and line feed; soft hyphen; joiners and fillers.
  "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180e\\u3164\\uffa0]",
  // Marks, embeddings, overrides and isolates of direction; spaces without width; separators; annotations.
  "[\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff0-\\ufffb]",
  "[\\ud800-\\udbff](?![\\udc00-\\udfff])", "(?<![\\ud800-\\udbff])[\\udc00-\\udfff]",
  // Tags, U+E0000 to U+E007F.
  "\\udb40[\\udc00-\\udc7f]",
].join("|"), "g");

const signs = new Map(Object.entries({
  0x00: "NUL", 0x0d: "CR", 0x1b: "ESC", 0x7f: "DEL", 0xa0: "NBSP", 0xad: "SHY", 0x61c: "ALM", 0x200b: "ZWSP",
  0x200c: "ZWNJ", 0x200d: "ZWJ", 0x200e: "LRM", 0x200f: "RLM", 0x2028: "LSEP", 0x2029: "PSEP", 0x202a: "LRE",
  0x202b: "RLE", 0x202c: "PDF", 0x202d: "LRO", 0x202e: "RLO", 0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI",
  0x2068: "FSI", 0x2069: "PDI", 0xfeff: "BOM",
}).map(([code, name]) => [Number(code), name]));

/** A small labelled sign in an invisible character's place. The label is CSS, so that copied text does not hold it. */
function sign(code) {
  const hex = "U+" + code.toString(16).toUpperCase().padStart(4, "0");
  const name = signs.get(code) ?? hex;
  return make("span", {
    class: "sign", "data-sign": name, role: "img", "aria-label": `character ${name}`,
    title: `${name} (${hex}): an invisible character`,
  });
}

const drawsEmoji = /(\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
const joiningScripts = ["Arabic", "Syriac", "Mongolian", "Devanagari", "Bengali", "Tamil", "Telugu", "Kannada",
  "Malayalam", "Sinhala", "Gujarati", "Gurmukhi"];
const joinsLetters = new RegExp(`[${joiningScripts.map((script) => `\\p{Script=${script}}`).join("")}\\p{M}]$`, "u");

/** Whether an invisible character does its own work there: joins an emoji or the letters of a script that joins. */
function belongs(text, at, code) {
  const before = text.slice(Math.max(0, at - 2), at);
  if (code === 0x200d && drawsEmoji.test(before)) return /^\p{Extended_Pictographic}/u.test(text.slice(at + 1, at + 3));
  if (code === 0x200c || code === 0x200d) return joinsLetters.test(before) && /^\p{L}/u.test(text.slice(at + 1, at + 3));
  // The letters of a flag's name follow a black flag.
  return code >= 0xe0020 && /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u.test(text.slice(Math.max(0, at - 16), at));
}

/** Appends a part of a text, in UTF-16 offsets, as text nodes and signs. */
function appendPart(node, text, from = 0, to = text.length) {
  let written = from;
  unseen.lastIndex = from;
  for (let found = unseen.exec(text); found && found.index < to; found = unseen.exec(text)) {
    const code = found[0].codePointAt(0);
    if (found[0] === "\r" && text[found.index + 1] === "\n") continue;
    if (belongs(text, found.index, code)) continue;
    if (found.index > written) node.append(text.slice(written, found.index));
    node.append(sign(code));
    written = found.index + found[0].length;
  }
  if (written < to) node.append(text.slice(written, to));
  return node;
}

/** A whole text as a fragment. */
function foreign(text) {
  return appendPart(document.createDocumentFragment(), text);
}

/**
 * A part of a text with pieces of it in elements of their own.
 * `pieces`: `{ start, end, make }` in UTF-16 offsets, in order, none within another.
 */
function appendPieces(node, text, pieces, from = 0, to = text.length) {
  let written = from;
  for (const piece of pieces) {
    const start = Math.max(piece.start, written);
    const end = Math.min(piece.end, to);
    if (start >= end) continue;
    appendPart(node, text, written, start);
    node.append(appendPart(piece.make(), text, start, end));
    written = end;
  }
  return appendPart(node, text, written, to);
}

/** A block of foreign text that takes its direction from its own letters. */
function block(name, attributes = {}) {
  return make(name, { dir: "auto", ...attributes, class: `foreign ${attributes.class ?? ""}`.trim() });
}

/** White space made visible, for cells that hold nothing else. */
function visibleSpace(text) {
  return text.replace(/\n/g, "⏎").replace(/\t/g, "⇥").replace(/ /g, "␠");
}
