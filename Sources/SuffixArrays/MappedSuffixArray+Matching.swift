extension MappedSuffixArray {
  /// For every place of `query`, the longest match that starts there.
  ///
  /// A separator or an unknown word ends a match. O(l + log n) a place in practice, for matches of l words;
  /// the places wait for memory together, not one after another.
  public func longestMatches(of query: [UInt32]) throws(SuffixFileError) -> [Match] {
    try query.withUnsafeBufferPointer { (words) throws(SuffixFileError) in
      try matches(of: words, limit: words.count)
    }
  }

  /// For every place of `query`, the ranks of the run of `length` words that starts there.
  ///
  /// Empty where the run does not occur, holds a separator or an unknown word, or is cut off by the query's
  /// end. As fast as ``longestMatches(of:)``.
  public func occurrences(
    ofRunsOf length: Int,
    in query: [UInt32]
  ) throws(SuffixFileError) -> [Range<Int>] {
    precondition(length > 0, "runs of \(length) words")
    return try query.withUnsafeBufferPointer { (words) throws(SuffixFileError) in
      try matches(of: words, limit: length).map { $0.length == length ? $0.ranks : 0..<0 }
    }
  }

  /// The longest beginning of `query` that occurs in the text, with all its occurrences.
  ///
  /// A separator or an unknown word ends it. O(query + log n) in practice. For many places of one query
  /// use ``longestMatches(of:)``, which is several times as fast a place.
  public func longestMatch(of query: ArraySlice<UInt32>) throws(SuffixFileError) -> Match {
    try query.withUnsafeBufferPointer { (words) throws(SuffixFileError) in
      let end = endOfKnownRun(in: words, from: 0)
      guard end > 0, let first = words.baseAddress else { return .none }
      let bucket = try ranks(startingWith: words[0])
      guard !bucket.isEmpty else { return .none }
      return RankSearch(view: view, query: first, count: end, known: 1, ranks: bucket)
        .longestMatch()
    }
  }

  /// The ranks of the suffixes that begin with all of `query`, so their number is that of its occurrences.
  ///
  /// Empty if it does not occur, is empty, or holds a separator or an unknown word. O(query + log n).
  public func occurrences(of query: [UInt32]) throws(SuffixFileError) -> Range<Int> {
    try occurrences(of: query[...])
  }

  /// The ranks of the suffixes that begin with all of a part of a query, which is not copied.
  ///
  /// As ``occurrences(of:)-([UInt32])``.
  public func occurrences(of query: ArraySlice<UInt32>) throws(SuffixFileError) -> Range<Int> {
    let match = try longestMatch(of: query)
    return match.length == query.count ? match.ranks : 0..<0
  }
}

extension MappedSuffixArray {
  /// For every place of `query`, the longest match of at most `limit` words that starts there.
  private func matches(
    of query: UnsafeBufferPointer<UInt32>,
    limit: Int
  ) throws(SuffixFileError) -> [Match] {
    var matches = [Match](repeating: .none, count: query.count)
    try matches.withUnsafeMutableBufferPointer { (matches) throws(SuffixFileError) in
      guard let words = query.baseAddress, let first = matches.baseAddress else { return }
      var batch = MatchBatch(words, count: query.count, into: first, in: view)
      var end = 0
      for place in 0..<query.count {
        if end <= place { end = endOfKnownRun(in: query, from: place) }
        guard place < end else { continue }
        let bucket = try ranks(startingWith: words[place])
        guard !bucket.isEmpty else { continue }
        batch.add(place, bucket: bucket, room: min(end - place, limit))
      }
      batch.run()
    }
    return matches
  }

  /// Where the first separator or unknown word from `start` on stands.
  private func endOfKnownRun(in query: UnsafeBufferPointer<UInt32>, from start: Int) -> Int {
    query[start...].firstIndex { $0 == SegmentWriter.separator || $0 > vocabulary } ?? query.count
  }
}
