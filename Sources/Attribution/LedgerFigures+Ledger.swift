import Figures
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
    var borrowed: [String: RatioTerm] = [:]
    for entry in ledger.entries {
      guard let category = entry.row.category else { continue }
      let term = RatioTerm(category == .unknown ? 1 : 0, over: 1)
      for place in entry.supports {
        let span = ledger.spans[place]
        supports[span.promptID, default: .nothing] += term
        guard entry.best.contains(place) else { continue }
        best[span.promptID, default: .nothing] += term
        if span.provenance == .borrowed { borrowed[span.promptID, default: .nothing] += term }
      }
    }
    self.init(
      rows: Rate(
        count: unknown,
        of: categorised.count,
        share: Estimate(value: Double(unknown) / Double(categorised.count))
      ),
      supports: Rate(of: supports.inOrder, by: bootstrap),
      best: Rate(of: best.inOrder, by: bootstrap),
      bestOfBorrowed: Rate(of: borrowed.inOrder, by: bootstrap)
    )
  }
}

extension [String: RatioTerm] {
  /// The prompts' terms in one order, because a bootstrap draws by place.
  fileprivate var inOrder: [RatioTerm] { sorted { $0.key < $1.key }.map(\.value) }
}
