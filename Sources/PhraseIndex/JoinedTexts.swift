import SuffixArrays
import Words

/// The texts of all shards, numbered as those of one shard of all rows would be: by field, then by row.
///
/// Wherever the best of many are kept, ties are broken by that order; so several shards answer as one.
struct JoinedTexts {
  /// Texts of one field of one shard.
  private struct Stretch {
    var firstNumber: Int
    var shard: Int
    var segments: Range<Int>
  }

  private let shards: [Shard]
  private let stretches: [Stretch]

  init(_ shards: [Shard]) {
    self.shards = shards
    var stretches: [Stretch] = []
    var number = 0
    for field in FieldNumbers.fields {
      for (index, shard) in shards.enumerated() {
        let segments = shard.segments.numbers(of: field)
        stretches.append(Stretch(firstNumber: number, shard: index, segments: segments))
        number += segments.count
      }
    }
    self.stretches = stretches
  }

  /// The number of a shard's segment.
  func number(of segment: Int, inShard shard: Int) -> Int {
    let stretch = stretches.first { $0.shard == shard && $0.segments.contains(segment) }
    return stretch.map { $0.firstNumber + segment - $0.segments.lowerBound } ?? 0
  }

  /// The shard and the segment of a text.
  func located(_ number: Int) -> (shard: Int, segment: Int) {
    // Empty stretches begin where the next one does, which is the last to begin there.
    let stretch = stretches.last { $0.firstNumber <= number && !$0.segments.isEmpty }
    return stretch.map { ($0.shard, $0.segments.lowerBound + number - $0.firstNumber) } ?? (0, 0)
  }

  /// A text's words in ids of a query's own; the caller deallocates them.
  func words(of number: Int, in query: JoinedQuery) -> UnsafeMutableBufferPointer<UInt32> {
    let (shard, segment) = located(number)
    // A segment's end was checked when its seed was made.
    let range = (try? shards[shard].segments.words(of: segment)) ?? 0..<0
    let text = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: range.count)
    let own = query.ownIDs[shard]
    shards[shard].suffixes.withWords(in: range) { words in
      _ = text.initialize(from: words.lazy.map { own[$0] ?? JoinedQuery.otherWord })
    }
    return text
  }
}

/// A text's words in ids of its own, which mean the same in every shard.
struct JoinedQuery {
  /// The id of a dataset's word that the text lacks; no word of the text has it.
  static let otherWord: UInt32 = 0

  /// The id of each word; the largest number where no shard has the word.
  let ids: [UInt32]
  /// By shard: the text's own ids by the shard's.
  let ownIDs: [[UInt32: UInt32]]

  /// - Parameters:
  ///   - query: the text.
  ///   - isKnown: whether some shard of the index, open or not, has the word at a place.
  init(_ query: IndexedText, isKnown: (_ place: Int) -> Bool) {
    var firstPlaces: [String: UInt32] = [:]
    var ids: [UInt32] = []
    for (place, word) in query.text.words.enumerated() {
      let first = firstPlaces[word.text] ?? UInt32(place + 1)
      firstPlaces[word.text] = first
      ids.append(isKnown(place) ? first : PhraseIndex.unknownWord)
    }
    self.ids = ids
    ownIDs = query.ids.map { shardIDs in
      Dictionary(zip(shardIDs, ids), uniquingKeysWith: { first, _ in first })
    }
  }
}
