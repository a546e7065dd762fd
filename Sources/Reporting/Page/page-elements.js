// Elements are made here: strings become text nodes, so that no text is ever markup.

/** An HTML element; an attribute that is a function listens, `true` and `false` set and leave out. */
function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") node.addEventListener(key, value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Words of others in a line of ours: they cannot turn its direction. */
function isolated(text) {
  return make("bdi", {}, text);
}

const counts = new Intl.NumberFormat("en");

/** A count as people read it: 20,000. */
function count(number) {
  return counts.format(number);
}

function plural(number, one, many = one + "s") {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** A figure with two digits and the mathematical minus; – where nothing is known. */
function figure(value) {
  return value === null ? "–" : value.toFixed(2).replace("-", "−");
}

/** Calls once, when nothing has called for a while. */
function settled(milliseconds, action) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}
