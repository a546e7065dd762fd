// Words and sentences as this browser's ICU parts them; used only to show and compare, never to count for the server.

const segmenters = typeof Intl.Segmenter === "function" ? {
  word: new Intl.Segmenter("und", { granularity: "word" }),
  sentence: new Intl.Segmenter("und", { granularity: "sentence" }),
} : null;

/** The words of a text: `{ start, end, folded }`, in UTF-16 offsets. */
function wordsOf(text) {
  const words = [];
  const add = (start, word) => {
    const folded = word.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'");
    words.push({ start, end: start + word.length, folded });
  };
  if (segmenters) {
    for (const part of segmenters.word.segment(text)) if (part.isWordLike) add(part.index, part.segment);
  } else {
    for (const part of text.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)) add(part.index, part[0]);
  }
  return words;
}

/** The sentences of a text; a line's end ends a sentence. */
function sentencesOf(text) {
  if (segmenters) {
    return [...segmenters.sentence.segment(text)].map((part) => ({
      start: part.index, end: part.index + part.segment.length,
    }));
  }
  return [...text.matchAll(/[^.!?\n]*[.!?\n]*\s*/gu)].filter((part) => part[0] !== "")
    .map((part) => ({ start: part.index, end: part.index + part[0].length }));
}

/** The offset, or the one before it if it parts a surrogate pair. */
function wholeCharacter(text, offset) {
  return /[\udc00-\udfff]/.test(text[offset] ?? "") ? offset - 1 : offset;
}

/** From the sentence in which a range starts to that in which it ends, without the space around. */
function sentenceAround(text, start, end) {
  // A window keeps long texts quick; a sentence longer than this is cut, which `comparison` says.
  const low = wholeCharacter(text, Math.max(0, start - 400));
  const high = wholeCharacter(text, Math.min(text.length, end + 400));
  const near = sentencesOf(text.slice(low, high)).filter((part) => part.end + low > start && part.start + low < end);
  if (near.length === 0) return { start, end };
  let first = near[0].start + low;
  let last = near[near.length - 1].end + low;
  while (first < last && /\s/.test(text[first])) first += 1;
  while (last > first && /\s/.test(text[last - 1])) last -= 1;
  return { start: first, end: last };
}

/**
 * Where a run of words stands in a text: that which meets the range, else null.
 * Complexity: the text's words times the run's.
 */
function runMeeting(words, run, start, end) {
  if (run.length === 0) return null;
  for (let first = 0; first + run.length <= words.length; first += 1) {
    const last = first + run.length - 1;
    if (words[last].end <= start) continue;
    if (words[first].start >= end) return null;
    if (run.every((word, offset) => words[first + offset].folded === word.folded)) {
      return { start: words[first].start, end: words[last].end };
    }
  }
  return null;
}

/** Which words two lists share in order (longest common subsequence): two lists of booleans. */
function sharedWords(left, right) {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      lengths[at] = left[row].folded === right[column].folded ? lengths[at + width + 1] + 1
        : Math.max(lengths[at + width], lengths[at + 1]);
    }
  }
  const inLeft = left.map(() => false);
  const inRight = right.map(() => false);
  for (let row = 0, column = 0; row < left.length && column < right.length;) {
    const at = row * width + column;
    if (left[row].folded === right[column].folded) {
      inLeft[row] = inRight[column] = true;
      row += 1;
      column += 1;
    } else if (lengths[at + width] >= lengths[at + 1]) row += 1;
    else column += 1;
  }
  return [inLeft, inRight];
}
