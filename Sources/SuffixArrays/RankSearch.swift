/// One query's binary search among the suffixes that begin with its first word.
///
/// Pointers are valid for the call in which the search is made. `nil` results mean that a suffix starts
/// behind the text: the file is damaged.
struct RankSearch {
  /// Words that the text may hold; no separator, at least one.
  let query: UnsafeBufferPointer<UInt32>
  let text: UnsafeBufferPointer<UInt32>
  let suffixes: UnsafePointer<UInt32>
  /// The ranks of the suffixes that begin with the query's first word; not empty.
  let bucket: Range<Int>

  /// The longest beginning of the query that occurs, with all its ranks.
  func longestMatch() -> MappedSuffixArray.Match? {
    // The words that the suffixes next to the bounds share with the query: at least the first.
    var below = 1
    var above = 1
    var low = bucket.lowerBound
    var high = bucket.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      let start = Int(suffixes[middle])
      guard start < text.count else { return nil }
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
    guard length > 1 else { return .init(length: 1, ranks: bucket) }
    guard let first = below == length ? firstRank(sharing: length, before: low) : low,
      let end = above == length ? endRank(sharing: length, from: low) : low
    else { return nil }
    return .init(length: length, ranks: first..<end)
  }

  /// How many words the query and the suffix share, the first `known` being known to be shared.
  @inline(__always)
  private func sharedLength(from known: Int, start: Int) -> Int {
    let limit = min(query.count, text.count - start)
    var shared = known
    while shared < limit && query[shared] == text[start + shared] { shared += 1 }
    return shared
  }

  @inline(__always)
  private func isQueryAtMostSuffix(shared: Int, start: Int) -> Bool {
    if shared == query.count { return true }
    return start + shared < text.count && query[shared] < text[start + shared]
  }

  // MARK: The ranks of all occurrences
  //
  // Steps that double from the insertion place outwards: most runs occur a few times only.

  private func firstRank(sharing length: Int, before place: Int) -> Int? {
    var known = place
    var step = 1
    while known - step >= bucket.lowerBound {
      guard let shares = shares(length, rank: known - step) else { return nil }
      guard shares else { break }
      known -= step
      step *= 2
    }
    var low = max(bucket.lowerBound, known - step)
    while low < known {
      let middle = low + (known - low) / 2
      guard let shares = shares(length, rank: middle) else { return nil }
      if shares { known = middle } else { low = middle + 1 }
    }
    return known
  }

  private func endRank(sharing length: Int, from place: Int) -> Int? {
    var known = place
    var step = 1
    while known + step <= bucket.upperBound {
      guard let shares = shares(length, rank: known + step - 1) else { return nil }
      guard shares else { break }
      known += step
      step *= 2
    }
    var high = min(bucket.upperBound, known + step - 1)
    while known < high {
      let middle = known + (high - known) / 2
      guard let shares = shares(length, rank: middle) else { return nil }
      if shares { known = middle + 1 } else { high = middle }
    }
    return known
  }

  private func shares(_ length: Int, rank: Int) -> Bool? {
    let start = Int(suffixes[rank])
    guard start < text.count else { return nil }
    guard start + length <= text.count else { return false }
    return (1..<length).allSatisfy { text[start + $0] == query[$0] }
  }
}
