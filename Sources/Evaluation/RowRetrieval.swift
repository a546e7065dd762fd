import SpoorModel
import Statistics

/// How well traces find the sought rows of false values, beside random rows that hold the value.
public struct RowRetrieval: Sendable {
  /// Who lists rows.
  public enum Lister: String, Hashable, Sendable, Codable, CaseIterable {
    /// The traces.
    case traces
    /// Chance: the rows that hold the value, in random order (``RandomRows``).
    case randomRows = "random_rows"
  }

  /// The values that a figure is of.
  public enum Reach: String, Hashable, Sendable, Codable, CaseIterable {
    /// All that have sought rows; one without a trace was not found.
    case all
    /// Those that have a trace.
    case traced
  }

  /// How much there is to find.
  public struct Counts: Hashable, Sendable, Codable {
    /// The false values that have sought rows.
    public var values = 0
    /// Those of them that no trace meets.
    public var untraced = 0
    /// False values left out because gold labels list some of their sought rows only.
    public var cut = 0
    /// False values left out because gold labels lack what must be known.
    public var unknown = 0
  }

  private struct Key: Hashable {
    let lister: Lister
    let measure: RetrievalMeasure
    let reach: Reach
  }

  /// A value with sought rows, and what each lister makes of it.
  private struct Found {
    let isTraced: Bool
    let rank: Int?
    let random: RandomRows?
  }

  /// Which rows are sought.
  public let sought: SoughtRows
  /// How much there is to find.
  public let counts: Counts
  private let figures: [Key: SpanFigure]

  /// A lister's figure; the count is of the values in its denominator.
  public subscript(lister: Lister, measure: RetrievalMeasure, reach: Reach) -> SpanFigure {
    figures[Key(lister: lister, measure: measure, reach: reach)] ?? SpanFigure(nil, of: 0)
  }

  /// `values` are all of a model, numbered by `units`.
  init(of sought: SoughtRows, _ values: [TracedValue], _ units: PromptUnits, _ bootstrap: Bootstrap)
  {
    self.sought = sought
    var counts = Counts()
    let found = values.map { Self.found($0, of: sought, &counts) }
    self.counts = counts
    let keys = Lister.allCases.flatMap { lister in
      RetrievalMeasure.allCases.flatMap { measure in
        Reach.allCases.map { Key(lister: lister, measure: measure, reach: $0) }
      }
    }
    let asked = keys.map { key in
      let ratio = units.ratio(of: found) { found in Self.term(found, key) }
      let count = ratio.terms.reduce(0) { $0 + Int($1.denominator) }
      return AskedFigure(statistic: ratio, count: count)
    }
    figures = Dictionary(uniqueKeysWithValues: zip(keys, bootstrap.figures(of: asked)))
  }

  /// What is found of a value; `nil` of one that no figure is of.
  private static func found(
    _ traced: TracedValue,
    of sought: SoughtRows,
    _ counts: inout Counts
  ) -> Found? {
    guard traced.value.truth == .fails else { return nil }
    switch sought.answer(for: traced.value) {
    case .unknown: counts.unknown += 1
    case .cut: counts.cut += 1
    case .none: break
    case .rows(let rows, let random):
      counts.values += 1
      if traced.trace == nil { counts.untraced += 1 }
      return Found(isTraced: traced.trace != nil, rank: traced.rank(of: rows), random: random)
    }
    return nil
  }

  private static func term(_ found: Found?, _ key: Key) -> RatioTerm {
    guard let found, key.reach == .all || found.isTraced else { return .nothing }
    switch key.lister {
    case .traces: return RatioTerm(key.measure.value(ofRank: found.rank), over: 1)
    case .randomRows:
      guard let random = found.random else { return .nothing }
      return RatioTerm(key.measure.expectation(of: random), over: 1)
    }
  }
}
