extension WordAlignment {
  /// The alignment with the whole query: the query's words beyond both ends stand beside as many of the
  /// text's, or as many as the text has there.
  ///
  /// A swap near the end of a phrase has too little behind it to pay for, so that a local alignment stops
  /// before it: "the Garden of the Atlas" and "the Garden of the Ember" have four words and a swap.
  ///
  /// - Parameters:
  ///   - words: the query's words; `UInt32.max` equals none.
  ///   - text: the words of the text.
  ///   - costs: what equal words earn and an edit costs.
  ///   - surprisal: −ln f of a word, in nats.
  /// - Returns: an alignment whose query words are all of the query's.
  /// - Complexity: O(words of the query).
  public func covering(
    _ words: [UInt32],
    in text: UnsafeBufferPointer<UInt32>,
    costs: AlignmentCosts = .standard,
    surprisal: (UInt32) -> Double
  ) -> WordAlignment {
    let (query, place) = (query, place)
    let before = Self.parts(
      of: words,
      0..<query.lowerBound,
      shiftedBy: place.lowerBound - query.lowerBound,
      in: text
    )
    let after = Self.parts(
      of: words,
      query.upperBound..<words.count,
      shiftedBy: place.upperBound - query.upperBound,
      in: text
    )
    let earned = (before + after).filter { $0.kind == .equal }.map {
      surprisal(words[$0.query.lowerBound])
    }
    let paid = before.count + after.count - earned.count
    let matched = earned.reduce(0) {
      $0 + min(max($1, costs.match.lowerBound), costs.match.upperBound)
    }
    return WordAlignment(
      text: self.text,
      parts: (before + parts + after).joined,
      equalWords: equalWords + earned.count,
      columns: columns + before.count + after.count,
      score: score + matched - costs.edit * Double(paid),
      surprisal: earned.reduce(self.surprisal, +)
    )
  }

  /// A column for each of some words of the query: the word of the text so far to the right of it, where
  /// the text has one.
  private static func parts(
    of words: [UInt32],
    _ range: Range<Int>,
    shiftedBy shift: Int,
    in text: UnsafeBufferPointer<UInt32>
  ) -> [AlignedPart] {
    range.map { word in
      let query = word..<word + 1
      let place = word + shift
      guard text.indices.contains(place) else {
        let end = place < 0 ? 0 : text.count
        return .edit(query: query, place: end..<end)
      }
      let isEqual = words[word] == text[place] && words[word] != .max
      return isEqual
        ? .equal(query: query, place: place..<place + 1)
        : .edit(query: query, place: place..<place + 1)
    }
  }
}

extension [AlignedPart] {
  /// The parts with neighbours of one sort made one, so that all that differs between two equal runs
  /// reads as one edit.
  fileprivate var joined: [AlignedPart] {
    reduce(into: []) { joined, part in
      guard let last = joined.last, (last.kind == .equal) == (part.kind == .equal) else {
        return joined.append(part)
      }
      let query = last.query.lowerBound..<part.query.upperBound
      let place = last.place.lowerBound..<part.place.upperBound
      joined[joined.count - 1] =
        part.kind == .equal
        ? .equal(query: query, place: place) : .edit(query: query, place: place)
    }
  }
}
