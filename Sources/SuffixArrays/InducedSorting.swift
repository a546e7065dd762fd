/// One level of SA-IS: sort a few suffixes, and let their order induce that of all others.
///
/// A suffix *rises* if it is smaller than the one that starts a word later (type S), else it *falls*
/// (type L); past the last word stands an end smaller than every word. A *valley* is a rising suffix
/// after a falling one (LMS). Two sweeps over the buckets of first words extend any order of the valleys
/// to all suffixes. The first round orders the valleys by the run from each to the next; these runs,
/// numbered, are a text of at most half the length, whose suffix array gives the order for the last round.
///
/// The reduced text and its array live inside the result's memory, so only bits and buckets are added.
/// Base pointers are `let`: reading them through a `var` costs an exclusivity check each time.
struct InducedSorting {
  private static let empty = UInt32.max

  private let text: UnsafePointer<UInt32>
  private let count: Int
  private let alphabet: Int
  private let suffixes: UnsafeMutablePointer<UInt32>
  private let bucketSizes: UnsafeMutablePointer<UInt32>
  private let bucketEdges: UnsafeMutablePointer<UInt32>
  // A bit a suffix, because the sweeps ask at random places: the bits stay in cache, the text does not.
  private let risingBits: UnsafeMutablePointer<UInt64>

  /// Writes the suffix array of `text[0..<count]`, all below `alphabet`, to `suffixes[0..<count]`.
  static func sort(
    _ text: UnsafePointer<UInt32>,
    count: Int,
    alphabet: Int,
    into suffixes: UnsafeMutablePointer<UInt32>
  ) {
    guard count > 1 else {
      if count == 1 { suffixes[0] = 0 }
      return
    }
    let level = InducedSorting(text, count: count, alphabet: alphabet, suffixes: suffixes)
    defer { level.deallocate() }
    level.classify()
    level.seedUnsortedValleys()
    level.induce()
    let valleys = level.gatherValleys()
    let names = level.nameValleys(valleys)
    if names < valleys {
      let reduced = level.gatherNames(valleys)
      sort(reduced, count: valleys, alphabet: names, into: suffixes)
      level.replaceRanksByStarts(valleys, scratch: reduced)
    }
    level.seedSortedValleys(valleys)
    level.induce()
  }

  private init(
    _ text: UnsafePointer<UInt32>,
    count: Int,
    alphabet: Int,
    suffixes: UnsafeMutablePointer<UInt32>
  ) {
    self.text = text
    self.count = count
    self.alphabet = alphabet
    self.suffixes = suffixes
    bucketSizes = .allocate(capacity: alphabet)
    bucketSizes.initialize(repeating: 0, count: alphabet)
    bucketEdges = .allocate(capacity: alphabet)
    bucketEdges.initialize(repeating: 0, count: alphabet)
    risingBits = .allocate(capacity: count / 64 + 1)
    risingBits.initialize(repeating: 0, count: count / 64 + 1)
  }

  private func deallocate() {
    bucketSizes.deallocate()
    bucketEdges.deallocate()
    risingBits.deallocate()
  }

  // MARK: Types

  private func classify() {
    bucketSizes[Int(text[count - 1])] += 1
    var next = text[count - 1]
    var rises: UInt64 = 0
    // Without a branch on the words: which is larger cannot be predicted.
    for start in stride(from: count - 2, through: 0, by: -1) {
      let word = text[start]
      rises = (word < next ? 1 : 0) | (word == next ? rises : 0)
      risingBits[start >> 6] |= rises &<< UInt64(truncatingIfNeeded: start)
      bucketSizes[Int(word)] &+= 1
      next = word
    }
  }

  @inline(__always)
  private func rises(_ start: Int) -> Bool {
    (risingBits[start >> 6] &>> UInt64(truncatingIfNeeded: start & 63)) & 1 == 1
  }

  @inline(__always)
  private func isValley(_ start: Int) -> Bool {
    start > 0 && rises(start) && !rises(start - 1)
  }

  /// Goes through the valleys in the order of the text, a word of bits at a time.
  @inline(__always)
  private func forEachValley(_ body: (_ start: Int) -> Void) {
    // Nothing falls before the first suffix, so it is no valley.
    var lastRises: UInt64 = 1
    for place in 0...(count - 1) >> 6 {
      let rising = risingBits[place]
      var valleys = rising & ~(rising &<< 1 | lastRises)
      lastRises = rising &>> 63
      while valleys != 0 {
        body(place << 6 + valleys.trailingZeroBitCount)
        valleys &= valleys &- 1
      }
    }
  }

  // MARK: Buckets

  private func setEdgesToHeads() {
    var sum: UInt32 = 0
    for word in 0..<alphabet {
      bucketEdges[word] = sum
      sum &+= bucketSizes[word]
    }
  }

  private func setEdgesToTails() {
    var sum: UInt32 = 0
    for word in 0..<alphabet {
      sum &+= bucketSizes[word]
      bucketEdges[word] = sum
    }
  }

  @inline(__always)
  private func putAtHead(_ start: Int) {
    let word = Int(text[start])
    let edge = bucketEdges[word]
    suffixes[Int(edge)] = UInt32(truncatingIfNeeded: start)
    bucketEdges[word] = edge &+ 1
  }

  @inline(__always)
  private func putAtTail(_ start: Int) {
    let word = Int(text[start])
    let edge = bucketEdges[word] &- 1
    suffixes[Int(edge)] = UInt32(truncatingIfNeeded: start)
    bucketEdges[word] = edge
  }

  // MARK: Seeds

  private func seedUnsortedValleys() {
    suffixes.update(repeating: Self.empty, count: count)
    setEdgesToTails()
    forEachValley { putAtTail($0) }
  }

  private func seedSortedValleys(_ valleys: Int) {
    (suffixes + valleys).update(repeating: Self.empty, count: count - valleys)
    setEdgesToTails()
    for rank in stride(from: valleys - 1, through: 0, by: -1) {
      let start = Int(suffixes[rank])
      suffixes[rank] = Self.empty
      putAtTail(start)
    }
  }

  // MARK: Sweeps

  private func induce() {
    setEdgesToHeads()
    putAtHead(count - 1)
    for rank in 0..<count {
      // One comparison skips both 0, which has no predecessor, and an empty place.
      let previous = suffixes[rank] &- 1
      guard previous < Self.empty - 1, !rises(Int(previous)) else { continue }
      putAtHead(Int(previous))
    }
    // The valleys that still stand at the tails are overwritten before this sweep comes to them.
    setEdgesToTails()
    for rank in stride(from: count - 1, through: 0, by: -1) {
      let previous = suffixes[rank] &- 1
      guard previous < Self.empty - 1, rises(Int(previous)) else { continue }
      putAtTail(Int(previous))
    }
  }

  // MARK: The reduced text

  /// Moves the valleys, sorted by their runs, to the front, and counts them.
  private func gatherValleys() -> Int {
    var valleys = 0
    for rank in 0..<count where isValley(Int(suffixes[rank])) {
      suffixes[valleys] = suffixes[rank]
      valleys += 1
    }
    return valleys
  }

  /// Numbers the runs in order, equal runs alike, and returns how many differ.
  ///
  /// Valleys are at least two words apart, so start / 2 gives each its own place behind them.
  private func nameValleys(_ valleys: Int) -> Int {
    let places = suffixes + valleys
    places.update(repeating: Self.empty, count: count - valleys)
    var names = 0
    for first in stride(from: 0, to: valleys, by: UInt64.bitWidth) {
      let ranks = first..<min(valleys, first + UInt64.bitWidth)
      var alike = valleysLikeTheOneBefore(in: ranks)
      for rank in ranks {
        let start = Int(suffixes[rank])
        if alike & 1 == 0 || !isSameRun(Int(suffixes[rank - 1]), start) { names += 1 }
        places[start >> 1] = UInt32(truncatingIfNeeded: names - 1)
        alike >>= 1
      }
    }
    return names
  }

  /// A bit for each of at most 64 valleys that has the same two words as the one before.
  ///
  /// Most runs differ there. Without a branch on what was read, the reads do not wait for each other.
  private func valleysLikeTheOneBefore(in ranks: Range<Int>) -> UInt64 {
    var alike: UInt64 = 0
    var before = ranks.lowerBound == 0 ? nil : firstWords(ofRank: ranks.lowerBound - 1)
    for rank in ranks {
      let words = firstWords(ofRank: rank)
      alike |= (words == before ? 1 : 0) &<< UInt64(truncatingIfNeeded: rank)
      before = words
    }
    return alike
  }

  /// The first two words of a valley, which is never the last suffix.
  @inline(__always)
  private func firstWords(ofRank rank: Int) -> UInt64 {
    SuffixView.key(text + Int(suffixes[rank]))
  }

  private func isSameRun(_ one: Int, _ other: Int) -> Bool {
    // The run that meets the end of the text is like no other.
    let room = count - max(one, other)
    for offset in 0..<room {
      guard text[one + offset] == text[other + offset],
        rises(one + offset) == rises(other + offset)
      else { return false }
      if offset > 0 && isValley(one + offset) { return true }
    }
    return false
  }

  /// Moves the names, in the order of the text, to the end of the memory.
  private func gatherNames(_ valleys: Int) -> UnsafeMutablePointer<UInt32> {
    var place = count
    for slot in stride(from: count - 1, through: valleys, by: -1)
    where suffixes[slot] != Self.empty {
      place -= 1
      suffixes[place] = suffixes[slot]
    }
    return suffixes + (count - valleys)
  }

  private func replaceRanksByStarts(_ valleys: Int, scratch starts: UnsafeMutablePointer<UInt32>) {
    var found = 0
    forEachValley { start in
      starts[found] = UInt32(start)
      found += 1
    }
    for rank in 0..<valleys { suffixes[rank] = starts[Int(suffixes[rank])] }
  }
}
