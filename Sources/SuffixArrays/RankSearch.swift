/// One query's search among suffixes that are known to share its first words.
///
/// This is the readable way, as fast as any for one place, and what ``MatchBatch`` is tested against. Pointers are valid for
/// the call in which the search is made.
struct RankSearch {
  typealias Match = MappedSuffixArray.Match

  let view: SuffixView
  /// Words that the text may hold; no separator.
  let query: UnsafePointer<UInt32>
  /// The number of the query's words.
  let count: Int
  /// How many words all suffixes of ``ranks`` share with the query; at least 1.
  let known: Int
  /// Not empty.
  let ranks: Range<Int>

  /// The longest beginning of the query that occurs, with all its ranks.
  ///
  /// Manber and Myers' rule (1990) of the smaller common prefix skips what both bounds share with the query.
  func longestMatch() -> Match {
    // The words that the suffixes next to the bounds share with the query.
    var below = known
    var above = known
    var low = ranks.lowerBound
    var high = ranks.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      let start = view.start(ofRank: middle)
      let shared = sharedLength(from: min(below, above), start: start)
      if isQueryAtMostSuffix(shared: shared, start: start) {
        high = middle
        above = shared
      } else {
        low = middle + 1
        below = shared
      }
    }
    // All suffixes that share most with the query stand around the place where it would be inserted.
    let length = max(below, above)
    guard length > known else { return Match(length: known, ranks: ranks) }
    let first = below == length ? firstRank(sharing: length, before: low) : low
    let end = above == length ? endRank(sharing: length, from: low) : low
    return Match(length: length, ranks: first..<end)
  }

  /// How many words the query and the suffix share, the first `known` being known to be shared.
  @inline(__always)
  private func sharedLength(from known: Int, start: Int) -> Int {
    let limit = min(count, view.count - start)
    var shared = known
    while shared < limit && query[shared] == view.text[start &+ shared] { shared &+= 1 }
    return shared
  }

  @inline(__always)
  private func isQueryAtMostSuffix(shared: Int, start: Int) -> Bool {
    if shared == count { return true }
    return start + shared < view.count && query[shared] < view.text[start + shared]
  }

  private func shares(_ length: Int, rank: Int) -> Bool {
    sharedLength(from: known, start: view.start(ofRank: rank)) >= length
  }

  // MARK: The ranks of all occurrences
  //
  // Steps that double from a place outwards: most runs occur a few times only.

  /// The first of the ranks up to `place` that share `length` words, as all between do.
  func firstRank(sharing length: Int, before place: Int) -> Int {
    var known = place
    var step = 1
    while known - step >= ranks.lowerBound && shares(length, rank: known - step) {
      known -= step
      step *= 2
    }
    var low = max(ranks.lowerBound, known - step)
    while low < known {
      let middle = low + (known - low) / 2
      if shares(length, rank: middle) { known = middle } else { low = middle + 1 }
    }
    return known
  }

  /// The end of the ranks from `place` on that share `length` words.
  func endRank(sharing length: Int, from place: Int) -> Int {
    var known = place
    var step = 1
    while known + step <= ranks.upperBound && shares(length, rank: known + step - 1) {
      known += step
      step *= 2
    }
    var high = min(ranks.upperBound, known + step - 1)
    while known < high {
      let middle = known + (high - known) / 2
      if shares(length, rank: middle) { known = middle + 1 } else { high = middle }
    }
    return known
  }
}
