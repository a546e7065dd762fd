import Figures
public import SpoorModel
public import Statistics

extension AttributionFigures {
  /// Computes the rates of a tuned model's traces beside their controls.
  ///
  /// Intervals are bootstraps over prompts: a prompt is drawn with all its spans, those of the
  /// tuned response and those of the base's. Spans of unknown lift cannot be called borrowed, so
  /// they are no part of the comparison.
  public init(of groups: TracedGroups, rule: ProvenanceRule, by bootstrap: Bootstrap) {
    let lifted = groups.flagged.map(\.trace).filter { $0.lift != nil }
    let controls = groups.baseFlagged.map(\.trace).filter { $0.lift != nil }
    let excess = Excess(lifted, controls, bootstrap) { $0.provenance == .borrowed }
    let presence = Excess(
      groups.flagged.map(\.trace),
      groups.baseFlagged.map(\.trace),
      bootstrap
    ) { $0.occurrences > 0 }
    let oddsRatio = excess.oddsRatio
    let lift = LiftRates(lifted, rule, bootstrap)
    let flagged = Group(groups.flagged, bootstrap)
    let baseFlagged = Group(groups.baseFlagged, bootstrap)
    let statement = AttributionStatement(
      flagged: flagged,
      baseFlagged: baseFlagged,
      prompts: excess.prompts,
      excess: excess.estimate,
      oddsRatio: oddsRatio,
      liftPassesInDataset: lift.inDataset,
      liftPassesUnseen: lift.unseen,
      liftDifference: lift.difference
    )
    self.init(
      flagged: flagged,
      baseFlagged: baseFlagged,
      clearedUnstated: Group(groups.clearedUnstated, bootstrap),
      clearedStated: Group(groups.clearedStated, bootstrap),
      liftPassesInDataset: lift.inDataset,
      liftPassesUnseen: lift.unseen,
      liftDifference: lift.difference,
      excess: excess.estimate,
      presenceExcess: presence.estimate,
      oddsRatio: excess.isEstimable ? oddsRatio.estimate : nil,
      statement: statement.comparison,
      liftStatement: statement.specificity
    )
  }
}

/// How much more often doubted spans have a property than the base model's own.
private struct Excess {
  /// The prompts that the spans come from, on the side that has fewer.
  let prompts: Int
  let isEstimable: Bool
  let estimate: Estimate?
  private let comparison: Comparison

  init(
    _ flagged: [Trace],
    _ controls: [Trace],
    _ bootstrap: Bootstrap,
    where holds: (Trace) -> Bool
  ) {
    comparison = Comparison(flagged, controls, bootstrap)
    prompts = min(
      Set(flagged.map(\.span.promptID)).count,
      Set(controls.map(\.span.promptID)).count
    )
    isEstimable =
      controls.count >= MantelHaenszel.controlsNeeded
      && prompts >= ComparedPrompts.needed
    estimate = isEstimable ? comparison.difference(where: holds) : nil
  }

  /// The odds ratio of being borrowed.
  var oddsRatio: Comparison.Odds { comparison.oddsRatio }
}

/// How often lift passes among spans that stand in the dataset, and among those that do not.
private struct LiftRates {
  let inDataset: Rate
  let unseen: Rate
  let difference: Estimate?

  init(_ lifted: [Trace], _ rule: ProvenanceRule, _ bootstrap: Bootstrap) {
    let present = lifted.filter { $0.occurrences > 0 }
    let absent = lifted.filter { $0.occurrences == 0 }
    func passes(_ trace: Trace) -> Bool { trace.lift.map { $0 >= rule.lift } ?? false }
    inDataset = Rate(of: present, by: bootstrap, where: passes)
    unseen = Rate(of: absent, by: bootstrap, where: passes)
    difference = Comparison(present, absent, bootstrap).difference(where: passes)
  }
}

extension AttributionFigures.Group {
  fileprivate init(_ entries: [TraceEntry], _ bootstrap: Bootstrap) {
    let traces = entries.map(\.trace)
    self.init(
      inDataset: Rate(of: traces, by: bootstrap) { $0.provenance.isInDataset },
      borrowed: Rate(of: traces.filter { $0.lift != nil }, by: bootstrap) {
        $0.provenance == .borrowed
      },
      rowLikeness: Estimate(likenessOf: traces, by: bootstrap)
    )
  }
}

extension Estimate {
  /// How like their prompts the rows are that hold these spans, against random rows; `nil` where no span
  /// was compared.
  fileprivate init?(likenessOf traces: [Trace], by bootstrap: Bootstrap) {
    let compared = traces.compactMap { trace in
      trace.similarity.map { (trace.span.promptID, RatioTerm($0.outranks, over: 1)) }
    }
    let terms = Dictionary(grouping: compared, by: \.0).sorted { $0.key < $1.key }
      .map { $0.value.map(\.1).reduce(into: RatioTerm.nothing, +=) }
    guard let mean = terms.reduce(into: RatioTerm.nothing, +=).ratio else { return nil }
    let interval = bootstrap.interval(over: terms)
    self.init(value: mean, low: interval?.low, high: interval?.high)
  }
}

extension Rate {
  /// The share of traces with a property.
  fileprivate init(of traces: [Trace], by bootstrap: Bootstrap, where holds: (Trace) -> Bool) {
    let terms = Dictionary(grouping: traces, by: \.span.promptID).sorted { $0.key < $1.key }
      .map { RatioTerm(Double($0.value.filter(holds).count), over: Double($0.value.count)) }
    self.init(of: terms, by: bootstrap)
  }
}
