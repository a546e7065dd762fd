// The contrast of every text on the page with what lies behind it, from computed styles (WCAG 2.1, 1.4.3).
// Returns those below 4.5, each kind of element once: { "B.who": 3.9 }.
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  canvas.canvas.width = canvas.canvas.height = 1;
  // A canvas reads every notation of colour that a stylesheet may hold.
  const read = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((left, right) => left - right);
    return (light + 0.05) / (dark + 0.05);
  };
  const behind = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      const layer = read(getComputedStyle(at).backgroundColor);
      if (layer[3] > 0) layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), read(getComputedStyle(document.body).backgroundColor));
  };
  const opacity = (node) => (node ? Number(getComputedStyle(node).opacity) * opacity(node.parentElement) : 1);
  const poor = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() === "" || node.closest("script, style, noscript, [hidden], .unseen, .past")) continue;
    if (node.getBoundingClientRect().width === 0 || node.closest("fieldset:disabled, :disabled")) continue;
    const style = getComputedStyle(node);
    const own = read(node instanceof SVGElement ? style.fill : style.color);
    own[3] *= opacity(node);
    const ground = behind(node);
    const found = ratio(over(own, ground), ground);
    const kind = `${node.tagName.toLowerCase()}.${node.className.baseVal ?? node.className}`;
    if (found < 4.5) poor[kind] = Math.min(poor[kind] ?? 99, Math.round(found * 100) / 100);
  }
  return poor;
}
