import SuffixArrays
public import Words

/// A text with its words' ids in each shard, ready to be looked for.
public struct IndexedText: Sendable {
  /// The text.
  public let text: WordedText
  /// The ids of its words, by shard; the largest number where the shard lacks the word.
  public let ids: [[UInt32]]

  /// The number of words.
  public var count: Int { text.words.count }
}

/// For every word of a text, the longest run beginning there that stands in the dataset.
public struct LongestMatches: Sendable {
  /// The longest matches in each shard, word by word.
  let shards: [[MappedSuffixArray.Match]]

  /// The number of words of the text.
  public var count: Int { shards.first?.count ?? 0 }

  /// The number of words of the longest run that begins at a word; 0 when not even the word itself
  /// stands in the dataset.
  public func length(at word: Int) -> Int {
    shards.reduce(0) { max($0, $1[word].length) }
  }

  /// The places of the longest run that begins at a word.
  public func places(at word: Int) -> Places {
    let length = length(at: word)
    return Places(
      length: length,
      ranks: shards.map { $0[word].length == length ? $0[word].ranks : 0..<0 }
    )
  }

  /// The runs that are part of no longer one, in the text's order.
  public var maximal: [Range<Int>] { Self.maximal(ofLengths: (0..<count).map(length)) }

  /// The runs that are part of no longer one, given the longest that begins at each word.
  static func maximal(ofLengths lengths: [Int]) -> [Range<Int>] {
    var reached = 0
    var runs: [Range<Int>] = []
    for (start, length) in lengths.enumerated() where length > 0 && start + length > reached {
      reached = start + length
      runs.append(start..<reached)
    }
    return runs
  }
}
