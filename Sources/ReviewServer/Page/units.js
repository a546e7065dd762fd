// A response's tokens, grouped: tokens of one character into one, then into words or sentences.

const granularities = ["token", "word", "sentence"];

/** A token as the strip reads it; offsets become UTF-16, null where unknown. */
function readToken(token, index, unit) {
  const isPlaced = token.start !== null && token.end !== null;
  return {
    index, isPlaced,
    start: isPlaced ? unit(token.start) : null, end: isPlaced ? unit(token.end) : null,
    kl: bounds(token.kl), klBack: bounds(token.kl_back),
    baseRank: bounds(token.base_rank), tunedRank: bounds(token.tuned_rank),
    baseLog: token.base_logprob, tunedLog: token.tuned_logprob,
    baseEntropy: bounds(token.base_entropy), tunedEntropy: bounds(token.tuned_entropy),
    baseTop: token.base_top, tunedTop: token.tuned_top,
    lift: token.base_logprob === null || token.tuned_logprob === null ? null : token.tuned_logprob - token.base_logprob,
  };
}

/** A cell of the strip: one or more tokens. `by`: how their divergences are put together, `sum` or `max`. */
function unitOf(tokens, text, by) {
  const together = by === "max" ? largest : summed;
  const start = tokens[0].start;
  const end = tokens[tokens.length - 1].end;
  return {
    tokens, start, end,
    text: start === null || end === null ? null : text.slice(start, end),
    kl: together(tokens.map((token) => token.kl)),
    klBack: together(tokens.map((token) => token.klBack)),
    lift: summedNumbers(tokens.map((token) => token.lift)),
  };
}

/** Tokens that share a range, or lie in that of the one before, are bytes of one character. */
function characterGroups(tokens) {
  const groups = [];
  for (const token of tokens) {
    const last = groups[groups.length - 1];
    const isSame = last && token.isPlaced && last[0].isPlaced && token.start < last[last.length - 1].end && token.start >= last[0].start;
    if (isSame) last.push(token);
    else groups.push([token]);
  }
  return groups;
}

/** The starts of words or sentences; white space belongs to the word after it. */
function starts(text, granularity) {
  const parts = granularity === "word" ? wordsOf(text) : sentencesOf(text);
  return parts.map((part) => part.start);
}

/** Groups of character groups by the word or sentence in which their first letter lies. */
function widerGroups(groups, text, granularity) {
  const edges = starts(text, granularity);
  const wider = [];
  let place = -1;
  for (const group of groups) {
    const { start, end } = group[0];
    if (start === null) {
      wider.push([...group]);
      place = -1;
      continue;
    }
    const lead = /^\s*/.exec(text.slice(start, end))[0].length;
    const first = start + lead < end ? start + lead : end - 1;
    let at = Math.max(0, place);
    while (at < edges.length && edges[at] <= first) at += 1;
    const part = at;
    if (part === place && wider.length > 0) wider[wider.length - 1].push(...group);
    else wider.push([...group]);
    place = part;
  }
  return wider;
}

/** The cells at a granularity. */
function unitsOf(tokens, text, granularity, by) {
  const characters = characterGroups(tokens);
  const groups = granularity === "token" ? characters : widerGroups(characters, text, granularity);
  // The bytes of one character are one event to a reader: their divergences add up, whatever wider groups do.
  return groups.map((group) => unitOf(group, text, granularity === "token" ? "sum" : by));
}
