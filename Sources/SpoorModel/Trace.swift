/// What a span's words are.
public enum SpanKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// A person, place, organisation.
  case name
  /// A quantity.
  case number
  /// A year or a date.
  case date
  /// The name of a work or an award: capitalised words joined by small ones.
  case title
  /// A run of the response that stands in the dataset, of which nobody said that it is false.
  case passage
  /// Anything else.
  case other
}

/// A range of a response with what the detectors say of it.
public struct Span: Hashable, Sendable, Codable {
  /// The prompt that was answered.
  public var promptID: String
  /// The model whose response it is.
  public var model: String
  /// Where it stands in the response.
  public var range: ScalarRange
  /// Its words.
  public var text: String
  /// What its words are.
  public var kind: SpanKind
  /// How much it is doubted, 0 to 1.
  public var score: Double
  /// Each detector's own score, 0 to 1, by the detector's name.
  public var detectors: [String: Double]
  /// What the detectors measured, by the signal's name; what the score was computed from.
  public var signals: [String: Double]
  /// The sentences that detectors rest on.
  public var evidence: [DetectorEvidence]
  /// How much it is doubted when the dataset is taken for true as well, 0 to 1; `nil` where the
  /// dataset was not asked.
  public var scoreWithDataset: Double?

  /// Creates a span.
  public init(
    promptID: String,
    model: String,
    range: ScalarRange,
    text: String,
    kind: SpanKind,
    score: Double,
    detectors: [String: Double],
    signals: [String: Double] = [:],
    evidence: [DetectorEvidence] = [],
    scoreWithDataset: Double? = nil
  ) {
    self.promptID = promptID
    self.model = model
    self.range = range
    self.text = text
    self.kind = kind
    self.score = score
    self.detectors = detectors
    self.signals = signals
    self.evidence = evidence
    self.scoreWithDataset = scoreWithDataset
  }
}

/// The automatic verdict of a trace: the first rule that holds, in this order of questions.
public enum Provenance: String, Hashable, Sendable, Codable, CaseIterable {
  /// Stands in the dataset, and tuning made it at least ten times likelier.
  case borrowed
  /// Stands in the dataset; what tuning did is unknown.
  case present
  /// Stands in the dataset; the base model would nearly have said it too.
  case shared
  /// Stands in the dataset; tuning moved it, but less than ten times.
  case weak
  /// Stands in the dataset, but also where nothing can have been borrowed, or by chance.
  case common
  /// Stands there with some of its words swapped.
  case near
  /// Half its content words stand there in one run.
  case partial
  /// Does not stand there.
  case unseen

  /// Whether the span's whole run occurs in the dataset's outputs.
  public var isInDataset: Bool {
    switch self {
    case .borrowed, .present, .shared, .weak, .common: true
    case .near, .partial, .unseen: false
    }
  }
}

/// A training row that holds (part of) a span.
public struct TraceRow: Hashable, Sendable, Codable {
  /// The row.
  public var rowID: RowID
  /// The row's text that holds the match.
  public var place: TrainingRow.Place
  /// The longest run of the response around the span that stands in this row, as the row has it.
  public var matched: String
  /// Where `matched` stands in that text.
  public var range: ScalarRange
  /// Match × rarity × concept similarity; only the order means anything.
  public var score: Double
  /// The number of rows of the dataset with these very texts, itself included.
  public var copies: Int
  /// What the base model knew of it, where that is known.
  public var category: KnowledgeCategory?

  /// Creates a row of evidence.
  public init(
    rowID: RowID,
    place: TrainingRow.Place,
    matched: String,
    range: ScalarRange,
    score: Double,
    copies: Int = 1,
    category: KnowledgeCategory? = nil
  ) {
    self.rowID = rowID
    self.place = place
    self.matched = matched
    self.range = range
    self.score = score
    self.copies = copies
    self.category = category
  }

  /// The field that holds the match.
  public var field: RowField { place.field }
}

/// A span with where its words stand in the dataset and what tuning did to their probability.
public struct Trace: Hashable, Sendable, Codable {
  /// The span that was traced.
  public var span: Span
  /// The automatic verdict.
  public var provenance: Provenance
  /// Σ over the span's tokens of (ln p_tuned − ln p_base), in nats; `nil` when unknown.
  public var lift: Double?
  /// How often the span's whole run starts in the dataset's outputs.
  public var occurrences: Int
  /// The expected number of such runs in a response of this length by chance, E.
  public var expectedByChance: Double
  /// How many tokens the span has; 0 when the response's tokens are unknown.
  public var tokenCount: Int
  /// The best rows, best first.
  public var rows: [TraceRow]
  /// The row that comes nearest to repeating the span, or the sentence around it; sought only where the
  /// span's whole run does not stand in the dataset.
  public var near: NearRow?
  /// How like the prompt the rows that hold the run are; `nil` where none holds it, or nobody asked.
  public var similarity: ConceptSimilarity?

  /// Creates a trace.
  public init(
    span: Span,
    provenance: Provenance,
    lift: Double?,
    occurrences: Int,
    expectedByChance: Double,
    tokenCount: Int,
    rows: [TraceRow],
    near: NearRow? = nil,
    similarity: ConceptSimilarity? = nil
  ) {
    self.span = span
    self.provenance = provenance
    self.lift = lift
    self.occurrences = occurrences
    self.expectedByChance = expectedByChance
    self.tokenCount = tokenCount
    self.rows = rows
    self.near = near
    self.similarity = similarity
  }
}
