import SpoorModel
import Statistics

/// What one response adds to the figures of its group; some 1.5 KB, however long it is.
///
/// A summary of many responses needs these alone, so that their values may stay on the disk.
public struct ResponseTally: Hashable, Sendable {
  /// What one direction of KL adds.
  struct Values: Hashable, Sendable {
    /// Sums over the known tokens of a section, over their number; of an interval the lower end counts.
    let first: RatioTerm
    let rest: RatioTerm
    let bins: [RatioTerm]
    let unknownTokens: Int
    let infiniteTokens: Int
    let boundedTokens: Int
  }

  let promptID: String
  /// The number of tokens that are counted.
  let length: Int
  let klTunedBase: Values
  let klBaseTuned: Values
  /// How many tokens are of each shift class.
  let classes: [ShiftClass: Int]
  let tokensOfUnknownRank: Int
  let undecidedTokens: Int

  /// Counts a response.
  ///
  /// Complexity: O(tokens).
  public init(_ response: ScoredResponse, _ endOfSequence: EndOfSequence = .excluded) {
    promptID = response.divergence.promptID
    length = response.length(endOfSequence)
    klTunedBase = Values(response.divergence.klTunedBase, length)
    klBaseTuned = Values(response.divergence.klBaseTuned, length)
    let ranks = response.divergence.baseRank[..<length]
    classes = ranks.reduce(into: [:]) { classes, rank in
      if let shift = rank?.shiftClass { classes[shift, default: 0] += 1 }
    }
    tokensOfUnknownRank = ranks.count { $0 == nil }
    undecidedTokens = ranks.count { $0.map { $0.shiftClass == nil } ?? false }
  }
}

extension ResponseTally.Values {
  init(_ values: [Bounds?], _ length: Int) {
    func sum(_ section: ResponseSection) -> RatioTerm {
      var sum = RatioTerm.nothing
      for case let value? in values[section.range(length: length)] where value.low.isFinite {
        sum += RatioTerm(value.low, over: 1)
      }
      return sum
    }
    let counted = values[..<length]
    let binCount = DivergenceSummary.binCount
    self.init(
      first: sum(.first),
      rest: sum(.rest),
      bins: (0..<binCount).map { sum(.bin($0, of: binCount)) },
      unknownTokens: counted.count { $0 == nil },
      infiniteTokens: counted.count { $0?.low == .infinity },
      boundedTokens: counted.count { $0.map { $0.exact == nil } ?? false }
    )
  }
}
