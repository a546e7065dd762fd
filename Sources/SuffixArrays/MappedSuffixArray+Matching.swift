extension MappedSuffixArray {
  /// The ranks of the suffixes that begin with all of `query`, so their number is that of its occurrences.
  ///
  /// Empty if it does not occur, is empty, or holds a separator or an unknown word. O(query + log n).
  public func occurrences(of query: [UInt32]) throws(SuffixFileError) -> Range<Int> {
    let match = try longestMatch(of: query[...])
    return match.length == query.count ? match.ranks : 0..<0
  }

  /// The longest beginning of `query` that occurs in the text, with all its occurrences.
  ///
  /// A separator or an unknown word ends it. O(query + log n) in practice: Manber and Myers' rule (1990)
  /// of the smaller common prefix skips what both bounds share with the query.
  public func longestMatch(of query: ArraySlice<UInt32>) throws(SuffixFileError) -> Match {
    try query.withUnsafeBufferPointer { (words) throws(SuffixFileError) in
      try longestMatch(of: words, end: endOfKnownRun(in: words))
    }
  }

  /// For every place of `query`, the longest match that starts there.
  public func longestMatches(of query: [UInt32]) throws(SuffixFileError) -> [Match] {
    try query.withUnsafeBufferPointer { (words) throws(SuffixFileError) in
      var matches: [Match] = []
      matches.reserveCapacity(words.count)
      var end = 0
      for start in words.indices {
        let rest = UnsafeBufferPointer(rebasing: words[start...])
        if start >= end { end = start + endOfKnownRun(in: rest) }
        matches.append(try longestMatch(of: rest, end: end - start))
        // The word that ended a run ends no other.
        if start == end { end += 1 }
      }
      return matches
    }
  }

  /// How many words from the start on are neither separators nor unknown.
  private func endOfKnownRun(in query: UnsafeBufferPointer<UInt32>) -> Int {
    query.firstIndex { $0 == SegmentWriter.separator || $0 > vocabulary } ?? query.count
  }

  private func longestMatch(
    of query: UnsafeBufferPointer<UInt32>,
    end: Int
  ) throws(SuffixFileError) -> Match {
    guard end > 0 else { return .none }
    let bucket = try ranks(startingWith: query[0])
    guard !bucket.isEmpty else { return .none }
    let search = RankSearch(
      query: UnsafeBufferPointer(rebasing: query[..<end]),
      text: words.numbers,
      suffixes: suffixes.base,
      bucket: bucket
    )
    guard let match = search.longestMatch() else {
      throw SuffixFileError(suffixes.path, .damaged(.suffix))
    }
    return match
  }
}
