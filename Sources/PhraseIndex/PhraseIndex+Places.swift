public import SpoorModel
import SuffixArrays

extension PhraseIndex {
  /// As ``longestMatches(of:)``, where only texts of one field count.
  ///
  /// - Complexity: as that, and O(occurrences) for each word by which a match has to be shortened.
  public func longestMatches(of text: IndexedText, in field: RowField?) throws -> LongestMatches {
    let longest = try longestMatches(of: text)
    guard let field else { return longest }
    return try checked {
      LongestMatches(
        shards: try shards.indices.map { number in
          try longest.shards[number].enumerated().map { word, match in
            try shards[number].shortened(match, of: text.ids[number][word...], to: field)
          }
        }
      )
    }
  }

  /// The first places of a run in the dataset's order, at most `limit`: rows that are alike are
  /// listed once.
  ///
  /// - Complexity: O(occurrences + limit · log n).
  public func firstOccurrences(
    of places: Places,
    in field: RowField? = nil,
    limit: Int
  ) throws -> [Occurrence] {
    var found: [Occurrence] = []
    for (shard, ranks) in places.ranks.enumerated() where found.count < limit {
      // Within a field places ascend as rows do.
      let fields = field.map { [$0] } ?? FieldNumbers.fields
      let first = try fields.flatMap { field in
        try shards[shard].firstPositions(of: ranks, in: field, limit: limit)
          .compactMap { try occurrence(shard: shard, position: $0, length: places.length) }
      }
      found += first.sorted {
        ($0.row, $0.place, $0.words.lowerBound) < ($1.row, $1.place, $1.words.lowerBound)
      }
      .prefix(limit - found.count)
    }
    return found
  }

  /// An occurrence of a run of a text, widened to both sides as far as the text and the row agree.
  ///
  /// - Complexity: O(words added).
  public func widened(
    _ occurrence: Occurrence,
    of run: Range<Int>,
    in text: IndexedText
  ) throws -> (occurrence: Occurrence, run: Range<Int>) {
    let ids = text.ids[occurrence.shard]
    let shard = shards[occurrence.shard]
    let start = occurrence.textStart
    let segment = try shard.segments.words(of: try shard.segments.number(holding: start))
    let (left, right) = shard.suffixes.withWords(in: segment) { words in
      let left = zip(
        ids[..<run.lowerBound].reversed(),
        words[..<occurrence.words.lowerBound].reversed()
      )
      let right = zip(ids[run.upperBound...], words[occurrence.words.upperBound...])
      return (left.prefix { $0 == $1 }.count, right.prefix { $0 == $1 }.count)
    }
    var widened = occurrence
    widened.words = occurrence.words.lowerBound - left..<occurrence.words.upperBound + right
    return (widened, run.lowerBound - left..<run.upperBound + right)
  }
}

extension Shard {
  /// The longest beginning of a match that stands in a field.
  fileprivate func shortened(
    _ match: MappedSuffixArray.Match,
    of words: ArraySlice<UInt32>,
    to field: RowField
  ) throws -> MappedSuffixArray.Match {
    var match = match
    while match.length > 0, !holds(match.ranks, in: field) {
      match.length -= 1
      match.ranks = try suffixes.occurrences(of: words.prefix(match.length))
    }
    return match.length > 0 ? match : .none
  }

  /// The lowest positions of a range of ranks that lie in a field, ascending.
  fileprivate func firstPositions(of ranks: Range<Int>, in field: RowField, limit: Int) -> [Int] {
    let wanted = segments.words(of: field)
    guard limit > 0, !wanted.isEmpty else { return [] }
    var first: [Int] = []
    var bound = wanted.upperBound
    suffixes.withStarts(ofRanks: ranks) { starts in
      for start in starts where start >= wanted.lowerBound && start < bound {
        guard !isRepeated(Int(start)) else { continue }
        first.insert(Int(start), at: first.partitioningIndex { $0 > start })
        guard first.count >= limit else { continue }
        if first.count > limit { first.removeLast() }
        bound = first[limit - 1]
      }
    }
    return first
  }
}
