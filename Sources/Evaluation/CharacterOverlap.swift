import SpoorModel

/// How many characters two sides mark, and how many both do.
public enum CharacterOverlap: String, Hashable, Sendable, Codable {
  /// Each character counts once, however many spans hold it.
  case merged
  /// Each span counts with all its characters, and each pair of a predicted and a gold span with what
  /// they share, as LettuceDetect's evaluator does: spans that overlap count twice.
  case doubleCounted = "double_counted"
}

/// Characters of two sides, counted.
struct CharacterCounts: Hashable {
  var common = 0
  var predicted = 0
  var gold = 0

  static let nothing = CharacterCounts()

  static func += (sum: inout CharacterCounts, other: CharacterCounts) {
    sum.common += other.common
    sum.predicted += other.predicted
    sum.gold += other.gold
  }

  /// Counts ranges of a response of `length` characters.
  init(
    predicted: [ScalarRange],
    gold: [ScalarRange],
    length: Int,
    overlap: CharacterOverlap
  ) {
    switch overlap {
    case .merged:
      let (one, other) = (Self.covered(predicted, length), Self.covered(gold, length))
      common = Self.count(one.intersection(other))
      self.predicted = Self.count(one)
      self.gold = Self.count(other)
    case .doubleCounted:
      let one = predicted.map { $0.indices(below: length) }
      let other = gold.map { $0.indices(below: length) }
      common = one.reduce(0) { sum, range in
        sum + other.reduce(0) { $0 + $1.clamped(to: range).count }
      }
      self.predicted = one.reduce(0) { $0 + $1.count }
      self.gold = other.reduce(0) { $0 + $1.count }
    }
  }

  init() {}

  private static func covered(_ ranges: [ScalarRange], _ length: Int) -> RangeSet<Int> {
    RangeSet(ranges.map { $0.indices(below: length) })
  }

  private static func count(_ ranges: RangeSet<Int>) -> Int {
    ranges.ranges.reduce(0) { $0 + $1.count }
  }
}
