import Figures
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
    let sides = [first, second].map { SideTerms($0.flagged.map(\.trace), rule) }
    let units = Set(sides.flatMap(\.prompts)).sorted().map { prompt in
      SpanTerms.Pair(first: sides[0][prompt], second: sides[1][prompt])
    }
    let isEnough = sides.allSatisfy { $0.prompts.count >= ComparedPrompts.needed }
    func difference(_ term: KeyPath<SpanTerms, RatioTerm>) -> Estimate? {
      guard isEnough else { return nil }
      let pairs = units.map {
        PairedRatioTerms($0.first[keyPath: term], minus: $0.second[keyPath: term])
      }
      return Estimate(ofDifference: pairs, by: bootstrap)
    }
    let areOutside = sides.allSatisfy {
      Int($0.total.outside.denominator) >= MantelHaenszel.controlsNeeded
    }
    self.init(
      first: first.name,
      second: second.name,
      inDataset: difference(\.inDataset),
      borrowed: difference(\.borrowed),
      specificity: isEnough && areOutside
        ? Estimate(ofSpecificity: units, by: bootstrap) : nil,
      statement: ""
    )
    statement =
      BorrowingStatement(
        self,
        shares: sides.map(\.total.inDataset.ratio),
        outside: difference(\.outside)
      ).text
  }
}

/// Shares of doubted spans, of one prompt or of all.
private struct SpanTerms {
  /// Two models' spans of one prompt.
  struct Pair {
    var first: SpanTerms
    var second: SpanTerms
  }

  /// Spans that stand in the dataset.
  var inDataset = RatioTerm.nothing
  /// Of spans of known lift, those that are borrowed.
  var borrowed = RatioTerm.nothing
  /// Of those that stand in the dataset, and of those that do not, spans whose lift passes.
  var inside = RatioTerm.nothing
  var outside = RatioTerm.nothing

  /// How much more often lift passes inside the dataset than outside.
  var specificity: Double? {
    guard let inside = inside.ratio, let outside = outside.ratio else { return nil }
    return inside - outside
  }

  mutating func count(_ trace: Trace, _ rule: ProvenanceRule) {
    inDataset += RatioTerm(trace.occurrences > 0 ? 1 : 0, over: 1)
    guard let lift = trace.lift else { return }
    borrowed += RatioTerm(trace.provenance == .borrowed ? 1 : 0, over: 1)
    let side = trace.occurrences > 0 ? \SpanTerms.inside : \.outside
    self[keyPath: side] += RatioTerm(lift >= rule.lift ? 1 : 0, over: 1)
  }

  static func += (sum: inout SpanTerms, other: SpanTerms) {
    sum.inDataset += other.inDataset
    sum.borrowed += other.borrowed
    sum.inside += other.inside
    sum.outside += other.outside
  }
}

extension Estimate {
  /// How much more the first model's lift prefers the dataset than the second's.
  fileprivate init?(ofSpecificity units: [SpanTerms.Pair], by bootstrap: Bootstrap) {
    func difference(_ units: [SpanTerms.Pair]) -> Double? {
      var (first, second) = (SpanTerms(), SpanTerms())
      for unit in units {
        first += unit.first
        second += unit.second
      }
      guard let one = first.specificity, let other = second.specificity else { return nil }
      return one - other
    }
    guard let value = difference(units) else { return nil }
    let interval = bootstrap.interval(over: units, statistic: difference)
    self.init(value: value, low: interval?.low, high: interval?.high)
  }
}

/// One model's shares by prompt.
private struct SideTerms {
  private var terms: [String: SpanTerms] = [:]
  private(set) var total = SpanTerms()

  init(_ traces: [Trace], _ rule: ProvenanceRule) {
    for trace in traces {
      terms[trace.span.promptID, default: SpanTerms()].count(trace, rule)
      total.count(trace, rule)
    }
  }

  var prompts: [String] { Array(terms.keys) }

  subscript(prompt: String) -> SpanTerms { terms[prompt, default: SpanTerms()] }
}
