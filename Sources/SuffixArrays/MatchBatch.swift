/// The longest matches at many places of a query, found side by side.
///
/// First all places look for the two words behind their first; then those that found both, for the two
/// words behind these. The few matches that are longer still are searched one by one.
struct MatchBatch {
  typealias Match = MappedSuffixArray.Match

  /// As many places as keep their searches in the first-level cache.
  static let placeCount = 256

  private let view: SuffixView
  private let query: UnsafePointer<UInt32>
  private let matches: UnsafeMutablePointer<Match>
  private var shallow: [KeySearch] = []
  private var deep: [KeySearch] = []

  /// Prepares for places of `query`, of which each has a match to be found at the same place of `matches`.
  init(
    _ query: UnsafePointer<UInt32>,
    count: Int,
    into matches: UnsafeMutablePointer<Match>,
    in view: SuffixView
  ) {
    self.view = view
    self.query = query
    self.matches = matches
    shallow.reserveCapacity(min(count, Self.placeCount))
    deep.reserveCapacity(min(count, Self.placeCount))
  }

  /// Adds a place whose first word has the ranks of `bucket`, for a match of at most `room` words that
  /// the text may hold.
  @inline(__always)
  mutating func add(_ place: Int, bucket: Range<Int>, room: Int) {
    matches[place] = Match(length: 1, ranks: bucket)
    guard room > 1 else { return }
    if shallow.count == Self.placeCount { run() }
    shallow.append(search(depth: 1, in: bucket, place: place, room: room))
  }

  /// Finds the matches of all places added.
  mutating func run() {
    shallow.withUnsafeMutableBufferPointer { KeySearch.runByBlocks($0, in: view) }
    for search in shallow {
      guard let ranks = ranksOfBothWords(search, depth: 1) else { continue }
      matches[search.place] = Match(length: 3, ranks: ranks)
      guard search.room > 3 else { continue }
      deep.append(self.search(depth: 3, in: ranks, place: search.place, room: search.room))
    }
    shallow.removeAll(keepingCapacity: true)
    deep.withUnsafeMutableBufferPointer { KeySearch.run($0, depth: 3, in: view) }
    for search in deep {
      guard let ranks = ranksOfBothWords(search, depth: 3) else { continue }
      matches[search.place] = comparison(of: search, known: 4, in: ranks).longestMatch()
    }
    deep.removeAll(keepingCapacity: true)
  }

  /// A search for the words at `depth`, the second being below all others if there is room for one only.
  @inline(__always)
  private func search(depth: Int, in ranks: Range<Int>, place: Int, room: Int) -> KeySearch {
    let words = query + (place + depth)
    let key = UInt64(words[0]) &<< 32 | (room > depth + 1 ? UInt64(words[1]) : 0)
    return KeySearch(key, in: ranks, place: place, room: room)
  }

  /// Where both words that a search was for occur; if only the first does, notes the match that ends there.
  ///
  /// The ranks begin with the first that has both, and end with the last that shares its first four words.
  @inline(__always)
  private func ranksOfBothWords(_ search: KeySearch, depth: Int) -> Range<Int>? {
    let (ranks, rank) = (search.ranks, search.rank)
    let found = rank < ranks.upperBound ? view.key(ofRank: rank, depth: depth) : .max
    if found == search.key && search.room > depth + 1 {
      return rank..<endRank(sharing: min(depth + 2, 4), around: rank, search)
    }
    var holder = rank
    if found &>> 32 != search.key &>> 32 {
      holder -= 1
      guard holder >= ranks.lowerBound,
        view.key(ofRank: holder, depth: depth) &>> 32 == search.key &>> 32
      else { return nil }
    }
    let first = firstRank(sharing: depth + 1, around: holder, search)
    let end = endRank(sharing: depth + 1, around: holder, search)
    matches[search.place] = Match(length: depth + 1, ranks: first..<end)
    return nil
  }

  // MARK: Bounds
  //
  // The table tells them, or if they are far off, the text. No damage leads out of the search's ranks.

  @inline(__always)
  private func firstRank(sharing length: Int, around rank: Int, _ search: KeySearch) -> Int {
    if let first = view.blocks.firstRank(sharing: length, around: rank) {
      return max(first, search.ranks.lowerBound)
    }
    return comparison(of: search, known: 1, in: search.ranks)
      .firstRank(sharing: length, before: rank)
  }

  @inline(__always)
  private func endRank(sharing length: Int, around rank: Int, _ search: KeySearch) -> Int {
    if let end = view.blocks.endRank(sharing: length, around: rank) {
      return min(end, search.ranks.upperBound)
    }
    return comparison(of: search, known: 1, in: search.ranks)
      .endRank(sharing: length, from: rank + 1)
  }

  private func comparison(of search: KeySearch, known: Int, in ranks: Range<Int>) -> RankSearch {
    RankSearch(
      view: view,
      query: query + search.place,
      count: search.room,
      known: known,
      ranks: ranks
    )
  }
}
