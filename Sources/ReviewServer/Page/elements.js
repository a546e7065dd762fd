// Elements are made here and nowhere else: strings become text nodes, so that no text is ever markup.

const svgNamespace = "http://www.w3.org/2000/svg";

/** Sets attributes: a function listens, `true` and `false` set and leave out, anything else is written. */
function adorn(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  return node;
}

/** Appends nodes and strings; leaves out what is null, undefined or false. */
function append(node, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

/** An HTML element. */
function make(name, attributes = {}, ...children) {
  return append(adorn(document.createElement(name), attributes), ...children);
}

/** An SVG element. */
function draw(name, attributes = {}, ...children) {
  return append(adorn(document.createElementNS(svgNamespace, name), attributes), ...children);
}

/** Puts other children in place of those there. */
function replace(node, ...children) {
  node.replaceChildren();
  return append(node, ...children);
}

function byID(id) {
  return document.getElementById(id);
}

/** A button; its key is shown beside its label and follows the map of keys. */
function button(label, attributes = {}, action = null) {
  return make("button", { type: "button", ...attributes }, make("span", {}, label), action && hint(action));
}

/** A key's sign; `showHints` fills it in. */
function hint(action) {
  const sign = make("kbd", { "data-action": action, "aria-hidden": "true" });
  showHint(sign);
  return sign;
}

/** The line of heads of a table; an empty name heads nothing. */
function heads(names) {
  return make("thead", {},
    make("tr", {}, names.map((name) => (name === "" ? make("td") : make("th", { scope: "col" }, name)))),
  );
}

/** Says something to people who listen to the page instead of seeing it. */
function say(words) {
  const spoken = byID("spoken");
  // The same words twice are announced twice only if the region was empty in between.
  spoken.textContent = "";
  setTimeout(() => { spoken.textContent = words; }, 30);
}

/** Words of ours and text of others' in one sentence: the text cannot turn the sentence's direction. */
function isolated(text) {
  return append(make("bdi"), foreign(text));
}

/** Brings a node into the visible part of what scrolls it, gently. */
function reveal(node, block = "nearest") {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ block, inline: "nearest", behavior: still ? "instant" : "smooth" });
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** Calls once, when nothing has called for a while. */
function settled(milliseconds, action) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), milliseconds);
  };
}

function plural(number, one, many = one + "s") {
  return `${count(number)} ${number === 1 ? one : many}`;
}

const counts = new Intl.NumberFormat("en");

/** A count as people read it: 20,000. */
function count(number) {
  return counts.format(number);
}

function clock(time) {
  return new Date(time).toLocaleTimeString("en-GB");
}

function day(time) {
  const date = new Date(time);
  const today = new Date().toDateString() === date.toDateString();
  return today ? date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
    : date.toLocaleString("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}
