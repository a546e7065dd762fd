// Measured values: a number, an interval, or unknown; what is not known exactly is never shown as if it were.

/** `{ low, high }` of a value that came as a number, `[low, high or null]`, or null. */
function bounds(value) {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? { low: value[0], high: value[1] ?? Infinity } : { low: value, high: value };
}

/** A number in as many digits as one reads. */
function figure(number) {
  if (number === null || number === undefined) return "–";
  const size = Math.abs(number);
  if (size === 0) return "0";
  if (size > 0 && size < 0.001) return number < 0 ? "> −0.001" : "< 0.001";
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return number.toFixed(digits).replace("-", "−");
}

/** A bound is not known to more digits than it needs. */
function trimmed(number) {
  return number.includes(".") ? number.replace(/\.?0+$/, "") : number;
}

/** A value in words: `0.35`, `0.2–0.5`, `≥ 0.2`, `unknown`. */
function measured(value, write = figure) {
  if (value === null) return "unknown";
  const [low, high] = [write(value.low), write(value.high)];
  if (value.high === Infinity) return `≥ ${trimmed(low)}`;
  return low === high ? low : `${trimmed(low)}–${trimmed(high)}`;
}

/**
 * The sum of values that are not negative. One that is unknown may be anything from 0 up, so that the sum is only a lower bound.
 */
function summed(values) {
  const total = { low: 0, high: 0 };
  for (const value of values) {
    total.low += value?.low ?? 0;
    total.high += value?.high ?? Infinity;
  }
  return values.every((value) => value === null) ? null : total;
}

/** The largest of values that are not negative. */
function largest(values) {
  if (values.every((value) => value === null)) return null;
  return {
    low: Math.max(...values.map((value) => value?.low ?? 0)),
    high: Math.max(...values.map((value) => value?.high ?? Infinity)),
  };
}

/** The sum of numbers, null if one is unknown. */
function summedNumbers(numbers) {
  return numbers.some((number) => number === null) ? null : numbers.reduce((sum, number) => sum + number, 0);
}

/** A bin's edge: without the zeros that `figure` keeps to line values up. */
function edgeFigure(edge) {
  return String(Number(edge.toPrecision(2)));
}

/** The edges of the five bins, in nats: the same for every response, so that strips can be compared. */
const fixedEdges = [0.01, 0.1, 0.5, 2];

/** Edges for one response alone: each half of the next, the top one half of the largest value. */
function ownEdges(units) {
  const top = Math.max(0.001, ...units.map((unit) => unit.kl?.low ?? 0));
  return [top / 16, top / 8, top / 4, top / 2];
}

/** The bin of a value by its lower bound: 0 to 4, or null. */
function binOf(value, edges) {
  if (value === null) return null;
  return edges.filter((edge) => value.low >= edge).length;
}
