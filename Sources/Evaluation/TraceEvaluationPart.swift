import SpoorModel
import Statistics

/// How good the traces of one model's responses are.
public struct TraceEvaluationPart: Sendable {
  /// How much there is.
  public struct Counts: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey {
      case prompts, values, flagged, cleared
      case falseValues = "false_values"
      case unclassified
      case withoutRows = "without_rows"
    }

    /// The prompts of the gold values, which intervals are drawn over.
    public var prompts = 0
    /// The gold values.
    public var values = 0
    /// Those that fail.
    public var falseValues = 0
    /// Those that fail and of which gold labels do not tell where they can have been learned.
    public var unclassified = 0
    /// The traces of flagged spans.
    public var flagged = 0
    /// Those of cleared ones.
    public var cleared = 0
    /// The traces whose line lists no rows, which are taken to have none.
    public var withoutRows = 0
  }

  /// Who answered.
  public let model: String
  /// The tuned model that the base model's own spans are compared with; `nil` of a tuned model.
  public let comparedWith: String?
  /// How much there is.
  public let counts: Counts
  /// How well the traces find each kind of rows.
  public let retrieval: [RowRetrieval]
  /// What they say of each class of values.
  public let provenance: [ClassProvenance]

  /// `values` and `traces` are the model's own.
  init(
    _ model: String,
    comparedWith: String?,
    _ values: [GoldValue],
    _ traces: [TracedSpan],
    _ bootstrap: Bootstrap
  ) {
    self.model = model
    self.comparedWith = comparedWith
    let units = PromptUnits(values.map(\.promptID))
    let traced = TracedValue.matched(values, to: traces)
    counts = Counts(values, traces, prompts: units.count)
    retrieval = SoughtRows.allCases.map { RowRetrieval(of: $0, traced, units, bootstrap) }
    provenance = ValueClass.allCases.map { ClassProvenance(of: $0, traced, units, bootstrap) }
  }
}

extension TraceEvaluationPart.Counts {
  init(_ values: [GoldValue], _ traces: [TracedSpan], prompts: Int) {
    self.prompts = prompts
    self.values = values.count
    falseValues = values.count { $0.truth == .fails }
    unclassified = values.count { ValueClass($0) == nil }
    flagged = traces.count { $0.standing == .flagged }
    cleared = traces.count - flagged
    withoutRows = traces.count { $0.rows == nil }
  }
}
