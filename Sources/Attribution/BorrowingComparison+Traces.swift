public import SpoorModel
public import Statistics

extension BorrowingComparison {
  /// One model's doubted spans.
  public struct Side {
    /// The model's name.
    public var name: String
    /// The traces of its doubted spans.
    public var flagged: [TraceEntry]

    /// Names a model's doubted spans.
    public init(name: String, flagged: [TraceEntry]) {
      self.name = name
      self.flagged = flagged
    }
  }

  /// Compares two tuned models' doubted spans prompt by prompt.
  ///
  /// Intervals are bootstraps over the prompts of either model, drawn with the spans of both.
  public init(_ first: Side, _ second: Side, rule: ProvenanceRule, by bootstrap: Bootstrap) {
    let sides = [first, second].map { SideCounts($0.flagged.map(\.trace), rule) }
    let prompts = Set(sides.flatMap(\.prompts)).sorted()
    let units = prompts.map { prompt in sides.map { $0[prompt] } }
    func estimate(_ figure: @escaping (SpanCounts) -> Double?) -> Estimate? {
      func difference(_ units: [[SpanCounts]]) -> Double? {
        var sums = [SpanCounts(), SpanCounts()]
        for unit in units { for side in sums.indices { sums[side] += unit[side] } }
        guard let one = figure(sums[0]), let other = figure(sums[1]) else { return nil }
        return one - other
      }
      guard sides.allSatisfy({ $0.prompts.count >= AttributionStatement.promptsNeeded }),
        let value = difference(units)
      else { return nil }
      let interval = bootstrap.interval(over: units, statistic: difference)
      return Estimate(value: value, low: interval?.low, high: interval?.high)
    }
    self.init(
      first: first.name,
      second: second.name,
      inDataset: estimate(\.inDatasetShare),
      borrowed: estimate(\.borrowedShare),
      specificity: sides.allSatisfy { $0.total.absent >= MantelHaenszel.controlsNeeded }
        ? estimate(\.specificity) : nil,
      statement: ""
    )
    statement =
      BorrowingStatement(
        self,
        shares: sides.map { $0.total.inDatasetShare },
        outside: estimate(\.outsideShare)
      ).text
  }
}

/// Counts of doubted spans, of one prompt or of all.
private struct SpanCounts {
  var spans = 0
  var inDataset = 0
  var borrowed = 0
  /// Spans of known lift that stand in the dataset, and those of them whose lift passes.
  var present = 0
  var presentPassing = 0
  /// Spans of known lift that do not, and those of them whose lift passes.
  var absent = 0
  var absentPassing = 0

  var inDatasetShare: Double? { Self.share(inDataset, of: spans) }
  var borrowedShare: Double? { Self.share(borrowed, of: present + absent) }
  var specificity: Double? {
    guard let inside = Self.share(presentPassing, of: present), let outside = outsideShare
    else { return nil }
    return inside - outside
  }
  /// The share of spans outside the dataset whose lift passes.
  var outsideShare: Double? { Self.share(absentPassing, of: absent) }

  private static func share(_ count: Int, of total: Int) -> Double? {
    total > 0 ? Double(count) / Double(total) : nil
  }

  mutating func count(_ trace: Trace, _ rule: ProvenanceRule) {
    spans += 1
    inDataset += trace.occurrences > 0 ? 1 : 0
    guard let lift = trace.lift else { return }
    let passes = lift >= rule.lift ? 1 : 0
    borrowed += trace.provenance == .borrowed ? 1 : 0
    if trace.occurrences > 0 {
      present += 1
      presentPassing += passes
    } else {
      absent += 1
      absentPassing += passes
    }
  }

  static func += (sum: inout SpanCounts, other: SpanCounts) {
    sum.spans += other.spans
    sum.inDataset += other.inDataset
    sum.borrowed += other.borrowed
    sum.present += other.present
    sum.presentPassing += other.presentPassing
    sum.absent += other.absent
    sum.absentPassing += other.absentPassing
  }
}

/// One model's counts by prompt.
private struct SideCounts {
  private var counts: [String: SpanCounts] = [:]
  private(set) var total = SpanCounts()

  init(_ traces: [Trace], _ rule: ProvenanceRule) {
    for trace in traces {
      counts[trace.span.promptID, default: SpanCounts()].count(trace, rule)
      total.count(trace, rule)
    }
  }

  var prompts: [String] { Array(counts.keys) }

  subscript(prompt: String) -> SpanCounts { counts[prompt, default: SpanCounts()] }
}
