public import SpoorModel
import Statistics

/// What the traces of one class of values say of where they come from.
public struct ClassProvenance: Sendable {
  /// The class.
  public let valueClass: ValueClass
  /// How many values are of it.
  public let values: Int
  /// How many of their traces have each provenance.
  public let counts: [Provenance: Int]
  /// How many no trace meets.
  public let untraced: Int
  /// The share of all values of the class that are called borrowed; one without a trace is not.
  public let borrowed: SpanFigure

  /// `values` are all of a model, numbered by `units`.
  init(
    of valueClass: ValueClass,
    _ values: [TracedValue],
    _ units: PromptUnits,
    _ bootstrap: Bootstrap
  ) {
    let isMember = values.map { ValueClass($0.value) == valueClass }
    let members = zip(values, isMember).filter(\.1).map(\.0)
    let share = units.ratio(of: Array(zip(values, isMember))) { traced, isMember in
      isMember ? RatioTerm(traced.trace?.provenance == .borrowed ? 1 : 0, over: 1) : .nothing
    }
    let figures = bootstrap.figures(of: [AskedFigure(statistic: share, count: members.count)])
    self.valueClass = valueClass
    self.values = members.count
    counts = Dictionary(grouping: members.compactMap(\.trace), by: \.provenance)
      .mapValues(\.count)
    untraced = members.count { $0.trace == nil }
    borrowed = figures.first ?? SpanFigure(nil, of: members.count)
  }
}
