public import SpoorModel
public import Statistics

extension LedgerFigures {
  /// How many of the ledger's first rows are listed.
  private static let listed = 10

  /// The figures of a ledger.
  ///
  /// - Parameters:
  ///   - ledger: the ledger.
  ///   - categorised: the categories of all rows of the dataset of which one is known.
  ///   - bootstrap: draws prompts, each with all its spans.
  public init(
    of ledger: RowLedger,
    categorised: [KnowledgeCategory],
    by bootstrap: Bootstrap
  ) {
    self.init(
      spans: ledger.spans.count,
      rows: ledger.entries.count,
      borrowedRows: ledger.entries.count { $0.row.borrowed > 0 },
      top: ledger.entries.prefix(Self.listed).map(\.row),
      unknown: categorised.isEmpty ? nil : Unknown(ledger, among: categorised, by: bootstrap)
    )
  }
}

extension LedgerFigures.Unknown {
  fileprivate init(
    _ ledger: RowLedger,
    among categorised: [KnowledgeCategory],
    by bootstrap: Bootstrap
  ) {
    let unknown = categorised.count { $0 == .unknown }
    var supports: [String: RatioTerm] = [:]
    var best: [String: RatioTerm] = [:]
    for entry in ledger.entries {
      guard let category = entry.row.category else { continue }
      let term = RatioTerm(category == .unknown ? 1 : 0, over: 1)
      for place in entry.supports {
        let span = ledger.spans[place]
        supports[span.promptID, default: .nothing] += term
        guard span.provenance == .borrowed, entry.best.contains(place) else { continue }
        best[span.promptID, default: .nothing] += term
      }
    }
    self.init(
      rows: Rate(
        count: unknown,
        of: categorised.count,
        share: Estimate(value: Double(unknown) / Double(categorised.count))
      ),
      supports: Rate(of: supports, by: bootstrap),
      bestOfBorrowed: Rate(of: best, by: bootstrap)
    )
  }
}

extension Rate {
  /// A share of things that were counted prompt by prompt, with a bootstrap interval over prompts.
  init(of counts: [String: RatioTerm], by bootstrap: Bootstrap) {
    let terms = counts.sorted { $0.key < $1.key }.map(\.value)
    var sum = RatioTerm.nothing
    for term in terms { sum += term }
    let interval = bootstrap.interval(over: terms)
    self.init(
      count: Int(sum.numerator),
      of: Int(sum.denominator),
      share: sum.ratio.map { Estimate(value: $0, low: interval?.low, high: interval?.high) }
    )
  }
}
