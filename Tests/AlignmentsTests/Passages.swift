import Alignments
import Statistics

extension SplitMix64 {
  /// Words drawn from a range.
  mutating func words(_ count: Int, from range: ClosedRange<UInt32>) -> [UInt32] {
    (0..<count).map { _ in UInt32.random(in: range, using: &self) }
  }

  /// The words with some substituted, dropped or doubled.
  mutating func perturbed(_ words: [UInt32], from range: ClosedRange<UInt32>) -> [UInt32] {
    var result: [UInt32] = []
    for word in words {
      switch Int.random(in: 0..<20, using: &self) {
      case 0: result.append(UInt32.random(in: range, using: &self))
      case 1: break
      case 2: result += [word, UInt32.random(in: range, using: &self)]
      default: result.append(word)
      }
    }
    return result
  }
}

/// A query and its texts, searched by their common 3-grams.
struct Passages {
  var query: [UInt32]
  var texts: [[UInt32]]

  /// Every 3-gram that the query and a text share.
  var seeds: [Seed] {
    var seeds: [Seed] = []
    for (number, text) in texts.enumerated() where text.count >= 3 && query.count >= 3 {
      for start in 0...query.count - 3 {
        for place in 0...text.count - 3
        where query[start..<start + 3] == text[place..<place + 3] {
          seeds.append(Seed(text: number, query: start, place: place, length: 3))
        }
      }
    }
    return seeds.filter { !query[$0.query].contains(.max) }
  }

  /// What a search finds; even words are rare (9 nats), odd ones frequent (4).
  func alignments(
    seeds: [Seed]? = nil,
    limits: NearLimits = .standard
  ) -> [WordAlignment] {
    let flat = texts.flatMap { $0 }
    var starts = [0]
    for text in texts { starts.append(starts[starts.count - 1] + text.count) }
    return flat.withUnsafeBufferPointer { words in
      NearVerbatimSearch(limits: limits).alignments(
        of: query,
        seeds: seeds ?? self.seeds,
        text: { UnsafeBufferPointer(rebasing: words[starts[$0]..<starts[$0 + 1]]) },
        surprisal: Self.surprisal
      )
    }
  }

  static func surprisal(_ word: UInt32) -> Double { word.isMultiple(of: 2) ? 9 : 4 }
}

extension [UInt32] {
  /// The numbers from `first` on.
  static func run(_ first: UInt32, count: UInt32) -> [UInt32] { Array(first..<first + count) }
}
