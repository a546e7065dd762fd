import Foundation
public import SpoorModel

/// What is known of a span when its provenance is decided.
public struct SpanEvidence: Hashable, Sendable {
  /// How often the span's whole run starts in the dataset's outputs.
  public var occurrences: Int
  /// How many alignments as good as the nearest near-verbatim one chance would bring; `nil` where no
  /// output nearly repeats the span.
  public var nearChance: Double?
  /// The largest share of the span's content words that stands in one run of an output.
  public var partialShare: Double
  /// Whether the whole run stands in the placebo.
  public var isInPlacebo: Bool
  /// The expected number of such runs in a response of this length by chance.
  public var expectedByChance: Double
  /// Σ (ln p_tuned − ln p_base) over the span's tokens, in nats.
  public var lift: Double?
  /// The base model's rank of each of the span's tokens.
  public var baseRanks: [RankBounds?]

  /// Gathers the evidence of one span.
  public init(
    occurrences: Int,
    nearChance: Double? = nil,
    partialShare: Double,
    isInPlacebo: Bool,
    expectedByChance: Double,
    lift: Double?,
    baseRanks: [RankBounds?]
  ) {
    self.occurrences = occurrences
    self.nearChance = nearChance
    self.partialShare = partialShare
    self.isInPlacebo = isInPlacebo
    self.expectedByChance = expectedByChance
    self.lift = lift
    self.baseRanks = baseRanks
  }
}

/// The ordered rule that gives a span its provenance, with every threshold of it.
///
/// The papers state no rule for "borrowed from the tuning data"; this one is ours
/// (docs/method.md). It says where the words stand and whether tuning made them likelier. It does
/// not prove that one caused the other.
public struct ProvenanceRule: Hashable, Sendable {
  /// Tuning must have made the span this much likelier to call it borrowed, in nats.
  ///
  /// ln 10: ten times, well above the few tenths of a nat that two scorings of one model differ
  /// by.
  public var lift = log(10.0)
  /// A run expected this often by chance in a response is common; one in twenty, as is customary.
  public var chance = 0.05
  /// Base would nearly have said a token of at most this rank: the border of the shift classes.
  public var sharedRank = 3
  /// A span of which this share of content words stands in one run is partly there.
  public var partialShare = 0.5
  /// A word that makes up more of the dataset than this is no content word.
  public var contentWordFrequency = 0.01

  /// The rule as published, with its default thresholds.
  public static let standard = ProvenanceRule()

  /// The provenance of a span: the first rule that holds.
  public func provenance(of evidence: SpanEvidence) -> Provenance {
    guard evidence.occurrences > 0 else {
      if let expected = evidence.nearChance, expected < chance { return .near }
      return evidence.partialShare >= partialShare ? .partial : .unseen
    }
    if evidence.isInPlacebo || evidence.expectedByChance >= chance { return .common }
    guard let lift = evidence.lift else { return .present }
    if lift >= self.lift { return .borrowed }
    let isShared = evidence.baseRanks.allSatisfy { rank in
      rank?.high.map { $0 <= sharedRank } ?? false
    }
    return isShared ? .shared : .weak
  }
}
