import Foundation
public import SpoorModel
public import Statistics

extension AttributionFigures {
  /// Computes the rates of a tuned model's traces beside their controls.
  ///
  /// Intervals are bootstraps over prompts: a prompt is drawn with all its spans, those of the
  /// tuned response and those of the base's.
  public init(of groups: TracedGroups, rule: ProvenanceRule, by bootstrap: Bootstrap) {
    let flagged = groups.flagged.map(\.trace)
    let comparison = Comparison(flagged, groups.baseFlagged.map(\.trace), bootstrap)
    let excess = comparison.excess
    let oddsRatio = comparison.oddsRatio
    let present = flagged.filter { $0.occurrences > 0 && $0.lift != nil }
    let absent = flagged.filter { $0.occurrences == 0 && $0.lift != nil }
    func liftPasses(_ trace: Trace) -> Bool { trace.lift.map { $0 >= rule.lift } ?? false }
    self.init(
      flagged: Group(groups.flagged, bootstrap),
      baseFlagged: Group(groups.baseFlagged, bootstrap),
      clearedUnstated: Group(groups.clearedUnstated, bootstrap),
      clearedStated: Group(groups.clearedStated, bootstrap),
      liftPassesInDataset: Rate(of: present, by: bootstrap, where: liftPasses),
      liftPassesUnseen: Rate(of: absent, by: bootstrap, where: liftPasses),
      excess: excess,
      oddsRatio: oddsRatio.estimate,
      statement: Self.statement(
        excess: excess,
        oddsRatio: oddsRatio,
        controls: groups.baseFlagged.count
      )
    )
  }

  private static func statement(
    excess: Estimate?,
    oddsRatio: Comparison.Odds,
    controls: Int
  ) -> String {
    guard controls >= MantelHaenszel.controlsNeeded, let excess, let low = excess.low,
      let high = excess.high
    else {
      return "Not estimable: \(controls) doubted spans of the base model's own are too few to "
        + "compare with (at least \(MantelHaenszel.controlsNeeded))."
    }
    let range = "95 % interval \(points(low)) to \(points(high)) percentage points"
    guard excess.excludesZero else {
      return "Doubted spans are not borrowed more often than the base model's own: the difference "
        + "of \(points(excess.value)) percentage points is not significant (\(range))."
    }
    let direction = excess.value > 0 ? "more" : "less"
    return
      "Doubted spans stand in the tuning data with a tuned-in lift \(direction) often than the "
      + "base model's own, by \(points(abs(excess.value))) percentage points (\(range))\(oddsRatio.words)."
  }

  private static func points(_ share: Double) -> String { String(format: "%.1f", 100 * share) }
}

extension AttributionFigures.Group {
  fileprivate init(_ entries: [TraceEntry], _ bootstrap: Bootstrap) {
    let traces = entries.map(\.trace)
    self.init(
      inDataset: Rate(of: traces, by: bootstrap) { $0.provenance.isInDataset },
      borrowed: Rate(of: traces, by: bootstrap) { $0.provenance == .borrowed }
    )
  }
}

extension Rate {
  /// The share of traces with a property, with a bootstrap interval over their prompts.
  fileprivate init(of traces: [Trace], by bootstrap: Bootstrap, where holds: (Trace) -> Bool) {
    let terms = Dictionary(grouping: traces, by: \.span.promptID).sorted { $0.key < $1.key }
      .map { RatioTerm(Double($0.value.filter(holds).count), over: Double($0.value.count)) }
    let count = traces.filter(holds).count
    let interval = bootstrap.interval(over: terms)
    self.init(
      count: count,
      of: traces.count,
      share: traces.isEmpty
        ? nil
        : Estimate(
          value: Double(count) / Double(traces.count),
          low: interval?.low,
          high: interval?.high
        )
    )
  }
}
