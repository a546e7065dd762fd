extension SuffixArray {
  /// Sorts the suffixes by comparing them: what ``init(of:)-([UInt32])`` is tested against.
  ///
  /// O(n² log n) when the text repeats itself; for texts of some thousand words.
  public init(bySorting words: [UInt32]) {
    let starts = words.indices.sorted { one, other in
      words[one...].lexicographicallyPrecedes(words[other...])
    }
    self.init(positions: starts.map { UInt32($0) })
  }
}
