// The span's sentence beside the row's: what is equal, and what each has alone, told by signs as well as by looks.

const longestSentence = 90;

/** The words of one sentence, at most `longestSentence` around the range. */
function sentenceWords(text, range) {
  const { start, end } = sentenceAround(text, range.start, range.end);
  const words = wordsOf(text.slice(start, end)).map((word) => ({
    ...word, start: word.start + start, end: word.end + start,
  }));
  if (words.length <= longestSentence) return { text, start, end, words };
  const middle = words.findIndex((word) => word.end > range.start);
  const first = Math.max(0, Math.min(words.length - longestSentence, middle - longestSentence / 2));
  const kept = words.slice(first, first + longestSentence);
  return { text, start: kept[0].start, end: kept[kept.length - 1].end, words: kept };
}

/** Runs of words that only this side has, as pieces. */
function ownRuns(words, isShared, name) {
  const runs = [];
  for (const [index, word] of words.entries()) {
    if (isShared[index]) continue;
    if (index > 0 && !isShared[index - 1]) runs[runs.length - 1].end = word.end;
    else runs.push({
      start: word.start, end: word.end, make: () => make(name === "response" ? "ins" : "del", { class: "own" }),
    });
  }
  return runs;
}

function comparedLine(title, sentence, runs) {
  const text = block("dd", { class: "text" });
  if (/\S/.test(sentence.text.slice(Math.max(0, sentence.start - 1), sentence.start))) append(text, "… ");
  return [make("dt", {}, title), appendPieces(text, sentence.text, runs, sentence.start, sentence.end)];
}

/** Both sentences, one below the other. */
function comparison(task, row, match) {
  const unit = unitOffsets(task.response);
  const said = sentenceWords(task.response, { start: unit(task.span.start), end: unit(task.span.end) });
  const taught = sentenceWords(row.text, match);
  const [inSaid, inTaught] = sharedWords(said.words, taught.words);
  const shared = inSaid.filter(Boolean).length;
  const isSame = shared === said.words.length && shared === taught.words.length;
  return make("div", { class: "comparison" },
    make("p", { class: "kicker" }, isSame ? "Sentence by sentence: word for word the same"
      : [
        `Sentence by sentence: ${plural(shared, "word")} shared · `,
        make("span", { class: "key own-said" }, "only the response"), " · ",
        make("span", { class: "key own-taught" }, "only the row"),
      ]),
    make("dl", {},
      comparedLine("Response", said, ownRuns(said.words, inSaid, "response")),
      comparedLine("Row", taught, ownRuns(taught.words, inTaught, "row"))));
}
