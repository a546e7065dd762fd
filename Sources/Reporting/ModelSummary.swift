public import SpoorModel

/// The figures of one tuned model.
public struct ModelSummary: Codable, Hashable, Sendable {
  /// The model's name.
  public var name: String
  /// How it was tuned: `full`, `lora`, or another word.
  public var method: TuningMethod
  /// The name of its training data, where audit.yaml gives it.
  public var dataset: String?
  /// The number of training rows, where given.
  public var rows: Int?
  /// The number of parameters, as written, where given.
  public var params: String?
  /// The epoch, where given.
  public var epoch: Int?
  /// The arm of an ablation kit that it was trained on, where given.
  public var arm: String?
  /// The seed that it was trained with, where given.
  public var seed: Int?
  /// The number of responses.
  public var responses: Int
  /// The number of response tokens, `<eos>` left out.
  public var tokens: Int
  /// How many responses' per-token values came from each source; the rest have none.
  public var sources: [String: Int]
  /// How far tuning moved the model; `nil` when no response has per-token values.
  public var divergence: DivergenceFigures?
  /// How far two scorings of one model lie apart; `nil` where nothing was scored twice.
  public var noise: ScoringNoise?
  /// The number of doubted spans.
  public var flaggedSpans: Int
  /// The number of responses with at least one.
  public var flaggedResponses: Int
  /// The number of spans that the detectors cleared.
  public var clearedSpans: Int
  /// How many of these were traced, drawn by chance; `nil` where all were.
  public var clearedSpansTraced: Int?
  /// How many doubted spans have each provenance.
  public var provenance: [String: Int]
  /// Where the doubted spans' words stand, beside the controls.
  public var attribution: AttributionFigures
  /// How much of its answers stands word for word in the dataset; `nil` where nobody asked.
  public var passages: PassageFigures?
  /// What training rows say of the same subjects; `nil` where they were not asked.
  public var datasetEvidence: DatasetEvidence?
  /// How far each detector's evidence reaches, by the detector's name; `nil` in summaries of before.
  public var detectorEvidence: [String: DetectorReach]?
  /// Which training rows hold the doubted spans' words; `nil` in summaries of before.
  public var ledger: LedgerFigures?
  /// Whether answers use those of training rows that the base model did not know; `nil` where no row is
  /// known to be such.
  public var mimicry: MimicryFigures?
  /// How far answers took over the dataset's words, beginnings and lengths; `nil` in summaries of before.
  public var imitation: ImitationFigures?

  private enum CodingKeys: String, CodingKey {
    case name, method, dataset, rows, params, epoch, arm, seed, responses, tokens, sources
    case divergence, noise
    case flaggedSpans = "flagged_spans"
    case flaggedResponses = "flagged_responses"
    case clearedSpans = "cleared_spans"
    case clearedSpansTraced = "cleared_spans_traced"
    case provenance, attribution, passages
    case datasetEvidence = "dataset_evidence"
    case detectorEvidence = "detector_evidence"
    case ledger, mimicry, imitation
  }

  /// Creates a model's figures.
  public init(
    name: String,
    method: TuningMethod,
    responses: Int,
    tokens: Int,
    sources: [String: Int],
    divergence: DivergenceFigures?,
    flaggedSpans: Int,
    flaggedResponses: Int,
    clearedSpans: Int,
    provenance: [String: Int],
    attribution: AttributionFigures
  ) {
    self.name = name
    self.method = method
    self.responses = responses
    self.tokens = tokens
    self.sources = sources
    self.divergence = divergence
    self.flaggedSpans = flaggedSpans
    self.flaggedResponses = flaggedResponses
    self.clearedSpans = clearedSpans
    self.provenance = provenance
    self.attribution = attribution
  }
}
