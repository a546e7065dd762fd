// KL by position as a drawing: stems on a logarithmic axis, the spans as bands, a brush.

const plotHeight = 170;
const plotEdge = { left: 54, right: 12, top: 12, bottom: 40 };

/** The plot. `events`: `select(from, to)` with nulls to end it, `activate(index)`. */
function klPlot(events) {
  const element = draw("svg", {
    class: "plot", role: "img", tabindex: 0, height: plotHeight,
    "aria-label": "KL by position; Shift and arrows select",
  });
  const brush = draw(
    "rect",
    { class: "brush", y: plotEdge.top, height: plotHeight - plotEdge.top - plotEdge.bottom, visibility: "hidden" },
  );
  const pointer = draw("line", { class: "pointer", y1: plotEdge.top, y2: plotHeight - plotEdge.bottom });
  let width = 900;
  let shown = null;
  let pressed = null;

  const total = () => Math.max(1, shown.state.units.length);
  const x = (index) => plotEdge.left + (index / total()) * (width - plotEdge.left - plotEdge.right);
  const indexAt = (event) => {
    const at = event.clientX - element.getBoundingClientRect().left - plotEdge.left;
    return Math.max(0, Math.min(total() - 1, Math.floor((at / (width - plotEdge.left - plotEdge.right)) * total())));
  };

  adorn(element, {
    pointerdown(event) {
      pressed = indexAt(event);
      element.setPointerCapture(event.pointerId);
      events.activate(pressed);
    },
    pointermove(event) {
      if (pressed !== null) events.select(pressed, indexAt(event));
    },
    pointerup(event) {
      // A press without a drag only points.
      if (pressed !== null && indexAt(event) === pressed) events.select(null, null);
      pressed = null;
    },
    pointercancel() { pressed = null; },
  });

  const sizes = new ResizeObserver(([entry]) => {
    const measuredWidth = Math.round(entry.contentRect.width);
    if (measuredWidth === 0 || measuredWidth === width) return;
    width = measuredWidth;
    if (shown) redraw();
  });
  sizes.observe(element);

  function redraw() {
    const { state, spans } = shown;
    element.setAttribute("viewBox", `0 0 ${width} ${plotHeight}`);
    const y = heights(state);
    const right = width - plotEdge.right;
    replace(element,
      bands(state, spans, x),
      state.edges.map((edge, index) => [
        draw("line", { class: index === 3 ? "limit" : "grid", x1: plotEdge.left, x2: right, y1: y(edge), y2: y(edge) }),
        draw("text", { x: plotEdge.left - 6, y: y(edge) + 4, "text-anchor": "end" }, edgeFigure(edge)),
      ]),
      draw("text", { class: "limit-name", x: right, y: y(state.edges[3]) - 4, "text-anchor": "end" },
        `top bin: ≥ ${edgeFigure(state.edges[3])} nats`,
      ),
      stems(state, x, y),
      draw("line", {
        class: "axis", x1: plotEdge.left, x2: right, y1: plotHeight - plotEdge.bottom,
        y2: plotHeight - plotEdge.bottom,
      }),
      positions(state, x),
      draw("text", { class: "axis-title", x: (plotEdge.left + right) / 2, y: plotHeight - 4, "text-anchor": "middle" },
        `position in the response (${state.granularity}s)`,
      ),
      draw(
        "text",
        {
          class: "axis-title",
          transform: `translate(12 ${(plotHeight - plotEdge.bottom + plotEdge.top) / 2}) rotate(-90)`,
          "text-anchor": "middle",
        },
        "KL, nats (log)",
      ),
      brush, pointer);
    mark(state.selection);
    point(state.active);
  }

  function mark(selection) {
    brush.setAttribute("visibility", selection ? "visible" : "hidden");
    if (!selection) return;
    brush.setAttribute("x", x(selection.from));
    brush.setAttribute("width", Math.max(2, x(selection.to + 1) - x(selection.from)));
  }

  function point(index) {
    const at = x(index + 0.5);
    adorn(pointer, { x1: at, x2: at });
  }

  return { element, mark, point, show(state, spans) { shown = { state, spans }; redraw(); } };
}

/** From nats to heights: logarithmic from a tenth of the lowest edge to past the highest value. */
function heights(state) {
  const low = Math.log(state.edges[0] / 10);
  const high = Math.log(Math.max(state.edges[3] * 5, ...state.units.map((unit) => unit.kl?.low ?? 0)) * 1.1);
  const floor = plotHeight - plotEdge.bottom;
  return (value) => {
    if (!(value > 0)) return floor;
    if (value === Infinity) return plotEdge.top;
    const share = (Math.log(value) - low) / (high - low);
    return floor - Math.max(0, Math.min(1, share)) * (floor - plotEdge.top);
  };
}

function bands(state, spans, x) {
  return spans.map((span) => {
    const first = state.units.findIndex((unit) => unit.start !== null && unit.end > span.from);
    const after = state.units.findIndex((unit) => unit.start !== null && unit.start >= span.to);
    const last = after === -1 ? state.units.length : after;
    if (first === -1 || last <= first) return null;
    return [
      draw("rect", {
        class: "band", x: x(first), width: Math.max(3, x(last) - x(first)),
        y: plotEdge.top, height: plotHeight - plotEdge.top - plotEdge.bottom,
      }),
      draw("text", { class: "band-name", x: x(first) + 2, y: plotEdge.top + 10 }, span.number),
    ];
  });
}

/** Two paths for all stems: thousands of elements would be slow. Bounds go on as a thin line. */
function stems(state, x, y) {
  const floor = plotHeight - plotEdge.bottom;
  const wide = Math.max(0.7, Math.min(7, (x(1) - x(0)) * 0.62));
  const paths = { low: "", high: "" };
  let possible = "";
  for (const [index, unit] of state.units.entries()) {
    if (unit.kl === null) continue;
    const at = x(index + 0.5).toFixed(1);
    paths[unit.kl.low >= state.edges[3] ? "high" : "low"] += `M${at} ${floor}V${y(unit.kl.low).toFixed(1)}`;
    if (unit.kl.high !== unit.kl.low) possible += `M${at} ${y(unit.kl.low).toFixed(1)}V${y(unit.kl.high).toFixed(1)}`;
  }
  // Where stems lie closer than they are wide, those in the top bin must stay visible.
  return draw("g", { class: wide < 1 ? "dense" : null }, draw("path", { class: "possible", d: possible || null }),
    Object.entries(paths).map(([name, path]) => draw("path", { class: `stem ${name}`, d: path || null, "stroke-width": wide })));
}

function positions(state, x) {
  const total = state.units.length;
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].find((size) => total / size <= 12) ?? 5000;
  const marks = [];
  for (let number = step; number <= total; number += step) {
    marks.push(draw("text", { x: x(number - 0.5), y: plotHeight - plotEdge.bottom + 15, "text-anchor": "middle" },
      number,
    ));
  }
  return marks;
}
