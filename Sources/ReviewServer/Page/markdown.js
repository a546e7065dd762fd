// The guidelines' Markdown as elements: headings, paragraphs, lists, tables, fenced code; bold, italics, code, links as text.

const inlineMarks = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\([^)\s]*\)|(?<![\p{L}\p{N}*])\*([^*\s][^*]*)\*/gu;

/** A line's marks as elements; what is marked may hold marks. */
function inlineMarkdown(text) {
  const nodes = [];
  let written = 0;
  for (const found of text.matchAll(inlineMarks)) {
    nodes.push(text.slice(written, found.index));
    const [, bold, code, link, italic] = found;
    if (bold !== undefined) nodes.push(make("strong", {}, inlineMarkdown(bold)));
    else if (code !== undefined) nodes.push(make("code", {}, code));
    else if (link !== undefined) nodes.push(inlineMarkdown(link));
    else nodes.push(make("em", {}, inlineMarkdown(italic)));
    written = found.index + found[0].length;
  }
  nodes.push(text.slice(written));
  return nodes;
}

function cellsOf(line) {
  return line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));
}

const isRuler = (line) => line !== undefined && /^\s*\|?[\s:|-]*-[\s:|-]*$/.test(line) && line.includes("|");
const itemStart = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;
const startsBlock = (line) => /^(#{1,6}\s|```|\s*\|)/.test(line) || itemStart.test(line) || line.trim() === "";

function tableFrom(lines) {
  const head = cellsOf(lines.shift());
  lines.shift();
  const body = make("tbody");
  while (lines.length > 0 && lines[0].trim().startsWith("|")) {
    append(body, make("tr", {}, cellsOf(lines.shift()).map((cell) => make("td", {}, inlineMarkdown(cell)))));
  }
  return make("table", {}, heads(head.map((cell) => (cell === "" ? "" : inlineMarkdown(cell)))), body);
}

/** A list: an item goes on in the lines indented below it, which are Markdown again. */
function listFrom(lines) {
  const [, , firstSign] = itemStart.exec(lines[0]);
  const list = /\d/.test(firstSign) ? make("ol", { start: parseInt(firstSign, 10) }) : make("ul");
  while (lines.length > 0) {
    const item = itemStart.exec(lines[0]);
    if (!item || /\d/.test(item[2]) !== /\d/.test(firstSign) || item[1].length > 1) break;
    lines.shift();
    const inner = [item[3]];
    while (lines.length > 0 && (/^\s{2,}\S/.test(lines[0]) || !startsBlock(lines[0]))) inner.push(lines.shift().replace(/^\s{1,3}/, ""));
    const parts = markdown(inner.join("\n"));
    // A single paragraph needs no element of its own.
    append(list, make("li", {}, parts.length === 1 && parts[0].nodeName === "P" ? [...parts[0].childNodes] : parts));
    while (lines.length > 1 && lines[0].trim() === "" && itemStart.test(lines[1])) lines.shift();
  }
  return list;
}

function fenceFrom(lines) {
  lines.shift();
  const code = [];
  while (lines.length > 0 && !lines[0].startsWith("```")) code.push(lines.shift());
  lines.shift();
  return make("pre", {}, make("code", {}, code.join("\n")));
}

function paragraphFrom(lines) {
  const text = [lines.shift()];
  while (lines.length > 0 && !startsBlock(lines[0])) text.push(lines.shift());
  return make("p", {}, inlineMarkdown(text.map((line) => line.trim()).join(" ")));
}

/** The blocks of a Markdown text. A heading goes one level down, since the page has its own. */
function markdown(text) {
  const lines = text.split(/\r?\n/);
  const blocks = [];
  while (lines.length > 0) {
    const heading = /^(#{1,6})\s+(.*)$/.exec(lines[0]);
    if (lines[0].trim() === "") lines.shift();
    else if (heading) {
      lines.shift();
      blocks.push(make("h" + Math.min(6, heading[1].length + 1), {}, inlineMarkdown(heading[2])));
    } else if (lines[0].startsWith("```")) blocks.push(fenceFrom(lines));
    else if (lines[0].trim().startsWith("|") && isRuler(lines[1])) blocks.push(tableFrom(lines));
    else if (itemStart.test(lines[0])) blocks.push(listFrom(lines));
    else blocks.push(paragraphFrom(lines));
  }
  return blocks;
}
