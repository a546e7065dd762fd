extension WordedText {
  /// The text's words as a reader of its language takes them, in scalars, in order, none overlapping.
  ///
  /// Each is one word of ``words``, or several that stand side by side: the syllables of a Korean word,
  /// the characters of a Chinese one. Where a character that the eye takes for one reaches past a word,
  /// so does what is answered.
  ///
  /// - Complexity: O(n) in the text's length.
  public func readerWords(by scanner: DictionaryScanner) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    var start = 0
    while start < words.count {
      var end = start + 1
      while end < words.count, words[end].bytes.lowerBound == words[end - 1].bytes.upperBound {
        end += 1
      }
      joined += end - start == 1 ? [words[start].scalars] : parts(of: start..<end, by: scanner)
      start = end
    }
    return wholeCharacters(joined)
  }

  /// A run of words without anything between, put together as the scanner cuts the run.
  private func parts(of run: Range<Int>, by scanner: DictionaryScanner) -> [Range<Int>] {
    let origin = words[run.lowerBound].bytes.lowerBound
    let bytes = Array(surface(run).utf8)
    var ends = bytes.withUnsafeBufferPointer { scanner.ends(in: $0) }[...]
    var parts: [Range<Int>] = []
    var start = run.lowerBound
    for index in run {
      let end = words[index].bytes.upperBound - origin
      // A cut inside of a character is none.
      while let first = ends.first, first < end { ends.removeFirst() }
      guard ends.first == end || index == run.upperBound - 1 else { continue }
      parts.append(scalars(start..<index + 1))
      start = index + 1
    }
    return parts
  }

  /// Ranges in order, each widened to the characters that it touches; those that then overlap put
  /// together.
  private func wholeCharacters(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var border = 0
    var borders = [0]
    for character in text {
      border += character.unicodeScalars.count
      borders.append(border)
    }
    var whole: [Range<Int>] = []
    var first = 0
    for range in ranges {
      while borders[first + 1] <= range.lowerBound { first += 1 }
      let end = borders[first...].first { $0 >= range.upperBound } ?? range.upperBound
      let start = borders[first]
      if let last = whole.last, last.upperBound > start {
        whole[whole.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        whole.append(start..<end)
      }
    }
    return whole
  }
}
