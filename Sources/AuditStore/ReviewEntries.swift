import SpoorModel

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

extension ReviewEntries {
  /// The entries with names as they are kept.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a name that is none or a time more than a day ahead: a later word
  ///   would never count.
  func checked(at now: Timestamp) throws(SpoorError) -> ReviewEntries {
    var kept = self
    if let time = all.compactMap(\.time).max(), time > now + .seconds(24 * 3_600) {
      throw SpoorError(
        .badInput,
        "something was said at \(time), which is more than a day ahead of this machine's clock",
        remedy: "Correct the time, or this machine's clock."
      )
    }
    for place in verdicts.indices {
      kept.verdicts[place].reviewer = try ReviewerName.kept(verdicts[place].reviewer)
    }
    for place in pairVerdicts.indices {
      kept.pairVerdicts[place].reviewer = try ReviewerName.kept(pairVerdicts[place].reviewer)
    }
    for place in skips.indices {
      kept.skips[place].reviewer = try ReviewerName.kept(skips[place].reviewer)
    }
    for place in adjudications.indices {
      kept.adjudications[place].adjudicator = try ReviewerName.kept(
        adjudications[place].adjudicator
      )
    }
    for place in gold.indices {
      kept.gold[place].author = try ReviewerName.kept(gold[place].author)
    }
    return kept
  }
}
