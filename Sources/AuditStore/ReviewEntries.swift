/// What people said of items and pairs, of one file or one moment: taken together or not at all.
public struct ReviewEntries: Hashable, Sendable {
  /// Verdicts on items.
  public var verdicts: [Verdict]
  /// Verdicts on two answers.
  public var pairVerdicts: [PairVerdict]
  /// Items that somebody skipped.
  public var skips: [Skip]
  /// Decisions of adjudicators.
  public var adjudications: [Adjudication]
  /// Right answers that are known.
  public var gold: [GoldAnswer]

  /// Collects entries.
  public init(
    verdicts: [Verdict] = [],
    pairVerdicts: [PairVerdict] = [],
    skips: [Skip] = [],
    adjudications: [Adjudication] = [],
    gold: [GoldAnswer] = []
  ) {
    self.verdicts = verdicts
    self.pairVerdicts = pairVerdicts
    self.skips = skips
    self.adjudications = adjudications
    self.gold = gold
  }

  var all: [any ReviewEntry] { verdicts + pairVerdicts + skips + adjudications + gold }
}
